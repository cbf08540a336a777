"""Keeps edits in the store on a thread of its own, so that a slow disk never holds up a key press."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from forms.report.edit import Edit
from forms.store.errors import StoreError, fault
from forms.store.rows import Place
from forms.store.store import Store

RETRY_S = 2.0


class Keeper(QObject):
    """`kept` comes with the time, only after the transaction is on the disk; `failed` with a line for the clerk.
    Edits that could not be kept wait in memory and are tried again every two seconds."""

    kept = Signal(object)
    failed = Signal(str)

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._folder = folder
        self._clock = clock
        self._changed = threading.Condition()
        self._edits: list[tuple[int, tuple[Edit, ...]]] = []
        self._places: dict[int, Place] = {}
        self._busy = False
        self._failing = False
        self._stopping = False
        self._thread = threading.Thread(target=self._work, name="keeper", daemon=True)
        self._thread.start()

    def keep(self, report_id: int, edits: tuple[Edit, ...]) -> None:
        with self._changed:
            self._edits.append((report_id, edits))
            self._changed.notify_all()

    def keep_place(self, report_id: int, place: Place) -> None:
        with self._changed:
            self._places[report_id] = place
            self._changed.notify_all()

    def flush(self, timeout_s: float = 5.0) -> bool:
        """Waits until everything is kept; False when it could not be kept in time or keeping fails."""
        with self._changed:
            self._changed.wait_for(lambda: self._idle() or self._failing, timeout_s)
            return self._idle()

    def waiting(self) -> tuple[Edit, ...]:
        """The edits that are not on the disk yet."""
        with self._changed:
            return tuple(edit for _, edits in self._edits for edit in edits)

    def stop(self, timeout_s: float = 5.0) -> bool:
        """Keeps what waits, then ends the thread. False when an edit could not be kept; a place may get lost."""
        self.flush(timeout_s)
        with self._changed:
            done = not self._edits
            self._stopping = True
            self._changed.notify_all()
        self._thread.join(timeout_s)
        return done

    def _idle(self) -> bool:
        return not self._edits and not self._places and not self._busy

    def _work(self) -> None:
        store: Store | None = None
        while True:
            with self._changed:
                while not self._stopping and not self._edits and not self._places:
                    self._changed.wait()
                if self._stopping:
                    break
                edits, places = list(self._edits), dict(self._places)
                self._busy = True
            try:
                store = store or Store.open(self._folder, clock=self._clock)
                self._write(store, edits, places)
            except StoreError as error:
                if store is not None and error.kind in ("read_only", "permission"):
                    store.close()  # what was opened for reading goes on reading when the permission is back
                    store = None
                self._fail(error)
            except Exception as error:  # a bug of ours: told like any other, and the edits go on waiting
                held = (type(error), error, error.__traceback__, self._thread)
                threading.excepthook(threading.ExceptHookArgs(held))
                self._fail(fault("io"))
            else:
                self._succeed(edits, places)
        if store is not None:
            store.close()

    def _write(
        self, store: Store, edits: list[tuple[int, tuple[Edit, ...]]], places: dict[int, Place]
    ) -> None:
        by_report: dict[int, list[Edit]] = {}
        for report_id, batch in edits:
            by_report.setdefault(report_id, []).extend(batch)
        for report_id, batch in by_report.items():
            store.keep(report_id, batch)
        for report_id, place in places.items():
            store.keep_place(report_id, place)

    def _succeed(self, edits: list[tuple[int, tuple[Edit, ...]]], places: dict[int, Place]) -> None:
        with self._changed:
            del self._edits[: len(edits)]
            for report_id, place in places.items():
                if self._places.get(report_id) is place:
                    del self._places[report_id]
            self._busy = self._failing = False
            self._changed.notify_all()
        if edits:
            self.kept.emit(self._clock())

    def _fail(self, error: StoreError) -> None:
        with self._changed:
            self._busy = False
            self._failing = True
            self._changed.notify_all()
        self.failed.emit(str(error))
        with self._changed:
            self._changed.wait_for(lambda: self._stopping, RETRY_S)
