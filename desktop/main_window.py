"""The window: the list of reports, or one report."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.settings import Settings
from desktop.theme.ground import lay_ground, take_up_ground

# The first paint waits for this module, so everything else is imported where it is used.
if TYPE_CHECKING:
    from desktop.carrying import Carrier
    from desktop.exporting import Exporter
    from desktop.history.history_desk import HistoryDesk
    from desktop.holding import Holding
    from desktop.keeper import Keeper
    from desktop.pages.start_desk import StartDesk
    from desktop.platform_check.check_desk import CheckDesk
    from desktop.report_desk import ReportDesk
    from desktop.shelf import Shelf
    from desktop.theme.theme import Theme

SMALLEST_PX = (720, 480)
USUAL_PX = (1440, 900)
CRASH_PATIENCE_S = 2.0


class MainWindow(QMainWindow):
    """Made with nothing but its name in it, so that it is seen at once; then it gets its parts, made in desktop.app.
    `open_url` hands a file or folder to the system."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.furnished = False
        self.desk: ReportDesk | None = None
        self.setMinimumSize(*SMALLEST_PX)
        self.setWindowTitle("履责")
        lay_ground(self, "履责")
        if not self.restoreGeometry(settings.bytes_at("window/geometry")):
            room = QApplication.primaryScreen().availableSize()
            self.resize(min(USUAL_PX[0], room.width()), min(USUAL_PX[1], room.height() - 40))

    def furnish(
        self,
        *,
        theme: "Theme",
        shelf: "Shelf",
        keeper: "Keeper",
        desk: "StartDesk",
        carrier: "Carrier",
        exporter: "Exporter",
        holding: "Holding",
        history: "HistoryDesk",
        open_path: Callable[[Path], object],
        make_check: Callable[[bool], "CheckDesk"],
    ) -> None:
        from desktop.actions import make_actions
        from desktop.banner import Banner
        from desktop.beside import Beside
        from desktop.deeds import connect_deeds
        from desktop.opening import Opening
        from desktop.platform_check.check_place import CheckPlace
        from desktop.top_bar import TopBar, hairline

        self._theme = theme
        self._shelf = shelf
        self._keeper = keeper
        self._carrier = carrier
        self._exporter = exporter
        self._holding = holding
        self.history = history
        self._opening = Opening(shelf, keeper, holding)
        self._open_path = open_path
        self.start = desk
        self._actions = make_actions(self)
        self.top_bar = TopBar(theme, self._actions)
        self.keep_banner = Banner(theme, warn=True, way_out="另存到…", button_name="action:save_as")
        self.keep_banner.setObjectName("keep_banner")
        self.held_banner = Banner(theme, warn=True, way_out="再试一次", button_name="action:hold_again")
        self.held_banner.setObjectName("held_banner")
        self.notice = Banner(theme, warn=False)
        self.notice.setObjectName("notice")
        self._stack = QStackedWidget()
        self.check = CheckPlace(
            self._stack, make_check, self.show_start, self.notice.show_line, self._open_path
        )
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part in (self.top_bar, hairline(), self.keep_banner, self.held_banner, self.notice):
            rows.addWidget(part)
        rows.addWidget(self._stack, 1)
        take_up_ground(self)
        self.setCentralWidget(whole)
        self._beside = Beside(self._stack, theme, desk, history)
        self._beside.left.connect(self.show_start)
        connect_deeds(self, self._actions, carrier)
        self._connect()
        self.furnished = True

    # -------------------------------------------------------------- start page and report

    def show_start(self) -> None:
        from desktop.actions import enable_report_actions

        self.close_report()
        self.check.drop()
        enable_report_actions(self._actions, on=False)
        self.top_bar.show_start()
        self.setWindowTitle("履责")
        if self._stack.indexOf(self.start.page) < 0:
            self._stack.addWidget(self.start.page)
        self._stack.setCurrentWidget(self.start.page)
        self.start.fill()

    def show_platform_check(self, *, first: bool = False) -> None:
        """The page 「检查这台电脑」, in the place of the start page."""
        self.show_start()
        self.check.show(first=first)

    def open_report(self, report_id: int) -> None:
        from desktop.actions import enable_report_actions
        from desktop.report_desk import ReportDesk  # with form, pages and passages
        from forms.definition.loader import FormError
        from forms.store.errors import StoreError

        if self.desk is not None and self.desk.report.id == report_id:
            self.notice.hide()
            return  # what the store holds may lag behind what is open
        try:
            report, held_by = self._opening.open(report_id)
        except (StoreError, FormError) as error:
            if self.desk is None:
                self.show_start()
            self.notice.show_line(str(error))
            return
        self.close_report()
        self.check.drop()
        self.notice.hide()
        self.held_banner.hide()
        self.held_banner.show_line(held_by)
        self.notice.show_line(self._shelf.news())
        enable_report_actions(self._actions, on=True)
        self.desk = desk = ReportDesk(report, self._theme, self._actions, self._exporter, self._open_path)
        desk.told.connect(self.notice.show_line)
        desk.view.section_shown.connect(self._section_shown)
        report.edited.connect(self.top_bar.saved.edited)
        report.bridge.answers_changed.connect(self._name_report)
        self.top_bar.saved.kept(report.changed_at, self._shelf.clock())
        self._stack.addWidget(desk.view)
        self._stack.setCurrentWidget(desk.view)
        desk.view.splitter.restoreState(self._settings.bytes_at("window/splitter"))
        self._settings.keep("report/last", report.uid)
        self._name_report()
        desk.view.restore(report.place)

    def close_report(self) -> None:
        """Leaves the report; what was written in it is kept already, or waits in the keeper."""
        desk, self.desk = self.desk, None
        if desk is None:
            return
        desk.close()
        self._settings.keep("window/splitter", desk.view.splitter.saveState())
        self._stack.removeWidget(desk.view)
        desk.view.deleteLater()
        self.held_banner.hide()
        self.notice.show_line(self._opening.leave(desk.report))

    def open_file(self, path: Path) -> None:
        """A .lvze file becomes a report of the store; the file stays as it is."""
        taken = self._carrier.take_in(path)
        if taken.report_id is not None:
            self.open_report(taken.report_id)
            if taken.differs is not None and self.desk is not None and not self.desk.report.bridge.read_only:
                self.history.show_import(self.desk.report, taken.differs, path.name)
        elif self.desk is None:
            self.show_start()
        self.notice.show_line(taken.line)

    def tell_of_crash(self, report: object) -> None:
        """A bug of ours. `report` is the file that tells of it, or None."""
        from desktop.crash.words import told_now

        kept = self._keeper.flush(CRASH_PATIENCE_S)
        self.notice.show_line(told_now(report if isinstance(report, Path) else None, kept=kept))

    # -------------------------------------------------------------- what the keys do

    def _connect(self) -> None:
        self._actions["help"].triggered.connect(self._help)
        self.held_banner.acted.connect(self._hold_again)
        self.history.opened.connect(self.open_report)
        self.history.start_wanted.connect(self.show_start)
        self.start.file_wanted.connect(
            lambda report_id, history: self.notice.show_line(self._carrier.save_stored(report_id, history))
        )
        self.history.left.connect(self.back)
        self.history.failed.connect(self.notice.show_line)
        self._holding.told.connect(self.notice.show_line)
        self._holding.taken.connect(self._taken)
        self.keep_banner.acted.connect(self._actions["save_as"].trigger)
        self._keeper.kept.connect(self._kept)
        self._keeper.failed.connect(self._keeping_failed)
        self._exporter.done.connect(
            lambda *_: self.with_desk(lambda desk: self._opening.keep_exported(desk.report))
        )
        self.start.opened.connect(self.open_report)
        self.start.failed.connect(self.notice.show_line)
        self.start.offered.connect(self._beside.offer)
        self._actions["platform_check"].triggered.connect(lambda: self.show_platform_check())
        self.start.help_asked.connect(self._help)
        self.start.check_asked.connect(self._actions["platform_check"].trigger)
        self.start.file_asked.connect(self._ask_file)

    def with_desk(self, deed: Callable[["ReportDesk"], object]) -> None:
        if self.desk is not None:
            deed(self.desk)

    def back(self) -> None:
        """From a page beside the report to the report, from the report to the list."""
        if self.desk is None or self._stack.currentWidget() is self.desk.view:
            self.show_start()
            return
        self._stack.setCurrentWidget(self.desk.view)
        self.desk.view.focus_page()

    def _hold_again(self) -> None:
        """The other window may have ended."""
        if self.desk is not None:
            report_id = self.desk.report.id
            self.close_report()
            self.open_report(report_id)

    def _taken(self, report_id: int) -> None:
        from desktop.holding import TAKEN_WORDS

        if self.desk is not None and self.desk.report.id == report_id:
            self.desk.freeze()
            self.held_banner.show_line(TAKEN_WORDS)

    def _help(self) -> None:
        from desktop.pages.help_page import HelpWindow

        HelpWindow(self._theme, self, self._actions["platform_check"]).show()

    def _ask_file(self) -> None:
        if (path := self._carrier.ask_file()) is not None:
            self.open_file(path)

    # -------------------------------------------------------------- events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never asks: everything is kept, and what could not be kept goes into a file of its own."""
        event.accept()
        if not self.furnished:
            return
        if self.desk is not None:
            self.desk.leave()
            self._settings.keep("window/splitter", self.desk.view.splitter.saveState())
        self._settings.keep("window/geometry", self.saveGeometry())
        self._settings.sync()
        for report in self._opening.end(self.desk.report if self.desk is not None else None):
            self._carrier.rescue(report, self._shelf.clock())
        self._shelf.close()

    # -------------------------------------------------------------- keeping the window up to date

    def _name_report(self) -> None:
        if self.desk is not None:
            title, unit = self.desk.report.title(), self.desk.report.unit()
            if (title, unit) != (self.top_bar.title.text(), self.top_bar.unit.text()):
                self.top_bar.show_report(title, unit)
                self.setWindowTitle(f"{title} - 履责")

    def _section_shown(self, section_id: str) -> None:
        # The page 核对与导出 has its own primary button.
        if self.desk is not None:
            form = self.desk.report.bridge.form
            self.top_bar.offer_export(form.section(section_id).kind != "review")

    def _kept(self, at: object) -> None:
        self.keep_banner.hide()
        self._opening.kept()
        self.top_bar.saved.kept(at, self._shelf.clock())  # type: ignore[arg-type]  # signals carry objects

    def _keeping_failed(self, line: str) -> None:
        self.top_bar.saved.failed()
        self.keep_banner.show_line(line)
