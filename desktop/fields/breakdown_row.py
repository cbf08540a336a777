"""A total and its parts in the table of figures."""

from PySide6.QtWidgets import QWidget

from desktop.fields.figure_row import INDENT_PX, Extra, FigureLine, FigureRow, as_figure
from desktop.fields.finding_lines import FindingLines
from desktop.fields.flag_edit import FlagEdit
from desktop.fields.words import OPTIONAL, flowing, hint_words, label, together
from forms.definition.figures import BreakdownField

PART_COLUMNS = 7


class BreakdownRow(FigureRow):
    """The total in a line of its own, the parts in one row 「其中」 below it."""

    def build(self) -> tuple[FigureLine, ...]:
        line = self.line("total", self.item.label, required=self.item.required)
        parts = [editor for suffix, editor in self._editors.items() if suffix != "total"]
        self.extra = Extra(self._parts(), parts, FindingLines(self._theme))
        return (line,)

    def _parts(self) -> QWidget:
        field = self.item
        if not isinstance(field, BreakdownField):
            raise TypeError(field.kind)
        common = len({part.unit for part in field.parts}) == 1
        groups: list[QWidget] = []
        for number, part in enumerate(field.parts, 1):
            box = self.box(part.id)
            as_figure(box)
            box.columns = PART_COLUMNS
            box.setToolTip(hint_words(field))
            box.setAccessibleDescription(f"{part.unit}　{hint_words(field)}".strip())
            words: list[QWidget] = [label("其中", "quiet")] if number == 1 else []
            words.append(label(part.label, "small"))
            if field.required and not part.required:
                words.append(label(OPTIONAL, "quiet"))
            # A unit that all share stands once, behind the last.
            unit = [label(part.unit, "unit")] if not common or number == len(field.parts) else []
            groups.append(together(*words, box, *unit))
        exhaustive = self._editors["exhaustive"]
        if isinstance(exhaustive, FlagEdit):
            exhaustive.setText("分项已列全")
            exhaustive.setToolTip("勾上后，分项之和必须等于合计")
        return flowing(*groups, exhaustive, indent=INDENT_PX)
