"""What came of an export, told on the page: done, refused or failed, each with its way on."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from forms.check.findings import Finding

LISTED = 5


class Outcome(QFrame):
    """Hidden until there is something to tell. `went` carries a Finding, the others the file."""

    file_opened = Signal(object)
    folder_opened = Signal(object)
    other_name_asked = Signal()
    went = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("outcome")
        self._theme = theme
        self._mark = ("", "")
        self._path = Path()
        set_look(self, "outcome")
        self._icon = QLabel()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = {
            "open_file": self._button(
                "打开文件", "action:open_file", lambda: self.file_opened.emit(self._path)
            ),
            "open_folder": self._button(
                "打开所在文件夹", "action:open_folder", lambda: self.folder_opened.emit(self._path)
            ),
            "rename": self._button("换个名字", "action:rename_export", self.other_name_asked.emit),
        }
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        for button in self._buttons.values():
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._reasons = QVBoxLayout()
        self._reasons.setContentsMargins(24, 0, 0, 0)
        self._reasons.setSpacing(0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(2)
        rows.addLayout(line)
        rows.addLayout(self._reasons)
        theme.changed.connect(self._redraw)
        self.hide()

    def show_done(self, path: Path, *, draft: bool) -> None:
        self._path = path
        kind = "草稿 " if draft else " "
        self._show("done", ("check", "done"), f"已导出{kind}{path.name}", ("open_file", "open_folder"))

    def show_saved(self, path: Path, what: str) -> None:
        self._path = path
        self._show("done", ("check", "done"), f"已保存{what} {path.name}", ("open_file", "open_folder"))

    def show_failed(self, message: str) -> None:
        self._show("warn", ("warning", "warn"), f"没有导出：{message}", ("rename",))

    def show_refused(self, findings: Sequence[Finding], places: Sequence[str]) -> None:
        """The errors that forbid the final copy; the first ones lead to their places."""
        words = f"还有 {len(findings)} 处错误，没有导出正式稿。改完再导出，或先导出草稿。"
        self._show("error", ("error", "error"), words, ())
        for finding, place in list(zip(findings, places, strict=True))[:LISTED]:
            button = QPushButton(f"{place}：{finding.message}")
            set_look(button, "small_link")
            button.clicked.connect(lambda _=False, finding=finding: self.went.emit(finding))
            self._reasons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if len(findings) > LISTED:
            rest = QLabel(f"还有 {len(findings) - LISTED} 处，按 F8 逐处看")
            set_look(rest, "quiet")
            self._reasons.addWidget(rest)

    def _show(self, state: str, mark: tuple[str, str], words: str, buttons: Sequence[str]) -> None:
        while (item := self._reasons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._mark = mark
        self.words.setText(words)
        set_look(self.words, "done" if state == "done" else "strong")
        set_look(self, "outcome", state)
        for name, button in self._buttons.items():
            button.setVisible(name in buttons)
        self._redraw()
        self.show()

    def _button(self, words: str, name: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        set_look(button, "fix")
        button.clicked.connect(act)
        return button

    def _redraw(self) -> None:
        name, role = self._mark
        if name:
            self._icon.setPixmap(self._theme.pixmap(name, role, 18, self.devicePixelRatioF()))
