"""Rule packs of the wording check as they are read: tables of TOML; forms/check/wording understands them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

PACKS_FOLDER = "规则包"  # in the data folder: what a superior office hands out is put there


@dataclass(frozen=True, slots=True, eq=False)
class PackFile:
    """`fault` says why a file could not be read; `slow` are the numbers of the rules (from 0) whose pattern took too
    long on hostile text; `foreign` packs come from outside the program."""

    name: str
    table: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    foreign: bool = False
    fault: str = ""
    slow: frozenset[int] = frozenset()


PackSource = Callable[[], tuple[PackFile, ...]]


def no_packs() -> tuple[PackFile, ...]:
    return ()
