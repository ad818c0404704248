import codecs

import pytest

from dragoman.intake.encoding import decode
from dragoman.intake.errors import IntakeError

SIMPLIFIED = "阿尔瓦尼亚总统扎雷诺夫昨天表示，政府将与邻国谈判，双方的军队会在三天之内离开边境。"
TRADITIONAL = "阿爾瓦尼亞總統扎雷諾夫昨天表示，政府將與鄰國談判，雙方的軍隊會在三天之內離開邊境。"


@pytest.mark.parametrize(
    ("raw", "text", "encoding"),
    [
        (SIMPLIFIED.encode(), SIMPLIFIED, "utf-8"),
        (codecs.BOM_UTF8 + SIMPLIFIED.encode(), SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED.encode("utf-16"), SIMPLIFIED, "utf-16"),
        (codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED, "utf-16"),
        (SIMPLIFIED.encode("gb18030"), SIMPLIFIED, "gb18030"),
        (TRADITIONAL.encode("big5"), TRADITIONAL, "big5hkscs"),
        (TRADITIONAL.encode("gb18030"), TRADITIONAL, "gb18030"),
        ((SIMPLIFIED + "𠮷").encode("gb18030"), SIMPLIFIED + "𠮷", "gb18030"),
        ("Президент сообщил, что переговоры начнутся завтра утром в столице.".encode("cp1251"), None, "cp1251"),
        (b"plain words", "plain words", "utf-8"),
    ],
)
def test_encodings_are_found(raw: bytes, text: str | None, encoding: str) -> None:
    decoded = decode(raw)
    assert decoded.encoding == encoding
    assert decoded.text == (text or raw.decode(encoding))
    assert raw.decode(decoded.encoding) == decoded.text


@pytest.mark.parametrize(("declared", "codec"), [("gb2312", "gb18030"), ("GBK", "gb18030"), ("Big5", "big5hkscs")])
def test_encodings_are_taken_as_declared(declared: str, codec: str) -> None:
    page = f'<html><meta charset="{declared}"><p>總統</p>'.encode(codec)
    assert decode(page).encoding == codec
    assert "總統" in decode(page).text


def test_utf8_wins_over_a_wrong_declaration() -> None:
    assert decode(f'<meta charset="gbk">{SIMPLIFIED}'.encode()).encoding == "utf-8"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty file"),
        (b" \n\t", "empty file"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"abc\x00def", "binary file"),
        (bytes(range(1, 32)) * 20, "binary file"),
        (b"A good line\nand \xff\xfe\xfa bad \xc3 bytes \x81\n", "undecodable: .* line 2"),
        (codecs.BOM_UTF8 + b"\xff\xff", "cannot be decoded"),
        (bytes(range(128, 256)) * 30, "undecodable"),
    ],
)
def test_refusals_give_their_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(IntakeError, match=reason):
        decode(raw)
