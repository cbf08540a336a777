"""版本: the time line at the left, at the right what changed between two versions, and the way back."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.history.comparison import Comparison
from desktop.history.entries import NOW, Entry
from desktop.history.past import Past
from desktop.history.timeline import Timeline
from desktop.last_year.source_choice import SteadyChoice
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.top_bar import rule
from forms.report.versions import STAGES

SIDE_PX = 360
NARROW_SIDE_PX = 280
NARROW_PX = 1180


class HistoryPage(QWidget):
    """`left` when the report is wanted again; `failed` carries a line."""

    left = Signal()
    failed = Signal(str)

    def __init__(self, past: Past, theme: Theme, ask_name: Callable[[str], str | None]) -> None:
        super().__init__()
        self.setObjectName("page:history")
        self._past = past
        self._ask_name = ask_name
        self._entries: list[Entry] = []
        self.timeline = Timeline(theme)
        self.comparison = Comparison(theme, past.may_restore)
        self._name = QPushButton("存一个版本")
        self._name.setObjectName("action:name_version")
        set_look(self._name, "fix")
        theme.set_icon(self._name, "plus", "accent_text")
        self._name.setEnabled(not past.read_only)
        self._menu = QMenu(self._name)
        for stage in STAGES:
            self._menu.addAction(stage).triggered.connect(lambda _=False, stage=stage: self.keep(stage))
        self._menu.addSeparator()
        self._menu.addAction("自己起名…").triggered.connect(lambda: self._keep_asked())
        self._name.setMenu(self._menu)
        self._title = QLabel()
        self._title.setWordWrap(True)
        set_look(self._title, "title")
        self._other = SteadyChoice()
        self._other.setProperty("look", "")
        self._other.setObjectName("history:other")
        self._other.setAccessibleName("与哪一版比较")
        self._other.activated.connect(lambda _at: self._compare())
        self._words_only = QPushButton("只看文字")
        self._words_only.setCheckable(True)
        set_look(self._words_only, "toggle")
        self._words_only.toggled.connect(lambda _on: self._compare())
        self._rename = QPushButton("给这一版起名…")
        self._rename.setObjectName("action:rename_version")
        set_look(self._rename, "link")
        self._rename.clicked.connect(self._rename_asked)
        self._all = QPushButton("恢复到这一版")
        self._all.setObjectName("action:restore_all")
        self._all.clicked.connect(self._restore_all)
        self._build()
        self.timeline.chosen.connect(lambda _id: self._compare())
        self.comparison.item_wanted.connect(lambda section, item: past.restore_item(section, item))
        self.comparison.section_wanted.connect(past.restore_section)
        past.changed.connect(self.refresh)
        past.failed.connect(self.failed)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        self.refresh()
        self.timeline.choose(self._first_to_compare())

    @property
    def title(self) -> str:
        return self._title.text()

    def refresh(self) -> None:
        current = self.timeline.currentIndex().data(Qt.ItemDataRole.UserRole)
        self._entries = self._past.entries()
        known = [entry.id for entry in self._entries]
        wanted = current.id if isinstance(current, Entry) and current.id in known else NOW
        self.timeline.show_entries(self._entries, self._past.today(), wanted)
        other = self._other.currentData()
        self._other.clear()
        for entry in self._entries:
            self._other.addItem(f"{entry.title}　{_when(entry, self._past.today())}", entry.id)
        self._other.setCurrentIndex(max(0, self._other.findData(other)))
        self._compare()

    def keep(self, name: str) -> None:
        """What stands now, under a name."""
        self._past.keep(name)

    def walk(self, by: int) -> None:
        self.comparison.step(by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _first_to_compare(self) -> int:
        """The last version that differs from now, a named one if there is one."""
        older = [entry for entry in self._entries if entry.id != NOW and entry.note != "与现在一样"]
        named = [entry for entry in older if entry.named]
        return (named or older or self._entries)[0].id

    def _compare(self) -> None:
        index = self.timeline.currentIndex()
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            return
        other = int(self._other.currentData() or NOW)
        sections = self._past.compare(entry.id, other)
        if self._words_only.isChecked():
            sections = self._past.words_only(sections)
        against_now = other == NOW and entry.id != NOW
        # A passage that only says another figure is shown, not counted.
        count = sum(bool(item.paths) for section in sections for item in section.items)
        to = "现在" if other == NOW else f"“{self._title_of(other)}”"
        if entry.id == other:
            self._title.setText("左边选一个版本，和现在比较")
        elif not count:
            self._title.setText(f"“{entry.title}”和{to}一样")
        else:
            self._title.setText(f"从“{entry.title}”到{to}，改了 {count} 处")
        restorable = against_now and not self._past.read_only
        empty = "" if entry.id == other else "没有不同的地方。"
        self.comparison.show_sections(sections, restorable=restorable, empty=empty)
        self._all.setEnabled(restorable and bool(count))
        reason = "" if other == NOW else "和现在比较时才能恢复"
        self._all.setToolTip(reason or "报告回到这一版的样子，可以撤销")
        self._rename.setEnabled(entry.id != NOW and not self._past.read_only)

    def _title_of(self, version_id: int) -> str:
        return next((entry.title for entry in self._entries if entry.id == version_id), "")

    def _chosen(self) -> Entry | None:
        entry = self.timeline.currentIndex().data(Qt.ItemDataRole.UserRole)
        return entry if isinstance(entry, Entry) else None

    def _restore_all(self) -> None:
        if (entry := self._chosen()) is not None:
            self._past.restore_all(entry.id)

    def _keep_asked(self) -> None:
        if name := self._ask_name(""):
            self.keep(name)

    def _rename_asked(self) -> None:
        entry = self._chosen()
        if entry is not None and (name := self._ask_name(entry.title if entry.named else "")):
            self._past.rename(entry.id, name)

    def _build(self) -> None:
        title = QLabel("版本")
        set_look(title, "heading")
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 16, 8)
        head.addWidget(title, 1)
        head.addWidget(self._name)
        foot = QLabel("自动版本留最近 20 个和每天最后一个，有名的都留。")
        foot.setWordWrap(True)
        foot.setContentsMargins(20, 0, 16, 0)
        set_look(foot, "quiet")
        self._side = QWidget()
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(self._side, "window")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 20, 0, 16)
        side.addLayout(head)
        side.addWidget(self.timeline, 1)
        side.addWidget(foot)
        against = QLabel("比到")
        set_look(against, "small")
        against.setBuddy(self._other)
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in (against, self._other, self._words_only):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self._rename)
        line.addWidget(self._all)
        notes = QHBoxLayout()
        for words, side_of in (
            ("划去的是删去的，画线的是添上的。恢复也是一步，可以撤销。", 1),
            ("F8 下一处改动　Esc 回到报告", 0),
        ):
            label = QLabel(words)
            set_look(label, "quiet")
            notes.addWidget(label, side_of)
        main = QVBoxLayout()
        main.setContentsMargins(40, 24, 40, 16)
        main.setSpacing(8)
        main.addWidget(self._title)
        main.addLayout(line)
        main.addWidget(rule())
        main.addWidget(self.comparison, 1)
        main.addLayout(notes)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._side)
        whole.addLayout(main, 1)

    def resizeEvent(self, event: object) -> None:
        self._side.setFixedWidth(NARROW_SIDE_PX if self.width() < NARROW_PX else SIDE_PX)


def _when(entry: Entry, today: datetime) -> str:
    if entry.at.date() == today.date():
        return f"{entry.at:%H:%M}"
    return f"{entry.at.month}月{entry.at.day}日 {entry.at:%H:%M}"
