"""The findings one below the other, under the names of their tabs."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.bridge import State
from desktop.findings.finding_row import FindingRow
from desktop.naming import full_tab_label, place_words, section_of, tab_title
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.wanted import Wanted, first_way_out
from forms.check.findings import Finding
from forms.definition.form import Section


class FindingList(QWidget):
    """`went` carries a Finding, `wanted` a Wanted, `all_wanted` the Finding whose kind is to be mended."""

    went = Signal(object)
    wanted = Signal(object)
    all_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[FindingRow] = []
        self._heads: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def rows(self) -> list[FindingRow]:
        """Those that show something."""
        return [row for row in self._rows if not row.isHidden()]

    def row_of(self, finding: Finding | None) -> FindingRow | None:
        return next((row for row in self.rows() if row.finding == finding), None)

    def row_height(self) -> int:
        return (self._rows[0] if self._rows else FindingRow(self._theme)).sizeHint().height()

    def show_findings(
        self, state: State, findings: Sequence[Finding], current: Finding | None, kinds: Mapping[str, int]
    ) -> None:
        """`kinds`: rule -> how many of its findings have a fix."""
        while len(self._rows) < len(findings):
            self._add()
        told: set[str] = set()
        tab: object = None
        for at, (row, head) in enumerate(zip(self._rows, self._heads, strict=True)):
            row.setVisible(at < len(findings))
            head.hide()
            if at >= len(findings):
                continue
            finding = findings[at]
            section = section_of(state.form, finding.path)
            if section is not tab:
                tab = section
                head.setText(_head(state, section) if section else "")
                head.setVisible(section is not None)
            # Said once, at the first of its kind.
            first = finding.fix is not None and finding.rule not in told
            if first:
                told.add(finding.rule)
            row.show_finding(
                finding,
                place_words(state.speaker, finding.path),
                current=finding == current,
                way_out=first_way_out(finding),
                kind=kinds.get(finding.rule, 1) if first else 1,
            )

    def _add(self) -> None:
        head = QLabel(self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setContentsMargins(28, 8, 24, 2)
        set_look(head, "chapter")
        row = FindingRow(self._theme, self)
        row.clicked.connect(lambda _=False: self._tell(row, self.went.emit))
        row.way_out_chosen.connect(lambda: self._tell(row, lambda f: self.wanted.emit(Wanted(f))))
        row.all_chosen.connect(lambda: self._tell(row, self.all_wanted.emit))
        row.more_chosen.connect(lambda at: self._tell(row, lambda f: self.wanted.emit(Wanted(f, at))))
        row.stepped.connect(lambda by: self._step(row, by))
        for widget in (head, row):
            self._column.insertWidget(self._column.count() - 1, widget)
        self._heads.append(head)
        self._rows.append(row)

    def _tell(self, row: FindingRow, tell: Callable[[Finding], object]) -> None:
        if row.finding is not None:
            tell(row.finding)

    def _step(self, row: FindingRow, by: int) -> None:
        rows = self.rows()
        at = rows.index(row) + by
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.OtherFocusReason)


def _head(state: State, section: Section) -> str:
    return (
        full_tab_label(state.form, section) if section.kind == "lead" else tab_title(state.speaker, section)
    )
