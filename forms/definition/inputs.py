"""Inputs: the single boxes that fields are made of, and what all kinds of field share."""

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
