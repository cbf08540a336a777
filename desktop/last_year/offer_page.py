"""Before a report is made from an earlier one: its reworded passages, one by one, with what the new year changes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.marked_text import MarkedText
from desktop.naming import full_tab_label, section_of
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.top_bar import hairline, rule
from forms.definition.form import Form
from forms.manuscript.carry import Carry, OfferedPassage
from forms.report.diff import text_diff

COLUMN_PX = 860


class OfferPage(QScrollArea):
    """`made` carries the paths of the passages that are taken over; `left` when nothing is made after all."""

    made = Signal(list)
    left = Signal()

    def __init__(self, plan: Carry, form: Form, year: int, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page:offer")
        self._boxes: dict[str, QCheckBox] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        title = QLabel(f"从{plan.year}年度新建{year}年度报告")
        set_look(title, "title")
        lead = QLabel(
            "这些段落去年改写过，勾上的作底稿，标明“沿用”，改过或确认后标记才去掉；不勾的用本年度的通用文字。"
        )
        lead.setWordWrap(True)
        set_look(lead, "small")
        column = QWidget()
        column.setMaximumWidth(COLUMN_PX)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(40, 24, 40, 32)
        rows.setSpacing(8)
        rows.addWidget(title)
        rows.addWidget(lead)
        rows.addLayout(self._all_or_none())
        rows.addWidget(rule())
        for passage in plan.passages:
            rows.addLayout(self._offer(passage, form, theme))
            rows.addWidget(hairline())
        rows.addSpacing(8)
        rows.addLayout(self._foot())
        rows.addStretch(1)
        whole = QWidget()
        sides = QHBoxLayout(whole)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.addStretch(1)
        sides.addWidget(column, 1000)
        sides.addStretch(1)
        self.setWidget(whole)
        self._count()

    def chosen(self) -> list[str]:
        return [path for path, box in self._boxes.items() if box.isChecked()]

    def first_box(self) -> QWidget:
        return next(iter(self._boxes.values()), self._button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _all_or_none(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(-6, 0, 0, 0)
        for words, on in (("全部沿用", True), ("全部不用", False)):
            button = QPushButton(words)
            set_look(button, "small_link")
            button.clicked.connect(lambda _=False, on=on: self._set_all(on))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _offer(self, passage: OfferedPassage, form: Form, theme: Theme) -> QVBoxLayout:
        section = section_of(form, passage.path)
        place = full_tab_label(form, section) if section else ""
        box = QCheckBox(f"{place}　{passage.label}".strip() if passage.label != place else place)
        box.setObjectName(f"offer:{passage.path}")
        box.setChecked(True)
        box.toggled.connect(lambda _on: self._count())
        self._boxes[passage.path] = box
        words = "；".join(f"{before}→{after}" for before, after in passage.renewed)
        renewed = QLabel(f"年度用语已换：{words}")
        renewed.setWordWrap(True)
        renewed.setContentsMargins(24, 0, 0, 0)
        set_look(renewed, "quiet")
        text = MarkedText(theme)
        text.set_pieces(text_diff(passage.text, _renewed(passage)))
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 8, 0, 8)
        rows.setSpacing(4)
        rows.addWidget(box)
        if words:
            rows.addWidget(renewed)
        beside = QHBoxLayout()
        beside.setContentsMargins(24, 0, 0, 0)
        beside.addWidget(text)
        rows.addLayout(beside)
        return rows

    def _foot(self) -> QHBoxLayout:
        self._button = QPushButton("新建")
        self._button.setObjectName("action:make_from_offer")
        set_look(self._button, "primary")
        self._button.clicked.connect(lambda: self.made.emit(self.chosen()))
        back = QPushButton("不建了")
        back.setObjectName("action:leave_offer")
        back.clicked.connect(self.left)
        self._said = QLabel()
        set_look(self._said, "small")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._button)
        row.addWidget(back)
        row.addWidget(self._said, 1)
        return row

    def _set_all(self, on: bool) -> None:
        for box in self._boxes.values():
            box.setChecked(on)

    def _count(self) -> None:
        self._said.setText(f"沿用 {len(self.chosen())} 段，共 {len(self._boxes)} 段")


def _renewed(passage: OfferedPassage) -> str:
    """The text as the new year would print it, but for its figures, which are not there yet."""
    text = passage.text
    for before, after in passage.renewed:
        text = text.replace(before, after)
    return text
