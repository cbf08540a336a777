"""One field in the table of figures: its lines, and what opens below them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.fields.editors import Editor
from desktop.fields.finding_lines import FindingLines
from desktop.fields.line_edit import LineEdit
from desktop.fields.remark import Remark
from desktop.fields.words import FieldName, hint_lines, hint_words, label
from desktop.theme.theme import Theme
from forms.definition.fields import AnyField, NumberField
from forms.definition.figures import SeriesField
from forms.definition.form import input_path
from forms.definition.inputs import Input
from forms.report.answers import Answers
from forms.report.last_year import change_words, last_value

INDENT_PX = 16
LAST_COLUMNS = 5  # digits as wide as 「上年 」

Make = Callable[[str, AnyField, Input], Editor]


@dataclass(slots=True)
class FigureLine:
    """One line of the grid. `editors` are the boxes that its findings are about."""

    label: QWidget
    figure: LineEdit
    unit: QLabel
    remark: Remark
    findings: FindingLines
    last: LineEdit | None = None  # a box for last year's figure, where the report says it
    past: QLabel | None = None  # else last year's figure as it was reported
    editors: list[Editor] = field(default_factory=list[Editor])


@dataclass(slots=True)
class Extra:
    """What stands below a line, over the whole width: boxes of lesser rank and their findings."""

    widget: QWidget
    editors: list[Editor]
    findings: FindingLines


class FigureRow:
    """A number: one line. `make` makes the box of an input and registers it."""

    def __init__(self, section_id: str, item: AnyField, make: Make, theme: Theme) -> None:
        self.base = f"{section_id}.{item.id}"
        self.item = item
        self.heading: QWidget | None = None
        self.extra: Extra | None = None
        self._theme = theme
        self._editors = {
            entry.suffix: make(input_path(section_id, item, entry), item, entry) for entry in item.inputs()
        }
        self.lines: tuple[FigureLine, ...] = self.build()

    def build(self) -> tuple[FigureLine, ...]:
        return (self.line("", self.item.label, required=self.item.required),)

    def refresh(self, answers: Answers) -> None:
        """Anew what is computed from the answers: last year's figures and the change."""
        for line in self.lines:
            if line.past is not None:
                line.past.setText(last_value(answers, line.figure.path))
                line.remark.set_computed(change_words(line.figure.entry, answers, line.figure.path))
        if self.extra is not None:  # no column of their own
            for editor in self.extra.editors:
                if isinstance(editor, LineEdit):
                    say_last(editor, last_value(answers, editor.path))

    def open_for(self, path: str) -> None:
        """Shows the box at `path` where it is folded away."""

    def box(self, suffix: str) -> LineEdit:
        editor = self._editors[suffix]
        if not isinstance(editor, LineEdit):
            raise TypeError(f"{editor.path} is not a figure")
        return editor

    def line(
        self, suffix: str, words: str, *, required: bool, indent: int = 0, more_for: str = ""
    ) -> FigureLine:
        figure = self.box(suffix)
        as_figure(figure)
        hint = hint_words(self.item)
        figure.setToolTip(hint)
        figure.setAccessibleDescription(f"{figure.entry.unit}　{hint}".strip())
        name = FieldName(words, self._theme, required=required, indent=indent)
        name.setToolTip(hint)
        made = FigureLine(
            label=name,
            figure=figure,
            unit=label(figure.entry.unit, "unit"),
            remark=Remark(self._theme, hint_lines(self.item), more_for=more_for),
            findings=FindingLines(self._theme),
            editors=[figure],
            past=label("", "last_figure"),
        )
        return made


class SeriesRow(FigureRow):
    """Counts that stand in one enumeration: a line of words, and a line for each."""

    def build(self) -> tuple[FigureLine, ...]:
        item = self.item
        if not isinstance(item, SeriesField):
            raise TypeError(item.kind)
        self.heading = FieldName(item.label, self._theme, required=item.required)
        self.heading.setToolTip(hint_words(item))
        return tuple(
            self.line(part.id, part.label, required=part.required or not item.required, indent=INDENT_PX)
            for part in item.items
        )


def say_last(box: LineEdit, before: str) -> None:
    """「上年 620」 in an empty box that has no column for last year; there is room for it."""
    box.say_when_empty(f"上年 {before}" if before else "")
    columns = max(box.columns, len(before) + LAST_COLUMNS) if before and box.columns else box.columns
    if columns != box.columns:
        box.columns = columns
        box.updateGeometry()


def as_figure(box: LineEdit) -> None:
    box.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def is_figure(item: AnyField) -> bool:
    """Belongs into the table: fields of several figures always, single ones where the form says so."""
    if isinstance(item, NumberField):
        return item.group == "figures"
    return item.kind in ("growth", "breakdown", "series")
