"""The end of a report's log as the steps that undo and redo are rebuilt from."""

import sqlite3
from collections.abc import Mapping

from forms.report.answers import Json
from forms.report.history import KEEP_STEPS, Change, History, LoggedStep
from forms.store.log import EditRow, kind_from_number, walk_back
from forms.store.rows import path_from_text, time_from_number, value_from_text

# A bound on the time it takes; long typing is some 30 rows a step until the log is tidied.
_ROWS = 20_000


def history(connection: sqlite3.Connection, report_id: int, answers: Mapping[str, Json]) -> History:
    """The undo and redo steps that the log ends with. Raises StoreError "corrupt"."""
    return History.from_log(reversed(_steps(connection, report_id)), answers)


def _steps(connection: sqlite3.Connection, report_id: int) -> list[LoggedStep]:
    """Newest first, until there are as many as can be undone; of a step that the bound cuts, nothing."""
    steps: list[LoggedStep] = []
    rows: list[EditRow] = []
    depth = 0
    for count, row in enumerate(walk_back(connection, report_id, 0)):
        if rows and (row.step, row.kind) != (rows[0].step, rows[0].kind):
            steps.append(_step(rows))
            depth += -1 if steps[-1].kind == "undo" else 1
            rows = []
        if depth >= KEEP_STEPS or count >= _ROWS:
            return steps
        rows.append(row)
    if rows:
        steps.append(_step(rows))
    return steps


def _step(rows: list[EditRow]) -> LoggedStep:
    """Of `rows`, newest first, the net changes."""
    net: dict[str, tuple[str, str]] = {}
    for row in reversed(rows):
        before = net[row.path][0] if row.path in net else row.before
        net[row.path] = (before, row.after)
    first, last = rows[-1], rows[0]
    changes = tuple(
        Change(path_from_text(path), value_from_text(before or None), value_from_text(after or None))
        for path, (before, after) in net.items()
    )
    return LoggedStep(
        last.step, kind_from_number(last.kind), last.of_step, changes, time_from_number(last.at), first.words
    )
