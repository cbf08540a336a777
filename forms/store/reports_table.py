"""Rows of the table of reports, and the answers that belong to them."""

import sqlite3
from datetime import datetime

from forms.report.answers import Answers
from forms.store.errors import fault
from forms.store.rows import path_from_text, plain_text, time_text, value_from_text

_NEXT_TOUCH = "SELECT coalesce(max(touched), 0) + 1 FROM reports"


def answers_of(connection: sqlite3.Connection, report_id: int) -> Answers:
    rows = connection.execute("SELECT path, value FROM answers WHERE report = ?", (report_id,))
    return Answers({path_from_text(path): value_from_text(value) for path, value in rows})


def update(connection: sqlite3.Connection, statement: str, value: str | int | None, report_id: int) -> None:
    if connection.execute(statement, (value, report_id)).rowcount == 0:
        raise fault("missing")


def touch(connection: sqlite3.Connection, report_id: int, at: datetime) -> None:
    """The report was changed, `at` by the clock and after all others by the counter."""
    statement = f"UPDATE reports SET changed_at = ?, touched = ({_NEXT_TOUCH}) WHERE id = ?"
    update(connection, statement, time_text(at), report_id)


def insert_report(
    connection: sqlite3.Connection,
    uid: str,
    form: str,
    year: int,
    name: str,
    at: datetime,
    place: str,
    extra: str,
) -> int:
    cursor = connection.execute(
        "INSERT INTO reports (uid, form, name, year, created_at, changed_at, place, extra, touched)"
        f" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ({_NEXT_TOUCH}))",
        (uid, form, plain_text(name), year, time_text(at), time_text(at), place, extra),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid
