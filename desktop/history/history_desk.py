"""The pages of the past: versions of the open report, backups of all of them, what a file has that differs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.dialogs.prompts import Prompts
from desktop.shelf import Shelf
from desktop.theme.theme import Theme

if TYPE_CHECKING:
    from desktop.history.history_page import HistoryPage
    from desktop.open_report import OpenReport


class HistoryDesk(QObject):
    """`shown` carries a page for the place of the report, `failed` a line for the clerk."""

    shown = Signal(object)
    left = Signal()
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
