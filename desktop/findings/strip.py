"""The strip under the page: how many findings there are; opened, each with its place and its way out."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.bridge import ReportBridge
from desktop.elided_label import ElidedLabel
from desktop.findings.finding_row import ICONS, LOOKS, FindingRow
from desktop.findings.order import in_order
from desktop.naming import place_words
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from forms.check.findings import SEVERITY_WORDS, Finding
from forms.definition.rules import Severity

MOST_OF_HEIGHT = 0.4


class FindingsStrip(QFrame):
    """`went` and `fix_chosen` carry a Finding."""

    went = Signal(object)
    fix_chosen = Signal(object)

    def __init__(self, bridge: ReportBridge, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("findings")
        self._bridge = bridge
        self._theme = theme
        self.findings: list[Finding] = []
        self.current: Finding | None = None
        self._pool: list[FindingRow] = []
        self._counts: dict[Severity, tuple[QWidget, QLabel, QLabel]] = {}
        set_look(self, "surface")
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self._list.setWidget(inner)
        self._list.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(_line())
        outer.addWidget(self._bar(actions))
        outer.addWidget(self._list)
        theme.changed.connect(self._redraw)
        bridge.findings_changed.connect(self.refresh)
        self.refresh()

    @property
    def open(self) -> bool:
        return not self._list.isHidden()

    def set_open(self, on: bool) -> None:
        self._toggle.setText("收起" if on else "展开")
        self._theme.set_icon(self._toggle, "down" if on else "up")
        self._list.setVisible(on)
        if on:
            self._fill()

    def set_current(self, finding: Finding | None) -> None:
        self.current = finding
        if self.open:
            self._fill()
            at = self.findings.index(finding) if finding in self.findings else -1
            if at >= 0:
                self._list.ensureWidgetVisible(self._pool[at], 0, 0)

    def fit(self, height: int) -> None:
        """At most two fifths of the height of the window's middle."""
        row = (
            FindingRow(self._theme).sizeHint().height()
            if not self._pool
            else self._pool[0].sizeHint().height()
        )
        wanted = row * max(len(self.findings), 1) + 2
        self._list.setFixedHeight(max(row, min(wanted, int(height * MOST_OF_HEIGHT) - self._head.height())))

    def refresh(self) -> None:
        state = self._bridge.state
        self.findings = in_order(state.form, state.answers, self._bridge.shown_findings())
        counts = Counter(finding.severity for finding in self.findings)
        for severity, (pair, _, words) in self._counts.items():
            words.setText(f"{counts[severity]} {SEVERITY_WORDS[severity]}")
            pair.setVisible(counts[severity] > 0)
        self._none.setVisible(not self.findings)
        self._none.setText("没有错误和警告" if self._bridge.checked else "按 F7 检查全部栏目")
        self._toggle.setEnabled(bool(self.findings))
        if not self.findings:
            self.set_open(False)
        elif self.open:
            self._fill()
        if (parent := self.parentWidget()) is not None:
            self.fit(parent.height())

    def _bar(self, actions: Mapping[str, QAction]) -> QWidget:
        self._head = QWidget()
        self._head.setMinimumHeight(max(self._theme.tokens.size_px.strip, self.fontMetrics().height() + 20))
        row = QHBoxLayout(self._head)
        row.setContentsMargins(28, 4, 24, 4)
        row.setSpacing(6)
        severities: tuple[Severity, ...] = ("error", "warning", "hint")
        for severity in severities:
            icon, words = QLabel(), QLabel()
            set_look(words, LOOKS[severity])
            pair = QWidget()
            self._counts[severity] = (pair, icon, words)
            side = QHBoxLayout(pair)
            side.setContentsMargins(0, 0, 12, 0)
            side.setSpacing(6)
            side.addWidget(icon)
            side.addWidget(words)
            row.addWidget(pair)
        self._none = QLabel()
        set_look(self._none, "small")
        row.addWidget(self._none)
        keys = ElidedLabel("F8 下一处\u3000Shift+F8 上一处")
        keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_look(keys, "small")
        row.addWidget(keys, 1)
        row.addSpacing(16)
        self._toggle = QPushButton("展开")
        self._toggle.setObjectName("action:findings")
        self._toggle.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the word
        self._toggle.setIconSize(QSize(16, 16))
        set_look(self._toggle, "quiet")
        self._theme.set_icon(self._toggle, "up")
        self._toggle.clicked.connect(lambda: self.set_open(not self.open))
        row.addWidget(self._toggle)
        self._redraw()
        return self._head

    def _fill(self) -> None:
        speaker = self._bridge.state.speaker
        while len(self._pool) < len(self.findings):
            row = FindingRow(self._theme)
            row.clicked.connect(lambda _=False, row=row: self._go(row))
            row.way_out_chosen.connect(lambda row=row: self._mend(row))
            self._rows.insertWidget(len(self._pool), row)
            self._pool.append(row)
        for at, row in enumerate(self._pool):
            row.setVisible(at < len(self.findings))
            if at < len(self.findings):
                finding = self.findings[at]
                row.show_finding(finding, place_words(speaker, finding.path), current=finding == self.current)

    def _go(self, row: FindingRow) -> None:
        if row.finding is not None:
            self.went.emit(row.finding)

    def _mend(self, row: FindingRow) -> None:
        if row.finding is not None:
            (self.fix_chosen if row.finding.fix else self.went).emit(row.finding)

    def _redraw(self) -> None:
        for severity, (_, icon, _) in self._counts.items():
            name, role = ICONS[severity]
            icon.setPixmap(self._theme.pixmap(name, role, 18, self.devicePixelRatioF()))


def _line() -> QFrame:
    line = QFrame()
    set_look(line, "hairline")
    return line
