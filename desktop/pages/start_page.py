"""The first page: the reports by year with their progress, and a new one."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.centred import centred
from desktop.elided_label import ElidedLabel
from desktop.pages.new_panel import NewPanel
from desktop.pages.report_list import ReportList
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.top_bar import rule

LIST_WIDTH_PX = 940
NARROW_PX = 1180


class StartPage(QWidget):
    """`list` and `new` say what the user wants."""

    help_asked = Signal()
    file_asked = Signal()
    backups_asked = Signal()
    check_asked = Signal()

    def __init__(
        self, theme: Theme, folder: Path, version: Callable[[], str], clock: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self.setObjectName("page:start")
        self._clock = clock
        self._version = version
        self.list = ReportList(theme)
        self.new = NewPanel(theme, clock())
        title = QLabel("报告")
        set_look(title, "display")
        self._unit = ElidedLabel("资料只存在这台电脑上")
        set_look(self._unit, "small")
        column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(32, 40, 32, 24)
        rows.setSpacing(0)
        rows.addWidget(title)
        rows.addWidget(self._unit)
        rows.addSpacing(24)
        rows.addWidget(rule())
        rows.addWidget(self.list)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(centred(column, LIST_WIDTH_PX, 8))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(area, 1)
        left.addWidget(centred(self._foot(theme, folder), LIST_WIDTH_PX, 8))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        self.new.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        whole.addWidget(self.new)

    def show_unit(self, unit: str) -> None:
        self._unit.setText(f"{unit}\u3000资料只存在这台电脑上".strip("\u3000"))

    def tell_version(self) -> None:
        """After the first paint: asking for the version reads the package's metadata."""
        self._about.setText(f"履责 {self._version()}\u3000不联网")

    def take_focus(self) -> None:
        """The keys go to the one primary button."""
        button = self.list.primary() or self.new.button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.new.setFixedWidth(300 if self.width() < NARROW_PX else 400)

    def _foot(self, theme: Theme, folder: Path) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(26, 8, 32, 16)
        row.setSpacing(16)
        for words, icon, name, asked in (
            ("打开文件…", "file", "action:open_report_file", self.file_asked),
            ("从备份恢复", "history", "action:backups", self.backups_asked),
            ("检查这台电脑", "check", "action:platform_check", self.check_asked),
            ("帮助  F1", "info", "action:help", self.help_asked),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            set_look(button, "link")
            theme.set_icon(button, icon, "accent_text")
            button.clicked.connect(asked)
            row.addWidget(button)
        place = ElidedLabel(f"资料在 {folder}")
        place.setObjectName("data_folder")
        place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        set_look(place, "quiet")
        self._about = QLabel("履责\u3000不联网")
        set_look(self._about, "quiet")
        row.addWidget(place, 1)
        row.addWidget(self._about)
        return foot
