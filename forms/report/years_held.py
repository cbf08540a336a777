"""Each figure over the years that are held on this PC."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from forms.definition.figures import GrowthField
from forms.definition.form import Form
from forms.report.answers import Answers
from forms.report.last_year import last_number, last_year
from forms.report.normalise import read_number

# Of an input that is not this year's own figure there is nothing to see over the years.
_BESIDE = ("previous", "change", "rate", "direction")


@dataclass(frozen=True, slots=True)
class FigureYears:
    """One figure: (year, value) by year, two at least."""

    path: str
    label: str
    unit: str
    points: tuple[tuple[int, Decimal], ...]

    @property
    def words(self) -> str:
        """For a screen reader: 全口径税收：2024年86000万元，2025年88920万元"""
        said = "，".join(f"{year}年{value:f}{self.unit}" for year, value in self.points)
        return f"{self.label}：{said}"


def figure_years(
    form: Form, year: int, answers: Answers, others: Mapping[int, Answers]
) -> Sequence[FigureYears]:
    """The figures of the report of `year` that are known of two years at least, in the order of the form. `others`
    are reports of other years; where there is none, what the report itself says of last year counts."""
    found: list[FigureYears] = []
    before = last_year(answers) or year - 1
    for path, entry in form.inputs():
        if entry.value not in ("integer", "decimal") or path.rpartition(".")[2] in _BESIDE:
            continue
        values: dict[int, Decimal] = {}
        owner = form.owner(path)
        reports = {**others, year: answers}
        if owner is not None and isinstance(owner[1], GrowthField):
            base = path.removesuffix(".current")
            for other, held in reports.items():
                typed = read_number(held.text(f"{base}.previous"), entry.unit)
                if typed is not None:
                    values[other - 1] = typed.value
        carried = last_number(answers, path, entry.unit)
        if carried is not None:
            values.setdefault(before, carried)
        for other, held in reports.items():
            number = read_number(held.text(path), entry.unit)
            if number is not None:
                values[other] = number.value
        if len(values) > 1:
            label = (
                entry.label if owner is None or entry.suffix == "" else _label(owner[1].label, entry.label)
            )
            found.append(FigureYears(path, label, entry.unit, tuple(sorted(values.items()))))
    return found


def _label(field: str, entry: str) -> str:
    return field if not entry or entry in field or entry in ("本年", "合计") else entry
