"""Dragoman reads political reports and keeps a sourced model of a situation."""

__version__ = "0.1.0"
