"""Last year's passage below this year's: sentence by sentence what went, what came, and how alike the two are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.marked_text import MarkedText
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from forms.manuscript.similarity import compare, likeness
from forms.report.diff import Mark, Piece

MARKS: dict[str, Mark] = {"same": "same", "gone": "gone", "new": "new"}


class LastYearText(QWidget):
    """`folded` when the user has seen enough."""

    folded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("last_year_text")
        self._theme = theme
        self._texts = ("", "")
        name = QLabel("去年")
        set_look(name, "small_strong")
        self._alike = QLabel()
        set_look(self._alike, "quiet")
        fold = QPushButton("收起")
        set_look(fold, "small_link")
        fold.setAccessibleName("收起去年的文字")
        fold.clicked.connect(self.folded)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(name)
        head.addWidget(self._alike, 1)
        head.addWidget(fold, 0, Qt.AlignmentFlag.AlignRight)
        self.text = MarkedText(theme)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 4, 0, 8)
        rows.setSpacing(2)
        rows.addLayout(head)
        rows.addWidget(self.text)
        theme.changed.connect(self._repaint)

    @property
    def alike_words(self) -> str:
        return self._alike.text()

    def show_texts(self, before: str, now: str) -> None:
        if (before, now) == self._texts:
            return
        self._texts = before, now
        share = likeness(before, now)
        if before == now:
            self._alike.setText("今年一字未改")
        else:
            self._alike.setText(f"与今年 {min(share, 0.99):.0%} 相同　划去的今年没有，画线的今年新写")
        self.text.set_pieces(Piece(MARKS[s.state], s.text) for s in compare(before, now))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline at the left: it belongs to the box above."""
        painter = QPainter(self)
        painter.fillRect(0, 4, 1, self.height() - 12, self._theme.colour("edge"))
        painter.end()

    def _repaint(self) -> None:
        self.update()
