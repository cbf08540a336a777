"""This year against last year in the table of figures."""

from PySide6.QtWidgets import QWidget

from desktop.fields.figure_row import INDENT_PX, Extra, FigureLine, FigureRow, as_figure
from desktop.fields.finding_lines import FindingLines
from desktop.fields.words import flowing, label, together
from desktop.theme.look import set_look
from forms.definition.figures import GrowthField
from forms.report.answers import Answers
from forms.report.growth import growth
from forms.report.normalise import plain

STATED = ("direction", "change", "rate")
STATED_COLUMNS = 7


class GrowthRow(FigureRow):
    """Two figures and the change computed from them; below, on demand, the change as an office states it."""

    def build(self) -> tuple[FigureLine, ...]:
        field = self.field
        line = self.line("current", field.label, required=field.required, more_for=field.label)
        line.past = None
        line.last = self.box("previous")
        as_figure(line.last)
        line.last.setToolTip("上年的数")
        line.last.say_when_empty("上年")
        line.last.textChanged.connect(self._dress_last)
        self._dress_last(line.last.text())
        line.editors.append(line.last)
        line.remark.more_wanted.connect(self._open)
        stated = [self._editors[name] for name in STATED if name in self._editors]
        self.extra = Extra(self._stated(), stated, FindingLines(self._theme))
        self.extra.widget.hide()
        self._wanted = False
        self._answered = False
        return (line,)

    @property
    def field(self) -> GrowthField:
        if not isinstance(self.item, GrowthField):
            raise TypeError(self.item.kind)
        return self.item

    def refresh(self, answers: Answers) -> None:
        line = self.lines[0]
        line.remark.set_computed(change_words(self.field, answers, self.base))
        self._answered = any(f"{self.base}.{suffix}" in answers for suffix in STATED)
        self._arrange()

    def open_for(self, path: str) -> None:
        if path.rpartition(".")[2] in STATED:
            self._wanted = True
            self._arrange()

    def _open(self) -> None:
        self._wanted = True
        self._arrange()
        self._editors["direction"].setFocus()

    def _dress_last(self, text: str) -> None:
        """Plain text at rest; while it is empty it shows that it is a box."""
        set_look(
            self.box("previous"), "last_year" if text else "", self.box("previous").property("state") or ""
        )

    def _arrange(self) -> None:
        shown = self._wanted or self._answered
        if self.extra is not None and self.extra.widget.isHidden() == shown:
            self.extra.widget.setVisible(shown)
        self.lines[0].remark.set_offers_more(not shown)

    def _stated(self) -> QWidget:
        field = self.field
        change = self.box("change")
        for box in (change, self._editors.get("rate")):
            if box is not None:
                as_figure(self.box(box.entry.suffix))
                self.box(box.entry.suffix).columns = STATED_COLUMNS
        parts = [
            together(label(field.compare, "unit"), self._editors["direction"]),
            together(change, label(field.change_unit or field.unit, "unit")),
        ]
        if "rate" in self._editors:
            rate = self.box("rate")
            parts.append(together(label("百分比（可不填）", "unit"), rate, label("%", "unit")))
        return flowing(*parts, indent=INDENT_PX)


def change_words(field: GrowthField, answers: Answers, base: str) -> str:
    """减收2507.78，下降2.82%; "" while it is not known."""
    found = growth(field, answers, base)
    if found.change is None or found.direction is None:
        return ""
    if found.direction == "flat":
        return field.flat
    verb, rate_verb = field.up if found.direction == "up" else field.down
    unit = field.change_unit or field.unit
    said = f"{verb}{plain(found.change)}" + (unit if field.speak == "change" else "")
    rate = found.reported if found.reported is not None else found.rate
    return f"{said}，{rate_verb}{plain(rate)}%" if field.with_rate and rate is not None else said
