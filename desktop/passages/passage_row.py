"""A passage on its page: lead and count in the margin, the box, its menu, and what was found below."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.passages.last_year_text import LastYearText
from desktop.passages.note_row import Note, NoteRow
from desktop.passages.passage_edit import PassageEdit
from desktop.passages.passage_frame import ABOVE_PX, PassageFrame
from desktop.theme.look import set_look, set_state
from desktop.theme.theme import Theme

MENU_TOP_PX = 5  # the dots level with the first line
LAST = "last"  # offered only where there is a last year
ACTIONS = (
    ("up", "上移"),
    ("down", "下移"),
    (LAST, "看去年"),
    ("reset", "恢复默认文字"),
    ("remove", "删去"),
)


class PassageRow(QWidget):
    """`edit` is the box itself, `frame` the bed around it. Every action of the menu is on until `set_actions` says
    otherwise."""

    up_chosen = Signal()
    down_chosen = Signal()
    reset_chosen = Signal()
    removal_chosen = Signal()
    last_chosen = Signal()  # last year's text is to be shown, or folded away again
    note_action_chosen = Signal(int)  # the place of the note in `set_notes`
    note_more_chosen = Signal(int, object)  # … and the widget below which the menu opens

    def __init__(self, path: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = frozenset(name for name, _ in ACTIONS if name != LAST)
        self.edit = PassageEdit(path, theme)
        self.frame = PassageFrame(self.edit, theme)
        self._lead = QLabel()
        self._count = QLabel()
        self._over = QLabel()
        self._more = QToolButton()
        self._notes: list[NoteRow] = []
        self._last: LastYearText | None = None
        self._build()
        self.edit.focus_changed.connect(self._show_focus)
        theme.changed.connect(self._measure)

    def set_lead(self, lead: str) -> None:
        """「一是」; "" leaves the margin to the count."""
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))

    def set_name(self, name: str) -> None:
        """What a screen reader calls the box and its menu."""
        self.edit.setAccessibleName(name)
        self._more.setAccessibleName(f"{name}：更多操作")

    def set_count(self, count: int, over: int = 0) -> None:
        """`over` characters too many are said, never cut off."""
        self._count.setText(f"{count} 字")
        self._over.setText(f"超出 {over} 字" if over else "")
        self._over.setVisible(bool(over))

    def set_state(self, state: str) -> None:
        """ "error" or "warn": the line at the left of the box; "" is at rest."""
        self.frame.set_state(state)

    def set_actions(self, *names: str) -> None:
        """Which of up, down, last, reset and remove the menu offers; without any there is no menu."""
        self._actions = frozenset(names)
        # The button keeps its room, so that all boxes of a page have one right edge.
        self._more.setVisible(bool(names))

    @property
    def last(self) -> LastYearText | None:
        """Last year's text, while it is shown."""
        return self._last

    def show_last(self, before: str, now: str) -> None:
        """Last year's text below the box, against what the box says now; "" folds it away."""
        if not before:
            if self._last is not None:
                self._below.removeWidget(self._last)
                self._last.hide()
                self._last.deleteLater()
                self._last = None
            return
        if self._last is None:
            self._last = LastYearText(self._theme, self)
            self._last.folded.connect(self.last_chosen)
            self._below.insertWidget(0, self._last)
        self._last.show_texts(before, now)

    def set_notes(self, notes: Sequence[Note | str]) -> None:
        """The lines below the box, in order; a plain string is a quiet line."""
        wanted = [Note(note) if isinstance(note, str) else note for note in notes]
        if wanted == [row.note for row in self._notes]:
            return
        for row in self._notes:
            self._below.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._notes = []
        for place, note in enumerate(wanted):
            row = NoteRow(note, self._theme, self)
            row.action_chosen.connect(lambda place=place: self.note_action_chosen.emit(place))
            row.more_chosen.connect(lambda at, place=place: self.note_more_chosen.emit(place, at))
            self._below.addWidget(row)
            self._notes.append(row)

    def add_choice(self, choice: QWidget) -> None:
        """Something to choose about this passage, right below its box."""
        self._below.insertWidget(0, choice)
        self.setTabOrder(self._more, choice)

    def menu(self) -> QMenu:
        """The menu of ⋯, made anew; it deletes itself when closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        signals = {
            "up": self.up_chosen,
            "down": self.down_chosen,
            LAST: self.last_chosen,
            "reset": self.reset_chosen,
            "remove": self.removal_chosen,
        }
        for name, text in ACTIONS:
            if name == LAST and name not in self._actions:
                continue
            if name == LAST and self._last is not None:
                text = "收起去年"
            action = menu.addAction(text)
            action.setEnabled(name in self._actions)
            action.triggered.connect(lambda _checked=False, signal=signals[name]: signal.emit())
        return menu

    def _build(self) -> None:
        set_look(self._lead, "lead")
        set_look(self._count, "counter")
        set_look(self._over, "small_warn")
        self._over.hide()
        self._lead.hide()
        margin = QVBoxLayout()
        margin.setContentsMargins(0, ABOVE_PX, 0, 0)
        margin.setSpacing(0)
        for label in (self._lead, self._count, self._over):
            margin.addWidget(label)
        margin.addStretch(1)
        self._theme.set_icon(self._more, "more")
        self._more.setIconSize(QSize(20, 20))
        self._more.setToolTip("更多操作")
        self._more.setAccessibleName("更多操作")
        policy = self._more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._more.setSizePolicy(policy)
        self._more.clicked.connect(self._open_menu)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, 2, 0, 0)
        self._below.setSpacing(0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addLayout(margin, 0, 0, 2, 1)
        grid.addWidget(self.frame, 0, 1)
        grid.addLayout(self._below, 1, 1)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, MENU_TOP_PX, 0, 0)
        beside.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addLayout(beside, 0, 2, 2, 1)
        self._grid = grid
        self.setFocusProxy(self.edit)
        self.setTabOrder(self.edit, self._more)
        self._measure()

    def _measure(self) -> None:
        """The margin is as wide as the widest lead of two digits, 十一是, and a gap."""
        metrics = QFontMetrics(self._theme.font("lead", bold=True))
        self._grid.setColumnMinimumWidth(
            0, metrics.horizontalAdvance("十一是") + self._theme.tokens.space_px.unit
        )
        self._grid.setColumnMinimumWidth(2, 40)

    def _show_focus(self, focused: bool) -> None:
        set_state(self._lead, "current" if focused else "")

    def _open_menu(self) -> None:
        self.menu().popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
