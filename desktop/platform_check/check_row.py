"""One row of the page 「检查这台电脑」: mark, topic, what is so and what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.platform_check.item import Item
from desktop.theme.look import set_look
from desktop.theme.theme import Theme

TITLE_CHARS = 8


class CheckRow(QWidget):
    """`body` takes what belongs to the topic besides words."""

    def __init__(self, theme: Theme, item: Item) -> None:
        super().__init__()
        self.setObjectName(f"platform_check:{item.topic}")
        self._theme = theme
        self._good = item.good
        self._mark = QLabel()
        self._mark.setAccessibleName("没有问题" if item.good else "要看一看")
        title = QLabel(item.title)
        set_look(title, "strong")
        title.setMinimumWidth(title.fontMetrics().horizontalAdvance("字") * TITLE_CHARS)
        self.line = QLabel(item.line)
        self.line.setWordWrap(True)
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        self.body.addWidget(self.line)
        for words in item.advice:
            label = QLabel(words)
            label.setWordWrap(True)
            set_look(label, "small")
            self.body.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 14, 0, 14)
        row.setSpacing(16)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.body, 1)
        theme.changed.connect(self._redraw)
        self._redraw()

    def _redraw(self) -> None:
        name, role = ("check", "ink2") if self._good else ("warning", "warn")
        self._mark.setPixmap(self._theme.pixmap(name, role, 20, self.devicePixelRatioF()))
