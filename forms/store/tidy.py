"""Makes room in the log: typing that lies back is down to one row a step, which is all that undo ever takes back."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby

from forms.store.log import EditRow, walk_states, write_row
from forms.store.rows import time_number

TIDY_AFTER = timedelta(days=30)
# Fewer rows are not worth walking the log.
_WORTH_ROWS = 100

Row = tuple[EditRow, str]


def tidy_log(connection: sqlite3.Connection, report_id: int, now: datetime) -> int:
    """Merges steps that ended 30 days before `now`, up to the first later one; how many rows that saved. The state
    after each step is as it was, and no step is lost. The caller holds the transaction."""
    (tidied,) = connection.execute("SELECT tidied FROM reports WHERE id = ?", (report_id,)).fetchone()
    until = _end(connection, report_id, tidied, now)
    if until is None:
        return 0
    rows = [pair for pair in walk_states(connection, report_id, tidied) if pair[0].seq <= until][::-1]
    merged = list(_merged(rows))
    if len(merged) < len(rows):
        connection.execute(
            "DELETE FROM edits WHERE report = ? AND seq > ? AND seq <= ?", (report_id, tidied, until)
        )
        for row, was in merged:
            write_row(connection, report_id, row, was)
    connection.execute("UPDATE reports SET tidied = ? WHERE id = ?", (until, report_id))
    return len(rows) - len(merged)


def _end(connection: sqlite3.Connection, report_id: int, tidied: int, now: datetime) -> int | None:
    """The last edit before the first step that is too young; None when there is not much before it."""
    young = connection.execute(
        "SELECT min(step), max(seq) FROM edits WHERE report = ? AND seq > ? AND at > ?",
        (report_id, tidied, time_number(now - TIDY_AFTER)),
    ).fetchone()
    query = "SELECT max(seq), count(*) FROM edits WHERE report = ? AND seq > ?"
    values = (report_id, tidied)
    if young[0] is not None:
        query += " AND seq < (SELECT min(seq) FROM edits WHERE report = ? AND step >= ? AND seq > ?)"
        values = (*values, report_id, young[0], tidied)
    until, count = connection.execute(query, values).fetchone()
    return until if count >= _WORTH_ROWS else None


def _merged(rows: Iterable[Row]) -> Iterator[Row]:
    for _, run in groupby(rows, key=lambda pair: (pair[0].step, pair[0].kind, pair[0].of_step)):
        net: dict[str, Row] = {}
        for row, was in run:
            first = net.pop(row.path, None)
            # Put last again: a row has the seq of the last that it stands for, and seqs rise.
            if first is None:
                net[row.path] = row, was
            else:
                net[row.path] = row._replace(before=first[0].before, words=first[0].words), first[1]
        yield from net.values()
