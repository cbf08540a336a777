"""Positions in text: Qt counts UTF-16 units, Python counts characters."""


def utf16_length(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def to_utf16(text: str, position: int) -> int:
    """The UTF-16 offset of the character position; clipped to the text."""
    return utf16_length(text[: max(position, 0)])


def from_utf16(text: str, offset: int) -> int:
    """The character position of a UTF-16 offset; inside a surrogate pair, the character before it."""
    at = 0
    for position, char in enumerate(text):
        at += 2 if char > "\uffff" else 1
        if at > offset:
            return position
    return len(text)
