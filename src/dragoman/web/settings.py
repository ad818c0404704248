"""What a server is told."""

import secrets
from pathlib import Path

from msgspec import Struct, field

from dragoman.schema.errors import DragomanError

LOOPBACK = ("127.0.0.1", "::1", "localhost")
TITLE = "Situation"
LARGEST_BODY = 1_000_000  # bytes of a request; a judgement has a few hundred
LEAST_PASSWORD = 8


class Settings(Struct, frozen=True, kw_only=True):
    """Which situation, where it is served, and who may see it. Beyond this machine only with a password.

    `analyst` signs judgements until somebody says another name."""

    situation: Path
    lexicon: Path | None = None
    title: str = TITLE
    host: str = LOOPBACK[0]
    port: int = 8000
    password: str | None = None
    analyst: str | None = None
    secret: str = field(default_factory=lambda: secrets.token_hex(32))

    def __post_init__(self) -> None:
        if not self.situation.is_file():
            raise DragomanError(
                f"there is no situation at {self.situation}; read reports into one first: dragoman read FOLDER --situation {self.situation}"
            )
        if self.host not in LOOPBACK and not self.password:
            raise DragomanError(
                f"--host {self.host} lets others in: set a password in the environment variable DRAGOMAN_PASSWORD, or leave --host out"
            )
        if self.password is not None and len(self.password) < LEAST_PASSWORD:
            raise DragomanError(f"the password has fewer than {LEAST_PASSWORD} characters; take a longer one")
