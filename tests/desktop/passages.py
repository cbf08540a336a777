"""Passages for tests: written as templates, opened in a window."""

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.passages.passage_edit import PassageEdit
from desktop.passages.pieces import Blank, ChipState, Literal, Pieces
from desktop.theme.theme import Theme

CHIPS: Mapping[str, ChipState] = {
    "tax": ChipState("累计完成86412.37万元", "filled", "全口径税收", "area.tax"),
    "team": ChipState("攻坚队", "filled", "队名", "area.team"),
    "users": ChipState("", "empty", "享受户次", "area.users"),
    "visits": ChipState("", "gone", "家访", "area.visits"),
    "relief": ChipState("1.26亿元", "faulty", "退税减税", "area.relief"),
    "study": ChipState("学习教育", "unverified", "年度用语"),
}


def pieces_of(template: str) -> Pieces:
    """「全年{tax}。」 as pieces."""
    parts = (part for part in re.split(r"(\{\w+\})", template) if part)
    return tuple(Blank(part[1:-1]) if part.startswith("{") else Literal(part) for part in parts)


def template_of(pieces: Pieces) -> str:
    return "".join(f"{{{piece.ref}}}" if isinstance(piece, Blank) else piece.text for piece in pieces)


class OpenPassage:
    """A passage in a window with the focus, and what it has said since."""

    def __init__(self, qtbot: QtBot, template: str, chips: Mapping[str, ChipState] = CHIPS) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.theme = Theme(app, "light")
        self.edit = PassageEdit("area.passage", self.theme)
        qtbot.addWidget(self.edit)
        self.edit.set_chips(chips)
        self.edit.set_pieces(pieces_of(template))
        self.edit.resize(480, 200)
        self.edit.show()
        qtbot.waitExposed(self.edit)
        self.edit.activateWindow()
        self.edit.setFocus()
        qtbot.waitUntil(self.edit.hasFocus)
        self.edits: list[str] = []
        self.activated: list[str] = []
        self.edit.edited.connect(lambda pieces: self.edits.append(template_of(pieces)))
        self.edit.chip_activated.connect(self.activated.append)

    @property
    def template(self) -> str:
        return template_of(self.edit.pieces())

    @property
    def selected(self) -> str:
        cursor = self.edit.textCursor()
        return template_of(self.edit.chips.pieces(cursor.selectionStart(), cursor.selectionEnd()))

    def caret_after(self, shown: str) -> None:
        text = self.edit.displayed_text()
        self.edit.set_caret(text.index(shown) + len(shown))

    def caret_before(self, shown: str) -> None:
        self.edit.set_caret(self.edit.displayed_text().index(shown))

    def select(self, start: int, end: int) -> None:
        self.edit.set_caret(end, start)

    def press(self, key: Qt.Key, *, ctrl: bool = False, shift: bool = False, times: int = 1) -> None:
        held = Qt.KeyboardModifier.NoModifier
        held |= Qt.KeyboardModifier.ControlModifier if ctrl else held
        held |= Qt.KeyboardModifier.ShiftModifier if shift else held
        for _ in range(times):
            QTest.keyClick(self.edit, key, held)

    def type(self, text: str) -> None:
        """ASCII only: Qt's test keys abort on Chinese, which comes from an input method anyway."""
        QTest.keyClicks(self.edit, text)

    def compose(self, preedit: str, commit: str = "", *, from_caret: int = 0, length: int = 0) -> None:
        event = QInputMethodEvent(preedit, [])
        if commit or length:
            event.setCommitString(commit, from_caret, length)
        QApplication.sendEvent(self.edit, event)
