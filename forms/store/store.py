"""The reports of this PC, every edit kept durably at once."""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from forms.report.answers import Json
from forms.report.edit import Edit
from forms.report.history import History
from forms.report.lvze import json_text
from forms.store.backup import Backup, make_backup
from forms.store.carry import (
    HISTORY_KEY,
    UID_KEY,
    packed_history,
    take_in_history,
    uid_in,
    without_history,
)
from forms.store.database import Database
from forms.store.holders import Holders
from forms.store.log import append_edit, edit_from_row, edit_row, refuse_other_edits, walk_back
from forms.store.reports_table import answers_of, insert_report, touch, update
from forms.store.rows import (
    ROW_COLUMNS,
    Place,
    ReportRow,
    StoredReport,
    one,
    path_text,
    place_from_text,
    place_text,
    plain_text,
    row_from_columns,
    time_text,
    value_from_text,
    value_text,
)
from forms.store.tidy import tidy_log
from forms.store.undo_log import history
from forms.store.versions import Versions


class Store:
    """Every method that changes something is one transaction: on the disk when it returns, or StoreError.

    Every method raises StoreError "missing" for a `report_id` that does not exist. Times passed in are aware.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self.versions = Versions(database)
        self.holders = Holders(database, clock)

    @classmethod
    def open(
        cls, folder: Path, *, clock: Callable[[], datetime], busy_ms: int = 2000, only_read: bool = False
    ) -> "Store":
        """The store in `folder`, which is made if need be. `clock` gives the aware time now.

        `busy_ms` is how long a write waits for another process; where `only_read`, every change is StoreError
        "read_only". Raises StoreError "permission", "read_only", "disk_full", "locked", "corrupt", "foreign" (another
        program's file) or "newer" (a later version's).
        """
        database = Database.open(folder, clock=clock, busy_ms=busy_ms)
        if only_read:
            database.only_read()
        return cls(database, clock)

    @property
    def path(self) -> Path:
        return self._database.path

    @property
    def wal(self) -> bool:
        """False where a (network) drive does not allow a write-ahead log: slower, just as durable."""
        return self._database.wal

    def close(self) -> None:
        """Safe to call twice; nothing is pending at any time. Reports that were held are free."""
        self.holders.close()
        self._database.close()

    def reports(self) -> list[ReportRow]:
        """All reports, those in the bin too: the latest year first, within a year the last changed first."""
        query = f"SELECT {ROW_COLUMNS} FROM reports ORDER BY year DESC, touched DESC, id DESC"
        with self._database.reading() as connection:
            return [row_from_columns(columns) for columns in connection.execute(query)]

    def load(self, report_id: int) -> StoredReport:
        """The report as it stands; the log is only counted, so that its length does not matter."""
        with self._database.reading() as connection:
            columns = one(
                connection, f"SELECT {ROW_COLUMNS}, place, extra FROM reports WHERE id = ?", report_id
            )
            answers = answers_of(connection, report_id)
            last_seq, last_step = connection.execute(
                "SELECT coalesce(max(seq), 0), coalesce(max(step), 0) FROM edits WHERE report = ?",
                (report_id,),
            ).fetchone()
        *row, place, extra = columns
        return StoredReport(
            row_from_columns(tuple(row)),
            answers,
            last_seq,
            last_step,
            place_from_text(place),
            value_from_text(extra),
        )

    def history(self, report_id: int) -> History:
        """What can be undone and redone, for `ReportSession(history=...)`."""
        with self._database.reading() as connection:
            one(connection, "SELECT id FROM reports WHERE id = ?", report_id)
            return history(connection, report_id, answers_of(connection, report_id))

    def edits(self, report_id: int, *, after_seq: int = 0) -> list[Edit]:
        """The log from `after_seq` on, exclusive, oldest first."""
        with self._database.reading() as connection:
            one(connection, "SELECT id FROM reports WHERE id = ?", report_id)
            return [edit_from_row(row) for row in walk_back(connection, report_id, after_seq)][::-1]

    def create(
        self,
        form: str,
        year: int,
        name: str,
        answers: Mapping[str, Json],
        at: datetime,
        *,
        extra: Mapping[str, Json] | None = None,
    ) -> int:
        """The new report's id. `extra` is what a .lvze file held besides: with the uid, which it gets unless it is in
        use here, and with the history when that can be read."""
        extra = extra or {}
        kept_extra = json_text(without_history(extra))
        rows = [(path_text(path), value_text(value)) for path, value in answers.items()]
        with self._database.writing() as connection:
            uid = uid_in(extra)
            if not uid or connection.execute("SELECT 1 FROM reports WHERE uid = ?", (uid,)).fetchone():
                uid = os.urandom(16).hex()
            report_id = insert_report(connection, uid, plain_text(form), year, name, at, "{}", kept_extra)
            connection.executemany(
                "INSERT INTO answers (report, path, value) VALUES (?, ?, ?)",
                [(report_id, *row) for row in rows],
            )
            if HISTORY_KEY in extra:
                take_in_history(connection, report_id, extra[HISTORY_KEY])
        return report_id

    def find(self, uid: str) -> ReportRow | None:
        """The report that is known by `uid`, here as on the PC that it came from."""
        return next((row for row in self.reports() if row.uid == uid), None)

    def carried(self, report_id: int, *, with_history: bool) -> dict[str, Json]:
        """What goes into a .lvze file beside the answers, for `write_lvze(extra=...)`."""
        with self._database.reading() as connection:
            uid, extra = one(connection, "SELECT uid, extra FROM reports WHERE id = ?", report_id)
            carried: dict[str, Json] = {**value_from_text(extra), UID_KEY: uid}
            if with_history:
                carried[HISTORY_KEY] = packed_history(connection, report_id)
        return carried

    def keep(self, report_id: int, edits: Sequence[Edit]) -> None:
        """Applies `edits`, in order, to the answers and writes them to the log: all of them or none.

        `seq` rises within `edits`. Edits that are in the log already, word for word, are passed over, so that a
        call can be repeated when it is not known whether it went through; another edit under the same `seq` comes
        from another window and is StoreError "conflict".
        """
        rows = [edit_row(edit) for edit in edits]
        if any(later.seq <= earlier.seq for earlier, later in pairwise(rows)):
            raise ValueError("seq does not rise")
        if not rows:
            return
        with self._database.writing() as connection:
            touch(connection, report_id, edits[-1].at)
            (last_seq,) = connection.execute(
                "SELECT coalesce(max(seq), 0) FROM edits WHERE report = ?", (report_id,)
            ).fetchone()
            refuse_other_edits(connection, report_id, [row for row in rows if row.seq <= last_seq])
            for row in rows:
                if row.seq > last_seq:
                    append_edit(connection, report_id, row)

    def tidy(self, now: datetime) -> int:
        """Merges typing that lies 30 days back into one row a step, a transaction a report; rows saved. For quiet
        moments: after much was merged the file is written anew."""
        saved = 0
        for row in self.reports():
            with self._database.writing() as connection:
                saved += tidy_log(connection, row.id, now)
        self._database.shrink()
        return saved

    def backup(self, now: datetime) -> Backup | None:
        """A sound copy in the folder of backups; None when the newest one has it all. Uses a connection of its own,
        so that it may be called from any thread."""
        return make_backup(self.path.parent, self.path, now)

    def keep_place(self, report_id: int, place: Place) -> None:
        """Where the user left off; does not count as a change of the report."""
        with self._database.writing() as connection:
            update(connection, "UPDATE reports SET place = ? WHERE id = ?", place_text(place), report_id)

    def rename(self, report_id: int, name: str) -> None:
        with self._database.writing() as connection:
            update(connection, "UPDATE reports SET name = ? WHERE id = ?", plain_text(name), report_id)

    def set_year(self, report_id: int, year: int) -> None:
        """Counts as a change of the report, now."""
        with self._database.writing() as connection:
            update(connection, "UPDATE reports SET year = ? WHERE id = ?", year, report_id)
            touch(connection, report_id, self._clock())

    def duplicate(self, report_id: int, name: str, at: datetime) -> int:
        """The id of a new report with the same answers and an empty log, outside the bin."""
        with self._database.writing() as connection:
            form, year, place, extra = one(
                connection, "SELECT form, year, place, extra FROM reports WHERE id = ?", report_id
            )
            uid = os.urandom(16).hex()
            copy_id = insert_report(connection, uid, form, year, name, at, place, extra)
            connection.execute(
                "INSERT INTO answers (report, path, value)"
                " SELECT ?, path, value FROM answers WHERE report = ?",
                (copy_id, report_id),
            )
        return copy_id

    def bin(self, report_id: int, at: datetime) -> None:
        """Puts the report into the bin; it stays whole and can be loaded."""
        with self._database.writing() as connection:
            update(connection, "UPDATE reports SET binned_at = ? WHERE id = ?", time_text(at), report_id)

    def unbin(self, report_id: int) -> None:
        with self._database.writing() as connection:
            update(connection, "UPDATE reports SET binned_at = ? WHERE id = ?", None, report_id)

    def empty_bin(self) -> int:
        """Deletes for good what lies in the bin; how many reports that were."""
        with self._database.writing() as connection:
            return connection.execute("DELETE FROM reports WHERE binned_at IS NOT NULL").rowcount
