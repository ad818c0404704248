"""Laying out and reading English reports."""
