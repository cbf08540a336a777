"""Text pasted from Word, WPS, WeChat, a web page or Excel, made plain."""

import re
import unicodedata

# A line break by any name: Word's manual break (U+000B) and page break (U+000C), NEL, U+2028, U+2029.
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_CELLS = re.compile(r"[ \u3000]*\t[\t \u3000]*")
# Spaces that only look like one (no-break, figure, narrow no-break), and Word's no-break hyphen.
_LOOKALIKES = str.maketrans("\u00a0\u2007\u202f\x1e", "   -")
_OBJECT = "\ufffc"  # where a picture stood


def clean_pasted(text: str) -> str:
    """Paragraphs parted by single line feeds, without leading or trailing blanks; cells parted by one space.
    Cleaning twice changes nothing."""
    text = _CELLS.sub(" ", _BREAK.sub("\n", text).translate(_LOOKALIKES))
    kept = "".join(char for char in text if char == "\n" or not _is_dropped(char))
    lines = (line.strip() for line in kept.split("\n"))
    return "\n".join(line for line in lines if line)


def _is_dropped(char: str) -> bool:
    """Control and format characters (zero width, soft hyphen, BOM, direction marks), lone surrogates and
    noncharacters. Variation selectors are marks and stay: they tell the forms of a name's character apart.
    Unassigned characters stay too: rare names use ideographs newer than this Python's tables."""
    code = ord(char)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF or char == _OBJECT:
        return True
    return unicodedata.category(char) in {"Cc", "Cf", "Cs"}
