"""An open report: tabs at the left, the page of the tab, what was found below it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.bridge import ReportBridge
from desktop.carets import caret_of, caret_place, is_composing, put_caret, select_span, settle_box, shown_span
from desktop.findings.finding_row import FindingRow
from desktop.findings.order import after, rank_of, ranks
from desktop.findings.strip import FindingsStrip
from desktop.naming import section_of
from desktop.read_only import freeze
from desktop.tab_list import TabList
from desktop.theme.theme import Theme
from desktop.writing_hold import WritingHold
from forms.check.findings import Finding
from forms.store.rows import Place

SMALL_WIDTH_PX, SMALL_HEIGHT_PX = 1180, 860
PLACE_SOON_MS = 400

MakePage = Callable[[str], QScrollArea]


class ReportView(QWidget):
    """Pages are made on the first visit. `placed` carries a Place when the user has settled somewhere."""

    section_shown = Signal(str)
    placed = Signal(object)

    def __init__(
        self, bridge: ReportBridge, theme: Theme, actions: Mapping[str, QAction], make_page: MakePage
    ) -> None:
        super().__init__()
        self.setObjectName("report")
        self.bridge = bridge
        self._make_page = make_page
        self._pages: dict[str, QScrollArea] = {}
        self.current = ""
        self.tabs = TabList(bridge, theme)
        self.strip = FindingsStrip(bridge, theme, actions)
        self._stack = QStackedWidget()
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.strip)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(self._middle)
        self.splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self.tabs.chosen.connect(self.go_section)
        self.strip.went.connect(self.go_finding)
        self.strip.kept_went.connect(lambda kept: self.go_path(kept.path, kept.start, kept.end))
        self._soon = QTimer(self, singleShot=True, interval=PLACE_SOON_MS)
        self._soon.timeout.connect(lambda: self.placed.emit(self.place()))
        bridge.answers_changed.connect(lambda _paths: self._soon.start())
        bridge.composing = lambda: is_composing(QApplication.focusWidget())
        self.hold = WritingHold(bridge, self)
        self.hold.released.connect(bridge.findings_changed)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    # -------------------------------------------------------------- going somewhere

    def page(self, section_id: str) -> QScrollArea:
        if section_id not in self._pages:
            page = self._make_page(section_id)
            self._pages[section_id] = page
            self._stack.addWidget(page)
            if self.bridge.read_only:
                freeze(page)
        return self._pages[section_id]

    def freeze(self) -> None:
        """Nothing can be written any more."""
        for page in self._pages.values():
            freeze(page)

    def go_section(self, section_id: str) -> None:
        if section_id == self.current or section_id not in self.bridge.form.by_id:
            return
        self.settle()
        self.current = section_id
        focused = self.window().focusWidget()
        leaving = focused is not None and self._stack.isAncestorOf(focused)
        self._stack.setCurrentWidget(self.page(section_id))
        if leaving:  # else Qt hands the focus to whatever comes next
            self.focus_page()
        self.tabs.set_current(section_id)
        self.section_shown.emit(section_id)
        self._soon.start()

    def go_by(self, step: int) -> None:
        """To a neighbouring tab; stays at either end."""
        names = [section.id for section in self.bridge.form.sections]
        at = names.index(self.current) + step
        if 0 <= at < len(names):
            self.go_section(names[at])
            self.focus_page()

    def go_number(self, number: int) -> None:
        """To the n-th tab, counted from 1."""
        names = [section.id for section in self.bridge.form.sections]
        if number <= len(names):
            self.go_section(names[number - 1])
            self.focus_page()

    def focus_page(self) -> None:
        """The first box of the page takes the keys."""
        first = self.page(self.current).first_box()  # type: ignore[attr-defined]  # every page has it
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_path(self, path: str, start: int = 0, end: int = 0) -> bool:
        """Shows the page of an answer, scrolls to its box, focuses and selects: in this order, since Qt does none
        of it on a page that is not shown."""
        section = section_of(self.bridge.form, path)
        if section is None:
            return False
        self.go_section(section.id)
        box = self._box(path)
        if box is None:
            return False
        QApplication.sendPostedEvents()  # the layout of a page made just now
        self.page(section.id).show_box(box)  # type: ignore[attr-defined]  # every page has it
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        select_span(box, start, end)
        return True

    def focus_box(self, path: str) -> None:
        """Without moving its caret."""
        if (box := self._box(path)) is not None:
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_finding(self, finding: Finding) -> None:
        self.strip.set_current(finding)
        if self.go_path(finding.path, finding.start, finding.end):
            self.strip.announce(QApplication.focusWidget() or self)

    def show_findings(self) -> None:
        """Opens the list, if there is anything in it."""
        self.strip.set_open(bool(self.strip.findings))
        self.strip.fit(self._middle.height())

    def walk_findings(self, step: int) -> bool:
        """F8 and Shift+F8; False when there is nothing to walk."""
        self.hold.release()
        state, found = self.bridge.state, self.strip.findings
        last = self.strip.current
        if last in found:
            at: int | None = (found.index(last) + step) % len(found)
        else:
            place = (self._rank_here(), -1)
            if last is not None:
                # What begins where a mended one began is still to come.
                start = last.start - 1 if step > 0 else last.start
                place = (rank_of(state.form, ranks(state.form, state.answers), last.path), start)
            at = after(state.form, state.answers, found, place, step)
        if at is None:
            return False
        self.go_finding(found[at])
        return True

    def findings_here(self) -> list[Finding]:
        """What was found where the caret is, the nearest first; or in the row of the list that has the focus."""
        box = QApplication.focusWidget()
        if isinstance(box, FindingRow):
            return [box.finding] if box.finding else []
        return self.findings_at(box, caret_place(box)) if box is not None else []

    def findings_at(self, box: QWidget, place: int) -> list[Finding]:
        """What was found in a box: what F8 has led to, what covers the place, the rest."""
        found = [f for f in self.bridge.shown_findings() if f.path == box.objectName()]

        def far(finding: Finding) -> tuple[bool, bool]:
            start, end = shown_span(box, finding.start, finding.end)
            return not start <= place <= end, finding != self.strip.current

        return sorted(found, key=far)

    # -------------------------------------------------------------- where one is

    def place(self) -> Place:
        box = self.window().focusWidget()
        path = ""
        while box is not None and box is not self:
            if section_of(self.bridge.form, box.objectName()) is not None and "." in box.objectName():
                path = box.objectName()
                break
            box = box.parentWidget()
        scroll = self.page(self.current).verticalScrollBar().value() if self.current else 0
        return Place(self.current, path, caret_of(box) if box is not None and path else 0, scroll)

    def restore(self, place: Place) -> None:
        """Where the user left off; the first tab when that is gone."""
        sections = self.bridge.form.sections
        known = place.section in self.bridge.form.by_id
        self.go_section(place.section if known else sections[0].id)
        QApplication.sendPostedEvents()
        page = self.page(self.current)
        box = self._box(place.path) if place.path else None
        if box is None:
            self.focus_page()
        else:
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            put_caret(box, place.caret)
        page.verticalScrollBar().setValue(place.scroll)

    def settle(self) -> None:
        """Finishes what is being composed in the box that has the focus, wherever the focus goes next."""
        box = QApplication.focusWidget()
        if box is not None and self.isAncestorOf(box):
            settle_box(box)
        self.hold.release()

    def resizeEvent(self, event: QResizeEvent) -> None:
        small = self.window().width() < SMALL_WIDTH_PX or self.window().height() < SMALL_HEIGHT_PX
        self.tabs.set_small(small)
        super().resizeEvent(event)
        self.strip.fit(self._middle.height())

    def _box(self, path: str) -> QWidget | None:
        page = self.page(self.current)
        for candidate in (path, *self._inputs_under(path)):
            if (box := page.box(candidate)) is not None:  # type: ignore[attr-defined]  # every page has it
                return box
        return None

    def _inputs_under(self, path: str) -> list[str]:
        """The boxes of a field named by itself: what is still missing first."""
        from forms.manuscript.progress import section_slots

        section = section_of(self.bridge.form, path)
        if section is None:
            return []
        slots = section_slots(self.bridge.state.speaker, section)
        missing = [slot.path for slot in slots if not slot.filled and slot.path.startswith(f"{path}.")]
        return missing + [name for name, _ in self.bridge.form.inputs() if name.startswith(f"{path}.")]

    def _rank_here(self) -> tuple[int, int]:
        """Just before the first place of the current tab."""
        section = self.bridge.form.by_id.get(self.current)
        return (self.bridge.form.sections.index(section), -1) if section else (-1, -1)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.hold.release()
        if new is not None and self.isAncestorOf(new):
            self.bridge.session.break_step()
            self._soon.start()
