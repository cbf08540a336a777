"""Keys go to fcitx 4 first, its words into the box; without it everything is as before."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.fcitx4.input_context import CONTEXT_INTERFACE, InputContext, service_name
from desktop.fcitx4.key_filter import FAILURES, KeyFilter
from desktop.fcitx4.session_bus import BusError, Signal, Value

SPACE = 0x20


class Fcitx:
    """Takes letters, and gives 你好 for the space bar after them."""

    def __init__(self) -> None:
        self.told: list[tuple[str, tuple[Value, ...]]] = []
        self.asked: list[tuple[str, str, tuple[Value, ...]]] = []
        self.gone = False
        self.letters = ""
        self.waiting: list[Signal] = []

    def call(
        self,
        target: tuple[str, str, str],
        method: str,
        signature: str = "",
        values: Sequence[Value] = (),
        timeout_ms: int = 500,
    ) -> tuple[Value, ...]:
        if self.gone:
            raise BusError
        self.asked.append((method, signature, tuple(values)))
        if method == "CreateICv3":
            return (7, 1, 0, 0, 0, 0)
        keysym, kind = int(values[0]), values[3]
        if kind == 0 and keysym == SPACE and self.letters:
            self.letters = ""
            self.waiting.append(Signal("/inputcontext_3", "CommitString", ("别的程序",)))
            self.waiting.append(Signal("/inputcontext_7", "CommitString", ("你好",)))
            return (1,)
        if kind == 0 and chr(keysym).isalpha():
            self.letters += chr(keysym)
            return (1,)
        return (0,)

    def tell(
        self, target: tuple[str, str, str], method: str, signature: str = "", values: Sequence[Value] = ()
    ) -> None:
        self.told.append((method, tuple(values)))

    def listen(self, interface: str) -> None:
        assert interface == CONTEXT_INTERFACE

    def signals(self, interface: str) -> Iterator[Signal]:
        while self.waiting:
            yield self.waiting.pop(0)


class Desk:
    def __init__(self, app: QApplication, qtbot: QtBot) -> None:
        self.app = app
        self.fcitx = Fcitx()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        rows = QVBoxLayout(self.window)
        self.first, self.second, self.button = QLineEdit(), QLineEdit(), QPushButton("好")
        for box in (self.first, self.second, self.button):
            rows.addWidget(box)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.first.setFocus()
        self.filter = KeyFilter(app, InputContext(self.fcitx, ":0", 1))

    def press(self, box: QWidget, words: str) -> None:
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
                event = QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, 38, ord(letter), 0, letter)
                self.app.sendEvent(box, event)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qapp, qtbot)
    yield made
    made.filter.deleteLater()


def test_words_arrive_and_letters_do_not(desk: Desk) -> None:
    desk.press(desk.first, "nihao ")
    assert desk.first.text() == "你好"


def test_what_fcitx_leaves_goes_to_the_box(desk: Desk) -> None:
    desk.press(desk.first, "1 2")
    assert desk.first.text() == "1 2"


def test_the_box_with_the_focus_is_followed(desk: Desk) -> None:
    desk.second.setFocus()
    desk.press(desk.second, "nihao ")
    assert (desk.first.text(), desk.second.text()) == ("", "你好")
    desk.button.setFocus()
    assert desk.fcitx.told[-1][0] == "FocusOut"
    desk.first.setFocus()
    assert desk.fcitx.told[-1][0] == "FocusIn"


def test_a_box_that_goes_away_does_no_harm(desk: Desk) -> None:
    desk.fcitx.waiting.append(Signal("/inputcontext_7", "CommitString", ("好",)))
    desk.first.deleteLater()
    desk.app.sendPostedEvents(desk.first, QEvent.Type.DeferredDelete)
    desk.app.processEvents()
    desk.press(desk.second, "a")


def test_fcitx_hears_of_releases_and_of_the_caret(desk: Desk) -> None:
    desk.press(desk.first, "n")
    keys = [asked for asked in desk.fcitx.asked if asked[0] == "ProcessKeyEvent"]
    assert [values[3] for _, _, values in keys] == [0, 1]
    assert {signature for _, signature, _ in keys} == {"uuuiu"}
    assert any(method == "SetCursorRect" for method, _ in desk.fcitx.told)


def test_when_fcitx_goes_keys_are_left_alone(desk: Desk) -> None:
    desk.fcitx.gone = True
    desk.press(desk.first, "nihao "[: FAILURES + 2])
    assert desk.first.text() == "nihao"
    asked = len(desk.fcitx.asked)
    desk.fcitx.gone = False
    desk.press(desk.first, "a")
    assert desk.first.text() == "nihaoa"
    assert len(desk.fcitx.asked) == asked  # it has been given up


@pytest.mark.parametrize(("display", "name"), [(":0", "0"), (":100", "100"), ("host:2.0", "2"), ("", "0")])
def test_each_display_has_a_service(display: str, name: str) -> None:
    assert service_name(display) == f"org.fcitx.Fcitx-{name}"
