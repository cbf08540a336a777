"""Where the page 「检查这台电脑」 comes and goes in the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from desktop.platform_check.check_desk import CheckDesk


class CheckPlace:
    """The page is made when it is wanted and goes when something else is shown."""

    def __init__(
        self,
        stack: QStackedWidget,
        make: Callable[[bool], "CheckDesk"],
        done: Callable[[], object],
        told: Callable[[str], object],
        open_path: Callable[[Path], object],
    ) -> None:
        self._stack = stack
        self._make = make
        self._slots = (done, told, open_path)
        self.desk: CheckDesk | None = None

    def show(self, *, first: bool) -> None:
        self.drop()
        self.desk = desk = self._make(first)
        for signal, slot in zip((desk.done, desk.told, desk.folder_opened), self._slots, strict=True):
            signal.connect(slot)
        self._stack.addWidget(desk.page)
        self._stack.setCurrentWidget(desk.page)
        desk.page.take_focus()

    def drop(self) -> None:
        desk, self.desk = self.desk, None
        if desk is not None:
            self._stack.removeWidget(desk.page)
            desk.page.deleteLater()
