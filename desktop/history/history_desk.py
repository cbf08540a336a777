"""The pages of the past: versions of the open report, backups of all of them, what a file has that differs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.dialogs.prompts import Prompts
from desktop.shelf import Shelf
from desktop.theme.theme import Theme
from forms.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.history.history_page import HistoryPage
    from desktop.open_report import OpenReport
    from forms.manuscript.compare import SectionDiff
    from forms.report.lvze import LvzeDocument
    from forms.store.backup import Backup
    from forms.store.carried_versions import CarriedVersion
    from forms.store.rows import ReportRow


class HistoryDesk(QObject):
    """`shown` carries a page for the place of the report, `failed` a line for the clerk."""

    shown = Signal(object)
    left = Signal()
    start_wanted = Signal()
    opened = Signal(int)
    failed = Signal(str)

    def __init__(self, theme: Theme, shelf: Shelf, prompts: Prompts) -> None:
        super().__init__()
        self._theme = theme
        self._shelf = shelf
        self._prompts = prompts
        self.page: HistoryPage | None = None

    def show_versions(self, report: "OpenReport") -> None:
        from desktop.history.history_page import HistoryPage
        from desktop.history.past import Past

        if self.page is not None and self.page.isVisible():
            self.left.emit()
            return
        past = Past(report, lambda: self._shelf.store.versions, self._shelf.clock)
        page = HistoryPage(past, self._theme, self._ask_name)
        past.setParent(page)
        page.left.connect(self.left)
        page.failed.connect(self.failed)
        page.destroyed.connect(self._forget)
        self.page = page
        self.shown.emit(page)
        page.timeline.setFocus()

    def show_backups(self) -> None:
        from desktop.history.backups_page import BackupsPage
        from forms.store.backup import backups
        from forms.store.backup_reports import reports_in

        clock = self._shelf.clock
        page = BackupsPage(
            backups(self._shelf.folder), lambda backup: reports_in(backup, clock), clock(), self._theme
        )
        page.left.connect(self.start_wanted)
        page.taken.connect(self._take_out)
        self.shown.emit(page)
        page.list.setFocus()

    def show_import(self, report: "OpenReport", document: "LvzeDocument", file_name: str) -> None:
        """What differs in a file that holds the open report; the user chooses by section."""
        from desktop.history.import_page import ImportPage
        from desktop.history.past import Past

        past = Past(report, lambda: self._shelf.store.versions, self._shelf.clock)
        mine, theirs = report.bridge.answers, document.answers
        versions = self._versions_of(report, document)
        counts = (len(mine), len(theirs))
        page = ImportPage(file_name, past.differences(theirs), counts, versions, self._theme)
        past.setParent(page)
        past.failed.connect(self.failed)
        page.left.connect(self.left)

        def take(sections: "list[SectionDiff]", with_versions: bool) -> None:
            told: list[str] = []
            if sections:
                past.take(theirs, sections, file_name)
                told.append(f"已从“{file_name}”读入 {len(sections)} 栏，可以撤销。")
            if with_versions and self._bring(report, versions, file_name):
                told.append(f"{len(versions)} 个版本放进了历史版本。")
            self.left.emit()
            self.failed.emit("".join(told))

        page.taken.connect(take)
        self.shown.emit(page)
        page.first_box().setFocus()

    def _versions_of(self, report: "OpenReport", document: "LvzeDocument") -> "Sequence[CarriedVersion]":
        try:
            return self._shelf.store.versions.not_here(report.id, document.extra)
        except StoreError as error:
            self.failed.emit(str(error))
            return []

    def _bring(self, report: "OpenReport", versions: "Sequence[CarriedVersion]", file_name: str) -> bool:
        try:
            self._shelf.store.versions.bring(report.id, versions, file_name, self._shelf.clock())
        except StoreError as error:
            self.failed.emit(str(error))
            return False
        return True

    def _take_out(self, backup: "Backup", row: "ReportRow") -> None:
        from forms.store.backup_reports import take_out

        at = backup.at.astimezone()
        name = f"{row.name}（{at.month}月{at.day}日备份）"
        try:
            report_id = take_out(backup, row.id, self._shelf.store, name, self._shelf.clock)
        except StoreError as error:
            self.failed.emit(str(error))
            return
        self.opened.emit(report_id)
        self.failed.emit(f"取回的报告叫“{name}”，原来的没有动。")

    def walk(self, by: int) -> bool:
        """F8 while the versions are shown: to the next change."""
        if self.page is None or not self.page.isVisible():
            return False
        self.page.walk(by)
        return True

    def _forget(self) -> None:
        self.page = None

    def _ask_name(self, name: str) -> str | None:
        return self._prompts.text("存一个版本", "给这一版起个名字，如：送分管领导审", name)
