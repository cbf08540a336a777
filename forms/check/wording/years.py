"""Spans of report years, as packs write them: 2018-, -2016, 2021-2023, 2024."""

import re
from dataclasses import dataclass

_SPAN = re.compile(r"(\d{4})?(-)?(\d{4})?$")


@dataclass(frozen=True, slots=True)
class YearSpan:
    first: int | None = None
    last: int | None = None

    def holds(self, year: int | None) -> bool:
        """For an unknown year, whatever holds up to now holds."""
        if year is None:
            return self.last is None
        return (self.first is None or year >= self.first) and (self.last is None or year <= self.last)

    def __str__(self) -> str:
        if self.first == self.last:
            return f"{self.first}年" if self.first else ""
        if self.last is None:
            return f"{self.first}年以后"
        return f"{self.first}—{self.last}年" if self.first else f"{self.last}年以前"


ALL_YEARS = YearSpan()


def read_span(text: str) -> YearSpan | None:
    """The span that `text` writes; None when it can't be read."""
    match = _SPAN.match(text.strip())
    if match is None or not (match.group(1) or match.group(3)):
        return None
    first, dash, last = match.groups()
    if not dash:
        return YearSpan(int(first), int(first)) if first and not last else None
    span = YearSpan(int(first) if first else None, int(last) if last else None)
    return None if span.first and span.last and span.first > span.last else span
