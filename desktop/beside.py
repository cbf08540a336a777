"""Pages that take the place of the start page or of the report for a while."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.history.history_desk import HistoryDesk
from desktop.pages.start_desk import StartDesk
from desktop.theme.theme import Theme

if TYPE_CHECKING:
    from forms.manuscript.carry import Carry


class Beside(QObject):
    """`left` when the start page is wanted again."""

    left = Signal()

    def __init__(self, stack: QStackedWidget, theme: Theme, start: StartDesk, history: HistoryDesk) -> None:
        super().__init__(stack)
        self._stack = stack
        self._theme = theme
        self._start = start
        history.shown.connect(self.show)
        start.backups_asked.connect(history.show_backups)

    def show(self, page: QWidget) -> None:
        """It ends when another page takes its place."""
        stack = self._stack
        stack.addWidget(page)
        stack.setCurrentWidget(page)

        def end(at: int) -> None:
            if stack.widget(at) is not page:
                stack.currentChanged.disconnect(end)
                stack.removeWidget(page)
                page.deleteLater()

        stack.currentChanged.connect(end)

    def offer(self, plan: "Carry", year: int, kind: str) -> None:
        """The passages of an earlier report, to be chosen from; then the new report opens."""
        from desktop.last_year.offer_page import OfferPage

        page = OfferPage(plan, self._start.shelf.form(), year, self._theme)
        page.made.connect(lambda chosen: self._start.create_from(plan, chosen, year, kind))
        page.left.connect(self.left)
        self.show(page)
        page.first_box().setFocus()
