"""Year words: the names of meetings and study campaigns that change with the report's year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class YearWord:
    """`verified` is false where the text was entered from memory and not compared with the original document."""

    text: str
    verified: bool
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTable:
    """`labels`: word id -> what it is called on screen. `words`: year -> word id -> word."""

    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    words: Mapping[int, Mapping[str, YearWord]] = field(default_factory=lambda: MappingProxyType({}))

    def word(self, year: int, name: str) -> YearWord | None:
        return self.words.get(year, {}).get(name)
