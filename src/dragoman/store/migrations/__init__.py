"""Versions of the tables, applied by Alembic."""
