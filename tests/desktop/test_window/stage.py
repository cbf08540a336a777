"""A window on a stage: its own folder, a clock that stands, answers to every question prepared."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import make_window
from desktop.bridge import ReportBridge
from desktop.main_window import MainWindow
from desktop.report_desk import ReportDesk
from desktop.theme.theme import Theme
from forms.definition.loader import load_example
from forms.report.answers import Answers, Json
from forms.store.lvze_file import read_lvze
from forms.store.store import Store

KIND = "履行第一责任人责任情况报告"
FORM = "first_responsible"
NOON = datetime(2026, 11, 24, 4, 31, tzinfo=UTC)


class FakePrompts:
    """Answers what was prepared, and remembers what was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path: Path | None = None  # None: takes the suggestion, in the test's own folder
        self.called_off = False
        self.sure = True
        self.words: str | None = None
        self.asked: list[str] = []

    def save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        self.asked.append(f"{title}：{suggested.name}")
        if self.called_off:
            return None
        return self.path or self.folder / suggested.name

    def open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        self.asked.append(title)
        return None if self.called_off else self.path

    def confirm(self, question: str, detail: str, do: str) -> bool:
        self.asked.append(question)
        return self.sure

    def text(self, title: str, label: str, value: str) -> str | None:
        self.asked.append(f"{title}：{value}")
        return self.words


class Clock:
    """Stands at noon; each look takes a millisecond, so that steps have an order."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at


class Stage:
    def __init__(self, app: QApplication, qtbot: QtBot, folder: Path) -> None:
        self.app = app
        self.qtbot = qtbot
        self.data = folder / "data"
        self.out = folder / "out"
        self.out.mkdir()
        self.clock = Clock()
        self.prompts = FakePrompts(self.out)
        self.theme = Theme(app, scheme="light")
        self.opened_urls: list[QUrl] = []
        self.window: MainWindow = None  # type: ignore[assignment]  # raised at once
        self.raise_window()

    def raise_window(self) -> MainWindow:
        """Another window over the same folder; the one before was closed."""
        self.window = make_window(
            self.app,
            folder=self.data,
            clock=self.clock,
            prompts=self.prompts,
            theme=self.theme,
            open_url=self.opened_urls.append,
            rescue_folder=self.out,
        )
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.window.start.fill_now()
        return self.window

    def again(self) -> MainWindow:
        """Closes the window and opens another one."""
        self.window.close()
        self.window.deleteLater()
        return self.raise_window()

    # -------------------------------------------------------------- reports

    def example(self, **answers: Json) -> int:
        """The id of a report with the built-in example; `__` stands for the dot in a path."""
        made = dict(load_example()) | {path.replace("__", "."): value for path, value in answers.items()}
        return self.window.start.shelf.store.create(FORM, 2026, KIND, made, self.clock())

    def open_example(self, **answers: Json) -> ReportDesk:
        return self.open(self.example(**answers))

    def open_blank(self) -> ReportDesk:
        return self.open(self.window.start.shelf.create(2026, "first_responsible"))

    def open(self, report_id: int) -> ReportDesk:
        """With the first check done, for which a user waits some tenths of a second."""
        self.window.open_report(report_id)
        self.turn()
        self.bridge.check_now()
        return self.desk

    @property
    def desk(self) -> ReportDesk:
        assert self.window.desk is not None
        return self.window.desk

    @property
    def bridge(self) -> ReportBridge:
        return self.desk.report.bridge

    # -------------------------------------------------------------- hands

    def act(self, name: str) -> None:
        """What a script does: looks up the action and sets it off."""
        action = self.window.findChild(QAction, f"action:{name}")
        assert isinstance(action, QAction), name
        action.trigger()
        self.turn()

    def press(self, name: str) -> None:
        """Clicks the visible button of that name."""
        buttons = [b for b in self.window.findChildren(QAbstractButton, name) if b.isVisible()]
        assert buttons, name
        buttons[0].click()
        self.turn()

    def go(self, path: str) -> QWidget:
        assert self.desk.view.go_path(path), path
        self.turn()
        return self.box(path)

    def box(self, path: str) -> QWidget:
        found = self.window.findChild(QWidget, path)
        assert isinstance(found, QWidget), path
        return found

    def write(self, box: QWidget, words: str) -> None:
        """As an input method hands over finished words."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        self.app.sendEvent(box, event)
        self.turn()

    def compose(self, box: QWidget, words: str) -> None:
        """Words that are still being composed."""
        self.app.sendEvent(box, QInputMethodEvent(words, []))
        self.turn()

    def turn(self) -> None:
        for _ in range(3):
            self.app.processEvents()

    def until(self, done: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(done, timeout=8000)

    def kept(self) -> None:
        """Until everything written is on the disk."""
        self.until(lambda: not self.desk.report.keeper.waiting())

    def stored(self, report: int) -> Answers:
        """What another program would read."""
        with closing(Store.open(self.data, clock=self.clock)) as store:
            return store.load(report).answers

    def save_elsewhere(self) -> Answers:
        """Through 另存到…, and read back."""
        self.press("action:save_as")
        (saved,) = self.out.glob("*.lvze")
        return read_lvze(saved).answers

    def focused(self) -> str:
        box = self.app.focusWidget()
        return box.objectName() if box is not None else ""

    def is_seen(self, box: QWidget) -> bool:
        """Wholly or, when it is taller than the page, in part within the page."""
        return box.isVisible() and not box.visibleRegion().isEmpty()
