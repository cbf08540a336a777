"""The log of a report: every edit ever kept, and how it changes the current answers."""

import sqlite3

from forms.report.edit import Edit
from forms.store.errors import fault
from forms.store.rows import path_from_text, path_text, time_from_text, time_text, value_from_text, value_text

EditRow = tuple[int, int, str, str | None, str | None, str]

_COLUMNS = "seq, step, path, before, after, at"


def edit_row(edit: Edit) -> EditRow:
    """`edit` as the log holds it."""
    return (
        edit.seq,
        edit.step,
        path_text(edit.path),
        value_text(edit.before),
        value_text(edit.after),
        time_text(edit.at),
    )


def edits_after(connection: sqlite3.Connection, report_id: int, seq: int) -> list[Edit]:
    """The log from `seq` on, exclusive, oldest first. Raises StoreError "corrupt"."""
    query = f"SELECT {_COLUMNS} FROM edits WHERE report = ? AND seq > ? ORDER BY seq"
    return [
        Edit(
            number,
            step,
            path_from_text(path),
            value_from_text(before),
            value_from_text(after),
            time_from_text(at),
        )
        for number, step, path, before, after, at in connection.execute(query, (report_id, seq))
    ]


def append_edit(connection: sqlite3.Connection, report_id: int, row: EditRow) -> None:
    """Writes `row` to the log and to the current answers; the caller's transaction makes them one."""
    statement = f"INSERT INTO edits (report, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
    connection.execute(statement, (report_id, *row))
    _, _, path, _, after, _ = row
    if after is None:
        connection.execute("DELETE FROM answers WHERE report = ? AND path = ?", (report_id, path))
    else:
        connection.execute(
            "INSERT INTO answers (report, path, value) VALUES (?, ?, ?)"
            " ON CONFLICT (report, path) DO UPDATE SET value = excluded.value",
            (report_id, path, after),
        )


def refuse_other_edit(connection: sqlite3.Connection, report_id: int, row: EditRow) -> None:
    """Raises StoreError "conflict" unless the log holds exactly `row` under its seq."""
    query = f"SELECT {_COLUMNS} FROM edits WHERE report = ? AND seq = ?"
    if connection.execute(query, (report_id, row[0])).fetchone() != row:
        raise fault("conflict")
