"""Which reports are this window's to write in, and what the store needs while they are."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.shelf import Shelf
from forms.store.errors import StoreError
from forms.store.holders import Held, HeldBy, this_user
from forms.store.upkeep import Upkeep

TAKEN_WORDS = "这份报告已由另一个窗口接着编写，这里只能看。"


class Holding(QObject):
    """`told` carries a line when a backup or the like failed, `taken` a report that another window took over."""

    told = Signal(str)
    taken = Signal(int)

    def __init__(self, shelf: Shelf, folder: Path, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._shelf = shelf
        self._held: dict[int, Held] = {}
        self._told_last = ""
        # Both are called from the thread of the upkeep; a signal comes over to the window's.
        self._upkeep = Upkeep(folder, clock, told=self._tell, taken=self.taken.emit)

    def take(self, report_id: int) -> str:
        """ "" when the report is this window's now; else who has it."""
        if report_id in self._held:
            return ""
        try:
            outcome = self._shelf.store.holders.hold(report_id, this_user())
        except StoreError:
            return ""  # the disk does not take it: keeping will say so, and what is written stays in memory
        if isinstance(outcome, HeldBy):
            return outcome.line
        self._held[report_id] = outcome
        self._upkeep.open(outcome)
        return ""

    def free(self, report_id: int) -> None:
        held = self._held.pop(report_id, None)
        if held is not None:
            self._upkeep.close(report_id)
            self._shelf.store.holders.release(held)

    def stop(self) -> None:
        self._upkeep.stop()
        for report_id in list(self._held):
            try:
                self.free(report_id)
            except StoreError:
                pass  # it is free when the process has ended

    def _tell(self, error: StoreError) -> None:
        """Once for each trouble, not once a round; that the folder can't be written to is told already."""
        if self._shelf.only_reading:
            return
        if error.kind != self._told_last:
            self._told_last = error.kind
            self.told.emit(f"备份没有做成：{error}")
