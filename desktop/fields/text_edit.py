"""The box of several lines; it grows with its text."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QToolTip, QWidget

from desktop.fields.caret import change_between
from desktop.fields.edit_menu import build_menu
from desktop.fields.keys import is_enter, is_undo
from desktop.fields.marks import FieldMark, paint_text, text_message
from desktop.fields.reading import reading, text_of
from desktop.fields.wording import Wording, set_wording
from desktop.passages.text_positions import from_utf16
from desktop.theme.theme import Theme
from forms.definition.inputs import Input
from forms.report.answers import Json
from forms.report.pasted import clean_pasted

LEAST_LINES = 2


class TextEdit(QTextEdit):
    """Plain text. The same protocol as LineEdit; Tab leaves it, Enter begins a new line."""

    edited = Signal(object)
    noted = Signal(str)
    entered = Signal()
    left = Signal()
    menu_opening = Signal(object, object, int)

    def __init__(self, path: str, entry: Input, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.entry = entry
        self._theme = theme
        self._reading = reading(entry)
        self._wording = Wording(entry)
        self._value: Json | None = None
        self._late: tuple[Json | None] | None = None  # came while text was being composed
        self._before = ""  # the text when the composition began
        self._filling = False
        self._marks: list[FieldMark] = []
        self.setObjectName(path)
        self.setAccessibleName(entry.label)
        if entry.default:
            self.setProperty("wording", "own")
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.textChanged.connect(self._report)
        theme.changed.connect(self._set_type)
        self._set_type()
        self._show(None)

    # -------------------------------------------------------------- content

    def value(self) -> Json | None:
        text = self.toPlainText()
        return self._wording.answer(text, self._reading.answer(text))

    def set_value(self, value: Json | None) -> None:
        """Shows an answer. What is being typed is left alone while it means that answer."""
        if self.is_composing():
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
        if untouched and not self.is_composing() and not (self.hasFocus() and not self.toPlainText()):
            self._show(None)
        self._dress()

    def is_composing(self) -> bool:
        return bool(self._preedit())

    def set_marks(self, marks: Iterable[FieldMark]) -> None:
        self._marks = list(marks)
        self.viewport().update()

    def marks(self) -> list[FieldMark]:
        return self._marks

    def restore_default(self) -> None:
        self._show(None)
        self._send(None)

    def _preedit(self) -> str:
        return self.textCursor().block().layout().preeditAreaText()

    def _show(self, value: Json | None) -> None:
        if value is None:
            text = self._wording.spoken if self._wording.ready else ""
        else:
            text = self._reading.shown(text_of(value))
        self._fill(text)
        self._dress()

    def _fill(self, text: str) -> None:
        """Changes only what differs: setPlainText would lose the caret."""
        change = change_between(self.toPlainText(), text)
        if change.start == change.end and not change.text:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(change.start)
        cursor.setPosition(change.end, QTextCursor.MoveMode.KeepAnchor)
        self._filling = True
        cursor.insertText(change.text)
        self._filling = False

    def _report(self) -> None:
        # Also said while text is composed and when only the format changed.
        if not self._filling and not self.is_composing():
            self._changed()

    def _changed(self) -> None:
        self._send(self.value())
        self.noted.emit("")

    def _send(self, value: Json | None) -> None:
        if value != self._value:
            self._value = value
            self.edited.emit(value)
        self._dress()

    def _dress(self) -> None:
        self.setPlaceholderText(self._wording.placeholder(self._value))
        if self.entry.default:
            set_wording(self, "default" if self._value is None and self.toPlainText() else "own")

    # -------------------------------------------------------------- shape

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        around = self.height() - self.viewport().height()
        text = self.document().size().height()
        least = LEAST_LINES * self._theme.edit_line_px
        return QSize(super().sizeHint().width(), round(max(text, least)) + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _set_type(self) -> None:
        self.setFont(self._theme.font("edit"))
        line = QTextBlockFormat()
        line.setLineHeight(self._theme.edit_line_px, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marks and not self.is_composing():
            paint_text(self, self._theme.edit_px, self._marks)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._marks:
            message = text_message(self, self._theme.edit_px, self._marks, event.pos())
            if message:
                QToolTip.showText(event.globalPos(), message, self)
                return True
        return super().viewportEvent(event)

    # -------------------------------------------------------------- coming and going

    def finish_composing(self) -> None:
        """Takes what is being composed as it stands: nothing that was typed is lost."""
        if self.is_composing():
            QGuiApplication.inputMethod().commit()
        if preedit := self._preedit():  # no input method there to do it
            event = QInputMethodEvent()
            event.setCommitString(preedit)
            self.inputMethodEvent(event)

    def settle(self) -> None:
        """What leaving the box does: shows the answer in its normal form."""
        settled = self._reading.settled(self.toPlainText())
        if self.toPlainText() != settled.text and not (self._value is None and self._wording.ready):
            self._fill(settled.text)
            self._send(self.value())
        if settled.note:
            self.noted.emit(settled.note)
        if self._wording.settled(self._value) is None:
            self._show(None)
            self._send(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish_composing()
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.settle()
        self.left.emit()

    # -------------------------------------------------------------- keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            event.ignore()
        elif is_enter(event):
            # QTextEdit would take the first Enter in an empty paragraph to undo its line spacing.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        composed = self.is_composing()
        if not composed:
            self._before = self.toPlainText()
        super().inputMethodEvent(event)
        if event.commitString():
            self._late = None
            self._changed()
        elif composed and not event.preeditString():
            # Composing over a selection has taken it away; nothing came in its place.
            self._fill(self._before)
            late, self._late = self._late, None
            if late is not None:
                self.set_value(late[0])
            elif self.value() != self._value:
                self._changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls; this box shows all of its text

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(clean_pasted(source.text()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        restore = self.restore_default if self._value is not None else None
        menu = build_menu(self, self.paste, restore)
        place = self.cursorForPosition(event.pos()).position()
        self.menu_opening.emit(self, menu, from_utf16(self.toPlainText(), place))
        menu.popup(event.globalPos())
        event.accept()
