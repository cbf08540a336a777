"""Two states of a report, place by place, with a way back for each: used for versions and for files taken in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.marked_text import MarkedText
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.top_bar import hairline
from forms.manuscript.compare import ItemDiff, SectionDiff
from forms.report.diff import Piece

TEXT_PX = 760


class Comparison(QScrollArea):
    """`item_wanted` carries section and item to be restored, `section_wanted` the section."""

    item_wanted = Signal(object, object)
    section_wanted = Signal(object)

    def __init__(self, theme: Theme, may_restore: Callable[[SectionDiff, ItemDiff], bool]) -> None:
        super().__init__()
        self._theme = theme
        self._may_restore = may_restore
        self._stops: list[QWidget] = []
        self._at = -1
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_sections(self, sections: Sequence[SectionDiff], *, restorable: bool, empty: str) -> None:
        """Replaces what is shown; the place that one looked at stays in sight."""
        kept = self.verticalScrollBar().value()
        self._stops = []
        self._at = -1
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 16, 0)
        rows.setSpacing(0)
        if not sections:
            words = QLabel(empty)
            set_look(words, "quiet")
            words.setContentsMargins(0, 16, 0, 0)
            rows.addWidget(words)
        for section in sections:
            several = len(section.items) > 1
            if several:
                rows.addLayout(self._head(section, restorable=restorable))
            for item in section.items:
                rows.addWidget(self._item(section, item, restorable=restorable, named=not several))
                rows.addWidget(hairline())
        rows.addStretch(1)
        self.setWidget(body)
        self.verticalScrollBar().setValue(kept)

    def step(self, by: int) -> None:
        """To the next change, or the one before."""
        if not self._stops:
            return
        self._at = (self._at + by) % len(self._stops)
        stop = self._stops[self._at]
        top = stop.mapTo(self.widget(), QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(top - 16)
        button = stop.findChild(QPushButton)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self, section: SectionDiff, *, restorable: bool) -> QHBoxLayout:
        title = QLabel(section.title)
        set_look(title, "strong")
        count = QLabel(f"{len(section.items)} 处")
        set_look(count, "small")
        row = QHBoxLayout()
        row.setContentsMargins(0, 16, 0, 0)
        row.setSpacing(10)
        row.addWidget(title)
        row.addWidget(count, 1)
        if restorable and section.paths:
            row.addWidget(
                self._button("恢复这一栏", section.title, lambda: self.section_wanted.emit(section))
            )
        return row

    def _item(self, section: SectionDiff, item: ItemDiff, *, restorable: bool, named: bool) -> QWidget:
        place = f"{section.title}　{item.label}" if named else item.label
        button = None
        if restorable and self._may_restore(section, item):
            button = self._button("恢复这一处", place, lambda: self.item_wanted.emit(section, item))
        whole = change_block(self._theme, place, item, button)
        whole.setObjectName(f"change:{section.id}.{item.id}")
        self._stops.append(whole)
        return whole

    def _button(self, words: str, place: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(f"{words}：{place}")
        button.setAutoDefault(False)
        set_look(button, "fix")
        self._theme.set_icon(button, "undo", "accent_text")
        button.clicked.connect(lambda: act())
        return button


def change_block(theme: Theme, place: str, item: ItemDiff, button: QPushButton | None = None) -> QWidget:
    """Where, how much, the text with its marks, and the way back if there is one."""
    whole = QWidget()
    name = QLabel(place)
    name.setWordWrap(True)
    set_look(name, "small_strong")
    size = QLabel(size_words(item))
    set_look(size, "small")
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(name)
    head.addWidget(size, 1)
    if button is not None:
        head.addWidget(button)
    text = MarkedText(theme)
    text.setMaximumWidth(TEXT_PX)
    text.set_pieces(item.pieces or (Piece("same", "（空）"),))
    rows = QVBoxLayout(whole)
    rows.setContentsMargins(0, 12, 0, 14)
    rows.setSpacing(8)
    rows.addLayout(head)
    rows.addWidget(text)
    return whole


def size_words(item: ItemDiff) -> str:
    """删 23 字，添 11 字; for what follows from elsewhere, that it does."""
    if item.kind == "passage" and not item.paths:
        return "数字跟着变"
    gone = sum(len(piece.text) for piece in item.pieces if piece.mark == "gone")
    new = sum(len(piece.text) for piece in item.pieces if piece.mark == "new")
    parts = [f"删 {gone} 字"] if gone else []
    parts += [f"添 {new} 字"] if new else []
    return "，".join(parts)
