"""Marks under words: where they are, moving with the text until the next check."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal as OneOf

from PySide6.QtGui import QTextCursor, QTextDocument

from desktop.passages.text_positions import to_utf16

Severity = OneOf["error", "warning", "hint"]
ROLE = {"error": "error", "warning": "warn", "hint": "hint"}


@dataclass(frozen=True, slots=True)
class WordingMark:
    """A document cursor keeps its place while the text around it changes."""

    cursor: QTextCursor
    severity: Severity
    message: str

    @property
    def role(self) -> str:
        return ROLE[self.severity]


def place_marks(
    document: QTextDocument, text: str, marks: Iterable[tuple[int, int, Severity, str]]
) -> list[WordingMark]:
    """`marks` are (start, end, severity, message) in characters of `text`, which is what the document shows."""
    placed: list[WordingMark] = []
    for start, end, severity, message in marks:
        cursor = QTextCursor(document)
        cursor.setPosition(to_utf16(text, start))
        cursor.setPosition(to_utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        placed.append(WordingMark(cursor, severity, message))
    return placed
