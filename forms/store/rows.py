"""What the store hands out: rows of reports, whole reports, the place where the user left off."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from forms.report.answers import Answers, Json
from forms.report.lvze import SURROGATE, json_text
from forms.store.errors import fault

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user left off: tab, path of the field, caret in UTF-16 units as Qt counts, scroll in pixels."""

    section: str = ""
    path: str = ""
    caret: int = 0
    scroll: int = 0


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in the list. Times are aware (UTC); `binned_at` is None unless it lies in the bin.

    `uid` stays the same when a report is carried to another PC.
    """

    id: int
    uid: str
    form: str
    name: str
    year: int
    created_at: datetime
    changed_at: datetime
    binned_at: datetime | None

    @property
    def binned(self) -> bool:
        return self.binned_at is not None


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A whole report. `last_seq` and `last_step` are 0 when nothing was edited since it was made.

    `extra` holds the top-level keys of the .lvze file it came from that this version does not know.
    """

    row: ReportRow
    answers: Answers
    last_seq: int
    last_step: int
    place: Place
    extra: Mapping[str, Json]


ROW_COLUMNS = "id, uid, form, name, year, created_at, changed_at, binned_at"


def row_from_columns(columns: tuple[Any, ...]) -> ReportRow:
    """`columns` in the order of ROW_COLUMNS. Raises StoreError "corrupt"."""
    report_id, uid, form, name, year, created_at, changed_at, binned_at = columns
    return ReportRow(
        report_id,
        uid,
        form,
        name,
        year,
        time_from_text(created_at),
        time_from_text(changed_at),
        None if binned_at is None else time_from_text(binned_at),
    )


def one(connection: sqlite3.Connection, query: str, key: int) -> tuple[Any, ...]:
    """The row that `query` finds under `key`. Raises StoreError "missing"."""
    columns = connection.execute(query, (key,)).fetchone()
    if columns is None:
        raise fault("missing")
    return columns


def time_text(at: datetime) -> str:
    """Fixed width and in UTC, so that it sorts. A time without a zone is a mistake: ValueError."""
    if at.utcoffset() is None:
        raise ValueError("the time has no zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def time_number(at: datetime) -> int:
    """Microseconds since 1970 in UTC. A time without a zone is a mistake: ValueError."""
    if at.utcoffset() is None:
        raise ValueError("the time has no zone")
    return (at - _EPOCH) // _MICROSECOND


def time_from_number(number: int) -> datetime:
    """Raises StoreError "corrupt"."""
    try:
        return _EPOCH + number * _MICROSECOND
    except (OverflowError, TypeError):
        raise fault("corrupt") from None


def time_from_text(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except (ValueError, TypeError):
        raise fault("corrupt") from None


def value_text(value: Json | None) -> str | None:
    return None if value is None else json_text(value)


def value_from_text(text: str | None) -> Any:
    """Raises StoreError "corrupt"."""
    try:
        return None if text is None else json.loads(text)
    except (ValueError, TypeError, RecursionError):
        raise fault("corrupt") from None


def path_text(path: str) -> str:
    """`path` itself for every path of ours; in a stranger's, JSON escapes for what SQLite text cannot hold."""
    return json.dumps(path)[1:-1]


def path_from_text(text: str) -> str:
    """The path that `path_text` gave. Raises StoreError "corrupt"."""
    return cast(str, value_from_text(f'"{text}"'))


def plain_text(text: str) -> str:
    """`text` with U+FFFD for lone surrogates, which SQLite text cannot hold and nobody means in a name."""
    return SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def place_text(place: Place) -> str:
    return json_text(asdict(place))


def place_from_text(text: str) -> Place:
    """Whatever can be read of it: a lost caret is no reason to refuse a report."""
    try:
        stored = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return Place()
    if not isinstance(stored, dict):
        return Place()
    values = cast(dict[str, object], stored)
    section, path, caret, scroll = (values.get(name) for name in ("section", "path", "caret", "scroll"))
    return Place(
        section if isinstance(section, str) else "",
        path if isinstance(path, str) else "",
        caret if isinstance(caret, int) else 0,
        scroll if isinstance(scroll, int) else 0,
    )
