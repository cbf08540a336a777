"""The arithmetic of a growth field. All in Decimal, halves away from zero."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from forms.definition.figures import GrowthField
from forms.report.answers import Answers
from forms.report.normalise import read_number

Direction = Literal["up", "down", "flat"]


@dataclass(frozen=True, slots=True)
class Growth:
    """`change` is never negative; `rate` is in percent, computed from change and previous (never from the
    current figure), None when last year was zero or is unknown; `reported` is what the office gave."""

    current: Decimal | None = None
    previous: Decimal | None = None
    change: Decimal | None = None
    direction: Direction | None = None
    rate: Decimal | None = None
    reported: Decimal | None = None

    @property
    def compared(self) -> bool:
        return self.change is not None and self.direction is not None


def growth(field: GrowthField, answers: Answers, base: str) -> Growth:
    """The growth of the answers at `base` (`section.field`). This year and last year go before a stated change."""

    def at(suffix: str, unit: str) -> Decimal | None:
        number = read_number(answers.text(f"{base}.{suffix}"), unit)
        return None if number is None else number.value

    current = at("current", field.unit)
    previous = at("previous", field.unit)
    change = at("change", field.change_unit or field.unit)
    stated = answers.text(f"{base}.direction")
    direction: Direction | None = None
    if current is not None and previous is not None:
        change = abs(current - previous)
        direction = "flat" if not change else ("up" if current > previous else "down")
    elif stated == "flat":
        change, direction = Decimal(0), "flat"
    elif change is not None and stated in ("up", "down"):
        change = abs(change)
        direction = "flat" if not change else ("up" if stated == "up" else "down")
    else:
        change = None
    if previous is None and current is not None and change is not None and direction is not None:
        previous = current + change if direction == "down" else current - change
    rate = percentage(change, previous, field.rate_places) if direction else None
    return Growth(current, previous, change, direction, rate, at("rate", "%"))


def percentage(change: Decimal | None, previous: Decimal | None, places: int) -> Decimal | None:
    """change / previous x 100 with `places` decimals, halves away from zero; None unless previous > 0."""
    if change is None or previous is None or previous <= 0:
        return None
    return rounded(change / previous * 100, places)


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
