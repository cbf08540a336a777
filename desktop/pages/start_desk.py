"""What the start page does: lists, opens, makes, renames, copies, bins."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.carrying import LVZE_FILES
from desktop.dialogs.prompts import Prompts
from desktop.exporting import documents_folder
from desktop.first_paint import FirstPaint
from desktop.last_year.source_choice import FROM_FILE
from desktop.pages.start_page import StartPage
from desktop.shelf import FORM_ID, Earlier, Shelf, kind_names
from desktop.theme.theme import Theme
from forms.store.errors import StoreError
from forms.store.rows import ReportRow

if TYPE_CHECKING:
    from forms.manuscript.carry import Carry


class StartDesk(QObject):
    """`opened` carries a report's id; `failed` a line for the clerk. The page is made when it is first shown: a start
    with a report has no need of it."""

    opened = Signal(int)
    failed = Signal(str)
    file_wanted = Signal(int, bool)
    file_asked = Signal()
    backups_asked = Signal()
    check_asked = Signal()
    help_asked = Signal()
    offered = Signal(
        object, int, str
    )  # a Carry whose passages are to be chosen, year and kind of the new report

    def __init__(self, theme: Theme, shelf: Shelf, prompts: Prompts, version: Callable[[], str]) -> None:
        super().__init__()
        self.shelf = shelf
        self._theme = theme
        self._version = version
        self._prompts = prompts
        self._earlier_file: Earlier | None = None
        self._kept: list[ReportRow] = []
        self._asked_before = False  # starting from last year is proposed once, then the user's choice stays
        # The rows come with the first paint; their progress needs the form, which comes after it.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fill_in)
        self._seen = False

    @cached_property
    def page(self) -> StartPage:
        page = StartPage(self._theme, self.shelf.folder, self._version, self.shelf.clock)
        FirstPaint(page).then(self._begin)
        rows = page.list
        rows.opened.connect(self.opened)
        rows.rename_asked.connect(self._rename)
        rows.copied.connect(lambda report_id: self._do(lambda: self.shelf.duplicate(report_id)))
        rows.binned.connect(lambda report_id: self._do(lambda: self.shelf.bin(report_id)))
        rows.unbinned.connect(lambda report_id: self._do(lambda: self.shelf.unbin(report_id)))
        rows.empty_asked.connect(self._empty_bin)
        rows.file_wanted.connect(self.file_wanted)
        page.new.created.connect(self._create)
        page.new.year_chosen.connect(self._offer_reports)
        page.new.source.chosen.connect(self._count)
        page.new.source.file_asked.connect(self._ask_earlier)
        page.file_asked.connect(self.file_asked)
        page.backups_asked.connect(self.backups_asked)
        page.check_asked.connect(self.check_asked)
        page.help_asked.connect(self.help_asked)
        return page

    def fill(self) -> None:
        try:
            kept, binned = self.shelf.rows()
        except StoreError as error:
            self.failed.emit(str(error))
            kept, binned = [], []
        if news := self.shelf.news():
            self.failed.emit(news)
        self.page.list.show_rows(kept, binned, self.shelf.clock())
        self.page.new.lead(not kept)
        self._kept = kept
        self._offer_reports()
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
            self._count()
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
        if news := self.shelf.news():  # damage that was seen only now
            self.failed.emit(news)
        self._later.start()
        return False

    def _create(self, year: int, kind: str) -> None:
        try:
            plan = self._plan()
            if plan is not None and plan.passages:
                self.offered.emit(plan, year, kind)
                return
            report_id = (
                self.shelf.create(year, kind)
                if plan is None
                else self.shelf.create_from(plan, (), year, kind)
            )
        except StoreError as error:
            self.failed.emit(str(error))
            return
        self.opened.emit(report_id)

    def create_from(self, plan: "Carry", chosen: list[str], year: int, kind: str) -> None:
        """After the passages were chosen."""
        try:
            report_id = self.shelf.create_from(plan, chosen, year, kind)
        except StoreError as error:
            self.failed.emit(str(error))
            return
        self.opened.emit(report_id)

    # -------------------------------------------------------------- starting from an earlier report

    def _offer_reports(self) -> None:
        """The reports of earlier years, the last one first."""
        year = self.page.new.chosen_year()
        earlier = [row for row in self._kept if row.form == FORM_ID and row.year < year]
        self.page.new.source.set_reports([(row.id, f"{row.year}年度{row.name}") for row in earlier])
        if earlier and not self._asked_before:
            self.page.new.source.earlier.setChecked(True)
            self._asked_before = True
        self._count()

    def _plan(self) -> "Carry | None":
        source = self.page.new.source.source()
        if source is None:
            return None
        earlier = self._earlier_file if source == FROM_FILE else self.shelf.earlier(source)
        return self.shelf.plan(earlier, self.page.new.chosen_year()) if earlier is not None else None

    def _count(self) -> None:
        """What would be taken over; after the first paint, since it needs the form."""
        if not self.page.new.kind.count():
            return
        try:
            plan = self._plan()
        except StoreError as error:
            self.failed.emit(str(error))
            plan = None
        self.page.new.source.show_counts(plan.counts() if plan is not None else None)

    def _ask_earlier(self) -> None:
        from forms.store.lvze_file import read_lvze

        path = self._prompts.open_path("以哪一份报告为底", documents_folder(), LVZE_FILES)
        self._earlier_file = None
        if path is not None:
            try:
                document = read_lvze(path)
            except StoreError as error:
                self.failed.emit(f"“{path.name}”没有打开：{error}")
            else:
                if document.form == FORM_ID:
                    answers = document.answers
                    if "basic.report_year" not in answers:
                        answers = answers.with_value("basic.report_year", str(document.year))
                    self._earlier_file = Earlier(path.name, document.year, answers)
                else:
                    self.failed.emit(f"“{path.name}”用的是别的表单，不能作底。")
        self.page.new.source.set_file(path.name if path and self._earlier_file else "")
        self._count()

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
