"""The page of one tab: heading, figures, prose."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.bridge import ReportBridge
from desktop.carets import caret_rect
from desktop.fields.section_fields import SectionFields
from desktop.last_year.problems_table import ProblemsTable
from desktop.last_year.promises import Promises
from desktop.naming import full_tab_label
from desktop.pages.passage_list import PassageList
from desktop.pages.section_head import SectionHead
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from forms.check.findings import Finding
from forms.definition.form import Section
from forms.report.outline import order_path
from forms.report.reckoning import FOUND

HANG_PX = 10  # half an em of the heading: how far a full-width （ hangs into the margin
NARROW_PX = 840


class SectionPage(QScrollArea):
    """`place_asked` carries a path to go to, `tab_asked` -1 or 1, `fix_chosen` a Wanted, `menu_opening` a box,
    its menu and the character under the mouse."""

    place_asked = Signal(str)
    tab_asked = Signal(int)
    fix_chosen = Signal(object)
    menu_opening = Signal(object, object, int)

    def __init__(self, section: Section, bridge: ReportBridge, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"page:{section.id}")
        self.section = section
        self._bridge = bridge
        self._theme = theme
        self._late = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.head = SectionHead(section, bridge, theme, HANG_PX)
        self.fields = SectionFields(section, bridge, theme) if section.fields else None
        self.passages = PassageList(section, bridge, theme) if _has_prose(section) else None
        self._column = QWidget()
        self._column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column.setMaximumWidth(theme.tokens.size_px.text_column_max + 2 * 48)
        rows = QVBoxLayout(self._column)
        rows.setContentsMargins(0, 24, 0, 24)
        rows.setSpacing(0)
        rows.addWidget(self.head)
        self.head.fix_chosen.connect(self.fix_chosen)
        self.head.menu_opening.connect(self.menu_opening)
        inner = QVBoxLayout()
        inner.setContentsMargins(HANG_PX, 12, 0, 0)
        inner.setSpacing(theme.tokens.space_px.block_gap)
        if _asks_for_problems(section):
            inner.addWidget(ProblemsTable(bridge, theme))
        if _leads_to_measures(section, bridge):
            inner.addWidget(Promises(bridge, theme))
        if self.fields is not None:
            inner.addWidget(self.fields)
            self.fields.wanted.connect(self.fix_chosen)
            self.fields.menu_opening.connect(self.menu_opening)
        if self.passages is not None:
            inner.addWidget(self.passages)
            self.passages.place_asked.connect(self.place_asked)
            self.passages.last_shown.connect(self.head.show_last)
            self.head.last_asked.connect(self.passages.toggle_last)
            self.passages.fix_chosen.connect(self.fix_chosen)
            self.passages.menu_opening.connect(self.menu_opening)
            self.passages.caret_moved.connect(self._follow)
        inner.addLayout(self._foot())
        rows.addLayout(inner)
        rows.addStretch(1)
        whole = QWidget()
        self._sides = QHBoxLayout(whole)
        self._sides.addStretch(1)
        self._sides.addWidget(self._column, 1000)
        self._sides.addStretch(1)
        self.setWidget(whole)
        bridge.answers_changed.connect(self._answers_changed)
        bridge.findings_changed.connect(self._findings_changed)
        self._show_findings()

    # -------------------------------------------------------------- places

    def box(self, path: str) -> QWidget | None:
        """The widget in which the answer at `path` is edited, brought to light if it is folded away."""
        if self.fields is not None and (found := self.fields.reveal(path)) is not None:
            return found
        if self.passages is not None and path == order_path(self.section):
            return self.passages.add_button
        return self.findChild(QWidget, path)

    def first_box(self) -> QWidget | None:
        """Where the keys go on a page that was just opened."""
        if self.fields is not None and (boxes := self.fields.inputs()):
            return boxes[0]
        return self.passages.first_box() if self.passages is not None else None

    def show_box(self, box: QWidget) -> None:
        """Scrolls so that the box is seen with something around it; a box taller than the page, its head."""
        top = box.mapTo(self.widget(), QPoint(0, 0)).y()
        bar = self.verticalScrollBar()
        seen = QRect(0, bar.value(), 1, self.viewport().height())
        if seen.top() + 24 <= top and top + box.height() + 24 <= seen.bottom():
            return
        third = max(24, (self.viewport().height() - box.height()) // 3)
        bar.setValue(top - third)

    def settle(self) -> None:
        """Finishes what is being composed, before the page is left."""
        if self.fields is not None:
            self.fields.flush()
        if self.passages is not None:
            self.passages.flush()

    # -------------------------------------------------------------- keeping up

    def refresh(self) -> None:
        self._late = False
        self._show_findings()
        self.head.refresh()
        if self.passages is not None:
            self.passages.refresh()

    def showEvent(self, event: object) -> None:
        if self._late:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        space = self._theme.tokens.space_px
        side = space.margin_small if self.width() < NARROW_PX else space.margin
        # Room for the scroll bar on every page, so that the text does not jump from tab to tab.
        bar = self.verticalScrollBar()
        room = 0 if bar.isVisible() else bar.sizeHint().width()
        self._sides.setContentsMargins(side - HANG_PX, 0, side + room, 0)
        super().resizeEvent(event)

    def _answers_changed(self) -> None:
        # Pages that are not seen are brought up to date when they are.
        if self.isVisible():
            self.refresh()
        else:
            self._late = True

    def _findings_changed(self) -> None:
        if not self.isVisible():
            self._late = True
            return
        self._show_findings()
        if self.passages is not None:
            self.passages.refresh_findings()

    def _show_findings(self) -> None:
        found: dict[str, list[Finding]] = {}
        for finding in self._bridge.shown_findings():
            found.setdefault(finding.path, []).append(finding)
        self.head.show_findings(found)
        if self.fields is not None:
            self.fields.show_findings(found)

    def _follow(self, box: QWidget) -> None:
        """Keeps the line with the caret in sight while it moves."""
        if not box.hasFocus():
            self.show_box(box)
            return
        if (caret := caret_rect(box)) is not None:
            at = box.mapTo(self.widget(), caret.center())
            self.ensureVisible(at.x(), at.y(), 0, 48)

    def _foot(self) -> QHBoxLayout:
        sections = self._bridge.form.sections
        at = sections.index(self.section)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(16)
        row.addStretch(1)
        if at > 0:
            back = QPushButton("上一栏")
            self._theme.set_icon(back, "left")
            back.clicked.connect(lambda: self.tab_asked.emit(-1))
            set_look(back, "quiet")
            row.addWidget(back)
        if at < len(sections) - 1:
            following = QPushButton(f"下一栏：{full_tab_label(self._bridge.form, sections[at + 1])}")
            following.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self._theme.set_icon(following, "right")
            following.clicked.connect(lambda: self.tab_asked.emit(1))
            set_look(following, "quiet")
            row.addWidget(following)
        return row


def _asks_for_problems(section: Section) -> bool:
    return any(f"{section.id}.{field.id}" == FOUND for field in section.fields)


def _leads_to_measures(section: Section, bridge: ReportBridge) -> bool:
    measures = bridge.form.of_kind("measure")
    return section.kind == "lead" and bool(measures) and measures[0].chapter == section.chapter


def _has_prose(section: Section) -> bool:
    return bool(section.passages) or section.can_add
