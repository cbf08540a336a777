"""A box to try the input method in, and what came of it."""

import unicodedata

from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

# Typed one after the other without anything being composed: a word in pinyin.
LETTERS = 4
UNTRIED, WORKS, ONLY_LETTERS = "还没有试", "能打中文", "打进来的是字母"


class TryBox(QLineEdit):
    """`tried` when the outcome changes. Once something was composed it stays so."""

    tried = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("platform_check:try")
        self.setAccessibleName("试一试输入法")
        self.setPlaceholderText("在这里打“你好”")
        self.outcome = UNTRIED
        self._letters = 0

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.preeditString() or any(_is_chinese(letter) for letter in event.commitString()):
            self._letters = 0
            self._came(WORKS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.text().isascii() and event.text().isalpha():
            self._letters += 1
            if self._letters >= LETTERS and self.outcome == UNTRIED:
                self._came(ONLY_LETTERS)

    def _came(self, outcome: str) -> None:
        if outcome != self.outcome:
            self.outcome = outcome
            self.tried.emit(outcome)


def _is_chinese(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("CJK")
