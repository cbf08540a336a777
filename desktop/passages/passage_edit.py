"""The box in which a passage is written: prose, with its blanks as chips that stay live."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.passages.chip_document import Segment
from desktop.passages.passage_caret import settled
from desktop.passages.passage_keys import handle_key, is_undo, is_vertical
from desktop.passages.passage_menu import build_menu
from desktop.passages.passage_mime import MIME, read_mime, write_mime
from desktop.passages.pieces import Blank, ChipState, Piece, Pieces, joined
from desktop.passages.prose_box import KEEP, ProseBox
from desktop.passages.text_positions import from_utf16, to_utf16
from desktop.theme.theme import Theme


class PassageEdit(ProseBox):
    """`path` becomes the objectName. Positions given and taken are characters of `displayed_text()`. The report's
    undo works through `set_pieces`."""

    edited = Signal(object)  # Pieces, after a change by the user; never while text is being composed
    chip_activated = Signal(str)  # the path of the field behind a chip

    def __init__(self, path: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName(path)
        self._known: Pieces = ()
        self._filling = False
        self._insertable: tuple[tuple[str, str], ...] = ()
        self._late_chips: Mapping[str, ChipState] | None = None
        self._pressed: Segment | None = None
        self._press_point = QPointF()
        self.viewport().setMouseTracking(True)
        self.textChanged.connect(self._report)

    # -------------------------------------------------------------- content

    def set_pieces(self, pieces: Iterable[Piece]) -> None:
        """Shows the passage; emits nothing, and leaves the caret where the text around it stays."""
        wanted = joined(pieces)
        if wanted == self._known:
            return
        self.flush()
        first = self.document().isEmpty() and not self.hasFocus()
        self._filling = True
        self.chips.replace_all(wanted)
        self._filling = False
        if first:
            self.select(0, 0)
        # Read back: what a document cannot hold was dropped, and only a later change is the user's.
        self._known = self.chips.pieces()

    def pieces(self) -> Pieces:
        """The passage as it stands, without text that is still being composed."""
        return self.chips.pieces()

    def set_chips(self, chips: Mapping[str, ChipState]) -> None:
        """Shows what the blanks say now. While text is being composed it waits for the end of the composition."""
        if self.is_composing():
            self._late_chips = chips
            return
        self._late_chips = None
        self.chips.chips = chips
        cursor = self.textCursor()
        anchor, caret = (self.chips.token_at(at) for at in (cursor.anchor(), cursor.position()))
        if self.chips.refresh_chips():
            self.select(self.chips.position_of(anchor), self.chips.position_of(caret))

    def set_insertable(self, blanks: Iterable[tuple[str, str]]) -> None:
        """(ref, label) of every blank that the menu offers and that pasted text may bring."""
        self._insertable = tuple(blanks)
        self.chips.labels = dict(self._insertable)

    def insertable(self) -> Sequence[tuple[str, str]]:
        return self._insertable

    def insert_blank(self, ref: str) -> None:
        """Puts a blank at the caret, in the place of the selection."""
        self.insert_pieces((Blank(ref),))

    def insert_pieces(self, pieces: Pieces) -> None:
        self.flush()
        cursor = self.textCursor()
        self.chips.insert(cursor, pieces)
        self.setTextCursor(cursor)

    def type_text(self, text: str) -> None:
        """Plain text in the place of the selection, never in the format of a chip."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.insertText(text, QTextCharFormat())
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def displayed_span(self, start: int, end: int) -> tuple[int, int]:
        """From a span of the text in which each blank counts as its `ChipState.text`: what is composed and checked.
        A chip that shows other words than it speaks is taken whole."""
        starts: list[int] = []
        ends: list[int] = []
        shown = 0
        for piece in self.pieces():
            if isinstance(piece, Blank):
                state = self.chips.state_of(piece.ref)
                width, exact = len(state.shown), state.shown == state.text
                starts += [shown + (at if exact else 0) for at in range(len(state.text))]
                ends += [shown + (at + 1 if exact else width) for at in range(len(state.text))]
            else:
                width = len(piece.text)
                starts += range(shown, shown + width)
                ends += range(shown + 1, shown + width + 1)
            shown += width
        begin = starts[start] if start < len(starts) else shown
        return begin, max(begin, ends[min(end, len(ends)) - 1]) if end > start and ends else begin

    def piece_at(self, position: int) -> tuple[int, int]:
        """(place in `pieces()`, characters into it) of a displayed position; (number of pieces, 0) at the end."""
        for place, piece in enumerate(self.pieces()):
            text = self.chips.state_of(piece.ref).shown if isinstance(piece, Blank) else piece.text
            if position < len(text):
                return place, position
            position -= len(text)
        return len(self.pieces()), 0

    def caret(self) -> int:
        return from_utf16(self.displayed_text(), self.textCursor().position())

    def set_caret(self, position: int, anchor: int | None = None) -> None:
        """Places the caret; with `anchor` it selects from there. A place inside a chip becomes its edge."""
        text = self.displayed_text()
        self.select(to_utf16(text, position if anchor is None else anchor), to_utf16(text, position))

    # -------------------------------------------------------------- chips

    def activate(self, ref: str) -> None:
        path = self.chips.state_of(ref).path
        if path:
            self.chip_activated.emit(path)

    def move_chosen(self, *, at_end: bool) -> None:
        """Moves the selected chip to the head or the end of its paragraph."""
        run = self.chosen_chip()
        if run is not None:
            block = self.document().findBlock(run.start)
            self._move(run.start, run.end, block.position() + (block.length() - 1 if at_end else 0))

    def _move(self, start: int, end: int, target: int) -> None:
        if start <= target <= end:
            return
        pieces = self.chips.pieces(start, end)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(target)
        old = QTextCursor(self.document())
        old.setPosition(start)
        old.setPosition(end, KEEP)
        old.removeSelectedText()
        self.chips.insert(cursor, pieces)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _report(self) -> None:
        if self._filling or self.is_composing():
            return
        pieces = self.chips.pieces()
        if pieces != self._known:
            self._known = pieces
            self.edited.emit(pieces)

    def _knows(self, ref: str) -> bool:
        return ref in self.chips.chips or ref in self.chips.labels

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
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            run = self.chip_under(event.pos())
            caret, cursor = self.cursorForPosition(event.pos()).position(), self.textCursor()
            if run is not None:
                self.choose(run)
            elif not cursor.selectionStart() <= caret <= cursor.selectionEnd():
                self.select(caret, caret)
        else:
            point = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        build_menu(self).popup(point)

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
