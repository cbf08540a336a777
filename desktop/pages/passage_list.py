"""The prose of a tab: its passages in order, and what can be added."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.bridge import ReportBridge
from desktop.fields.marks import describe
from desktop.naming import EXPLAINED, passage_leads
from desktop.pages.explained_row import ExplainedRow
from desktop.pages.passage_content import (
    CARRIED_RULE,
    chips_of,
    count_of,
    insertable_blanks,
    notes_of,
    shown,
    template_of,
    with_carried,
)
from desktop.passages.passage_row import PassageRow
from desktop.passages.pieces import Pieces
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.wanted import Wanted
from forms.check.findings import Finding
from forms.definition.form import Passage, Section
from forms.manuscript.carry import confirmed, is_carried
from forms.manuscript.compose import passage_runs
from forms.manuscript.numerals import ordinal
from forms.report.answers import Json
from forms.report.last_year import last_text
from forms.report.outline import (
    may_drop,
    moved,
    order_path,
    passage_path,
    passages_in_use,
    waiting_passages,
    with_added,
    without,
)


class PassageList(QWidget):
    """`place_asked` carries the path behind a chip or a finding, `fix_chosen` a Wanted, `menu_opening` the box, its
    menu and the character under the mouse."""

    place_asked = Signal(str)
    fix_chosen = Signal(object)
    menu_opening = Signal(object, object, int)
    last_shown = Signal(bool)  # last year's text of any passage
    caret_moved = Signal(QWidget)

    def __init__(self, section: Section, bridge: ReportBridge, theme: Theme) -> None:
        super().__init__()
        self._section = section
        self._bridge = bridge
        self._theme = theme
        self._rows: dict[str, PassageRow] = {}
        self._explained: dict[str, ExplainedRow] = {}  # only in a section that asks
        self._notes: dict[str, list[Finding]] = {}
        self._with_last: set[str] = set()  # passages whose text of last year is shown
        self._stack = QVBoxLayout()
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(theme.tokens.space_px.passage_gap)
        self._add = QPushButton()
        self._add.setObjectName(f"action:add:{section.id}")
        theme.set_icon(self._add, "plus", "accent_text")
        set_look(self._add, "link")
        self._add.clicked.connect(self._open_menu)
        foot = QHBoxLayout()
        margin = QFontMetrics(theme.font("lead", bold=True)).horizontalAdvance("十一是")
        foot.setContentsMargins(margin, 4, 0, 0)  # under the boxes, whose margin is as wide
        foot.addWidget(self._add)
        foot.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(self._stack)
        rows.addLayout(foot)
        self.refresh()

    def row(self, passage_id: str) -> PassageRow | None:
        return self._rows.get(passage_id)

    @property
    def add_button(self) -> QWidget:
        return self._add

    def first_box(self) -> QWidget | None:
        return next((row.edit for row in self._rows.values()), None)

    def refresh(self) -> None:
        """Brings every row up to date with the answers."""
        state = self._bridge.state
        passages = passages_in_use(self._section, state.answers)
        if tuple(self._rows) != tuple(passage.id for passage in passages):
            self._arrange(passages)
        leads = passage_leads(state.speaker, self._section)
        blanks = insertable_blanks(state, self._section)
        findings = self._bridge.shown_findings()
        for at, passage in enumerate(passages):
            row = self._rows[passage.id]
            pieces = shown(state.answers, self._section, passage)
            row.edit.set_insertable(blanks)
            # Chips first: a blank that is new in the text is drawn by what it says now.
            row.edit.set_chips(chips_of(state, self._section, pieces, findings))
            row.edit.set_pieces(pieces)
            row.set_lead(leads[passage.id])
            name = f"{leads[passage.id]} {passage.label}".strip()
            row.set_name(name)
            if passage.id in self._explained:
                self._explained[passage.id].refresh(state.speaker, self._section, passage, name)
            count = count_of(state, self._section, passage)
            row.set_count(count, max(0, count - passage.max_length) if passage.max_length else 0)
            row.set_actions(*self._actions(passage, at, len(passages)))
            self._show_last(passage)
        self._offer(leads)
        self.refresh_findings(anew=False)

    def refresh_findings(self, *, anew: bool = True) -> None:
        """What was found in each passage, as lines below it and waves in it. Waves move with the text: unless the
        findings are `anew`, those that stand already are where they belong."""
        found = self._bridge.shown_findings()
        for name, row in self._rows.items():
            path = f"{self._section.id}.{name}.text"
            own = [finding for finding in found if finding.path == path]
            placed = self._notes.get(name) == own and not anew
            self._notes[name] = own
            describe(row.edit, own)
            carried = is_carried(self._bridge.answers, path)
            row.set_notes(with_carried(own) if carried else notes_of(own))
            worst = {finding.severity for finding in own}
            row.set_state("error" if "error" in worst else "warn" if "warning" in worst else "")
            pieces = row.edit.pieces()
            row.edit.set_chips(chips_of(self._bridge.state, self._section, pieces, found))
            if placed:
                continue
            row.edit.set_marks(
                (*row.edit.displayed_span(finding.start, finding.end), finding.severity, finding.message)
                for finding in own
                if finding.end > finding.start
            )

    def flush(self) -> None:
        for row in self._rows.values():
            row.edit.flush()

    # -------------------------------------------------------------- structure

    def add(self, name: str | None = None) -> None:
        """A waiting passage by its id, or an empty one of the user's own; the caret goes there."""
        self.flush()
        new, order = with_added(self._section, self._bridge.answers, name)
        self._bridge.edit({order_path(self._section): order}, "加一条")
        self._rows[new].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.caret_moved.emit(self._rows[new])

    def remove(self, name: str) -> None:
        self.flush()
        order = without(self._section, self._bridge.answers, name)
        self._bridge.edit({order_path(self._section): order}, "删去一条")

    def shift(self, name: str, by: int) -> None:
        self.flush()
        order = moved(self._section, self._bridge.answers, name, by)
        self._bridge.edit({order_path(self._section): order}, "上移一条" if by < 0 else "下移一条")

    def reset(self, name: str) -> None:
        self.flush()
        self._bridge.edit({f"{self._section.id}.{name}.text": None}, "恢复默认文字")

    # -------------------------------------------------------------- last year

    def toggle_last(self, name: str | None = None) -> None:
        """Shows or folds away last year's text of one passage, or of all."""
        names = set(self._rows) if name is None else {name}
        on = name not in self._with_last if name is not None else not self._with_last
        self._with_last = self._with_last | names if on else self._with_last - names
        for passage in passages_in_use(self._section, self._bridge.answers):
            self._show_last(passage)
        self.last_shown.emit(bool(self._with_last))

    def _show_last(self, passage: Passage) -> None:
        row = self._rows[passage.id]
        if passage.id not in self._with_last:
            row.show_last("", "")
            return
        runs = passage_runs(self._bridge.state.speaker, self._section, passage)
        path = passage_path(self._section, passage)
        row.show_last(last_text(self._bridge.answers, path), "".join(run.text for run in runs))

    def _actions(self, passage: Passage, at: int, count: int) -> list[str]:
        answers = self._bridge.answers
        able = {
            "up": at > 0,
            "down": at < count - 1,
            "last": bool(last_text(answers, passage_path(self._section, passage))),
            "reset": bool(passage.template) and passage_path(self._section, passage) in answers,
            "remove": may_drop(self._section, answers, passage),
        }
        return [name for name, on in able.items() if on]

    def _arrange(self, passages: tuple[Passage, ...]) -> None:
        wanted = [passage.id for passage in passages]
        focused = self.window().focusWidget() if self.isVisible() else None
        for name in [name for name in self._rows if name not in wanted]:
            gone = self._rows.pop(name)
            self._explained.pop(name, None)
            self._stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._rows = {name: self._rows.get(name) or self._make(name) for name in wanted}
        for at, row in enumerate(self._rows.values()):
            if self._stack.indexOf(row) != at:
                self._stack.removeWidget(row)
                self._stack.insertWidget(at, row)
            row.show()
        rows = list(self._rows.values())
        for above, below in pairwise(rows):
            self.setTabOrder(above, below)
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, name: str) -> PassageRow:
        path = f"{self._section.id}.{name}.text"
        row = PassageRow(path, self._theme)
        row.edit.edited.connect(lambda pieces: self._typed(name, pieces))
        row.edit.chip_activated.connect(self.place_asked)
        row.edit.caret_moved.connect(lambda _rect: self.caret_moved.emit(row.edit))
        row.up_chosen.connect(lambda: self.shift(name, -1))
        row.down_chosen.connect(lambda: self.shift(name, 1))
        row.last_chosen.connect(lambda: self.toggle_last(name))
        row.reset_chosen.connect(lambda: self.reset(name))
        row.removal_chosen.connect(lambda: self.remove(name))
        row.note_action_chosen.connect(lambda at: self._act(name, at))
        row.note_more_chosen.connect(lambda at, below: self._act(name, at, below))
        row.edit.menu_opening.connect(self.menu_opening)
        if self._section.explains:
            self._explained[name] = ExplainedRow(f"{self._section.id}.{name}.explains", self._choose)
            row.add_choice(self._explained[name])
        return row

    def _choose(self, path: str, value: Json) -> None:
        self._bridge.edit({path: value}, f"改{EXPLAINED}")

    def _typed(self, name: str, pieces: Pieces) -> None:
        passage = next(p for p in passages_in_use(self._section, self._bridge.answers) if p.id == name)
        template = template_of(pieces)
        # The default word for word is no answer of its own: it goes on following the year.
        self._bridge.type(
            passage_path(self._section, passage), None if template == passage.template else template
        )

    def _act(self, name: str, at: int, menu_at: QWidget | None = None) -> None:
        path = f"{self._section.id}.{name}.text"
        found = self._notes.get(name, [])
        if is_carried(self._bridge.answers, path):
            if at == 0:  # the note of carried text stands first
                self._bridge.edit(confirmed(self._bridge.answers, path), "确认不改")
                return
            found = [None, *(finding for finding in found if finding.rule != CARRIED_RULE)]
        if at < len(found) and (finding := found[at]) is not None:
            self.fix_chosen.emit(Wanted(finding, menu_at))

    def _offer(self, leads: dict[str, str]) -> None:
        waiting = waiting_passages(self._section, self._bridge.answers)
        self._add.setVisible(self._section.can_add or bool(waiting))
        counted = any(passage.lead == "ordinal" for passage in self._section.passages)
        following = ordinal(sum(bool(lead) for lead in leads.values()) + 1)
        self._add.setText(f"加一条“{following}”" if counted else "加一条")

    def menu(self) -> QMenu:
        """What can be added: the form's passages that are not in use, and an empty one."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for passage in waiting_passages(self._section, self._bridge.answers):
            action = menu.addAction(passage.label or passage.template[:12])
            action.triggered.connect(lambda _=False, name=passage.id: self.add(name))
        if self._section.can_add:
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addAction("空白的一条").triggered.connect(lambda: self.add())
        return menu

    def _open_menu(self) -> None:
        if waiting_passages(self._section, self._bridge.answers):
            self.menu().popup(self._add.mapToGlobal(QPoint(0, self._add.height())))
        else:
            self.add()
