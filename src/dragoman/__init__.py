"""Dragoman reads political reports and keeps a sourced model of a situation."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.api import DragomanError, Records, Situation, open

__version__ = "0.1.0"
__all__ = ["DragomanError", "Records", "Situation", "__version__", "open"]


def __getattr__(name: str) -> Any:
    """The Python API, loaded when it is first asked for, so that the command's help comes at once."""
    if name in __all__:
        return getattr(import_module("dragoman.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
