"""Bytes to text: UTF-8, UTF-16 and UTF-32 with a mark, GB18030, Big5; declared, or found by trying."""

import re
from typing import NoReturn

from charset_normalizer import from_bytes
from msgspec import Struct

from dragoman.intake.errors import IntakeError
from dragoman.text.scripts import is_han, language_of, to_simplified

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"),
          (b"\xfe\xff", "utf-16"))  # fmt: skip
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*[=:]\s*["']?\s*([A-Za-z0-9_\-]{3,20})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_CODECS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "hz-gb-2312": "hz",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "cp950": "cp950", "windows-1251": "cp1251", "cp1251": "cp1251", "koi8-r": "koi8_r",
    "windows-1252": "cp1252", "iso-8859-1": "cp1252",
}  # fmt: skip
_CHINESE = ("gb18030", "big5hkscs", "cp950")
_OTHERS = {"cp1251": "ru", "koi8_r": "ru", "cp1252": "en"}
# The first level of GB 2312 (rows 16–55) holds the common characters. Folded to Simplified, they are at least .93 of thirty characters
# of prose, and .98 of two thousand; decoded with the wrong codec at most .89 and .67 (measured on 91 Chinese posts).
_COMMON_SHARE = 0.8
_SAMPLE = 20_000
_KINDS = {
    b"%PDF": "PDF", b"PK\x03\x04": "ZIP or Office", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"\x1f\x8b": "gzip",
    b"SQLite format 3": "SQLite", b"\x7fELF": "program", b"\xd0\xcf\x11\xe0": "old Office", b"RIFF": "RIFF",
}  # fmt: skip


class Decoded(Struct, frozen=True):
    """The decoded file and the codec it was read with: `raw.decode(encoding) == text`."""

    text: str
    encoding: str


def decode(raw: bytes) -> Decoded:
    """The text of a file; IntakeError where it is empty, binary, or in no encoding known here."""
    if not raw.strip():
        raise IntakeError("empty file")
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return _checked(raw, codec)
    _refuse_binary(raw)
    if (text := _try(raw, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    return _declared(raw) or _chinese(raw) or _other(raw) or _refuse_unknown(raw)


def _declared(raw: bytes) -> Decoded | None:
    """As the file itself says, where it can be decoded so."""
    declared = _DECLARED.search(raw[:_DECLARED_WITHIN])
    codec = _CODECS.get(declared.group(1).decode("ascii").lower()) if declared else None
    if codec and (text := _try(raw, codec)) is not None:
        return Decoded(text, codec)
    return None


def _try(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def _checked(raw: bytes, codec: str) -> Decoded:
    text = _try(raw, codec)
    if text is None:
        raise IntakeError(f"its first bytes say {codec}, but the rest cannot be decoded so: save it as UTF-8")
    return Decoded(text, codec)


def _refuse_binary(raw: bytes) -> None:
    for magic, kind in _KINDS.items():
        if raw.startswith(magic):
            raise IntakeError(f"binary file ({kind}): save its text as HTML, Markdown or plain text first")
    head = raw[:8192]
    controls = sum(head.count(bytes((code,))) for code in range(32) if code not in (9, 10, 12, 13, 27))
    if b"\x00" in raw or controls > len(head) * 0.02:
        raise IntakeError("binary file: only text, Markdown, HTML and JSON Lines can be read")


def _chinese(raw: bytes) -> Decoded | None:
    """The Chinese encoding whose decoding reads like prose, if one does."""
    tried = [(share, codec, text) for codec in _CHINESE if (text := _try(raw, codec)) and (share := _common_share(text))]
    best = max(tried, key=lambda found: found[0], default=None)
    return Decoded(best[2], best[1]) if best and best[0] >= _COMMON_SHARE else None


def _common_share(text: str) -> float:
    """Which share of the Chinese characters is common; 0 where hardly any letter is Chinese."""
    sample = text[:_SAMPLE]
    han = [char for char in sample if is_han(char)]
    foreign = sum(1 for char in sample if ord(char) > 0x7F and char.isalpha()) - len(han)
    if len(han) < 4 or foreign > len(han):
        return 0.0
    rows = ((char.encode("gb2312", "ignore") or b"\0")[0] for char in to_simplified("".join(han)))
    return sum(1 for row in rows if 0xB0 <= row <= 0xD7) / len(han)


def _other(raw: bytes) -> Decoded | None:
    match = from_bytes(raw[: 4 * _SAMPLE], cp_isolation=list(_OTHERS), threshold=0.15).best()
    if match is None or (text := _try(raw, match.encoding)) is None:
        return None
    return Decoded(text, match.encoding) if language_of(text) == _OTHERS[match.encoding] else None


def _refuse_unknown(raw: bytes) -> NoReturn:
    good = 0
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        good = error.start
    line = raw.count(b"\n", 0, good) + 1
    raise IntakeError(f"undecodable: neither UTF-8 (byte {good}, line {line}) nor GB18030 nor Big5; save it as UTF-8")
