"""核对与导出: what is still to be mended, how long the parts are, the figures at a glance, and the Word file."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import bind
from desktop.bridge import ReportBridge
from desktop.centred import centred
from desktop.fields.flow_layout import FlowLayout
from desktop.findings.order import in_order
from desktop.pages.gazette_table import Column, GazetteTable
from desktop.pages.outcome import Outcome
from desktop.pages.review_figures import figure_head, figure_rows, link_head, link_rows
from desktop.pages.review_rows import WAY_OUT, finding_rows, kept_rows, length_head, length_rows, tab_rows
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.wanted import Wanted
from forms.check.findings import Finding
from forms.definition.form import Section

TWO_COLUMNS_PX = 960  # of the page: a window of 1200
WIDEST_PX = 1320
TAB_COLUMNS = (Column(share=3), Column(numeric=True), Column(numeric=True), Column(share=2, least_px=90))
LENGTH_COLUMNS = (
    Column(),
    Column(share=1, least_px=80),
    Column(numeric=True),
    Column(numeric=True),
    Column(least_px=80),
)
FIGURE_COLUMNS = (
    Column(share=2),
    Column(numeric=True),
    Column(numeric=True),
    Column(share=1),
    Column(share=1),
    Column(share=1),
)
KEPT_COLUMNS = (Column(share=3), Column(), Column(share=2))
FOUND_COLUMNS = (Column(), Column(), Column(share=1), Column())


class ReviewPage(QScrollArea):
    """`place_asked` carries a path or a section's id, `finding_asked` a Finding, `wanted` a Wanted."""

    place_asked = Signal(str)
    finding_asked = Signal(object)
    wanted = Signal(object)

    def __init__(
        self, section: Section, bridge: ReportBridge, theme: Theme, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__()
        self.setObjectName(f"page:{section.id}")
        self.section = section
        self._bridge = bridge
        self._theme = theme
        self._late = True
        self._listed: list[Finding] = []
        self.outcome = Outcome(theme)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        title = QLabel(section.tab)
        set_look(title, "title")
        self._icon = QLabel()
        self._state = QLabel()
        self._state.setWordWrap(True)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._state, 1)
        go = self.place_asked.emit
        self._tabs = GazetteTable(theme, ("各栏", "已填", "字数", "情况"), TAB_COLUMNS, go)
        self._lengths = GazetteTable(theme, length_head(bridge.state), LENGTH_COLUMNS, go)
        links = link_head(bridge.state)
        link_columns = (Column(share=3), *(Column(share=1) for _ in links[1:]))
        self._links = GazetteTable(theme, links, link_columns, go)
        self._figures = GazetteTable(theme, figure_head(bridge.state), FIGURE_COLUMNS, go)
        self._kept = GazetteTable(theme, ("保留的问题", "在哪里", "理由"), KEPT_COLUMNS, go)
        self._found = GazetteTable(
            theme, ("要改的", "在哪里", "问题", "办法"), FOUND_COLUMNS, self._go_finding
        )
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, tables in (
            (left, (self._tabs, self._kept)),
            (right, (self._lengths, self._links, self._figures)),
        ):
            side.setSpacing(28)
            for table in tables:
                side.addWidget(table)
            side.addStretch(1)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(32)
        self._sides.addLayout(left, 8)
        self._sides.addLayout(right, 12)
        column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(40, 24, 40, 32)
        rows.setSpacing(8)
        rows.addWidget(title)
        rows.addLayout(state)
        rows.addSpacing(6)
        rows.addLayout(self._buttons(actions))
        rows.addWidget(self.outcome)
        rows.addSpacing(16)
        rows.addLayout(self._sides)
        rows.addSpacing(20)
        rows.addWidget(self._found)
        self._blocks = QVBoxLayout()
        rows.addLayout(self._blocks)
        rows.addStretch(1)
        self.setWidget(centred(column, WIDEST_PX))
        bridge.answers_changed.connect(self._changed)
        bridge.findings_changed.connect(self._changed)
        theme.changed.connect(self.refresh)
        self.refresh()

    @property
    def tables(self) -> tuple[GazetteTable, GazetteTable, GazetteTable, GazetteTable]:
        """Tabs, problems and measures, lengths, figures."""
        return self._tabs, self._links, self._lengths, self._figures

    @property
    def kept(self) -> GazetteTable:
        return self._kept

    @property
    def found(self) -> GazetteTable:
        return self._found

    @property
    def state_words(self) -> str:
        return self._state.text()

    def box(self, path: str) -> QWidget | None:
        """There is nothing to fill in here."""
        return None

    def first_box(self) -> QWidget | None:
        return self._first if not self._first.isHidden() else self._final

    def show_box(self, box: QWidget) -> None:
        self.ensureWidgetVisible(box)

    def refresh(self) -> None:
        self._late = False
        state = self._bridge.state
        findings = state.findings
        errors = [f for f in findings if f.severity == "error"]
        missing = sum(f.rule == "F01" for f in errors)
        self._tell(len(errors) - missing, missing, sum(f.severity == "warning" for f in findings))
        self._tabs.set_rows(tab_rows(state, findings))
        self._lengths.set_head(length_head(state))
        self._lengths.set_rows(length_rows(state))
        self._links.set_rows(link_rows(state))
        self._figures.set_head(figure_head(state))
        self._figures.set_rows(figure_rows(state, findings))
        kept = kept_rows(state)
        self._kept.set_rows(kept)
        self._kept.setVisible(bool(kept))
        self._listed = in_order(state.form, state.answers, findings)
        self._found.set_rows(finding_rows(state, self._listed))
        self._found.setVisible(bool(self._listed))

    def add_block(self, block: QWidget) -> None:
        """At the end of the page."""
        self._blocks.addWidget(block)

    def showEvent(self, event: object) -> None:
        if self._late:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= TWO_COLUMNS_PX
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        super().resizeEvent(event)

    def _tell(self, errors: int, missing: int, warnings: int) -> None:
        open_points = [f"{errors} 处错误"] if errors else []
        open_points += [f"{missing} 处未填"] if missing else []
        if open_points:
            words = f"还有 {'、'.join(open_points)}，改完才能导出正式稿。草稿随时可以导出，每页印有“草稿”。"
            name, role = "error", "error"
        elif warnings:
            words = f"可以导出正式稿。还有 {warnings} 处警告，导出前再看一遍。"
            name, role = "warning", "warn"
        else:
            words = "都填好了，没有错误，可以导出正式稿。"
            name, role = "check", "ink2"
        self._state.setText(words)
        self._icon.setPixmap(self._theme.pixmap(name, role, 18, self.devicePixelRatioF()))
        blocked = bool(open_points)
        self._first.setVisible(blocked or bool(warnings))
        self._first.setText("去改第一处  F8" if blocked else "看第一处  F8")
        set_look(self._first, "primary" if blocked else "")
        self._final.setEnabled(not blocked)
        self._final.setToolTip("改完错误、填完必填的才能导出正式稿" if blocked else "导出 Word 文件")
        set_look(self._final, "" if blocked else "primary")
        self._theme.set_icon(self._final, "export", "ink3" if blocked else "on_accent")

    def _buttons(self, actions: Mapping[str, QAction]) -> FlowLayout:
        self._first = QPushButton("去改第一处  F8")
        bind(self._first, actions["next_finding"], "去第一处")
        self._final = QPushButton("导出正式稿")
        # Not bound: the action goes on working, and says why it refuses; this button says it beforehand.
        self._final.setObjectName("action:export")
        self._final.clicked.connect(actions["export"].trigger)
        self._draft = QPushButton("导出草稿")
        bind(self._draft, actions["export_draft"], "每页印有“草稿”")
        self._theme.set_icon(self._draft, "file")
        row = FlowLayout(8, 8)
        for button in (self._first, self._final, self._draft):
            row.addWidget(button)
        for name, words, icon, tip in (
            (
                "figures_table",
                "数据核对表",
                "table",
                "存成 Word：各部门的数据、上年、同比、用在哪里，签字核对",
            ),
            ("rectification_table", "问题整改清单", "table", "存成 Word：问题、原因、措施、责任部门、时限"),
            ("self_check", "自检报告", "check", "存成 Word 或 JSON：查了哪些、结果怎样、保留了什么"),
        ):
            button = QPushButton(words)
            bind(button, actions[name], tip)
            self._theme.set_icon(button, icon)
            row.addWidget(button)
        return row

    def _go_finding(self, number: str) -> None:
        """By its number; with a mark before it, straight to its way out."""
        finding = self._listed[int(number.removeprefix(WAY_OUT))]
        if number.startswith(WAY_OUT):
            self.wanted.emit(Wanted(finding))
        else:
            self.finding_asked.emit(finding)

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._late = True
