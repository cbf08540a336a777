"""Last year's problems on the tab of area six: what became of each, from which the three boxes are filled."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.bridge import ReportBridge
from desktop.fields.line_edit import LineEdit
from desktop.fields.sheet import field_sheet
from desktop.last_year.state_choice import StateChoice
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.top_bar import hairline, rule
from forms.definition.inputs import Input
from forms.report.answers import Json
from forms.report.last_year import last_year
from forms.report.reckoning import RECTIFIED, Past, State, disagreeing, past_problems, problem_told

TITLE, STATE, NOTE = range(3)


class ProblemsTable(QWidget):
    """Hidden in a report that did not start from an earlier one."""

    def __init__(self, bridge: ReportBridge, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("last_year:problems")
        self._bridge = bridge
        self._theme = theme
        self._shown: tuple[str, ...] = ()
        self._choices: list[StateChoice] = []
        self._notes: list[LineEdit] = []
        self._body = QWidget()
        self._otherwise = QLabel()
        self._otherwise.setWordWrap(True)
        set_look(self._otherwise, "small")
        self._fill = QPushButton("按这张表填")
        self._fill.setObjectName("action:fill_from_problems")
        set_look(self._fill, "fix")
        self._fill.clicked.connect(self._fill_in)
        line = QHBoxLayout()
        line.addWidget(self._otherwise, 1)
        line.addWidget(self._fill)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._rows.addWidget(self._body)
        self._rows.addLayout(line)
        bridge.answers_changed.connect(lambda _paths: self.refresh())
        theme.changed.connect(self._dress)
        self._dress()
        self.refresh()

    def refresh(self) -> None:
        answers = self._bridge.answers
        problems = past_problems(answers)
        self.setVisible(bool(problems))
        titles = tuple(past.title for past in problems)
        if titles != self._shown:
            self._shown = titles
            self._build(problems)
        for past, choice, note in zip(problems, self._choices, self._notes, strict=True):
            choice.show_state(past.state)
            note.setVisible(past.state == "open" or bool(past.note))
            note.set_value(past.note or None)
        others = disagreeing(answers)
        labels = [self._bridge.form.fields_by_path[path].label for path in others]
        self._otherwise.setText(f"下面的{'、'.join(f'“{label}”' for label in labels)}与这张表不同。")
        self._otherwise.setVisible(bool(others))
        self._fill.setVisible(bool(others))

    def _build(self, problems: tuple[Past, ...]) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(TITLE, 4)
        grid.setColumnStretch(NOTE, 5)
        year = last_year(self._bridge.answers)
        for column, (words, look) in enumerate(
            (
                (f"{year or '上'}年查摆的问题", "small_strong"),
                ("整改了吗", "small"),
                ("没整改完的说明", "small"),
            )
        ):
            head = QLabel(words)
            set_look(head, look)
            grid.addWidget(head, 0, column)
        grid.addWidget(rule(), 1, 0, 1, 3)
        self._choices, self._notes = [], []
        at = 2
        for number, past in enumerate(problems):
            if number:
                grid.addWidget(hairline(), at, 0, 1, 3)
                at += 1
            title = QLabel(past.title)
            title.setWordWrap(True)
            title.setToolTip(past.text)
            grid.addWidget(title, at, TITLE)
            choice = StateChoice(f"{RECTIFIED}.{number}", ("已整改", "未整改"), past.title)
            choice.chosen.connect(lambda state, number=number: self._choose(number, state))
            grid.addWidget(choice, at, STATE, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._note(number, past), at, NOTE)
            self._choices.append(choice)
            grid.setRowMinimumHeight(at, self._notes[-1].sizeHint().height() + 6)
            at += 1
        grid.addWidget(rule(), at, 0, 1, 3)
        self._rows.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def _note(self, number: int, past: Past) -> LineEdit:
        entry = Input(suffix="", label=f"“{past.title}”没整改完的原因和时限", value="text", required=False)
        note = LineEdit(f"{RECTIFIED}.{number}.note", entry)
        note.say_when_empty("原因和时限，如：明年6月底前完成")
        note.edited.connect(lambda value, number=number: self._type(number, value))
        note.left.connect(self._bridge.session.break_step)
        policy = note.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        note.setSizePolicy(policy)
        self._notes.append(note)
        return note

    def _choose(self, number: int, state: State) -> None:
        words = {"done": "标为已整改", "open": "标为未整改"}.get(state, "取消标记")
        self._bridge.edit(problem_told(self._bridge.answers, number, state=state), words)

    def _type(self, number: int, note: object) -> None:
        changes: dict[str, Json | None] = problem_told(
            self._bridge.answers, number, note=note if isinstance(note, str) else ""
        )
        self._bridge.type(RECTIFIED, changes.pop(RECTIFIED), changes)

    def _fill_in(self) -> None:
        values: dict[str, Json | None] = {p: v or None for p, v in disagreeing(self._bridge.answers).items()}
        self._bridge.edit(values, "按去年的问题填")

    def _dress(self) -> None:
        self.setStyleSheet(field_sheet(self._theme))
