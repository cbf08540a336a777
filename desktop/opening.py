"""Opening and leaving reports: loading, holding, what could not be kept yet."""

from typing import TYPE_CHECKING

from desktop.holding import Holding
from desktop.keeper import Keeper
from desktop.shelf import Shelf
from forms.store.errors import StoreError

if TYPE_CHECKING:
    from desktop.open_report import OpenReport


class Opening:
    """A report that was left while the disk did not take its edits stays here until it does."""

    def __init__(self, shelf: Shelf, keeper: Keeper, holding: Holding) -> None:
        self._shelf = shelf
        self._keeper = keeper
        self._holding = holding
        self._unkept: dict[int, OpenReport] = {}

    def open(self, report_id: int) -> "tuple[OpenReport, str]":
        """The report, and who has it when it can only be read here. Raises StoreError, and FormError for a form that
        this version lacks."""
        from desktop.open_report import OpenReport  # with the form and its checks: after the first paint

        stored = self._shelf.load(report_id)
        form = self._shelf.form(stored.row.form)
        held_by = self._holding.take(report_id)
        if held_by == "":
            # Between reading and holding another window may have kept something.
            stored = self._shelf.load(report_id)
            self._keep_version(report_id)
        # The store does not know yet what is waiting for it.
        report = self._unkept.pop(report_id, None) or OpenReport(
            stored, form, self._keeper, self._shelf.clock, self._shelf.history(report_id)
        )
        report.others = lambda: self._shelf.other_years(report_id)
        report.bridge.read_only = bool(held_by)
        return report, held_by

    def leave(self, report: "OpenReport") -> str:
        """What went wrong, "" when everything is kept."""
        if report.bridge.read_only:
            return ""
        if not self._keeper.flush():
            self._unkept[report.id] = report
            return ""
        return self._settle(report)

    def kept(self) -> None:
        """The disk takes edits again."""
        if not self._keeper.waiting():
            for report in self._unkept.values():
                self._settle(report)
            self._unkept.clear()

    def end(self, open_now: "OpenReport | None") -> "list[OpenReport]":
        """Before the window goes; the reports that could not be kept."""
        reports = [*self._unkept.values()]
        if open_now is not None and not open_now.bridge.read_only:
            reports.append(open_now)
        kept = self._keeper.stop()
        if kept:
            for report in reports:
                self._settle(report)
        self._holding.stop()
        return [] if kept else reports

    def _settle(self, report: "OpenReport") -> str:
        """Year and name in the list follow the answers; then others may write in it."""
        try:
            self._shelf.settle(report.id, report.bridge.answers)
            self._holding.free(report.id)
        except StoreError as error:
            return str(error)
        return ""

    def keep_exported(self, report: "OpenReport") -> None:
        """A version of what has just been exported."""
        if not report.bridge.read_only and self._keeper.flush():
            try:
                self._shelf.store.versions.keep(report.id, "export", self._shelf.clock())
            except StoreError:
                pass  # as below

    def _keep_version(self, report_id: int) -> None:
        try:
            self._shelf.store.versions.keep_on_opening(report_id, self._shelf.clock())
        except StoreError:
            pass  # the report is more to the user than its version
