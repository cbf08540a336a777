"""One report in the list of the start page."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.elided_label import ElidedLabel
from desktop.shelf import Summary
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from forms.store.rows import ReportRow


class ReportLine(QWidget):
    """Name, when it was changed, how far it is; open it, or more in the menu ⋯. Signals carry the report's id."""

    opened = Signal(int)
    rename_asked = Signal(int)
    copied = Signal(int)
    binned = Signal(int)
    file_wanted = Signal(int, bool)  # as a file, with its history or without

    def __init__(self, row: ReportRow, theme: Theme, today: datetime, *, first: bool) -> None:
        super().__init__()
        self.setObjectName(f"report:{row.id}")
        self._row = row
        self._theme = theme
        name = ElidedLabel(row.name)
        set_look(name, "report_name", "current" if first else "")
        changed = ElidedLabel(f"{day_words(row.changed_at, today)}改过")
        set_look(changed, "small")
        self._marks = [_Mark(theme, "error"), _Mark(theme, "warning")]
        about = QHBoxLayout()
        about.setSpacing(12)
        about.addWidget(changed)
        for mark in self._marks:
            about.addWidget(mark)
        about.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(name)
        words.addLayout(about)
        self._progress = QLabel()
        set_look(self._progress, "small")
        self._tick = QLabel()
        self._tick.hide()
        theme.changed.connect(self._redraw)
        self._redraw()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(90)
        self._bar.setMaximumWidth(140)
        self._bar.hide()
        far = QVBoxLayout()
        far.setSpacing(4)
        far.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._tick)
        line.addWidget(self._progress, 1)
        far.addLayout(line)
        far.addWidget(self._bar)
        far.addStretch(1)
        self.button = button = QPushButton("继续填写" if first else "打开")
        button.setObjectName(f"action:open:{row.id}")
        button.setAccessibleName(f"打开{row.year}年度{row.name}")
        set_look(button, "primary" if first else "")
        button.clicked.connect(lambda: self.opened.emit(row.id))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, 120)
        grid.setColumnMinimumWidth(2, 104)
        grid.addLayout(words, 0, 0)
        grid.addLayout(far, 0, 1)
        grid.addWidget(button, 0, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._menu_button(), 0, 3, Qt.AlignmentFlag.AlignVCenter)

    def show_summary(self, summary: Summary) -> None:
        done = summary.wanted > 0 and summary.filled >= summary.wanted
        self._tick.setVisible(done)
        self._progress.setText("已填完" if done else f"已填 {summary.filled}/{summary.wanted}")
        self._bar.setMaximum(max(summary.wanted, 1))
        self._bar.setValue(summary.filled)
        self._bar.setAccessibleName(f"已填{summary.filled}，应填{summary.wanted}")
        self._bar.setVisible(not done)
        for mark, count in zip(self._marks, (summary.errors, summary.warnings), strict=True):
            mark.show_count(count)

    def _redraw(self) -> None:
        self._tick.setPixmap(self._theme.pixmap("check", "ink2", 16, self.devicePixelRatioF()))

    def _menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"more:{self._row.id}")
        self._theme.set_icon(button, "more")
        button.setToolTip("改名、复制、存成文件、删除")
        button.setAccessibleName(f"{self._row.name}：改名、复制、存成文件、删除")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for name, words, asked in (
            ("rename", "改名…", self.rename_asked),
            ("copy", "复制一份", self.copied),
            ("bin", "删除（进回收站）", self.binned),
        ):
            action = menu.addAction(words)
            action.setObjectName(f"action:{name}:{self._row.id}")
            action.triggered.connect(lambda _=False, signal=asked: signal.emit(self._row.id))
            if name == "copy":
                self._offer_files(menu)
        button.setMenu(menu)
        return button

    def _offer_files(self, menu: QMenu) -> None:
        for name, words, history in (
            ("save", "另存为文件…", False),
            ("save_all", "另存为文件，连同历史…", True),
        ):
            action = menu.addAction(words)
            action.setObjectName(f"action:{name}:{self._row.id}")
            action.triggered.connect(lambda _=False, on=history: self.file_wanted.emit(self._row.id, on))


class _Mark(QWidget):
    """⊗ 2 错误: icon and words; hidden while there are none."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._kind = kind
        role = "error" if kind == "error" else "warn"
        icon = QLabel()
        icon.setPixmap(theme.pixmap(kind, role, 16, self.devicePixelRatioF()))
        theme.changed.connect(lambda: icon.setPixmap(theme.pixmap(kind, role, 16, self.devicePixelRatioF())))
        self._words = QLabel()
        set_look(self._words, f"small_{role}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(icon)
        row.addWidget(self._words)
        self.hide()

    def show_count(self, count: int) -> None:
        self._words.setText(f"{count} {'错误' if self._kind == 'error' else '警告'}")
        self.setVisible(count > 0)


def day_words(at: datetime, today: datetime) -> str:
    """What goes before 改过 and 删除: 今天 12:31 · 昨天 17:20 · 11月20日 · 2025年12月29日"""
    at, today = at.astimezone(), today.astimezone()
    days = (today.date() - at.date()).days
    if days == 0:
        return f"今天 {at:%H:%M} "
    if days == 1:
        return f"昨天 {at:%H:%M} "
    return f"{at.month}月{at.day}日" if at.year == today.year else f"{at.year}年{at.month}月{at.day}日"
