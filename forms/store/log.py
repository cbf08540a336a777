"""The log of a report: every edit ever kept, and how it changes the current answers."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from forms.report.edit import Edit, EditKind
from forms.store.delta import Delta, delta_between, text_before
from forms.store.errors import fault
from forms.store.rows import (
    path_from_text,
    path_text,
    plain_text,
    time_from_number,
    time_number,
    value_from_text,
    value_text,
)

KINDS: tuple[EditKind, ...] = ("do", "undo", "redo")

_COLUMNS = "seq, step, kind, of_step, path, head, tail, old, new, was, at, words"


class EditRow(NamedTuple):
    """An edit in the terms of the store: JSON texts, "" for an absent answer, `at` in microseconds."""

    seq: int
    step: int
    kind: int
    of_step: int
    path: str
    before: str
    after: str
    at: int
    words: str


def edit_row(edit: Edit) -> EditRow:
    return EditRow(
        edit.seq,
        edit.step,
        KINDS.index(edit.kind),
        edit.of_step,
        path_text(edit.path),
        value_text(edit.before) or "",
        value_text(edit.after) or "",
        time_number(edit.at),
        plain_text(edit.words),
    )


def edit_from_row(row: EditRow) -> Edit:
    """Raises StoreError "corrupt"."""
    return Edit(
        row.seq,
        row.step,
        path_from_text(row.path),
        value_from_text(row.before or None),
        value_from_text(row.after or None),
        time_from_number(row.at),
        kind_from_number(row.kind),
        row.of_step,
        row.words,
    )


def kind_from_number(number: int) -> EditKind:
    if not 0 <= number < len(KINDS):
        raise fault("corrupt")
    return KINDS[number]


def walk_back(connection: sqlite3.Connection, report_id: int, after_seq: int) -> Iterator[EditRow]:
    """The log down to `after_seq`, exclusive, newest first. Raises StoreError "corrupt"."""
    for row, _ in walk_states(connection, report_id, after_seq):
        yield row


def walk_states(
    connection: sqlite3.Connection, report_id: int, after_seq: int
) -> Iterator[tuple[EditRow, str]]:
    """The same, each edit with what the answer really was before it: its `before` unless the caller was wrong."""
    names: dict[int, str] = dict(connection.execute("SELECT id, path FROM paths"))
    states: dict[str, str] = dict(
        connection.execute("SELECT path, value FROM answers WHERE report = ?", (report_id,))
    )
    query = f"SELECT {_COLUMNS} FROM edits WHERE report = ? AND seq > ? ORDER BY seq DESC"
    for row in connection.execute(query, (report_id, after_seq)):
        seq, step, kind, of_step, path_id, head, tail, old, new, was, at, words = row
        path = names.get(path_id)
        if path is None:
            raise fault("corrupt")
        if head is None:
            before, after = old, new
            state = before if was is None else was
        else:
            after = states.get(path, "")
            state = before = text_before(after, Delta(head, tail, old, new))
        states[path] = state
        yield EditRow(seq, step, kind, of_step, path, before, after, at, words), state


def append_edit(connection: sqlite3.Connection, report_id: int, row: EditRow) -> None:
    """Writes `row` to the log and to the current answers; the caller's transaction makes them one."""
    found = connection.execute(
        "SELECT value FROM answers WHERE report = ? AND path = ?", (report_id, row.path)
    ).fetchone()
    write_row(connection, report_id, row, found[0] if found else "")
    if not row.after:
        connection.execute("DELETE FROM answers WHERE report = ? AND path = ?", (report_id, row.path))
    else:
        connection.execute(
            "INSERT INTO answers (report, path, value) VALUES (?, ?, ?)"
            " ON CONFLICT (report, path) DO UPDATE SET value = excluded.value",
            (report_id, row.path, row.after),
        )


def write_row(connection: sqlite3.Connection, report_id: int, row: EditRow, was: str) -> None:
    """Writes `row` to the log only; `was` is what the answer really was before it."""
    changed: tuple[object, ...]
    if row.before == was:
        changed = (*delta_between(row.before, row.after), None)
    else:
        changed = (None, None, row.before, row.after, was)
    connection.execute(
        f"INSERT INTO edits (report, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (report_id, *row[:4], path_id(connection, row.path), *changed, row.at, row.words),
    )


def refuse_other_edits(connection: sqlite3.Connection, report_id: int, rows: list[EditRow]) -> None:
    """Raises StoreError "conflict" unless the log holds exactly `rows` under their seqs."""
    if not rows:
        return
    held = {row.seq: row for row in walk_back(connection, report_id, rows[0].seq - 1)}
    if any(held.get(row.seq) != row for row in rows):
        raise fault("conflict")


def path_id(connection: sqlite3.Connection, path: str) -> int:
    found = connection.execute("SELECT id FROM paths WHERE path = ?", (path,)).fetchone()
    if found is not None:
        return found[0]
    made = connection.execute("INSERT INTO paths (path) VALUES (?)", (path,)).lastrowid
    assert made is not None
    return made
