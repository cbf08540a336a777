"""The named versions in a .lvze file of a report that is here already: they come beside those that are here."""

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from forms.report.answers import Answers, Json
from forms.store.carry import HISTORY_KEY, unpacked_history
from forms.store.errors import StoreError
from forms.store.packed import unpacked
from forms.store.rows import time_from_number


@dataclass(frozen=True, slots=True)
class CarriedVersion:
    """`at` by the clock of the PC where it got its name; `content` as the store keeps it."""

    name: str
    at: datetime
    content: bytes

    @property
    def day(self) -> str:
        at = self.at.astimezone()
        return f"{at.month}月{at.day}日"

    @property
    def answers(self) -> Answers:
        return unpacked(self.content)


def named_versions(extra: Mapping[str, Json]) -> list[CarriedVersion]:
    """Those of the history in a file, the oldest first; what cannot be read is left out. Automatic ones stay where
    they are: they tell how that PC was worked on."""
    try:
        rows = unpacked_history(extra.get(HISTORY_KEY))["versions"]
    except (StoreError, LookupError):
        return []
    if not isinstance(rows, list):
        return []
    found = (_named(row) for row in cast(list[object], rows))
    return [version for version in found if version is not None]


def _named(row: object) -> CarriedVersion | None:
    try:
        _, at, _, name, content = cast(tuple[Any, ...], row)
        if not isinstance(name, str) or not isinstance(content, str) or not name:
            return None
        version = CarriedVersion(name, time_from_number(at), zlib.compress(content.encode(), 9))
        _ = version.day, version.answers
    # Whatever a file may hold: another shape, no such time, no such text.
    except (StoreError, ValueError, TypeError, OverflowError, OSError):
        return None
    return version


def not_here(
    connection: sqlite3.Connection, report_id: int, carried: Iterable[CarriedVersion]
) -> list[CarriedVersion]:
    """Those that no version here equals in name and content, brought along earlier or not."""
    query = "SELECT name, content FROM versions WHERE report = ? AND name <> ''"
    here: list[tuple[str, Answers]] = []
    for name, content in connection.execute(query, (report_id,)):
        try:
            here.append((name, unpacked(content)))
        except StoreError:
            continue  # the time line says that it cannot be read
    return [
        version
        for version in carried
        if not any(
            (name == version.name or name.startswith(f"{version.name}（")) and answers == version.answers
            for name, answers in here
        )
    ]


def brought_name(version: CarriedVersion, source: str) -> str:
    """送审稿（11月20日，来自“改过.lvze”）"""
    return f"{version.name}（{version.day}，来自“{source}”）"
