"""Ids that stay the same for the same text, whatever version of the reader made the record."""

import hashlib
import unicodedata
from functools import lru_cache


def digest(*parts: str) -> str:
    """The first 16 hex digits of the SHA-256 of the parts, told apart by a unit separator."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@lru_cache(maxsize=4096)
def fold_key(text: str) -> str:
    """A name or phrase as ids compare it: compatibility forms, lower case, no white space."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def report_id(text: str) -> str:
    """First 16 hex digits of the SHA-256 of the readable text (NFC, newline ends)."""
    clean = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return hashlib.sha256(clean.encode()).hexdigest()[:16]


def unknown_actor_id(kind: str, folded_name: str) -> str:
    """The id of a named actor that no pack holds: its type and its folded name in its source script."""
    return f"x:{kind}:{fold_key(folded_name)}"


def unnamed_actor_id(report: str, start: int) -> str:
    """The id of an unnamed actor, which is never joined across reports."""
    return f"x:{report}:{start}"


def sha256_of(raw: bytes) -> str:
    """The hash that a file's bytes are known by."""
    return hashlib.sha256(raw).hexdigest()
