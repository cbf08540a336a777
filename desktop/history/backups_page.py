"""从备份恢复: the backups at the left, the reports of the chosen one at the right. Nothing is overwritten."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.elided_label import ElidedLabel
from desktop.pages.report_line import day_words
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.top_bar import hairline, rule
from forms.store.backup import Backup
from forms.store.errors import StoreError
from forms.store.rows import ReportRow

SIDE_PX = 280


class BackupsPage(QWidget):
    """`taken` carries the backup and the row of the report in it that is wanted back."""

    left = Signal()
    taken = Signal(object, object)

    def __init__(
        self,
        backups: Sequence[Backup],
        reports_in: Callable[[Backup], list[ReportRow]],
        today: datetime,
        theme: Theme,
    ) -> None:
        super().__init__()
        self.setObjectName("page:backups")
        self._backups = list(backups)
        self._reports_in = reports_in
        self._today = today
        self._theme = theme
        self.list = QListWidget()
        self.list.setObjectName("backups")
        self.list.setAccessibleName("备份")
        self.list.viewport().setAutoFillBackground(False)
        self.list.setSpacing(3)
        for backup in self._backups:
            at = backup.at.astimezone()
            words = f"{at.year}年{at.month}月{at.day}日　{at:%H:%M}"
            self.list.addItem(QListWidgetItem(words + ("　升级之前" if backup.of_version else "")))
        self.list.currentRowChanged.connect(self._show)
        self._title = QLabel()
        self._title.setWordWrap(True)
        set_look(self._title, "title")
        self._body = QScrollArea()
        self._body.setWidgetResizable(True)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        if self._backups:
            self.list.setCurrentRow(0)
        else:
            self._title.setText("还没有备份")

    @property
    def title(self) -> str:
        return self._title.text()

    def _build(self) -> None:
        side = QWidget()
        set_look(side, "window")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(SIDE_PX)
        head = QLabel("备份")
        set_look(head, "heading")
        head.setContentsMargins(8, 0, 0, 8)
        foot = QLabel("每小时备份一次，留最近 10 个和 30 天里每天最后一个。")
        foot.setWordWrap(True)
        foot.setContentsMargins(8, 0, 0, 0)
        set_look(foot, "quiet")
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 20, 12, 16)
        for widget in (head, self.list, foot):
            column.addWidget(widget)
        lead = QLabel("取回的是一份新报告，现有的报告和备份都不变。")
        set_look(lead, "small")
        back = QPushButton("回到报告列表")
        back.setObjectName("action:leave_backups")
        set_look(back, "link")
        self._theme.set_icon(back, "back", "accent_text")
        back.clicked.connect(self.left)
        line = QHBoxLayout()
        line.addWidget(lead, 1)
        line.addWidget(back)
        main = QVBoxLayout()
        main.setContentsMargins(40, 24, 40, 16)
        main.setSpacing(8)
        main.addWidget(self._title)
        main.addLayout(line)
        main.addWidget(rule())
        main.addWidget(self._body, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(side)
        whole.addLayout(main, 1)

    def _show(self, at: int) -> None:
        backup = self._backups[at]
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 16, 0)
        rows.setSpacing(8)
        when = day_words(backup.at, self._today).strip()
        try:
            reports = self._reports_in(backup)
        except StoreError as error:
            self._title.setText(f"{when}的备份打不开")
            words = QLabel(str(error))
            words.setWordWrap(True)
            rows.addWidget(words)
            reports = []
        else:
            self._title.setText(f"{when}的备份里有 {len(reports)} 份报告")
        for row in reports:
            rows.addLayout(self._line(backup, row))
            rows.addWidget(hairline())
        rows.addStretch(1)
        self._body.setWidget(body)

    def _line(self, backup: Backup, row: ReportRow) -> QHBoxLayout:
        name = ElidedLabel(f"{row.year}年度　{row.name}" + ("（在回收站里）" if row.binned else ""))
        set_look(name, "report_name")
        changed = QLabel(f"{day_words(row.changed_at, self._today)}改过")
        set_look(changed, "small")
        button = QPushButton("取回")
        button.setObjectName(f"action:take_out:{row.id}")
        button.setAccessibleName(f"取回{row.year}年度{row.name}")
        button.clicked.connect(lambda: self.taken.emit(backup, row))
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 0)
        line.setSpacing(16)
        line.addWidget(name, 1)
        line.addWidget(changed)
        line.addWidget(button)
        return line
