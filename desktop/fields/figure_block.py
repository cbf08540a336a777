"""The figures of a section as a table of a gazette: a rule above and below, hairlines between, no boxes."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from desktop.fields.breakdown_row import BreakdownRow
from desktop.fields.editors import Editor
from desktop.fields.figure_row import INDENT_PX, FigureLine, FigureRow, Make, SeriesRow
from desktop.fields.finding_lines import worst
from desktop.fields.growth_row import GrowthRow
from desktop.fields.words import label
from desktop.theme.look import set_look, set_state
from desktop.theme.theme import Theme
from forms.check.findings import Finding
from forms.definition.fields import AnyField
from forms.definition.figures import GrowthField
from forms.manuscript.speak import report_year
from forms.report.answers import Answers

ROWS: Mapping[str, type[FigureRow]] = {"growth": GrowthRow, "breakdown": BreakdownRow, "series": SeriesRow}
LABEL, FIGURE, UNIT, LAST, REMARK = range(5)
TEXT_EDGE_PX = 9  # from the edge of a box to its figure
GAP_PX = 8
AIR_PX = 3  # above and below a box
NARROW_BELOW = 46  # characters of width


class FigureBlock(QWidget):
    """`fixed` carries a Wanted: the way out that was clicked beside a figure."""

    fixed = Signal(object)

    def __init__(self, section_id: str, fields: Sequence[AnyField], make: Make, theme: Theme) -> None:
        super().__init__()
        self._compares = any(isinstance(field, GrowthField) for field in fields)
        self._narrow: bool | None = None
        self._place_of: dict[int, int] = {}
        self._year = label("", "small")
        self._last_year = label("", "small")
        self._change = label("同比（自动算）", "small")
        self._rows = [ROWS.get(field.kind, FigureRow)(section_id, field, make, theme) for field in fields]
        self._lines = [line for row in self._rows for line in row.lines]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_PX)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(LABEL, 5)
        self._grid.setColumnStretch(REMARK, 8)
        self._build()

    # -------------------------------------------------------------- building

    def _build(self) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for words in (self._year, self._last_year):
            words.setAlignment(right)
            words.setContentsMargins(0, 0, TEXT_EDGE_PX, 0)
        self._grid.addWidget(label("数据", "small_strong"), 0, LABEL)
        self._grid.addWidget(self._year, 0, FIGURE)
        self._grid.addWidget(self._last_year, 0, LAST)
        self._grid.addWidget(self._change, 0, REMARK)
        self._grid.setRowMinimumHeight(0, self.fontMetrics().lineSpacing() + 2 * AIR_PX)
        at = self._rule(1, "rule")
        for row in self._rows:
            if row is not self._rows[0]:
                at = self._rule(at, "hairline")
            at = self._place(row, at)
        self._rule(at, "rule")

    def _rule(self, at: int, look: str) -> int:
        frame = QFrame()
        set_look(frame, look)
        self._grid.addWidget(frame, at, 0, 1, REMARK + 1)
        return at + 1

    def _place(self, row: FigureRow, at: int) -> int:
        if row.heading is not None:
            self._grid.addWidget(row.heading, at, LABEL, 1, REMARK + 1)
            self._grid.setRowMinimumHeight(at, self.fontMetrics().lineSpacing() + 2 * AIR_PX)
            at += 1
        for line in row.lines:
            self._grid.addWidget(line.label, at, LABEL)
            self._grid.addWidget(line.figure, at, FIGURE)
            self._grid.addWidget(line.unit, at, UNIT)
            if line.last is not None:
                self._grid.addWidget(line.last, at, LAST)
            elif line.past is not None:
                line.past.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                line.past.setContentsMargins(0, 0, TEXT_EDGE_PX, 0)
                self._grid.addWidget(line.past, at, LAST)
            self._grid.addWidget(line.remark, at, REMARK)
            self._grid.setRowMinimumHeight(at, line.figure.sizeHint().height() + 2 * AIR_PX)
            self._place_of[id(line)] = at
            self._follow(line)
            at += 2  # the second one is for findings in a narrow window
        if row.extra is not None:
            self._grid.addWidget(row.extra.widget, at, LABEL, 1, REMARK + 1)
            row.extra.findings.setContentsMargins(INDENT_PX, 0, 0, 0)
            row.extra.findings.fixed.connect(self.fixed)
            self._grid.addWidget(row.extra.findings, at + 1, LABEL, 1, REMARK + 1)
            for editor in row.extra.editors:
                self._speak_for(editor, row.lines[0])
            at += 2
        return at

    def _follow(self, line: FigureLine) -> None:
        line.findings.setParent(self)  # placed when the width is known; shown before, it would be a window
        line.findings.fixed.connect(self.fixed)
        for editor in line.editors:
            self._speak_for(editor, line)

    def _speak_for(self, editor: Editor, line: FigureLine) -> None:
        editor.noted.connect(line.remark.set_note)
        editor.entered.connect(lambda: line.remark.set_active(True))
        editor.left.connect(lambda: line.remark.set_active(False))

    # -------------------------------------------------------------- showing

    def refresh(self, answers: Answers) -> None:
        """Anew the years in the head and everything computed."""
        year = report_year(answers)
        self._year.setText("本年" if year is None else f"{year}年")
        self._last_year.setText("上年" if year is None else f"{year - 1}年")
        for row in self._rows:
            row.refresh(answers)
        compares = self._compares or any(line.past is not None and line.past.text() for line in self._lines)
        for words in (self._last_year, self._change):
            words.setVisible(compares)

    def show_findings(self, findings: Mapping[str, Sequence[Finding]]) -> None:
        for line in self._lines:
            line.findings.show_findings(marked(line.editors, findings))
            self._show_remark(line)
        for row in self._rows:
            if row.extra is not None:
                row.extra.findings.show_findings(marked(row.extra.editors, findings))

    def reveal(self, path: str) -> None:
        for row in self._rows:
            if path.startswith(f"{row.base}."):
                row.open_for(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW * self.fontMetrics().horizontalAdvance("字")
        if narrow != self._narrow:
            self._narrow = narrow
            for line in self._lines:
                self._place_findings(line)

    def _place_findings(self, line: FigureLine) -> None:
        """Beside the figure in the last column; below it where that column has its own to say or no room."""
        self._grid.removeWidget(line.findings)
        at = self._place_of[id(line)]
        if self._narrow:
            self._grid.addWidget(line.findings, at + 1, LABEL, 1, REMARK + 1)
        elif line.last is not None:
            self._grid.addWidget(line.findings, at + 1, FIGURE, 1, REMARK)
        else:
            self._grid.addWidget(line.findings, at, REMARK, Qt.AlignmentFlag.AlignVCenter)
        line.findings.setVisible(bool(line.findings.findings()))
        self._show_remark(line)

    def _show_remark(self, line: FigureLine) -> None:
        beside = not self._narrow and line.last is None
        line.remark.setVisible(not (beside and line.findings.findings()))


def marked(editors: Sequence[Editor], findings: Mapping[str, Sequence[Finding]]) -> list[Finding]:
    """Shows at each box that it has findings; returns all of them."""
    shown: list[Finding] = []
    for editor in editors:
        here = findings.get(editor.path, ())
        set_state(editor, worst(here))
        shown += here
    return shown
