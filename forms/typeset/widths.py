"""Width of text in characters (一字 = one full-width character, GB/T 9704 3.1)."""

import unicodedata


def char_width(char: str) -> float:
    """1 for a full-width character, 0.5 for ASCII and other narrow ones, 0 for marks that take no room.

    Ambiguous characters (“ ” — … ·, Greek) are full width, as in every Chinese font."""
    code = ord(char)
    if 0x4E00 <= code <= 0x9FFF:
        return 1.0
    if code < 0x7F:
        return 0.5 if code >= 0x20 else 0.0
    if unicodedata.category(char) in ("Mn", "Me", "Cc", "Cf", "Cs"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def text_width(text: str) -> float:
    """Width of `text` in characters; `2023年度` is 4."""
    return sum(map(char_width, text))
