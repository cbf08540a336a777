"""The caret of whatever box has the focus."""

from typing import Protocol, cast, runtime_checkable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from desktop.passages.passage_edit import PassageEdit


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
            box.setSelection(start, end - start)
        else:
            box.selectAll()


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
