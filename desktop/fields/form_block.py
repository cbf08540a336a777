"""Fields as questions, in two columns where there is room."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.fields.figure_row import Make
from desktop.fields.form_row import FormRow
from desktop.theme.theme import Theme
from forms.check.findings import Finding
from forms.definition.fields import AnyField
from forms.definition.form import input_path

TWO_FROM = 40  # characters of width
ACROSS_PX, DOWN_PX = 24, 16


class FormBlock(QWidget):
    """`fixed` carries a Wanted: the way out that was clicked."""

    fixed = Signal(object)

    def __init__(self, section_id: str, fields: Sequence[AnyField], make: Make, theme: Theme) -> None:
        super().__init__()
        self.rows: list[FormRow] = []
        for item in fields:
            for entry in item.inputs():
                editor = make(input_path(section_id, item, entry), item, entry)
                row = FormRow(item, editor, theme, self)
                row.fixed.connect(self.fixed)
                self.rows.append(row)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(ACROSS_PX)
        self._grid.setVerticalSpacing(DOWN_PX)
        self._arrange(1)

    def refresh(self) -> None:
        for row in self.rows:
            row.refresh()

    def show_findings(self, findings: Mapping[str, Sequence[Finding]]) -> None:
        for row in self.rows:
            row.show_findings(findings.get(row.editor.path, ()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= TWO_FROM * self.fontMetrics().horizontalAdvance("字")
        self._arrange(2 if wide else 1)

    def _arrange(self, columns: int) -> None:
        """From left to right, line by line: the order of Tab."""
        if columns == self._columns:
            return
        self._columns = columns
        for row in self.rows:
            self._grid.removeWidget(row)
        at, column = 0, 0
        for row, after in zip(self.rows, [*self.rows[1:], None], strict=True):
            # No hole beside a box whose neighbour needs the whole width.
            alone = column == 0 and (after is None or after.wide) and row.stretches
            span = columns if row.wide or alone else 1
            if column + span > columns:
                at, column = at + 1, 0
            self._grid.addWidget(row, at, column, 1, span)
            column += span
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
