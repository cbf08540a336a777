"""What the store needs now and then, on a thread with a connection of its own: typing never waits for it."""

import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from forms.store.errors import StoreError
from forms.store.holders import BEAT_EVERY, Held
from forms.store.store import Store

BACKUP_EVERY_S = 3600.0
# The window is shown and the report is read before the disk is asked for more.
START_AFTER_S = 5.0


class Upkeep:
    """A backup and tidying soon after the start, a backup every hour, signs of life and versions for the reports that
    are open. `told` is called from the thread with what went wrong, `taken` with the id of a report that another
    window has taken over."""

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], datetime],
        *,
        told: Callable[[StoreError], None],
        taken: Callable[[int], None],
        start_after_s: float = START_AFTER_S,
        backup_every_s: float = BACKUP_EVERY_S,
        round_s: float = BEAT_EVERY.total_seconds(),
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._told = told
        self._taken = taken
        self._backup_every_s = backup_every_s
        self._round_s = round_s
        self._next_backup = time.monotonic() + start_after_s  # not by the clock: it may be set
        self._tidied = False
        self._open: dict[int, Held] = {}
        self._changed = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._work, name="upkeep", daemon=True)
        self._thread.start()

    def open(self, held: Held) -> None:
        """The report is written in this window from now on."""
        with self._changed:
            self._open[held.report_id] = held

    def close(self, report_id: int) -> None:
        with self._changed:
            self._open.pop(report_id, None)

    def stop(self, timeout_s: float = 2.0) -> None:
        """A backup that takes longer is left to end, or to be cut off, with the program."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._thread.join(timeout_s)

    def _work(self) -> None:
        store: Store | None = None
        while self._wait():
            try:
                store = store or Store.open(self._folder, clock=self._clock)
                self._round(store)
            except StoreError as error:
                self._told(error)
                if store is not None:  # another store may lie there next time
                    store.close()
                    store = None
        if store is not None:
            store.close()

    def _wait(self) -> bool:
        with self._changed:
            left = min(self._round_s, max(0.0, self._next_backup - time.monotonic()))
            self._changed.wait_for(lambda: self._stopping, left)
            return not self._stopping

    def _round(self, store: Store) -> None:
        with self._changed:
            held_reports = list(self._open.values())
        for held in held_reports:
            if not store.holders.beat(held):
                self.close(held.report_id)
                self._taken(held.report_id)
                continue
            try:
                store.versions.keep_at_work(held.report_id, self._clock())
            except StoreError as error:
                if error.kind != "missing":  # deleted meanwhile: its window will be told when it keeps
                    raise
        if time.monotonic() >= self._next_backup:
            self._next_backup = time.monotonic() + self._backup_every_s  # first: what fails waits its turn
            store.backup(self._clock())
            if not self._tidied:
                store.tidy(self._clock())
                self._tidied = True
