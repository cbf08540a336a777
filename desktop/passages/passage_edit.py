"""The box in which a passage is written: prose, with its blanks as chips that stay live."""

from PySide6.QtCore import QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.passages.chip_document import Segment
from desktop.passages.passage_caret import settled
from desktop.passages.passage_keys import handle_key, is_undo, is_vertical
from desktop.passages.passage_menu import build_menu
from desktop.passages.passage_mime import MIME, read_mime, write_mime
from desktop.passages.passage_text import PassageText
from desktop.passages.text_positions import from_utf16
from desktop.theme.theme import Theme


class PassageEdit(PassageText):
    """Keys, input methods, mouse, clipboard and drops. The caret crosses a chip in one step; a chip is clicked,
    dragged, selected and deleted whole."""

    menu_opening = Signal(object, object, int)  # itself, the menu, the displayed character under the mouse

    def __init__(self, path: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(path, theme, parent)
        self._pressed: Segment | None = None
        self._press_point = QPointF()
        self.viewport().setMouseTracking(True)

    # -------------------------------------------------------------- keys and input methods

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            event.ignore()
        elif handle_key(self, event):
            event.accept()
        else:
            self._way = "line" if is_vertical(event) else "step"
            super().keyPressEvent(event)
            self._way = "step"

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.isReadOnly():
            event.ignore()
            return
        cursor = self.textCursor()
        if (event.commitString() or event.preeditString()) and cursor.hasSelection():
            # One edit with what comes in its place, told when the composition ends.
            self._filling = True
            cursor.removeSelectedText()
            self.setTextCursor(cursor)
            self._filling = False
        # What is composed beside a chip is plain text.
        self.setCurrentCharFormat(QTextCharFormat())
        super().inputMethodEvent(event)
        if not self.is_composing():
            self._report()
            if self._late_chips is not None:
                self.set_chips(self._late_chips)

    # -------------------------------------------------------------- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.flush()
        extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton and not extends:
            self._pressed = self.chip_under(event.position().toPoint())
        if self._pressed is not None:
            # Selected first, so that QTextEdit takes the press for the beginning of a drag.
            self.choose(self._pressed)
        self._way = "near"
        self._press_point = event.position()
        super().mousePressEvent(self._within_first_line(event))

    def _within_first_line(self, event: QMouseEvent) -> QMouseEvent:
        """A fixed line height leaves room above the first line, where Qt takes a press for the very beginning."""
        middle = self.theme.edit_line_px / 2
        if event.position().y() >= middle:
            return event
        at = QPointF(event.position().x(), middle)
        return QMouseEvent(
            event.type(), at, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            over = self.chip_under(event.position().toPoint()) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            if self.viewport().cursor().shape() != shape:
                self.viewport().setCursor(shape)
        elif self._pressed is not None:
            moved = (event.position() - self._press_point).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._pressed = None
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._way = "step"
        pressed, self._pressed = self._pressed, None
        if pressed is not None:
            self.activate(pressed.ref)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        run = self.chip_under(event.position().toPoint())
        if run is not None:
            self.choose(run)
            return
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.flush()
        point, place = event.globalPos(), self.caret()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            run = self.chip_under(event.pos())
            caret, cursor = self.cursorForPosition(event.pos()).position(), self.textCursor()
            place = from_utf16(self.displayed_text(), caret)
            if run is not None:
                self.choose(run)
            elif not cursor.selectionStart() <= caret <= cursor.selectionEnd():
                self.select(caret, caret)
        else:
            point = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        menu = build_menu(self)
        self.menu_opening.emit(self, menu, place)
        menu.popup(point)

    # -------------------------------------------------------------- clipboard and drops

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        pieces = self.chips.pieces(cursor.selectionStart(), cursor.selectionEnd())
        return write_mime(pieces, self.chips.state_of)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(MIME) or source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        pieces = read_mime(source, self._knows)
        if pieces and not self.isReadOnly():
            self.insert_pieces(pieces)

    def dropEvent(self, event: QDropEvent) -> None:
        # Ends the drop caret that QTextEdit shows; its own drop would cut chips.
        super().dragLeaveEvent(QDragLeaveEvent())
        if self.isReadOnly() or not self.canInsertFromMimeData(event.mimeData()):
            event.ignore()
            return
        self.flush()
        runs = self.chips.runs()
        caret = self.cursorForPosition(event.position().toPoint()).position()
        caret = settled(caret, caret, runs, "near", self._line_of)
        cursor = self.textCursor()
        moves = event.dropAction() == Qt.DropAction.MoveAction
        if moves and event.source() in (self, self.viewport()) and cursor.hasSelection():
            self._move(cursor.selectionStart(), cursor.selectionEnd(), caret)
        else:
            if event.source() is None:
                # From another program: never take the text away from there.
                event.setDropAction(Qt.DropAction.CopyAction)
            self.select(caret, caret)
            self.insertFromMimeData(event.mimeData())
        event.accept()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
