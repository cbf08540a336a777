"""Rule packs of the wording check as they are read: tables of TOML; forms/check/wording understands them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Protocol

PACKS_FOLDER = "规则包"  # in the data folder: what a superior office hands out is put there


class Prepared(Protocol):
    """Plain data that was worked out at an earlier start from the same packs by the same program; None: not yet."""

    def load(self) -> object: ...
    def save(self, value: object) -> None: ...


@dataclass(frozen=True, slots=True, eq=False)
class PackFile:
    """`fault` says why a file could not be read; `slow` are the numbers of the rules (from 0) whose pattern took too
    long on hostile text; `foreign` packs come from outside the program. `index` is what was prepared from all packs of
    the program, this one among them."""

    name: str
    table: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    foreign: bool = False
    fault: str = ""
    slow: frozenset[int] = frozenset()
    index: Prepared | None = None


PackSource = Callable[[], tuple[PackFile, ...]]


def no_packs() -> tuple[PackFile, ...]:
    return ()
