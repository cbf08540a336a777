"""Before a report is made from an earlier one: its reworded passages, one by one, with what the new year changes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.choosing_page import ChoosingPage
from desktop.marked_text import MarkedText
from desktop.naming import full_tab_label, section_of
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from forms.definition.form import Form
from forms.manuscript.carry import Carry, OfferedPassage
from forms.report.diff import text_diff

COLUMN_PX = 860


class OfferPage(ChoosingPage):
    """`made` carries the paths of the passages that are taken over; `left` when nothing is made after all."""

    made = Signal(list)

    def __init__(self, plan: Carry, form: Form, year: int, theme: Theme) -> None:
        super().__init__(
            f"从{plan.year}年度新建{year}年度报告",
            "这些段落去年改写过，勾上的作底稿，标明“沿用”，改过或确认后标记才去掉；不勾的用本年度的通用文字。",
            ("全部沿用", "全部不用"),
            COLUMN_PX,
        )
        self.setObjectName("page:offer")
        for passage in plan.passages:
            self._offer(passage, form, theme)
        self.deed.setText("新建")
        self.deed.setObjectName("action:make_from_offer")
        self.deed.clicked.connect(lambda: self.made.emit(self.ticked()))
        back = QPushButton("不建了")
        back.setObjectName("action:leave_offer")
        self._said = QLabel()
        set_look(self._said, "small")
        self.finish(back, self._said, told=self._count)

    def _offer(self, passage: OfferedPassage, form: Form, theme: Theme) -> None:
        section = section_of(form, passage.path)
        place = full_tab_label(form, section) if section else ""
        words = f"{place}　{passage.label}".strip() if passage.label != place else place
        text = MarkedText(theme)
        text.set_pieces(text_diff(passage.text, _renewed(passage)))
        below: list[QWidget] = [text]
        if passage.renewed:
            pairs = "；".join(f"{before}→{after}" for before, after in passage.renewed)
            renewed = QLabel(f"年度用语已换：{pairs}")
            renewed.setWordWrap(True)
            set_look(renewed, "quiet")
            below.insert(0, renewed)
        self.offer(passage.path, words, *below, ticked=True).setObjectName(f"offer:{passage.path}")

    def _count(self) -> None:
        self._said.setText(f"沿用 {len(self.ticked())} 段，共 {self.offered()} 段")


def _renewed(passage: OfferedPassage) -> str:
    """The text as the new year would print it, but for its figures, which are not there yet."""
    text = passage.text
    for before, after in passage.renewed:
        text = text.replace(before, after)
    return text
