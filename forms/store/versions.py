"""The versions of the reports: whole states, compressed, that can be looked at, compared and taken back."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, get_args

from forms.report.answers import Answers, Json
from forms.report.versions import Reason, Version, due_at_work, due_on_opening, superfluous
from forms.store.carried_versions import CarriedVersion, brought_name, named_versions, not_here
from forms.store.database import Database
from forms.store.errors import fault
from forms.store.packed import packed_rows, unpacked
from forms.store.rows import one, plain_text, time_from_number, time_from_text, time_number

_COLUMNS = "id, seq, at, reason, name"


class Versions:
    """Raises StoreError "missing" for a report or version that does not exist."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, report_id: int) -> list[Version]:
        """The newest first, by the order in which they were kept: the clock may have been set back."""
        with self._database.reading() as connection:
            one(connection, "SELECT id FROM reports WHERE id = ?", report_id)
            return versions_of(connection, report_id)

    def answers(self, version_id: int) -> Answers:
        with self._database.reading() as connection:
            (content,) = one(connection, "SELECT content FROM versions WHERE id = ?", version_id)
        return unpacked(content)

    def keep(self, report_id: int, reason: Reason, at: datetime, name: str = "") -> int | None:
        """The id of a new version of what the store holds now. None when the newest version has all of it already,
        unless this one gets a name. Older automatic versions make room."""
        with self._database.writing() as connection:
            (last_seq,) = one(connection, _LAST_SEQ, report_id)
            last = _last(connection, report_id)
            if last is not None and last.seq == last_seq and not name:
                return None
            return add_version(connection, report_id, last_seq, reason, at, name)

    def keep_on_opening(self, report_id: int, now: datetime) -> int | None:
        """For when a report is opened: a version of what was written on an earlier day; None when there is none."""
        with self._database.reading() as connection:
            (changed_at,) = one(connection, "SELECT changed_at FROM reports WHERE id = ?", report_id)
            (last_seq,) = one(connection, _LAST_SEQ, report_id)
            due = due_on_opening(_last(connection, report_id), last_seq, time_from_text(changed_at), now)
        return self.keep(report_id, "opened", now) if due else None

    def keep_at_work(self, report_id: int, now: datetime) -> int | None:
        """For every minute or so: a version when much was changed and the user has paused, else None."""
        with self._database.reading() as connection:
            (changed_at,) = one(connection, "SELECT changed_at FROM reports WHERE id = ?", report_id)
            (last_seq,) = one(connection, _LAST_SEQ, report_id)
            due = due_at_work(_last(connection, report_id), last_seq, now - time_from_text(changed_at))
        return self.keep(report_id, "work", now) if due else None

    def rename(self, version_id: int, name: str) -> None:
        """ "" takes the name away: the version may then make room one day."""
        with self._database.writing() as connection:
            statement = "UPDATE versions SET name = ? WHERE id = ?"
            if connection.execute(statement, (plain_text(name), version_id)).rowcount == 0:
                raise fault("missing")

    def not_here(self, report_id: int, extra: Mapping[str, Json]) -> Sequence[CarriedVersion]:
        """Of the named versions in a .lvze file of this report, those that it has not, the oldest first."""
        carried = named_versions(extra)
        with self._database.reading() as connection:
            one(connection, "SELECT id FROM reports WHERE id = ?", report_id)
            return not_here(connection, report_id, carried)

    def bring(self, report_id: int, carried: Sequence[CarriedVersion], source: str, at: datetime) -> None:
        """Beside the versions that are here, under names that say where they come from. They stand in the order and
        at the time of their coming, which is what the order of versions means."""
        with self._database.writing() as connection:
            one(connection, "SELECT id FROM reports WHERE id = ?", report_id)
            last = _last(connection, report_id)
            # With the seq of the last one that was kept here: how much was written since goes on being true.
            seq = 0 if last is None else last.seq
            for version in carried:
                name = brought_name(version, source)
                add_version(connection, report_id, seq, "named", at, name, version.content)


_LAST_SEQ = (
    "SELECT (SELECT coalesce(max(seq), 0) FROM edits WHERE report = reports.id) FROM reports WHERE id = ?"
)


def versions_of(connection: sqlite3.Connection, report_id: int) -> list[Version]:
    query = f"SELECT {_COLUMNS} FROM versions WHERE report = ? ORDER BY id DESC"
    return [_version(columns) for columns in connection.execute(query, (report_id,))]


def add_version(
    connection: sqlite3.Connection,
    report_id: int,
    seq: int,
    reason: Reason,
    at: datetime,
    name: str = "",
    content: bytes | None = None,
) -> int:
    """`content` is the packed answers, those of the report as it stands unless given."""
    if content is None:
        rows = connection.execute("SELECT path, value FROM answers WHERE report = ?", (report_id,))
        content = packed_rows(dict(rows))
    cursor = connection.execute(
        "INSERT INTO versions (report, seq, at, reason, name, content) VALUES (?, ?, ?, ?, ?, ?)",
        (report_id, seq, time_number(at), reason, plain_text(name), content),
    )
    assert cursor.lastrowid is not None
    for going in superfluous(versions_of(connection, report_id)):
        connection.execute("DELETE FROM versions WHERE id = ?", (going.id,))
    return cursor.lastrowid


def _last(connection: sqlite3.Connection, report_id: int) -> Version | None:
    query = f"SELECT {_COLUMNS} FROM versions WHERE report = ? ORDER BY id DESC LIMIT 1"
    columns = connection.execute(query, (report_id,)).fetchone()
    return None if columns is None else _version(columns)


def _version(columns: tuple[Any, ...]) -> Version:
    version_id, seq, at, reason, name = columns
    if reason not in get_args(Reason):
        raise fault("corrupt")
    return Version(version_id, seq, time_from_number(at), reason, name)
