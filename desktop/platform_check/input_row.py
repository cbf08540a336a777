"""The row of the input method: with a box to try it in and, on Linux, the way it is reached."""

import sys

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.last_year.source_choice import SteadyChoice
from desktop.platform_check.check_row import CheckRow
from desktop.platform_check.input_method import WISHES
from desktop.platform_check.item import Item
from desktop.platform_check.try_box import ONLY_LETTERS, UNTRIED, WORKS, TryBox
from desktop.theme.look import set_look
from desktop.theme.theme import Theme

BOX_PX = 280
SWITCH = "打进来的是字母。按 Ctrl+空格 或 Shift 切到中文再试"
SWITCH_LINUX = f"{SWITCH}；还不行，换一种接法，再重新打开程序。"
WORDS = {UNTRIED: "", WORKS: "能打中文，没有问题。", ONLY_LETTERS: f"{SWITCH}。"}
NEXT_TIME = "下次打开程序时生效"


class InputRow(CheckRow):
    """`wish_chosen` carries another way of reaching the input method."""

    wish_chosen = Signal(str)

    def __init__(self, theme: Theme, item: Item, wish: str, system: str = sys.platform) -> None:
        super().__init__(theme, item)
        self._on_linux = system == "linux"
        self.box = TryBox()
        self.box.setMaximumWidth(BOX_PX)
        beside = QHBoxLayout()
        beside.addWidget(self.box, 1000)
        beside.addStretch(1)
        self.box.tried.connect(self._tell)
        self.told = QLabel()
        self.told.setObjectName("platform_check:tried")
        self.told.setWordWrap(True)
        set_look(self.told, "small")
        self.body.addLayout(beside)
        self.body.addWidget(self.told)
        self._ways = self._make_ways(wish)
        self.body.addWidget(self._ways)
        self.told.hide()
        # Where all is well the choice would only be in the way.
        self._ways.setVisible(self._on_linux and (not item.good or wish != "auto"))

    def tried_so_far(self) -> tuple[str, str]:
        return self.box.text(), self.box.outcome

    def take_over(self, typed: str, outcome: str) -> None:
        self.box.setText(typed)
        self.box.outcome = outcome
        self._tell(outcome)

    def _make_ways(self, wish: str) -> QWidget:
        words = QLabel("接法")
        set_look(words, "small")
        choice = SteadyChoice()
        choice.setObjectName("platform_check:input_method_wish")
        choice.setAccessibleName("输入法的接法")
        for name, label in WISHES.items():
            choice.addItem(label, name)
        choice.setCurrentIndex(max(0, choice.findData(wish)))
        choice.activated.connect(lambda _at: self.wish_chosen.emit(str(choice.currentData())))
        later = QLabel(NEXT_TIME)
        set_look(later, "quiet")
        ways = QWidget()
        line = QHBoxLayout(ways)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(words)
        line.addWidget(choice)
        line.addWidget(later)
        line.addStretch(1)
        return ways

    def _tell(self, outcome: str) -> None:
        words = SWITCH_LINUX if outcome == ONLY_LETTERS and self._on_linux else WORDS[outcome]
        self.told.setText(words)
        set_look(self.told, "small_warn" if outcome == ONLY_LETTERS else "small")
        self.told.setVisible(bool(words))
        if outcome == ONLY_LETTERS and self._on_linux:
            self._ways.show()
