"""A box for prose with chips: grows with its text, keeps the caret out of chips, paints chips and marks."""

import math
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from desktop.passages.chip_document import ChipDocument, Segment
from desktop.passages.chip_paint import paint_chip, paint_choice, paint_wave, spans
from desktop.passages.passage_caret import Way, settled
from desktop.passages.passage_keys import is_undo
from desktop.passages.wording_marks import Severity, WordingMark, place_marks
from desktop.theme.theme import Theme

KEEP = QTextCursor.MoveMode.KeepAnchor


class ProseBox(QTextEdit):
    """Without undo of its own: undo belongs to the report."""

    focus_changed = Signal(bool)
    caret_moved = Signal(QRect)  # in coordinates of this widget, for the page to scroll to

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.chips = ChipDocument(self.document(), theme)
        self._way: Way = "step"
        self._marks: list[WordingMark] = []
        self._last_position = 0
        self._settling = False
        self.document().setDocumentMargin(0)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The frame around the box paints its bed.
        self.viewport().setAutoFillBackground(False)
        self._dress()
        theme.changed.connect(self._dress)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._settle)
        self.selectionChanged.connect(self._settle)

    def displayed_text(self) -> str:
        """What is read on screen: chips as they show, paragraphs parted by line feeds."""
        return self.chips.displayed_text()

    def set_marks(self, marks: Iterable[tuple[int, int, Severity, str]]) -> None:
        """(start, end, severity, message): waves under the words, the message as their tooltip. Positions are
        characters of `displayed_text()`."""
        self._marks = place_marks(self.document(), self.displayed_text(), marks)
        self.viewport().update()

    def marks(self) -> list[WordingMark]:
        return self._marks

    def is_composing(self) -> bool:
        return bool(self.textCursor().block().layout().preeditAreaText())

    def flush(self) -> None:
        """Ends a composition and keeps its text: before leaving the box, saving or changing the page."""
        if not self.is_composing():
            return
        QGuiApplication.inputMethod().commit()
        if self.is_composing():
            # This input method does not commit on request. What stands in the box is the clerk's: keep it as it
            # reads, and tell the input method to forget it, so that it does not come twice.
            event = QInputMethodEvent()
            event.setCommitString(self.textCursor().block().layout().preeditAreaText())
            self.inputMethodEvent(event)
            QGuiApplication.inputMethod().reset()

    def chosen_chip(self) -> Segment | None:
        """The chip that is selected by itself."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return next((run for run in self.chips.runs() if (run.start, run.end) == (start, end)), None)

    def choose(self, run: Segment) -> None:
        self.select(run.start, run.end)

    def select(self, anchor: int, caret: int) -> None:
        """In document positions (UTF-16)."""
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(caret, KEEP)
        self.setTextCursor(cursor)

    def chip_under(self, point: QPoint) -> Segment | None:
        """The chip drawn at a point of the viewport."""
        at = QPointF(point)
        for run in self.chips.runs():
            if any(box.contains(at) for box, _ in self._spans(run.start, run.end)):
                return run
        return None

    # -------------------------------------------------------------- own state

    def _spans(self, start: int, end: int) -> Iterator[tuple[QRectF, float]]:
        return spans(self.document(), start, end, self.theme.edit_px)

    def _settle(self) -> None:
        """Keeps caret and anchor out of chips."""
        if self._settling or self.is_composing():
            return
        cursor = self.textCursor()
        runs = self.chips.runs()
        caret = settled(cursor.position(), self._last_position, runs, self._way, self._line_of)
        anchor = settled(cursor.anchor(), caret, runs, "near", self._line_of)
        if not cursor.hasSelection():
            anchor = caret
        if (anchor, caret) != (cursor.anchor(), cursor.position()):
            self._settling = True
            self.select(anchor, caret)
            self._settling = False
        if caret != self._last_position:
            self._last_position = caret
            self.caret_moved.emit(self.cursorRect())
        # The outline of a chosen chip reaches beyond what Qt repaints for a selection.
        self.viewport().update()

    def _line_of(self, position: int) -> int:
        block = self.document().findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        return block.firstLineNumber() + (line.lineNumber() if line.isValid() else 0)

    def _dress(self) -> None:
        self.setFont(self.theme.font("edit"))
        self.document().setDefaultFont(self.theme.font("edit"))
        self.chips.set_line_height(self.theme.edit_line_px)
        self.chips.refresh_chips(recolour=True)
        self._fit()

    def _fit(self) -> None:
        height = math.ceil(self.document().size().height())
        if height != self.height():
            self.setFixedHeight(height)

    # -------------------------------------------------------------- events

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._hint_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.chosen_chip() if self.hasFocus() else None
        for run in self.chips.runs():
            paint_chip(painter, self.theme, self.document(), run)
        for mark in self._marks:
            paint_wave(painter, self.theme, self.document(), mark)
        painter.end()
        super().paintEvent(event)
        if chosen is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_choice(painter, self.theme, self.document(), chosen)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls, not the box.
        event.ignore()

    def _hint_at(self, point: QPoint) -> str:
        at = QPointF(point)
        for mark in self._marks:
            start, end = mark.cursor.selectionStart(), mark.cursor.selectionEnd()
            if any(box.contains(at) for box, _ in self._spans(start, end)):
                return mark.message
        run = self.chip_under(point)
        if run is None:
            return ""
        state = self.chips.state_of(run.ref)
        return f"{state.label}：点一下去填" if state.path else state.label
