"""Which font can draw a character: a font named GB2312 has 6,763 Chinese characters and no 镕, 喆, 堃.

Word picks one of a run's fonts for each character; where the choice is ambiguous (“ ” — …) it takes the western font
unless the run says `w:hint="eastAsia"`, and quotes come out half as wide."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

# plain: the style's fonts; hint: the Chinese font for ambiguous characters too; rare, astral: another font;
# foreign: in no Chinese font of the layout, so left to the western font and to Word.
SpanKind = Literal["plain", "hint", "rare", "astral", "foreign"]
Charset = Literal["gb2312", "gbk"]

_AMBIGUOUS = re.compile("[\x80-\u2e7f\ue000-\uf8ff]")
# Python's gb2312 codec maps these two cells to U+2015 and U+30FB.
_GB2312_EXTRA = {ord("—"): None, ord("·"): None}


def charset_of(font: str) -> Charset:
    """What a font covers, told by its name: …_GB2312 and 方正…简体 have GB2312, others at least GBK."""
    return "gb2312" if font.endswith(("GB2312", "简体")) else "gbk"


def spans(text: str, charset: Charset) -> Iterator[tuple[str, SpanKind]]:
    """`text` in pieces that need the same font; most texts are one piece."""
    if _covered(text, charset):
        yield text, "hint" if _AMBIGUOUS.search(text) else "plain"
        return
    start = 0
    current: SpanKind | None = None
    for at, char in enumerate(text):
        kind = _kind(char, charset)
        if kind is None or kind == current:
            continue  # a combining mark stays with its letter
        # Plain text joins its neighbour: ASCII is never touched by the hint.
        if current in ("plain", "hint") and kind in ("plain", "hint"):
            current = "hint"
            continue
        if current is not None:
            yield text[start:at], current
            start = at
        current = kind
    yield text[start:], current or "plain"


def _covered(text: str, charset: Charset) -> bool:
    try:
        (text.translate(_GB2312_EXTRA) if charset == "gb2312" else text).encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _kind(char: str, charset: Charset) -> SpanKind | None:
    if char < "\x80":
        return "plain"
    if _covered(char, charset):
        return "hint" if _AMBIGUOUS.match(char) else "plain"
    code = ord(char)
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return None
    if code >= 0x20000 and code < 0x40000:
        return "astral"
    if 0x2E80 <= code <= 0xFFEF and not 0xAC00 <= code <= 0xF8FF:
        return "rare"
    return "foreign"
