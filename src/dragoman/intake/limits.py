"""What intake refuses to take in."""

from msgspec import Struct


class Limits(Struct, frozen=True):
    """Settings of intake. `max_bytes`: the largest file that is read, in bytes (20 MB; the longest report we know is 0.3 MB)."""

    max_bytes: int = 20_000_000
