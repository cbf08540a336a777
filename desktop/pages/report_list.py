"""The reports of this PC by year, and the bin below them."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.elided_label import ElidedLabel
from desktop.pages.report_line import ReportLine, day_words
from desktop.shelf import Summary
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.top_bar import hairline
from forms.store.rows import ReportRow

EMPTY_WORDS = (
    "还没有报告。在“新建报告”里选好年度和种类，按“新建”就开始填。\n填的内容随时自动保存，只存在这台电脑上。"
)


class ReportList(QWidget):
    """Signals carry the report's id."""

    opened = Signal(int)
    rename_asked = Signal(int)
    copied = Signal(int)
    binned = Signal(int)
    file_wanted = Signal(int, bool)
    unbinned = Signal(int)
    empty_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: dict[int, ReportLine] = {}
        self._body = QWidget()
        self._bin_open = False
        self._primary: QPushButton | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._body)

    def line(self, report_id: int) -> ReportLine | None:
        return self._lines.get(report_id)

    def primary(self) -> QPushButton | None:
        """继续填写, the button of the report that was changed last."""
        return self._primary

    def show_summary(self, report_id: int, summary: Summary) -> None:
        if line := self._lines.get(report_id):
            line.show_summary(summary)

    def show_rows(self, kept: Sequence[ReportRow], binned: Sequence[ReportRow], today: datetime) -> None:
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._lines = {}
        self._primary = None
        latest = max(kept, key=lambda row: row.changed_at, default=None)
        if not kept:
            words = QLabel(EMPTY_WORDS)
            words.setWordWrap(True)
            rows.addSpacing(20)
            rows.addWidget(words)
            rows.addSpacing(20)
            rows.addWidget(hairline())
        for year in dict.fromkeys(row.year for row in kept):
            group = [row for row in kept if row.year == year]
            rows.addLayout(self._group(year, group, latest, today))
            rows.addWidget(hairline())
        if binned:
            rows.addSpacing(20)
            rows.addWidget(self._bin(binned, today))
        self._rows.replaceWidget(self._body, body)
        # The click that led here may still be on its way through the old rows.
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def _group(
        self, year: int, rows: Sequence[ReportRow], latest: ReportRow | None, today: datetime
    ) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 14, 0, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(16)
        grid.setColumnMinimumWidth(0, 88)
        grid.setColumnStretch(1, 1)
        label = QLabel(str(year))
        set_look(label, "year", "current" if latest is not None and latest.year == year else "")
        grid.addWidget(label, 0, 0, Qt.AlignmentFlag.AlignTop)
        for at, row in enumerate(rows):
            line = ReportLine(row, self._theme, today, first=row is latest)
            line.opened.connect(self.opened)
            line.rename_asked.connect(self.rename_asked)
            line.copied.connect(self.copied)
            line.binned.connect(self.binned)
            line.file_wanted.connect(self.file_wanted)
            self._lines[row.id] = line
            if row is latest:
                self._primary = line.button
            grid.addWidget(line, at, 1)
        return grid

    def _bin(self, binned: Sequence[ReportRow], today: datetime) -> QWidget:
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(-8, 0, 0, 0)  # the icon stands at the edge, not the frame of the link
        toggle = QPushButton(f"回收站（{len(binned)}）")
        toggle.setObjectName("action:bin")
        toggle.setCheckable(True)
        toggle.setChecked(self._bin_open)
        set_look(toggle, "link")
        self._theme.set_icon(toggle, "trash", "accent_text")
        empty = QPushButton("清空回收站…")
        empty.setObjectName("action:empty_bin")
        set_look(empty, "link")
        empty.clicked.connect(self.empty_asked)
        head.addWidget(toggle)
        head.addStretch(1)
        head.addWidget(empty)
        rows.addLayout(head)
        contents = QWidget()
        lines = QVBoxLayout(contents)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(hairline())
        for row in binned:
            lines.addLayout(self._binned_line(row, today))
            lines.addWidget(hairline())
        rows.addWidget(contents)

        def follow(on: bool) -> None:
            self._bin_open = on
            contents.setVisible(on)
            empty.setVisible(on)

        toggle.toggled.connect(follow)
        follow(self._bin_open)
        return whole

    def _binned_line(self, row: ReportRow, today: datetime) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        name = ElidedLabel(f"{row.year}年度\u3000{row.name}")
        when = QLabel(f"{day_words(row.binned_at or row.changed_at, today)}删除")
        set_look(when, "small")
        button = QPushButton("恢复")
        button.setObjectName(f"action:restore:{row.id}")
        button.setAccessibleName(f"恢复{row.year}年度{row.name}")
        set_look(button, "link")
        button.clicked.connect(lambda: self.unbinned.emit(row.id))
        line.addWidget(name, 1)
        line.addWidget(when)
        line.addWidget(button)
        return line
