"""A page in the window's place on which the user ticks what is taken over: each piece below its box, all or none above,
the deed at the foot."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.centred import centred
from desktop.theme.look import set_look
from desktop.top_bar import hairline, rule

INDENT_PX = 24
MARGIN_PX = 40


class ChoosingPage(QScrollArea):
    """`left` when nothing is taken after all. To be filled by `offer` and ended by `finish`."""

    left = Signal()

    def __init__(self, title: str, lead: str, all_or_none: tuple[str, str], width_px: int) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        self._told: Callable[[], object] = lambda: None
        self.deed = QPushButton()
        set_look(self.deed, "primary")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head, below = QLabel(title), QLabel(lead)
        for label, look in ((head, "title"), (below, "small")):
            label.setWordWrap(True)
            set_look(label, look)
        column = QWidget()
        self._rows = QVBoxLayout(column)
        self._rows.setContentsMargins(MARGIN_PX, 24, MARGIN_PX, 32)
        self._rows.setSpacing(8)
        self._rows.addWidget(head)
        self._rows.addWidget(below)
        self._rows.addLayout(self._all_or_none(all_or_none))
        self._rows.addWidget(rule())
        self.setWidget(centred(column, width_px))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)

    def offer(self, key: str, words: str, *below: QWidget | QLayout, ticked: bool) -> QCheckBox:
        """One piece with its box; `below` stands under it, set in."""
        box = QCheckBox(words)
        box.setChecked(ticked)
        box.toggled.connect(lambda _on: self._told())
        self._boxes[key] = box
        beside = QVBoxLayout()
        beside.setContentsMargins(INDENT_PX, 0, 0, 0)
        beside.setSpacing(4)
        for part in below:
            if isinstance(part, QWidget):
                beside.addWidget(part)
            else:
                beside.addLayout(part)
        piece = QVBoxLayout()
        piece.setContentsMargins(0, 8, 0, 8)
        piece.setSpacing(4)
        piece.addWidget(box)
        piece.addLayout(beside)
        self._rows.addLayout(piece)
        self._rows.addWidget(hairline())
        return box

    def finish(self, back: QPushButton, *beside: QWidget, told: Callable[[], object]) -> None:
        """The foot; `told` is called now and whenever a box is ticked."""
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(12)
        for widget in (self.deed, back, *beside):
            row.addWidget(widget)
        row.addStretch(1)
        self._rows.addLayout(row)
        self._rows.addStretch(1)
        self._told = told
        told()

    def ticked(self) -> list[str]:
        return [key for key, box in self._boxes.items() if box.isChecked()]

    def offered(self) -> int:
        return len(self._boxes)

    def first_box(self) -> QWidget:
        return next(iter(self._boxes.values()), self.deed)

    def _all_or_none(self, words: tuple[str, str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(-6, 0, 0, 0)
        for label, on in zip(words, (True, False), strict=True):
            button = QPushButton(label)
            set_look(button, "small_link")
            button.clicked.connect(lambda _=False, on=on: self._set_all(on))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _set_all(self, on: bool) -> None:
        for box in self._boxes.values():
            box.setChecked(on)
