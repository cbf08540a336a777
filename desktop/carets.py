"""The caret of whatever box has the focus."""

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from desktop.passages.passage_edit import PassageEdit
from desktop.passages.text_positions import from_utf16, to_utf16


@runtime_checkable
class Composes(Protocol):
    """A box of the fields that can finish what is being composed in it."""

    def finish_composing(self) -> None: ...


def caret_of(box: QWidget) -> int:
    """In UTF-16 units, as Qt counts; 0 for boxes without a caret."""
    if isinstance(box, QLineEdit):
        return box.cursorPosition()
    return box.textCursor().position() if isinstance(box, QTextEdit) else 0


def put_caret(box: QWidget, position: int) -> None:
    """Clipped to the text."""
    if isinstance(box, QLineEdit):
        box.deselect()
        box.setCursorPosition(position)
    elif isinstance(box, QTextEdit):
        cursor = box.textCursor()
        cursor.setPosition(max(0, min(position, box.document().characterCount() - 1)))
        box.setTextCursor(cursor)


def select_span(box: QWidget, start: int, end: int) -> None:
    """Selects the characters `start` to `end` of what the box says; without a span all of a line, none of prose."""
    if isinstance(box, PassageEdit):
        if end > start:
            anchor, caret = box.displayed_span(start, end)
            box.set_caret(caret, anchor)
    elif isinstance(box, QLineEdit):
        if end > start:
            first, last = (to_utf16(box.text(), at) for at in (start, end))
            box.setSelection(first, last - first)
        else:
            box.selectAll()
    elif isinstance(box, QTextEdit) and end > start:
        text, cursor = box.toPlainText(), box.textCursor()
        cursor.setPosition(to_utf16(text, start))
        cursor.setPosition(to_utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        box.setTextCursor(cursor)


def caret_place(box: QWidget) -> int:
    """In characters of what the box shows."""
    if isinstance(box, PassageEdit):
        return box.caret()
    if isinstance(box, QLineEdit):
        return from_utf16(box.text(), box.cursorPosition())
    return from_utf16(box.toPlainText(), box.textCursor().position()) if isinstance(box, QTextEdit) else 0


def shown_span(box: QWidget, start: int, end: int) -> tuple[int, int]:
    """The span of a finding in characters of what the box shows."""
    return box.displayed_span(start, end) if isinstance(box, PassageEdit) else (start, end)


def caret_rect(box: QWidget) -> QRect | None:
    """Where the caret is drawn, in coordinates of the box; Qt tells it in whole or in broken pixels."""
    found = box.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    if isinstance(found, QRectF):
        found = found.toRect()
    return found if isinstance(found, QRect) else None


def is_composing(box: QWidget | None) -> bool:
    """Whether an input method is at work in it."""
    asked = getattr(box, "is_composing", None)
    return asked is not None and bool(asked())


def settle_box(box: QWidget) -> None:
    """Ends a composition and keeps its text."""
    if isinstance(box, PassageEdit):
        box.flush()
    elif isinstance(box, Composes):
        cast(Composes, box).finish_composing()
    else:
        QGuiApplication.inputMethod().commit()
