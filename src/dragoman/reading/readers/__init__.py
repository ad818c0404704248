"""Readers: each turns a document into a reading. `grammar` is the default."""
