"""Errors that a user is meant to read."""


class DragomanError(Exception):
    """Something a user can mend; its text says what went wrong and what to do."""


class ContractError(DragomanError, ValueError):
    """A record that the data contract refuses."""
