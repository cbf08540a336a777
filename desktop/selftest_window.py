"""The window put through its paces by a program: what a clerk does in a morning, in a few seconds."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import make_application, make_window
from desktop.main_window import MainWindow
from desktop.report_desk import ReportDesk
from forms.report.answers import Answers
from forms.report.outline import passage_path, passages_in_use

DATA_FOLDER = "界面 资料"
WORD_FILE = "自检 导出.docx"
WORD = "镕"  # outside GB 2312, so that every coding on the way shows itself
DIGIT = "7"
TYPED_VALUES = ("text", "long_text", "integer", "decimal")
PATIENCE_S = 10.0
USUAL_PX = (1280, 800)


class Answering:
    """In place of dialogs: says yes, and names the file to write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        return self._folder / WORD_FILE

    def open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        return None

    def confirm(self, question: str, detail: str, do: str) -> bool:
        return True

    def text(self, title: str, label: str, value: str) -> str | None:
        return None


class Strays(QObject):
    """Widgets that were shown as windows of their own: on a real screen they flicker past and take the focus."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.seen: list[str] = []
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}".rstrip())
        return False


class WindowRounds:
    """Steps of the self-test. Each stands on the one before: they share one window and one report, the example."""

    def __init__(self) -> None:
        self._app: QApplication | None = None
        self._window: MainWindow | None = None
        self._report_id = 0

    def every_tab(self, folder: Path) -> str:
        from forms.definition.loader import load_example

        window = self._open(folder)
        self._report_id = window.start.shelf.store.create(
            "first_responsible", 2026, "自检", Answers(load_example()), _now()
        )
        window.open_report(self._report_id)
        sections = self._desk.report.bridge.form.sections
        strays = Strays(window)
        for section in sections:
            self._desk.view.go_section(section.id)
            self._turn()
            if self._desk.view.current != section.id or window.grab().isNull():
                raise ValueError(f"“{section.tab}”没有显示出来")
        QApplication.instance().removeEventFilter(strays)  # type: ignore[union-attr]
        if strays.seen:
            raise ValueError(f"有部件自成窗口，一闪而过：{'、'.join(strays.seen)}")
        return f"{len(sections)} 栏"

    def every_box(self, folder: Path) -> str:
        """A key in every box reaches the report, and 撤销 takes it back."""
        bridge = self._desk.report.bridge
        boxes = [(path, entry.value) for path, entry in bridge.form.inputs() if entry.value in TYPED_VALUES]
        boxes += [(path, "long_text") for path in self._passages()]
        deaf = [path for path, value in boxes if not self._takes_a_key(path, value)]
        if deaf:
            raise ValueError(f"{len(deaf)} 格打不进字：{'、'.join(deaf[:5])}")
        return f"{len(boxes)} 格"

    def export(self, folder: Path) -> str:
        from forms.manuscript.compose import compose
        from forms.output.verify import verify_docx  # reads with python-docx, not with our writer

        desk = self._desk
        desk.check()
        desk.export(draft=False)
        self._turn()
        target = folder / WORD_FILE
        if not target.is_file():
            errors = [f.message for f in desk.report.bridge.state.findings if f.severity == "error"]
            raise ValueError(f"没有写出文件 {'；'.join(errors)}")
        data = target.read_bytes()
        manuscript = compose(desk.report.bridge.form, desk.report.bridge.answers)
        if differences := verify_docx(data, manuscript):
            raise ValueError(f"文件和要写的有 {len(differences)} 处不同：{differences[0]}")
        return f"{len(manuscript.paragraphs)} 段，{len(data)} 字节"

    def come_back(self, folder: Path) -> str:
        """Through the window's own keeper, into another window over the same folder."""
        path = self._passages()[0]
        self._type(self._go(path), "long_text")
        self._until(lambda: WORD in str(self._desk.report.bridge.answers.get(path)))
        written = dict(self._desk.report.bridge.answers)
        self._close()
        self._open(folder).open_report(self._report_id)
        self._turn()
        kept = dict(self._desk.report.bridge.answers)
        self._close()
        if kept != written or WORD not in str(kept.get(path)):
            raise ValueError("重新打开后内容不同")
        return f"{len(kept)} 项，一字不少"

    # -------------------------------------------------------------- own part

    @property
    def _desk(self) -> ReportDesk:
        if self._window is None or self._window.desk is None:
            raise ValueError("窗口里没有打开的报告（见上一项）")
        return self._window.desk

    def _open(self, folder: Path) -> MainWindow:
        if self._app is None:
            running = QApplication.instance()
            self._app = running if isinstance(running, QApplication) else make_application()
        data = folder / DATA_FOLDER
        prompts = Answering(folder)
        self._window = window = make_window(
            self._app, folder=data, clock=_now, prompts=prompts, open_url=_keep_shut, rescue_folder=folder
        )
        window.resize(*USUAL_PX)
        window.show()
        window.activateWindow()
        self._until(window.isActiveWindow)  # before that no box gets the focus
        return window

    def _close(self) -> None:
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None
            self._turn()

    def _passages(self) -> list[str]:
        bridge = self._desk.report.bridge
        return [
            passage_path(section, passage)
            for section in bridge.form.sections
            for passage in passages_in_use(section, bridge.answers)
        ]

    def _go(self, path: str) -> QWidget:
        self._desk.view.go_path(path)
        self._turn()
        box = QApplication.focusWidget()
        if box is None or not self._desk.view.isAncestorOf(box):
            raise ValueError(f"到不了 {path}")
        return box

    def _takes_a_key(self, path: str, value: str) -> bool:
        bridge = self._desk.report.bridge
        before = dict(bridge.answers)
        self._type(self._go(path), value)
        changed = {
            name for name in {*before, *bridge.answers} if before.get(name) != bridge.answers.get(name)
        }
        self._desk.undo()
        self._turn()
        return path in changed and dict(bridge.answers) == before

    def _type(self, box: QWidget, value: str) -> None:
        if value in ("text", "long_text"):  # Chinese comes from an input method, never from keys
            event = QInputMethodEvent()
            event.setCommitString(WORD)
            QApplication.sendEvent(box, event)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, ord(DIGIT), Qt.KeyboardModifier.NoModifier, DIGIT)
                QApplication.sendEvent(box, key)
        self._turn()

    def _turn(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def _until(self, done: Callable[[], bool]) -> None:
        give_up = time.monotonic() + PATIENCE_S
        while not done():
            if time.monotonic() > give_up:
                raise ValueError("等不到程序的反应")
            QApplication.processEvents()


def _keep_shut(url: QUrl) -> None:
    """The exported file is not handed to another program."""


def _now() -> datetime:
    return datetime.now(UTC)
