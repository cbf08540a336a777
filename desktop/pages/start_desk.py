"""What the start page does: lists, opens, makes, renames, copies, bins."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.dialogs.prompts import Prompts
from desktop.first_paint import FirstPaint
from desktop.pages.start_page import StartPage
from desktop.shelf import Shelf, kind_names
from desktop.theme.theme import Theme
from forms.store.errors import StoreError


class StartDesk(QObject):
    """`opened` carries a report's id; `failed` a line for the clerk."""

    opened = Signal(int)
    failed = Signal(str)

    def __init__(self, theme: Theme, shelf: Shelf, prompts: Prompts, version: Callable[[], str]) -> None:
        super().__init__()
        self.shelf = shelf
        self._prompts = prompts
        self.page = StartPage(theme, shelf.folder, version, shelf.clock)
        # The rows come with the first paint; their progress needs the form, which comes after it.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fill_in)
        self._seen = False
        FirstPaint(self.page).then(self._begin)
        rows = self.page.list
        rows.opened.connect(self.opened)
        rows.rename_asked.connect(self._rename)
        rows.copied.connect(lambda report_id: self._do(lambda: self.shelf.duplicate(report_id)))
        rows.binned.connect(lambda report_id: self._do(lambda: self.shelf.bin(report_id)))
        rows.unbinned.connect(lambda report_id: self._do(lambda: self.shelf.unbin(report_id)))
        rows.empty_asked.connect(self._empty_bin)
        self.page.new.created.connect(self._create)

    def fill(self) -> None:
        try:
            kept, binned = self.shelf.rows()
        except StoreError as error:
            self.failed.emit(str(error))
            kept, binned = [], []
        self.page.list.show_rows(kept, binned, self.shelf.clock())
        self.page.new.lead(not kept)
        self.page.take_focus()
        self._waiting = [row.id for row in kept]
        if self._seen:
            self._later.start()

    def _begin(self) -> None:
        self._seen = True
        self._later.start()

    def fill_now(self) -> None:
        """Everything that `fill` leaves for later."""
        self._later.stop()
        while not self._fill_in():
            pass

    def _fill_in(self) -> bool:
        """One report a turn, so that the window answers meanwhile. True when there is nothing left to do."""
        from forms.definition.loader import FormError

        if not self.page.new.kind.count():
            self.page.new.set_kinds(kind_names(self.shelf.form()))
            self.page.tell_version()
        if not self._waiting:
            return True
        report_id = self._waiting.pop(0)
        try:
            summary = self.shelf.summary(report_id)
        except (StoreError, FormError):
            pass  # of a form that this version lacks, or gone meanwhile: opening it says so
        else:
            self.page.list.show_summary(report_id, summary)
            if summary.unit:
                self.page.show_unit(summary.unit)
        self._later.start()
        return False

    def _create(self, year: int, kind: str) -> None:
        try:
            report_id = self.shelf.create(year, kind)
        except StoreError as error:
            self.failed.emit(str(error))
            return
        self.opened.emit(report_id)

    def _rename(self, report_id: int) -> None:
        try:
            name = self.shelf.load(report_id).row.name
        except StoreError as error:
            self.failed.emit(str(error))
            return
        new = self._prompts.text("改名", "报告的名字", name)
        if new:
            self._do(lambda: self.shelf.rename(report_id, new))

    def _empty_bin(self) -> None:
        if self._prompts.confirm("清空回收站吗？", "里面的报告会从这台电脑上删掉，找不回来。", "清空"):
            self._do(self.shelf.empty_bin)

    def _do(self, change: Callable[[], object]) -> None:
        try:
            change()
        except StoreError as error:
            self.failed.emit(str(error))
        self.fill()
