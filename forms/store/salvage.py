"""What a damaged store still gives: reports and answers, read row by row until SQLite refuses."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from forms.store.database import Database
from forms.store.packed import packed_rows
from forms.store.sqlite_errors import store_errors
from forms.store.versions import add_version

_BESIDE = ("", "-wal")  # without the log the newest edits would be missing


@dataclass(slots=True)
class FoundReport:
    """`answers`: path -> JSON text, as the store spells them. `columns`: form, name, year, created_at, changed_at."""

    uid: object
    columns: tuple[Any, ...]
    answers: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(slots=True)
class Found:
    """`complete`: every row of reports and answers could be read."""

    reports: list[FoundReport]
    complete: bool


def read_out(damaged: Path) -> Found:
    """Reads a copy, since SQLite may write to what it opens. Raises StoreError only where the copy cannot be made."""
    copy = damaged.with_name("lvze-salvage.tmp")
    with store_errors(damaged.parent):
        try:
            for end in _BESIDE:
                with suppress(FileNotFoundError):
                    data = damaged.with_name(damaged.name + end).read_bytes()
                    copy.with_name(copy.name + end).write_bytes(data)
            return _read(copy)
        finally:
            for end in (*_BESIDE, "-shm", "-journal"):
                with suppress(OSError):
                    copy.with_name(copy.name + end).unlink(missing_ok=True)


def bring_in(database: Database, found: Found, now: datetime) -> tuple[list[str], list[str]]:
    """Puts what the store does not have beside what it has: a version for a report that differs, a report that is not
    there. The names of the reports that were changed, and of those whose content was brought in."""
    changed: list[str] = []
    brought: list[str] = []
    with database.writing() as connection:
        for report in found.reports:
            name = report.columns[1]
            row = connection.execute(
                "SELECT id, changed_at FROM reports WHERE uid = ?", (report.uid,)
            ).fetchone()
            if row is None:
                _insert(connection, report)
                changed.append(name)
                brought.append(name)
                continue
            report_id, changed_at = row
            held = dict(connection.execute("SELECT path, value FROM answers WHERE report = ?", (report_id,)))
            content = report.answers if found.complete else {**held, **report.answers}
            if content != held:
                (seq,) = connection.execute(
                    "SELECT coalesce(max(seq), 0) FROM edits WHERE report = ?", (report_id,)
                ).fetchone()
                add_version(connection, report_id, seq, "salvaged", now, content=packed_rows(content))
                brought.append(name)
            if content != held or changed_at != report.columns[-1]:
                changed.append(name)
    return changed, brought


def _read(path: Path) -> Found:
    """Tables of every schema version: these columns have been there from the first on."""
    found: dict[int, FoundReport] = {}
    complete = True
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes  # text that is not UTF-8 is one lost row, not the end
        reports = "SELECT id, uid, form, name, year, created_at, changed_at FROM reports NOT INDEXED"
        for row in _rows(connection, reports):
            if row is None:
                complete = False
                continue
            found[row[0]] = FoundReport(row[1], (row[2], row[3], row[4], row[5], row[6]))
        for row in _rows(connection, "SELECT report, path, value FROM answers NOT INDEXED"):
            if row is None or row[0] not in found or not _is_json(row[2]):
                complete = False
            else:
                found[row[0]].answers[row[1]] = row[2]
    reports_found = [report for report in found.values() if _is_report(report)]
    return Found(reports_found, complete and len(reports_found) == len(found))


def _rows(connection: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...] | None]:
    """None stands for a row that cannot be read, and for all the rest when SQLite refuses."""
    try:
        for row in connection.execute(query):
            try:
                yield tuple(cell.decode() if isinstance(cell, bytes) else cell for cell in row)
            except UnicodeDecodeError:
                yield None
    except sqlite3.Error:
        yield None


def _is_report(report: FoundReport) -> bool:
    form, name, year, *times = report.columns
    try:
        whole = isinstance(year, int) and all(datetime.fromisoformat(text) for text in times)
    except (TypeError, ValueError):
        return False
    return whole and isinstance(form, str) and isinstance(name, str) and isinstance(report.uid, str)


def _is_json(text: object) -> bool:
    try:
        return isinstance(text, str) and json.loads(text) is not None
    except (ValueError, RecursionError):
        return False


def _insert(connection: sqlite3.Connection, report: FoundReport) -> None:
    cursor = connection.execute(
        "INSERT INTO reports (uid, form, name, year, created_at, changed_at, touched)"
        " VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(touched), 0) + 1 FROM reports))",
        (report.uid, *report.columns),
    )
    connection.executemany(
        "INSERT INTO answers (report, path, value) VALUES (?, ?, ?)",
        [(cursor.lastrowid, path, value) for path, value in report.answers.items()],
    )
