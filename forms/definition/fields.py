"""Fields: what a tab asks for. Plain frozen dataclasses, so that a form loads without pydantic;
`lint` validates the same classes with pydantic and reports every fault with its place."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from forms.definition.figures import BreakdownField, GrowthField, SeriesField
from forms.definition.inputs import Field, Input, Option, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField(Field):
    """Free text; `default` stands in while the box is empty and may hold {blanks}. Lengths in characters."""

    kind: Literal["text", "name", "long_text"]
    default: str = ""
    min_length: int = 0
    max_length: int = 0
    full_width_space: bool = False  # 两字姓名中间空一字

    def inputs(self) -> tuple[Input, ...]:
        value: Value = "long_text" if self.kind == "long_text" else "text"
        return (
            Input(suffix="", label=self.label, value=value, required=self.required, default=self.default),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListField(Field):
    """Items parted by 、 in one box; {id.count} speaks their number in Chinese numerals."""

    kind: Literal["list"]
    default: str = ""
    min_items: int = 0
    max_items: int = 0

    def inputs(self) -> tuple[Input, ...]:
        return (
            Input(suffix="", label=self.label, value="text", required=self.required, default=self.default),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberField(Field):
    """A whole number (count) or a decimal (amount, rate, minutes). `approximate` says 余 after whole tens."""

    kind: Literal["count", "amount", "rate", "minutes"]
    unit: str = ""
    places: int = 2
    low: Decimal | None = None
    high: Decimal | None = None
    approximate: bool = False

    def inputs(self) -> tuple[Input, ...]:
        whole = self.kind == "count"
        return (
            Input(
                suffix="",
                label=self.label,
                value="integer" if whole else "decimal",
                unit=self.unit,
                places=0 if whole else self.places,
                low=self.low,
                high=self.high,
                required=self.required,
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class YearField(Field):
    """The report's year, four digits."""

    kind: Literal["year"]
    low: Decimal | None = None

    def inputs(self) -> tuple[Input, ...]:
        return (Input(suffix="", label=self.label, value="year", unit="年", low=self.low),)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateField(Field):
    """A day, kept as ISO 8601; spoken 2027年1月5日 (GB/T 9704 7.3.5.4: no leading zeros)."""

    kind: Literal["date"]

    def inputs(self) -> tuple[Input, ...]:
        return (Input(suffix="", label=self.label, value="date", required=self.required),)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField(Field):
    """One of a closed list; `default` is an option's id."""

    kind: Literal["choice"]
    options: tuple[Option, ...]
    default: str = ""

    def inputs(self) -> tuple[Input, ...]:
        return (
            Input(
                suffix="",
                label=self.label,
                value="choice",
                options=self.options,
                required=self.required,
                default=self.default,
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksField(Field):
    """Which sections of kind `target` this one answers: a list of section ids."""

    kind: Literal["links"]
    target: Literal["problem"]
    default: tuple[str, ...] = ()

    def inputs(self) -> tuple[Input, ...]:
        return (Input(suffix="", label=self.label, value="links", required=self.required),)


AnyField = (
    TextField
    | ListField
    | NumberField
    | YearField
    | DateField
    | ChoiceField
    | LinksField
    | GrowthField
    | BreakdownField
    | SeriesField
)

FIELD_KINDS: dict[str, type[AnyField]] = {
    "text": TextField,
    "name": TextField,
    "long_text": TextField,
    "list": ListField,
    "count": NumberField,
    "amount": NumberField,
    "rate": NumberField,
    "minutes": NumberField,
    "year": YearField,
    "date": DateField,
    "choice": ChoiceField,
    "links": LinksField,
    "growth": GrowthField,
    "breakdown": BreakdownField,
    "series": SeriesField,
}
