"""Which font can draw a character: a font named GB2312 has 6,763 Chinese characters and no 镕, 喆, 堃.

Word picks one of a run's fonts for each character; where the choice is ambiguous (“ ” — …) it takes the western
font unless the run says `w:hint="eastAsia"`, and quotes come out half as wide."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

# plain: the style's fonts; hint: the Chinese font for ambiguous characters too; rare, astral: another font;
# foreign: in no Chinese font of the layout, so left to the western font and to Word.
SpanKind = Literal["plain", "hint", "rare", "astral", "foreign"]
Charset = Literal["gb2312", "gbk"]

_AMBIGUOUS = re.compile("[\x80-\u2e7f\ue000-\uf8ff]")
# Both are in GB2312, but Python's codec maps their cells to U+2015 and U+30FB.
_GB2312_EXTRA = str.maketrans("—·", "、、")
_CHUNK = 256


def charset_of(font: str) -> Charset:
    """What a font covers, told by its name: …_GB2312 and 方正…简体 have GB2312, others at least GBK."""
    return "gb2312" if font.endswith(("GB2312", "简体")) else "gbk"


def spans(text: str, charset: Charset) -> Iterator[tuple[str, SpanKind]]:
    """`text` in pieces that need the same font; most texts are one piece."""
    start = 0
    current: SpanKind | None = None
    for at, kind in _changes(text, charset):
        if current is not None and kind != current:
            yield text[start:at], _hinted(text[start:at], current)
            start = at
        current = kind
    if start < len(text):
        yield text[start:], _hinted(text[start:], current or "plain")


def _hinted(piece: str, kind: SpanKind) -> SpanKind:
    # The hint touches no ASCII, so that one run may hold digits and quotes.
    return "hint" if kind == "plain" and _AMBIGUOUS.search(piece) else kind


def _changes(text: str, charset: Charset) -> Iterator[tuple[int, SpanKind]]:
    """Where a stretch of some kind begins; neighbours may be of the same kind. The codec searches, not Python, and
    in chunks, since each failure costs a copy of what is left."""
    known = text.translate(_GB2312_EXTRA) if charset == "gb2312" else text
    for chunk in range(0, len(text), _CHUNK):
        at, end = chunk, min(chunk + _CHUNK, len(text))
        while at < end:
            try:
                known[at:end].encode(charset)
            except UnicodeEncodeError as error:
                if error.start:
                    yield at, "plain"
                at += error.start
                kind = _kind(text[at])
                if kind is not None:
                    yield at, kind
                at += 1
            else:
                yield at, "plain"
                break


def _kind(char: str) -> SpanKind | None:
    """For a character the font lacks; None for a mark that stays with the letter before it."""
    code = ord(char)
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return None
    if 0x20000 <= code < 0x40000:
        return "astral"
    if 0x2E80 <= code <= 0xFFEF and not 0xAC00 <= code <= 0xF8FF:
        return "rare"
    return "foreign"
