"""The last column of a figure: what was computed from it, what was understood, what to write."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.fields.words import label
from desktop.theme.look import set_look
from desktop.theme.theme import Theme

MORE = "只知道增减额"
CRAMPED_BELOW = 14  # characters of width


class HintLabel(QLabel):
    """As many lines as there is room for, the rest cut with …: it never makes its row higher."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        set_look(self, "quiet")

    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        room = max(1, self.height() // metrics.lineSpacing())
        lines = self._lines()
        if len(lines) > room:
            rest = "".join(lines[room - 1 :])
            lines = [*lines[: room - 1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width())]
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        top = (self.height() - len(lines) * metrics.lineSpacing()) // 2 + metrics.ascent()
        for number, line in enumerate(lines):
            painter.drawText(0, top + number * metrics.lineSpacing(), line)

    def _lines(self) -> list[str]:
        layout = QTextLayout(self.text(), self.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        lines: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(self.width(), 1))
            lines.append(self.text()[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        return lines


class Remark(QWidget):
    """`more_wanted` when the way in for "only the change is known" is clicked; it is there for growth fields."""

    more_wanted = Signal()

    def __init__(self, theme: Theme, hint: str, *, more_for: str = "") -> None:
        super().__init__()
        self._hint = hint
        self._note = ""
        self._active = False
        self._offers_more = bool(more_for)
        self.setToolTip(hint)
        self.computed = label("", "small", wrap=True)
        self.quiet = HintLabel()
        self.link = QPushButton(MORE)
        set_look(self.link, "link_small")
        self.link.setAccessibleName(f"{more_for}：{MORE}")
        self.more = QToolButton()
        theme.set_icon(self.more, "more", "ink3")
        self.more.setToolTip("填增减额或同比百分比")
        self.more.setAccessibleName(f"{more_for}：填增减额或同比百分比")
        for button in (self.link, self.more):
            button.clicked.connect(self.more_wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.computed)
        words.addWidget(self.quiet)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        row.addWidget(self.more)
        self._arrange()

    def set_computed(self, words: str) -> None:
        if words != self.computed.text():
            self.computed.setText(words)
            self._arrange()

    def set_note(self, note: str) -> None:
        if note != self._note:
            self._note = note
            self._arrange()

    def set_active(self, active: bool) -> None:
        """The row has the focus: what to write is said."""
        if active != self._active:
            self._active = active
            self._arrange()

    def set_offers_more(self, offers: bool) -> None:
        if offers != self._offers_more:
            self._offers_more = offers
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _cramped(self) -> bool:
        return self.width() < CRAMPED_BELOW * self.fontMetrics().horizontalAdvance("字")

    def _arrange(self) -> None:
        computed = bool(self.computed.text())
        link = self._offers_more and not computed
        quiet = self._note or (
            self._hint if self._active and not ((link or computed) and self._cramped()) else ""
        )
        self.quiet.setText(quiet)
        # setVisible before there is a parent on screen would make windows of them.
        self.computed.setVisible(computed)
        self.quiet.setVisible(bool(quiet))
        self.link.setVisible(link)
        self.more.setVisible(self._offers_more and computed)
