"""Version 2 of the tables: a log of changes instead of whole texts, versions, and who has a report open."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from forms.store.delta import delta_between
from forms.store.rows import time_number

# Every table that this step makes, as it makes it: a released step never changes.
_TABLES = (
    "CREATE TABLE paths (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)",
    # `old` became `new` between the first `head` and the last `tail` characters of the answer's JSON text; "" is an
    # absent answer. `head` is NULL where `old` is not what the answer really was: both are whole then, and `was` is
    # the real one (NULL: it is `old`). The text itself is found by walking back from the answers.
    # kind: 0 done, 1 undoes, 2 redoes step `of_step`. at: microseconds since 1970 in UTC.
    """
    CREATE TABLE edits_2 (
        report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        step INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        of_step INTEGER NOT NULL,
        path INTEGER NOT NULL,
        head INTEGER,
        tail INTEGER,
        old TEXT NOT NULL,
        new TEXT NOT NULL,
        was TEXT,
        at INTEGER NOT NULL,
        words TEXT NOT NULL,
        PRIMARY KEY (report, seq)
    ) WITHOUT ROWID
    """,
    # content: the answers as zlib-compressed JSON in UTF-8. AUTOINCREMENT: ids rise with time, whatever the clock.
    """
    CREATE TABLE versions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        reason TEXT NOT NULL,
        name TEXT NOT NULL,
        content BLOB NOT NULL
    )
    """,
    "CREATE INDEX versions_of_report ON versions (report, id)",
    """
    CREATE TABLE holders (
        report INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
        token TEXT NOT NULL,
        who TEXT NOT NULL,
        host TEXT NOT NULL,
        process INTEGER NOT NULL,
        since INTEGER NOT NULL,
        beat INTEGER NOT NULL
    )
    """,
    # touched: rises with every change of any report, so that the list has the last changed first whatever the clock.
    "ALTER TABLE reports ADD COLUMN touched INTEGER NOT NULL DEFAULT 0",
    # tidied: up to this edit the log is down to one row an answer and step.
    "ALTER TABLE reports ADD COLUMN tidied INTEGER NOT NULL DEFAULT 0",
)


def log_of_changes(connection: sqlite3.Connection) -> None:
    """From version 1: every row of the log in its new shape, nothing left out."""
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute(
        "UPDATE reports SET touched = (SELECT count(*) FROM reports AS r"
        " WHERE (r.changed_at, r.id) <= (reports.changed_at, reports.id))"
    )
    connection.execute("INSERT INTO paths (path) SELECT path FROM answers UNION SELECT path FROM edits")
    ids = dict(connection.execute("SELECT path, id FROM paths"))
    for (report,) in connection.execute("SELECT id FROM reports").fetchall():
        connection.executemany(
            "INSERT INTO edits_2 VALUES (?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, '')",
            _rows(connection, report, ids),
        )
    connection.execute("DROP TABLE edits")
    connection.execute("ALTER TABLE edits_2 RENAME TO edits")


def _rows(connection: sqlite3.Connection, report: int, ids: dict[str, int]) -> Iterator[tuple[object, ...]]:
    answers = dict(connection.execute("SELECT path, value FROM answers WHERE report = ?", (report,)))
    last = dict(
        connection.execute("SELECT path, max(seq) FROM edits WHERE report = ? GROUP BY path", (report,))
    )
    states: dict[str, str] = {}
    query = "SELECT seq, step, path, before, after, at FROM edits WHERE report = ? ORDER BY seq"
    for seq, step, path, before, after, at in connection.execute(query, (report,)):
        old, new = before or "", after or ""
        was = states.get(path, old)
        states[path] = new
        key = (report, seq, step, ids[path])
        number = time_number(datetime.fromisoformat(at))
        # Where the answers do not follow from the log, the walk back finds its way again at the last row.
        astray = seq == last[path] and answers.get(path, "") != new
        if was == old and not astray:
            yield (*key, *delta_between(old, new), None, number)
        else:
            yield (*key, None, None, old, new, None if was == old else was, number)
