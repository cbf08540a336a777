"""Rules between answers: a closed set of kinds, no expression language. Their arithmetic is in forms.check."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`id` is the number of domain rule (C10), `message` what the clerk reads, at most 40 characters."""

    id: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRule(Rule):
    """left op factor x right, judged when both are filled in; `right` empty: against the number `factor`.
    The finding stands at `left`."""

    kind: Literal["compare"]
    left: str
    op: Literal["<=", ">=", "=="]
    right: str = ""
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeededRule(Rule):
    """`needed` must be filled in while left < right."""

    kind: Literal["needed_when_less"]
    left: str
    right: str
    needed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRule(Rule):
    """The date at `date` lies from `first` (MM-DD of the year at `year`) to `last` (MM-DD of the year after)."""

    kind: Literal["window"]
    date: str
    year: str
    first: str
    last: str


AnyRule = CompareRule | NeededRule | WindowRule

RULE_KINDS: dict[str, type[AnyRule]] = {
    "compare": CompareRule,
    "needed_when_less": NeededRule,
    "window": WindowRule,
}
