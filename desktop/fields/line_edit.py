"""The box of one line: words, figures, years and days."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from desktop.fields.caret import change_between
from desktop.fields.edit_menu import build_menu
from desktop.fields.keys import go_on, is_enter, is_undo
from desktop.fields.marks import FieldMark, line_message, paint_line
from desktop.fields.reading import one_line, reading, text_of
from desktop.fields.wording import Wording, set_wording
from desktop.passages.text_positions import from_utf16
from forms.definition.inputs import Input
from forms.report.answers import Json


class LineEdit(QLineEdit):
    """`edited` carries the answer at each key press, never while text is being composed. It has no undo of its own:
    the report's undo comes through `set_value`."""

    edited = Signal(object)
    noted = Signal(str)  # what was understood or tidied; "" takes it back
    entered = Signal()
    left = Signal()
    menu_opening = Signal(object, object, int)  # itself, the menu, the character under the mouse

    def __init__(self, path: str, entry: Input, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.entry = entry
        self.columns = 0
        self._reading = reading(entry)
        self._wording = Wording(entry)
        self._value: Json | None = None
        self._preedit = ""
        self._late: tuple[Json | None] | None = None  # came while text was being composed
        self._before = ""  # the text when the composition began
        self._filling = False
        self._marks: list[FieldMark] = []
        self.setObjectName(path)
        self.setAccessibleName(entry.label)
        if entry.default:
            self.setProperty("wording", "own")
        self.textChanged.connect(self._report)
        self._show(None)

    # -------------------------------------------------------------- content

    def value(self) -> Json | None:
        text = self.text()
        return self._wording.answer(text, self._reading.answer(text))

    def set_value(self, value: Json | None) -> None:
        """Shows an answer. What is being typed is left alone while it means that answer."""
        if self._preedit:
            self._late = (value,)
            return
        if not self.hasFocus():
            value = self._wording.settled(value)
        if value == self._value and value == self.value():
            return
        self._value = value
        if value != self.value():
            self._show(value)
        self._dress()

    def set_default(self, spoken: str) -> None:
        """The default wording as it reads now."""
        if spoken == self._wording.spoken:
            return
        untouched = self._value is None
        self._wording.spoken = spoken
        if untouched and not self._preedit and not (self.hasFocus() and not self.text()):
            self._show(None)
        self._dress()

    def say_when_empty(self, words: str) -> None:
        self._wording.empty = words
        self._dress()

    def is_composing(self) -> bool:
        return bool(self._preedit)

    def set_marks(self, marks: Iterable[FieldMark]) -> None:
        """Waves under words, until the next check."""
        self._marks = list(marks)
        self.update()

    def marks(self) -> list[FieldMark]:
        return self._marks

    def restore_default(self) -> None:
        self._show(None)
        self._send(None)

    def _show(self, value: Json | None) -> None:
        if value is None:
            text = self._wording.spoken if self._wording.ready else ""
        else:
            text = self._reading.shown(text_of(value))
        self._fill(text)
        self._dress()

    def _fill(self, text: str) -> None:
        old = self.text()
        if text == old:
            return
        caret = change_between(old, text).moved(self.cursorPosition()) if self.hasFocus() else 0
        self._filling = True
        self.setText(text)
        self._filling = False
        self.setCursorPosition(caret)

    def _report(self) -> None:
        if not self._filling and not self._preedit:
            self._changed()

    def _changed(self) -> None:
        if "\n" in self.text() or "\u2029" in self.text():  # dropped or brought in by a middle click
            self._fill(one_line(self.text()))
        self._send(self.value())
        self.noted.emit(self._reading.note(self.text()))

    def _send(self, value: Json | None) -> None:
        if value != self._value:
            self._value = value
            self.edited.emit(value)
        self._dress()

    def _dress(self) -> None:
        """A default is set apart from what was written; a cleared box shows what will be printed."""
        self.setPlaceholderText(self._wording.placeholder(self._value))
        if self.entry.default:
            set_wording(self, "default" if self._value is None and self.text() else "own")

    # -------------------------------------------------------------- coming and going

    def finish_composing(self) -> None:
        """Takes what is being composed as it stands: nothing that was typed is lost."""
        if self._preedit:
            QGuiApplication.inputMethod().commit()
        if self._preedit:  # no input method there to do it
            event = QInputMethodEvent()
            event.setCommitString(self._preedit)
            self.inputMethodEvent(event)

    def settle(self) -> None:
        """What leaving the box does: shows the answer in its normal form."""
        settled = self._reading.settled(self.text())
        if self.text() != settled.text and not (self._value is None and self._wording.ready):
            self._fill(settled.text)
            self._send(self.value())
        if settled.note:
            self.noted.emit(settled.note)
        kept = self._wording.settled(self._value)
        if kept is None:
            self._show(None)
            self._send(None)
        self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        self.finish_composing()
        if (
            event.reason() != Qt.FocusReason.ActiveWindowFocusReason
        ):  # else the writer comes back to this caret
            self.settle()
        self.left.emit()

    def sizeHint(self) -> QSize:
        """As wide as `columns` digits, where that is said."""
        return self._with_columns(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._with_columns(super().minimumSizeHint())

    def _with_columns(self, size: QSize) -> QSize:
        if self.columns:
            self.ensurePolished()
            size.setWidth(self.fontMetrics().horizontalAdvance("0") * (self.columns + 3))
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marks and not self._preedit:
            caret = self.cursorRect()
            paint_line(self, caret.left(), caret.bottom(), self._marks)

    # -------------------------------------------------------------- keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._marks:
            message = line_message(self, self.cursorRect().left(), self._marks, event.pos())
            if message:
                QToolTip.showText(event.globalPos(), message, self)
                return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            event.ignore()
        elif is_enter(event):
            go_on(self)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        composed = self.is_composing()
        if not composed:
            self._before = self.text()
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        if event.commitString():
            self._late = None
            self._changed()
        elif composed and not self._preedit:
            # Composing over a selection has taken it away; nothing came in its place.
            self._fill(self._before)
            late, self._late = self._late, None
            if late is not None:
                self.set_value(late[0])
            elif self.value() != self._value:
                self._changed()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        restore = self.restore_default if self._value is not None else None
        menu = build_menu(self, self._paste, restore)
        self.menu_opening.emit(self, menu, from_utf16(self.text(), self.cursorPositionAt(event.pos())))
        menu.popup(event.globalPos())
        event.accept()

    def _paste(self) -> None:
        self.insert(one_line(QGuiApplication.clipboard().text()))
