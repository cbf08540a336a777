"""Who has a report open: the first window writes, a second one only reads and says who is first."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from forms.store.database import Database
from forms.store.errors import StoreError
from forms.store.file_lock import FileLock
from forms.store.rows import one, plain_text, time_from_number, time_number

LOCKS_FOLDER = "locks"
# Only where the drive has no locks: how often a holder shows that it lives, and when it counts as gone.
BEAT_EVERY = timedelta(seconds=30)
GONE_AFTER = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Held:
    """The report is this window's until `release`. `locked`: the system frees it when the process ends."""

    report_id: int
    token: str
    locked: bool


@dataclass(frozen=True, slots=True)
class HeldBy:
    """Another window has the report. `since` by the clock of its PC; None when it left no word."""

    who: str
    since: datetime | None

    @property
    def line(self) -> str:
        if self.since is None:
            return "这份报告正在另一个窗口里编写，这里只能看。"
        at = self.since.astimezone()
        when = f"{at.month}月{at.day}日 {at:%H:%M}"
        return f"这份报告正由 {self.who} 编写（{when} 打开），这里只能看。"


class Holders:
    """A lock file of each report tells whether it is held, a row of the store by whom. Whether a holder lives is never
    read off the clock where the drive has locks; elsewhere by a sign of life every 30 s."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._locks: dict[str, FileLock] = {}

    def hold(self, report_id: int, who: str) -> Held | HeldBy:
        """Takes the report, or says who has it. A holder that has ended, or been killed, counts no more.
        Raises StoreError, "missing" too."""
        lock = FileLock(self._database.path.parent / LOCKS_FOLDER / f"{report_id}.lock")
        outcome = lock.acquire()
        if outcome == "taken":
            return self._holder(report_id)
        held = Held(report_id, os.urandom(16).hex(), outcome == "locked")
        now = time_number(self._clock())
        values = (report_id, held.token, plain_text(who), plain_text(_host()), os.getpid(), now, now)
        try:
            with self._database.writing() as connection:
                one(connection, "SELECT id FROM reports WHERE id = ?", report_id)
                query = "SELECT who, since, host, process, beat FROM holders WHERE report = ?"
                row = connection.execute(query, (report_id,)).fetchone()
                if row is not None and not held.locked and self._lives(*row[2:]):
                    return HeldBy(row[0], time_from_number(row[1]))
                connection.execute("INSERT OR REPLACE INTO holders VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        except BaseException:
            lock.release()
            raise
        self._locks[held.token] = lock
        return held

    def beat(self, held: Held) -> bool:
        """The sign of life, from any thread's store; False when another window has taken the report meanwhile."""
        if held.locked:
            return True
        with self._database.writing() as connection:
            statement = "UPDATE holders SET beat = ? WHERE report = ? AND token = ?"
            values = (time_number(self._clock()), held.report_id, held.token)
            return connection.execute(statement, values).rowcount == 1

    def release(self, held: Held) -> None:
        """Gives the report free, even when the store cannot be written just now; safe to call twice."""
        with suppress(StoreError), self._database.writing() as connection:
            connection.execute(
                "DELETE FROM holders WHERE report = ? AND token = ?", (held.report_id, held.token)
            )
        lock = self._locks.pop(held.token, None)
        if lock is not None:
            lock.release()

    def close(self) -> None:
        """Gives all free that this store holds."""
        for lock in self._locks.values():
            lock.release()
        self._locks.clear()

    def _holder(self, report_id: int) -> HeldBy:
        with self._database.reading() as connection:
            query = "SELECT who, since FROM holders WHERE report = ?"
            row = connection.execute(query, (report_id,)).fetchone()
        return HeldBy("", None) if row is None else HeldBy(row[0], time_from_number(row[1]))

    def _lives(self, host: str, process: int, beat: int) -> bool:
        # A clock set back makes the last sign lie ahead: then, too, it is old once it is far enough away.
        recent = abs(self._clock() - time_from_number(beat)) <= GONE_AFTER
        return recent and not (host == _host() and _has_ended(process))


def this_user() -> str:
    """user@host, as far as the system knows them."""
    # Not through the user database: where a name service is set up, asking it opens a socket.
    names = (os.environ.get(name, "") for name in ("LOGNAME", "USER", "LNAME", "USERNAME"))
    user = next((name for name in names if name), "")
    return "@".join(part for part in (user, _host()) if part)


def _host() -> str:
    import platform

    return platform.node()


def _has_ended(process: int) -> bool:
    """False when it cannot be told, and on Windows, where asking by os.kill would end the process."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
