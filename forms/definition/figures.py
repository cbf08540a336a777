"""Fields of several figures that belong together: growth, breakdown and series."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from forms.definition.inputs import Field, Input, Option, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthField(Field):
    """This year against last year. Answers: current and previous, or current, change and direction when only
    those are known; rate is what an office reported, checked against our own (C01) and spoken when given.
    `speak = "change"` says only the change (再压缩1.5分钟) and then needs no current figure."""

    kind: Literal["growth"]
    unit: str
    places: int = 2
    low: Decimal | None = None
    high: Decimal | None = None
    speak: Literal["full", "change"] = "full"
    subject: str = ""
    compare: str = "同比"
    up: tuple[str, str] = ("增收", "增长")
    down: tuple[str, str] = ("减收", "下降")
    flat: str = "与上年持平"
    with_rate: bool = True
    rate_places: int = 2
    change_unit: str = ""

    def inputs(self) -> tuple[Input, ...]:
        number: Value = "decimal" if self.places else "integer"
        unit = self.change_unit or self.unit
        directions = (
            Option(id="up", label=self.up[0]),
            Option(id="down", label=self.down[0]),
            Option(id="flat", label="持平"),
        )
        needs_current = self.required and self.speak == "full"
        rows = [
            Input(
                suffix="current",
                label=self.label,
                value=number,
                unit=self.unit,
                places=self.places,
                low=self.low,
                high=self.high,
                required=needs_current,
            ),
            Input(
                suffix="previous",
                label=f"{self.label}（上年）",
                value=number,
                unit=self.unit,
                places=self.places,
                required=False,
            ),
            Input(
                suffix="change",
                label=f"{self.label}（增减额）",
                value=number,
                unit=unit,
                places=self.places,
                required=False,
            ),
            Input(
                suffix="direction",
                label=f"{self.label}（增减）",
                value="choice",
                options=directions,
                required=False,
            ),
        ]
        if self.with_rate:
            rows.append(
                Input(
                    suffix="rate",
                    label=f"{self.label}（同比）",
                    value="decimal",
                    unit="%",
                    places=2,
                    required=False,
                )
            )
        return tuple(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a breakdown, in a unit of its own."""

    id: str
    label: str
    unit: str
    required: bool = True
    places: int = 2
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakdownField(Field):
    """A total and its parts, perhaps in different units (亿元 and 万元). `exhaustive` (an answer of its own)
    decides whether the parts make up the total or may leave a rest."""

    kind: Literal["breakdown"]
    unit: str
    parts: tuple[Part, ...]
    places: int = 2
    low: Decimal | None = None
    high: Decimal | None = None
    subject: str = ""
    parts_phrase: str = "其中{value}"

    def inputs(self) -> tuple[Input, ...]:
        total = Input(
            suffix="total",
            label=self.label,
            value="decimal",
            unit=self.unit,
            places=self.places,
            low=self.low,
            high=self.high,
            required=self.required,
        )
        parts = (
            Input(
                suffix=part.id,
                label=part.label,
                value="decimal",
                unit=part.unit,
                places=part.places,
                high=part.high,
                required=self.required and part.required,
            )
            for part in self.parts
        )
        exhaustive = Input(
            suffix="exhaustive", label=f"{self.label}（分项已列全）", value="flag", required=False
        )
        return (total, *parts, exhaustive)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One clause of a series, spoken only when its figure is filled in and not zero."""

    id: str
    label: str
    unit: str
    phrase: str = "{label}{value}{unit}"
    required: bool = True
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesField(Field):
    """Counts that stand in one enumeration, joined by `joiner`."""

    kind: Literal["series"]
    items: tuple[Item, ...]
    joiner: str = "、"

    def inputs(self) -> tuple[Input, ...]:
        return tuple(
            Input(
                suffix=item.id,
                label=item.label,
                value="integer",
                unit=item.unit,
                low=item.low,
                high=item.high,
                required=self.required and item.required,
            )
            for item in self.items
        )
