"""The tabs of a report at the left, grouped by chapter."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.bridge import ReportBridge
from desktop.elided_label import ElidedLabel
from desktop.naming import section_of, tab_title
from desktop.tab_button import TabButton, TabState
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.top_bar import hairline
from forms.manuscript.compose import chapter_heading


class TabList(QWidget):
    """`chosen` carries the section's id, by mouse or by key."""

    chosen = Signal(str)

    def __init__(self, bridge: ReportBridge, theme: Theme) -> None:
        super().__init__()
        self._bridge = bridge
        self._theme = theme
        self._buttons: dict[str, TabButton] = {}
        self.heads: dict[str, QLabel] = {}
        self._rules: list[QHBoxLayout] = []
        self.current = ""
        set_look(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("栏目")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll(), 1)
        outer.addWidget(self._foot())
        bridge.answers_changed.connect(self.refresh)
        bridge.findings_changed.connect(self.refresh)
        self.set_small(False)
        self.refresh()

    def button(self, section_id: str) -> TabButton:
        return self._buttons[section_id]

    @property
    def total(self) -> str:
        """What the foot says."""
        return self._total.text()

    def set_current(self, section_id: str) -> None:
        self.current = section_id
        for name, button in self._buttons.items():
            button.set_current(name == section_id)
        self._area.ensureWidgetVisible(self._buttons[section_id], 0, 48)

    def set_small(self, small: bool) -> None:
        size = self._theme.tokens.size_px
        self.setMinimumWidth(size.tabs_small if small else size.tabs)
        for button in self._buttons.values():
            button.set_small(small)
        room = 5 if small else 8
        for line in self._rules:
            line.setContentsMargins(16, room, 16, room)
        self._column_rows.setContentsMargins(0, room, 0, 4)

    def refresh(self) -> None:
        state = self._bridge.state
        counts: Counter[tuple[str, str]] = Counter()
        for finding in self._bridge.shown_findings():
            section = section_of(state.form, finding.path)
            counts[section.id if section else "", finding.severity] += 1
        for name, button in self._buttons.items():
            section = state.form.section(name)
            done = state.progress[name]
            button.set_state(
                TabState(
                    tab_title(state.speaker, section),
                    done.filled,
                    done.wanted,
                    counts[name, "error"],
                    counts[name, "warning"],
                )
            )
        for chapter, head in self.heads.items():
            head.setText(chapter_heading(state.form, state.answers, chapter))
        filled = sum(done.filled for done in state.progress.values())
        wanted = sum(done.wanted for done in state.progress.values())
        self._total.setText(f"已填 {filled}/{wanted}")

    def _scroll(self) -> QScrollArea:
        column = QWidget()
        set_look(column, "window")
        rows = QVBoxLayout(column)
        self._column_rows = rows
        rows.setSpacing(0)
        chapter: str | None = None
        for section in self._bridge.form.sections:
            if chapter is not None and section.chapter != chapter:
                line = _inset(hairline(), 16)
                self._rules.append(line)
                rows.addLayout(line)
                if section.chapter:
                    head = ElidedLabel()
                    set_look(head, "chapter")
                    self.heads[section.chapter] = head
                    rows.addLayout(_inset(head, 16))
                    rows.addSpacing(2)
            chapter = section.chapter
            button = TabButton(section.id, self._theme, column)
            button.clicked.connect(lambda _=False, name=section.id: self.chosen.emit(name))
            button.stepped.connect(self._step)
            self._buttons[section.id] = button
            rows.addWidget(button)
        rows.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(column)
        return self._area

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 8, 16, 10)
        self._total = QLabel()
        set_look(self._total, "small")
        keys = ElidedLabel("Ctrl+Tab 下一栏")
        keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_look(keys, "quiet")
        row.addWidget(self._total)
        row.addWidget(keys, 1)
        return foot

    def _step(self, by: int) -> None:
        names = list(self._buttons)
        at = names.index(self.current) + by
        if 0 <= at < len(names):
            self.chosen.emit(names[at])
            self._buttons[names[at]].setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons[names[at]].setFocus(Qt.FocusReason.OtherFocusReason)


def _inset(widget: QWidget, margin: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(margin, 0, margin, 0)
    row.addWidget(widget)
    return row
