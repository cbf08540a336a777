"""Fields: what a tab asks for. Plain frozen dataclasses, so that a form loads without pydantic;
`lint` validates the same classes with pydantic and reports every fault with its place."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Value = Literal["text", "long_text", "integer", "decimal", "date", "year", "choice", "links", "flag"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to answer a choice; `text` is what the report says for it (default: the label)."""

    id: str
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One box on screen and one answer. `suffix` follows the field's path ("" for a simple field);
    `low` and `high` bound the usual range, `unit` stands behind the box."""

    suffix: str
    label: str
    value: Value
    unit: str = ""
    places: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    options: tuple[Option, ...] = ()
    required: bool = True
    default: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What all kinds share. `source` is the office that supplies the figure, `hint` one line under the box.
    `phrase` is what the field says in prose: {value}, {unit} and {label} are filled in."""

    id: str
    label: str
    hint: str = ""
    source: str = ""
    required: bool = True
    group: Literal["", "figures", "names"] = ""
    phrase: str = ""

    def inputs(self) -> tuple[Input, ...]:
        raise NotImplementedError(type(self).__name__)


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
