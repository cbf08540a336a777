"""The strip under the page: how many findings there are; opened, each with its place and its ways out, and what was
let be."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.bridge import ReportBridge
from desktop.elided_label import ElidedLabel
from desktop.findings.finding_list import FindingList
from desktop.findings.kept import kept_things
from desktop.findings.kept_list import KeptList
from desktop.findings.order import in_order
from desktop.findings.severity_switches import SeveritySwitches
from desktop.naming import place_words
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from forms.check.findings import SEVERITY_WORDS, Finding

MOST_OF_HEIGHT = 0.4
KEYS = "F8 下一处\u3000Shift+F8 上一处"


class FindingsStrip(QFrame):
    """`went` carries a Finding, `wanted` a Wanted, `all_wanted` a Finding, `kept_went` and `taken_back` a Kept.
    `findings` are those of the severities that are switched on, in the order of the report."""

    went = Signal(object)
    wanted = Signal(object)
    all_wanted = Signal(object)
    kept_went = Signal(object)
    taken_back = Signal(object)

    def __init__(self, bridge: ReportBridge, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("findings")
        self._bridge = bridge
        self._theme = theme
        self.findings: list[Finding] = []
        self.current: Finding | None = None
        set_look(self, "surface")
        self.list = FindingList(theme)
        self.kept = KeptList(theme)
        self._stack = QStackedWidget()
        self._areas = [_scrolled(part) for part in (self.list, self.kept)]
        for area in self._areas:
            self._stack.addWidget(area)
        self._stack.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        line = QFrame()
        set_look(line, "hairline")
        outer.addWidget(line)
        outer.addWidget(self._bar())
        outer.addWidget(self._stack)
        self.list.went.connect(self.went)
        self.list.wanted.connect(self.wanted)
        self.list.all_wanted.connect(self.all_wanted)
        self.kept.went.connect(self.kept_went)
        self.kept.taken_back.connect(self.taken_back)
        bridge.findings_changed.connect(self.refresh)
        self.refresh()

    @property
    def open(self) -> bool:
        return not self._stack.isHidden()

    @property
    def said(self) -> str:
        """The line in the bar: the finding that F8 has led to, else the keys."""
        return self._said.text()

    def set_open(self, on: bool) -> None:
        self._toggle.setText("收起" if on else "展开")
        self._theme.set_icon(self._toggle, "down" if on else "up")
        self._stack.setVisible(on)
        if on:
            self._fill()
            self._fit_again()
        else:
            self._kept_button.setChecked(False)

    def set_current(self, finding: Finding | None) -> None:
        self.current = finding
        self._say()
        if self.open:
            self._fill()
            if (row := self.list.row_of(finding)) is not None:
                self._areas[0].ensureWidgetVisible(row, 0, 0)

    def announce(self, box: QWidget) -> None:
        """To a screen reader: what the walk has led to."""
        if self.current is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(box, self._words(self.current)))

    def fit(self, height: int) -> None:
        """At most two fifths of the height of the window's middle."""
        row = self.list.row_height()
        shown = self.kept if self._kept_button.isChecked() else self.list
        wanted = max(row, shown.sizeHint().height()) + 2
        self._stack.setFixedHeight(
            max(row, min(wanted, int(height * MOST_OF_HEIGHT) - self._head.height() - 2))
        )

    def refresh(self) -> None:
        state = self._bridge.state
        found = self._bridge.shown_findings()
        self._switches.show_counts(found)
        shown = [finding for finding in found if self._switches.shows(finding.severity)]
        self.findings = in_order(state.form, state.answers, shown)
        self._none.setVisible(not found)
        self._none.setText("没有错误和警告" if self._bridge.checked else "按 F7 检查全部栏目")
        kept = kept_things(state) if "check.ignored" in state.answers or "check.off" in state.answers else []
        places = sum(thing.place is not None for thing in kept)
        words = [f"已保留 {places}"] if places else []
        words += [f"已停用 {len(kept) - places}"] if len(kept) > places else []
        self._kept_button.setText("　".join(words))
        self._kept_button.setVisible(bool(kept))
        self.kept.show_kept(kept)
        if not kept:
            self._kept_button.setChecked(False)
        self._toggle.setEnabled(bool(found or kept))
        if not found and not self._kept_button.isChecked():
            self.set_open(False)
        elif self.open:
            self._fill()
        self._say()
        self._fit_again()

    def _bar(self) -> QWidget:
        self._head = QWidget()
        self._head.setMinimumHeight(max(self._theme.tokens.size_px.strip, self.fontMetrics().height() + 20))
        row = QHBoxLayout(self._head)
        row.setContentsMargins(20, 4, 24, 4)
        row.setSpacing(8)
        self._switches = SeveritySwitches(self._theme)
        self._switches.changed.connect(self._filtered)
        row.addWidget(self._switches)
        self._none = QLabel()
        self._none.setContentsMargins(8, 0, 0, 0)
        set_look(self._none, "small")
        row.addWidget(self._none)
        self._kept_button = QPushButton()
        self._kept_button.setObjectName("action:kept")
        self._kept_button.setCheckable(True)
        self._kept_button.setToolTip("写明理由保留的地方和停用的规则")
        set_look(self._kept_button, "quiet")
        self._kept_button.toggled.connect(self._show_kept)
        row.addWidget(self._kept_button)
        self._said = ElidedLabel(KEYS)
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_look(self._said, "small")
        row.addWidget(self._said, 1)
        row.addSpacing(8)
        self._toggle = QPushButton("展开")
        self._toggle.setObjectName("action:findings")
        self._toggle.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the word
        self._toggle.setIconSize(QSize(16, 16))
        set_look(self._toggle, "quiet")
        self._theme.set_icon(self._toggle, "up")
        self._toggle.clicked.connect(lambda: self.set_open(not self.open))
        row.addWidget(self._toggle)
        return self._head

    def _fill(self) -> None:
        kinds = Counter(f.rule for f in self._bridge.shown_findings() if f.fix is not None)
        self.list.show_findings(self._bridge.state, self.findings, self.current, kinds)

    def _filtered(self) -> None:
        self.refresh()
        if self.findings and not self.open:
            self.set_open(True)

    def _show_kept(self, on: bool) -> None:
        self._stack.setCurrentIndex(1 if on else 0)
        if on and not self.open:
            self.set_open(True)
        self._fit_again()

    def _say(self) -> None:
        """While the list is closed its bar tells what stands at the place that F8 has led to."""
        tells = not self.open and self.current is not None and self.current in self.findings
        self._said.setText(self._words(self.current) if tells and self.current else KEYS)

    def _words(self, finding: Finding) -> str:
        place = place_words(self._bridge.state.speaker, finding.path)
        return f"{SEVERITY_WORDS[finding.severity]}\u3000{place}：{finding.message}"

    def _fit_again(self) -> None:
        if (parent := self.parentWidget()) is not None:
            self.fit(parent.height())


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area
