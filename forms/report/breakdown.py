"""The arithmetic of a breakdown field: a total and its parts in one unit."""

from dataclasses import dataclass
from decimal import Decimal

from forms.definition.figures import BreakdownField
from forms.report.answers import Answers
from forms.report.normalise import read_number


@dataclass(frozen=True, slots=True)
class Breakdown:
    """`total` and `parts` (the sum of the parts that can be read) in the total's unit."""

    total: Decimal
    parts: Decimal
    exhaustive: bool


def breakdown(field: BreakdownField, answers: Answers, base: str) -> Breakdown | None:
    """None unless the total and at least one part can be read."""
    total = read_number(answers.text(f"{base}.total"), field.unit)
    known = [
        number.value * unit_scale(part.unit)
        for part in field.parts
        if (number := read_number(answers.text(f"{base}.{part.id}"), part.unit)) is not None
    ]
    if total is None or not known:
        return None
    parts = sum(known, Decimal(0)) / unit_scale(field.unit)
    return Breakdown(total.value, parts, answers.get(f"{base}.exhaustive") is True)


def unit_scale(unit: str) -> Decimal:
    """How many of the bare unit one of `unit` is: 万元 -> 10000."""
    return Decimal({"万": 10_000, "亿": 100_000_000}.get(unit[:1], 1))
