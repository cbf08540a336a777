"""「去年说要做的，做到了吗」: last year's measures on the tab that leads to this year's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.bridge import ReportBridge
from desktop.last_year.state_choice import StateChoice
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.top_bar import hairline, rule
from forms.report.reckoning import DONE, Past, State, measure_told, past_measures


class Promises(QWidget):
    """For the clerk alone: nothing of it is printed. Hidden in a report that did not start from an earlier one."""

    def __init__(self, bridge: ReportBridge, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("last_year:measures")
        self._bridge = bridge
        self._shown: tuple[Past, ...] = ()
        self._choices: list[StateChoice] = []
        self._body = QWidget()
        title = QLabel("去年说要做的，做到了吗")
        set_look(title, "small_strong")
        self._count = QLabel()
        set_look(self._count, "quiet")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._rows.addWidget(title)
        self._rows.addWidget(rule())
        self._rows.addWidget(self._body)
        self._rows.addWidget(rule())
        self._rows.addWidget(self._count)
        bridge.answers_changed.connect(lambda _paths: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        measures = past_measures(self._bridge.answers)
        self.setVisible(bool(measures))
        bare = tuple(Past(past.title, past.text) for past in measures)
        if bare != self._shown:
            self._shown = bare
            self._build(bare)
        for past, choice in zip(measures, self._choices, strict=True):
            choice.show_state(past.state)
        done = sum(past.state == "done" for past in measures)
        missed = [past.title for past in measures if past.state == "open"]
        words = f"共 {len(measures)} 条，做到了 {done} 条。" + (
            f"没做到的写进问题或今年的措施：{'、'.join(missed)}。" if missed else ""
        )
        self._count.setText(f"{words}这里只给自己看，不写进报告。")
        self._count.setWordWrap(True)

    def _build(self, measures: tuple[Past, ...]) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self._choices = []
        at = 0
        for number, past in enumerate(measures):
            if number:
                grid.addWidget(hairline(), at, 0, 1, 2)
                at += 1
            words = QVBoxLayout()
            words.setSpacing(0)
            title = QLabel(past.title)
            title.setWordWrap(True)
            text = QLabel(past.text)
            text.setWordWrap(True)
            set_look(text, "quiet")
            words.addWidget(title)
            words.addWidget(text)
            grid.addLayout(words, at, 0)
            choice = StateChoice(f"{DONE}.{number}", ("做到了", "没做到"), past.title)
            choice.chosen.connect(lambda state, number=number: self._choose(number, state))
            grid.addWidget(choice, at, 1, Qt.AlignmentFlag.AlignTop)
            self._choices.append(choice)
            at += 1
        self._rows.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def _choose(self, number: int, state: State) -> None:
        words = {"done": "标为做到了", "open": "标为没做到"}.get(state, "取消标记")
        self._bridge.edit(measure_told(self._bridge.answers, number, state), words)
