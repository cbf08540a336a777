"""Text with its changes marked: what is gone is struck, what is new has a bed and a line below. No red, no green."""

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.passages.chip_paint import spans
from desktop.theme.theme import Theme
from forms.report.diff import Piece

MARK_WORDS = {"gone": "〔删去：{}〕", "new": "〔添上：{}〕"}
LINE_PX = 2


class MarkedText(QWidget):
    """As high as its text. To be read, not written in; a screen reader is told the marks in words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pieces: tuple[Piece, ...] = ()
        self._marked: list[tuple[int, int, str]] = []
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._write)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return self._pieces

    def set_pieces(self, pieces: Iterable[Piece]) -> None:
        wanted = tuple(piece for piece in pieces if piece.text)
        if wanted != self._pieces:
            self._pieces = wanted
            self.setAccessibleName(marks_in_words(wanted))
            self._write()

    def sizeHint(self) -> QSize:
        return QSize(320, math.ceil(self._document.size().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for start, end, mark in self._marked:
            for box, _ in spans(self._document, start, end, self._theme.edit_px):
                painter.fillRect(box, self._theme.colour("hint_tint" if mark == "gone" else "tint"))
                if mark == "new":
                    line = box.adjusted(0, box.height() - LINE_PX, 0, 0)
                    painter.fillRect(line, self._theme.colour("accent"))
        self._document.drawContents(painter)
        painter.end()

    def _write(self) -> None:
        self._document.clear()
        self._document.setDefaultFont(self._theme.font("edit"))
        cursor = QTextCursor(self._document)
        line = QTextBlockFormat()
        line.setLineHeight(self._theme.edit_line_px, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(line)
        self._marked = []
        for piece in self._pieces:
            style = self._style(piece.mark)
            for number, part in enumerate(piece.text.split("\n")):
                if number:
                    cursor.insertBlock(line)
                start = cursor.position()
                cursor.insertText(part, style)
                if piece.mark != "same" and part:
                    self._marked.append((start, cursor.position(), piece.mark))
        self._fit()
        self.update()

    def _style(self, mark: str) -> QTextCharFormat:
        roles = {"gone": "ink3", "new": "accent_text"}
        style = QTextCharFormat()
        style.setForeground(QColor(self._theme.colour(roles.get(mark, "ink"))))
        style.setFontStrikeOut(mark == "gone")
        return style

    def _fit(self) -> None:
        self._document.setTextWidth(max(self.width(), 1))
        height = math.ceil(self._document.size().height())
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)


def marks_in_words(pieces: Sequence[Piece]) -> str:
    return "".join(MARK_WORDS.get(piece.mark, "{}").format(piece.text) for piece in pieces)
