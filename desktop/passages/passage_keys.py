"""Keys that touch chips or insert text: what QTextEdit would do by itself cuts chips or takes over their colour."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from desktop.passages.passage_caret import reached

if TYPE_CHECKING:
    from desktop.passages.passage_edit import PassageEdit

Standard = QKeySequence.StandardKey
KEEP = QTextCursor.MoveMode.KeepAnchor

# Deleting by more than a character: how far it reaches.
REACH = (
    (Standard.DeleteStartOfWord, QTextCursor.MoveOperation.PreviousWord),
    (Standard.DeleteEndOfWord, QTextCursor.MoveOperation.NextWord),
    (Standard.DeleteEndOfLine, QTextCursor.MoveOperation.EndOfLine),
)


def is_undo(event: QKeyEvent) -> bool:
    """Undo and redo belong to the report, not to the box."""
    return (
        event.matches(Standard.Undo)
        or event.matches(Standard.Redo)
        or (
            event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y)
            and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
    )


def is_vertical(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def handle_key(edit: "PassageEdit", event: QKeyEvent) -> bool:
    """True when the key is done with; False leaves it to QTextEdit."""
    chosen = edit.chosen_chip()
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if chosen is not None and plain and (enter or event.key() == Qt.Key.Key_Space):
        edit.activate(chosen.ref)
        return True
    if _collapses(edit, event):
        return True
    if edit.isReadOnly():
        return False
    if _deletes(edit, event):
        return True
    if enter and plain:
        edit.type_text("\n")
        return True
    if _types(event):
        edit.type_text(event.text())
        return True
    return False


def _collapses(edit: "PassageEdit", event: QKeyEvent) -> bool:
    """← and → leave a selection at its edge, as in Word."""
    cursor = edit.textCursor()
    if not cursor.hasSelection():
        return False
    if event.matches(Standard.MoveToPreviousChar):
        cursor.setPosition(cursor.selectionStart())
    elif event.matches(Standard.MoveToNextChar):
        cursor.setPosition(cursor.selectionEnd())
    else:
        return False
    edit.setTextCursor(cursor)
    return True


def _deletes(edit: "PassageEdit", event: QKeyEvent) -> bool:
    back = event.key() == Qt.Key.Key_Backspace or event.matches(Standard.Backspace)
    forward = event.key() == Qt.Key.Key_Delete or event.matches(Standard.Delete)
    reach = next((operation for key, operation in REACH if event.matches(key)), None)
    if not back and not forward and reach is None:
        return False
    if event.matches(Standard.Cut):
        return False
    cursor = edit.textCursor()
    if cursor.hasSelection():
        cursor.removeSelectedText()
        edit.setTextCursor(cursor)
        return True
    # Next to a chip the first press only selects it: seen before it goes.
    caret = cursor.position()
    back = back or reach == QTextCursor.MoveOperation.PreviousWord
    beside = edit.chips.run_at(caret - 1 if back else caret)
    if beside is not None:
        edit.choose(beside)
        return True
    if reach is None:
        return False
    cursor.movePosition(reach, KEEP)
    cursor.setPosition(reached(caret, cursor.position(), edit.chips.runs()), KEEP)
    cursor.removeSelectedText()
    edit.setTextCursor(cursor)
    return True


def _types(event: QKeyEvent) -> bool:
    if not event.text() or not event.text().isprintable():
        return False
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    # AltGr reaches us as Ctrl+Alt.
    return not held or held == (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
