"""Keys that a box leaves to others: undo belongs to the report, Enter goes on to the next box."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_undo(event: QKeyEvent) -> bool:
    """Undo and redo by any of their keys, on every system."""
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    by_letter = event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y) and held == Qt.KeyboardModifier.ControlModifier
    Standard = QKeySequence.StandardKey
    return by_letter or event.matches(Standard.Undo) or event.matches(Standard.Redo)


def is_enter(event: QKeyEvent) -> bool:
    return event.key() in ENTER


def go_on(widget: QWidget) -> None:
    """Focus to the next box in the order of Tab, past links and buttons; stays where it is after the last."""
    window, at = widget.window(), widget.nextInFocusChain()
    while at is not None and at is not widget and at is not window:
        box = not isinstance(at, QAbstractButton) or isinstance(at, QCheckBox | QRadioButton)
        wanted = at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.focusProxy() is None
        if box and wanted and at.isVisible() and at.isEnabled():
            at.setFocus(Qt.FocusReason.TabFocusReason)
            return
        at = at.nextInFocusChain()
