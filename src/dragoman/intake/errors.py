"""Why a file could not be read."""

from dragoman.schema.errors import DragomanError


class IntakeError(DragomanError):
    """A file that cannot become a report; its text gives the reason, fit to be shown."""
