"""What is done with the open report: its pages, its keys, its export."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QScrollArea, QWidget

from desktop.carets import caret_rect
from desktop.exporting import Exporter, TableName
from desktop.findings.kept import Kept
from desktop.findings.order import in_order
from desktop.findings.ways_out import WaysOut
from desktop.naming import place_words
from desktop.open_report import OpenReport
from desktop.pages.section_page import SectionPage
from desktop.report_view import ReportView
from desktop.theme.theme import Theme
from desktop.wanted import Wanted
from forms.check.findings import Finding

if TYPE_CHECKING:
    from desktop.pages.review_page import ReviewPage


class ReportDesk(QObject):
    """Made for each report that is opened. `told` carries a line of news for the window."""

    told = Signal(str)

    def __init__(
        self,
        report: OpenReport,
        theme: Theme,
        actions: Mapping[str, QAction],
        exporter: Exporter,
        open_path: Callable[[Path], object],
    ) -> None:
        super().__init__()
        self.report = report
        self._theme = theme
        self._actions = actions
        self._exporter = exporter
        self._open_path = open_path
        self._named: tuple[int, ...] = ()
        self._again: Callable[[], None] = lambda: None  # what 换个名字 does
        self._last_file: tuple[str, str] | None = None  # name and SHA-256 of what was exported last
        self.view = ReportView(report.bridge, theme, actions, self._make_page)
        self.ways = WaysOut(report.bridge, exporter.prompts, self.view.go_finding)
        self.view.strip.wanted.connect(self._take)
        self.view.strip.all_wanted.connect(self._mend_all)
        self.view.strip.taken_back.connect(self._take_back)
        self.view.placed.connect(report.keep_place)
        report.bridge.answers_changed.connect(self._name_steps)
        report.bridge.findings_changed.connect(self._tell_pack_faults)
        exporter.done.connect(self._exported)
        exporter.refused.connect(self._export_refused)
        exporter.failed.connect(self._export_failed)
        exporter.saved.connect(self._saved)
        self._name_steps()

    def _tell_pack_faults(self) -> None:
        """Once the rules have been read: a pack of the office's own that is broken is told, once, and left out."""
        from forms.check.report_wording import rules_of  # they are there by now

        self.report.bridge.findings_changed.disconnect(self._tell_pack_faults)
        faults = rules_of(self.report.bridge.form).faults
        if faults:
            more = f"，共{len(faults)}处" if len(faults) > 1 else ""
            self.told.emit(f"规则包 {faults[0]}（没有用上{more}）")

    def freeze(self) -> None:
        """Another window has the report: it can be read, not written."""
        self.report.bridge.read_only = True
        self.view.freeze()
        self._named = (-1,)
        self._name_steps()

    def leave(self) -> None:
        """Finishes what is being composed and remembers the place."""
        place = self.view.place()
        self.view.settle()
        self.report.keep_place(place)

    def close(self) -> None:
        self.leave()
        for signal, slot in (
            (self._exporter.done, self._exported),
            (self._exporter.refused, self._export_refused),
            (self._exporter.failed, self._export_failed),
            (self._exporter.saved, self._saved),
        ):
            signal.disconnect(slot)

    def undo(self) -> None:
        self.view.settle()
        self.go(self.report.undo())

    def redo(self) -> None:
        self.view.settle()
        self.go(self.report.redo())

    def check(self) -> None:
        """From now on boxes that are still empty show what they lack."""
        self.view.settle()
        self.report.bridge.mark_checked()
        self.view.show_findings()

    def walk(self, step: int) -> None:
        if self.view.current == self._review_id and step > 0:
            # This page speaks of everything, so the walk begins with what stands in the way.
            self.report.bridge.mark_checked()
            found = self.view.strip.findings
            first = next((f for f in found if f.severity == "error"), found[0] if found else None)
            if first is not None:
                self.view.go_finding(first)
                return
        if not self.view.walk_findings(step):
            self.told.emit("没有要改的了。按 F7 再检查一遍。")

    def export(self, *, draft: bool) -> None:
        """What comes of it stands on the page 核对与导出, so that page is shown first."""
        self._again = lambda: self.export(draft=draft)
        self.view.settle()
        self.report.bridge.mark_checked()
        self.view.go_section(self._review_id)
        self._exporter.export(self.report.bridge, draft=draft)

    def self_check(self) -> None:
        """What was checked, on what, and what came of it, as a file."""
        self._again = self.self_check
        self.view.settle()
        self.report.bridge.mark_checked()
        self.view.go_section(self._review_id)
        self._exporter.self_check(self.report.bridge, self._last_file)

    def save_table(self, name: TableName) -> None:
        self._again = lambda: self.save_table(name)
        self.view.settle()
        self.view.go_section(self._review_id)
        self._exporter.table(self.report.bridge, name)

    def go(self, path: str) -> None:
        """To an answer by its path, or to a tab by its id."""
        if path in self.view.bridge.form.by_id:
            self.view.go_section(path)
            self.view.focus_page()
        elif path:
            self.view.go_path(path)

    # -------------------------------------------------------------- ways out of findings

    def offer_ways_out(self) -> None:
        """The menu of what was found at the caret."""
        found, box = self.view.findings_here(), QApplication.focusWidget()
        if not found or box is None:
            self.told.emit("这里没有要改的。按 F8 到下一处。")
            return
        at = (caret_rect(box) or box.rect()).bottomLeft()
        menu = self.ways.menu(found[0], box)
        menu.setActiveAction(menu.actions()[1])  # the first that can be chosen
        menu.popup(box.mapToGlobal(at))

    def _take(self, wanted: Wanted) -> None:
        self._in_place(wanted.finding, lambda: self.ways.take(wanted))

    def _mend_all(self, finding: Finding) -> None:
        self._in_place(finding, lambda: self.ways.fix_all(finding))

    def _take_back(self, kept: Kept) -> None:
        if kept.place is not None:
            self.ways.take_back(kept.place)
        else:
            self.ways.switch_on(kept.rule)

    def _in_place(self, finding: Finding, deed: Callable[[], object]) -> None:
        """A button pressed by key goes away with its finding: the focus returns to the box, whose caret has stayed."""
        self.view.settle()
        holder = QApplication.focusWidget()
        beside = isinstance(holder, QAbstractButton) and self.view.page(self.view.current).isAncestorOf(
            holder
        )
        deed()
        if beside and finding not in self.report.bridge.shown_findings():
            self.view.focus_box(finding.path)

    def _fill_menu(self, box: QWidget, menu: QMenu, place: int) -> None:
        """The menu of a box begins with what was found under the mouse."""
        for finding in self.view.findings_at(box, place)[:1]:
            self.ways.fill(menu, finding)

    # -------------------------------------------------------------- own part

    @property
    def _review_id(self) -> str:
        return self.report.bridge.form.of_kind("review")[0].id

    @property
    def _review(self) -> "ReviewPage":
        return cast("ReviewPage", self.view.page(self._review_id))

    def _make_page(self, section_id: str) -> QScrollArea:
        bridge = self.report.bridge
        section = bridge.form.section(section_id)
        if section.kind == "review":
            from desktop.last_year.years_chart import YearsChart  # seldom the first page
            from desktop.pages.review_page import ReviewPage

            review = ReviewPage(section, bridge, self._theme, self._actions)
            review.place_asked.connect(self.go)
            review.finding_asked.connect(self.view.go_finding)
            review.wanted.connect(self._take)
            review.outcome.went.connect(self.view.go_finding)
            review.outcome.file_opened.connect(self._open_path)
            review.outcome.folder_opened.connect(lambda path: self._open_path(path.parent))
            review.outcome.other_name_asked.connect(lambda: self._again())
            years = YearsChart(bridge, self._theme, self.report.others)
            review.add_block(years)
            QTimer.singleShot(0, years, years.read)
            return review
        page = SectionPage(section, bridge, self._theme)
        page.place_asked.connect(self.go)
        page.tab_asked.connect(self.view.go_by)
        page.fix_chosen.connect(self._take)
        page.menu_opening.connect(self._fill_menu)
        return page

    def _name_steps(self) -> None:
        """The buttons name what they would take back; while one types on, that stays the same."""
        history = self.report.bridge.session.history
        steps = tuple(stack[-1].number if stack else 0 for stack in (history.done, history.undone))
        if steps == self._named:
            return
        self._named = steps
        for name, verb, words in (
            ("undo", "撤销", self.report.undo_words()),
            ("redo", "重做", self.report.redo_words()),
        ):
            self._actions[name].setEnabled(bool(words))
            self._actions[name].setToolTip(f"{verb}：{words}" if words else verb)

    def _exported(self, path: Path, draft: bool) -> None:
        from forms.output.self_check_file import digest_of

        try:
            self._last_file = (path.name, digest_of(path))
        except OSError:  # gone already
            self._last_file = None
        self._review.outcome.show_done(path, draft=draft)

    def _saved(self, path: Path, what: str) -> None:
        self._review.outcome.show_saved(path, what)

    def _export_refused(self, findings: list[Finding]) -> None:
        state = self.report.bridge.state
        ordered = in_order(state.form, state.answers, findings)
        self._review.outcome.show_refused(ordered, [place_words(state.speaker, f.path) for f in ordered])

    def _export_failed(self, message: str) -> None:
        self._review.outcome.show_failed(message)
