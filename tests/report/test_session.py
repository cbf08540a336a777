"""The session: edits, undo across fields and structure, nothing lost on the way to the sink."""

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from forms.definition.loader import load_form
from forms.report.answers import Answers
from forms.report.edit import Edit
from forms.report.outline import moved, passages_in_use, with_added, without
from forms.report.session import ReportSession

START = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
FORM = load_form()
PATHS = ("opening.duty.text", "party_and_business.tax_revenue.current", "thought.heading")


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def session(**answers: str) -> ReportSession:
    return ReportSession(FORM, Answers(answers))


def test_typing_without_a_pause_is_one_step() -> None:
    s = session()
    for number, text in enumerate(("8", "86", "864")):
        s.type(PATHS[1], text, at(number * 0.3))
    s.undo(at(5))
    assert PATHS[1] not in s.answers
    s.redo(at(6))
    assert s.answers[PATHS[1]] == "864"


def test_a_pause_another_box_or_leaving_begins_a_new_step() -> None:
    s = session()
    s.type(PATHS[1], "8", at(0))
    s.type(PATHS[1], "86", at(3))
    s.type(PATHS[2], "标题", at(3.1))
    s.break_step()
    s.type(PATHS[2], "标题二", at(3.2))
    for expected in ("标题", None):
        s.undo(at(9))
        assert s.answers.get(PATHS[2]) == expected
    s.undo(at(10))
    assert s.answers[PATHS[1]] == "8"


def test_a_long_run_of_typing_is_cut_into_steps() -> None:
    s = session()
    for number in range(100):
        s.type(PATHS[0], "字" * (number + 1), at(number * 0.1))
    s.undo(at(60))
    assert len(str(s.answers[PATHS[0]])) >= 60


def test_one_step_over_several_answers_is_undone_whole() -> None:
    s = session()
    s.edit({PATHS[0]: "甲", PATHS[2]: "乙"}, at(0), "读入")
    s.undo(at(1))
    assert dict(s.answers) == {}


def test_structure_is_undone_like_text() -> None:
    s = session()
    section = FORM.section("party_and_business")
    before = [p.id for p in passages_in_use(section, s.answers)]
    s.edit({"party_and_business.passages": without(section, s.answers, before[-1])}, at(0))
    s.edit({"party_and_business.passages": moved(section, s.answers, before[0], 1)}, at(1))
    name, order = with_added(section, s.answers)
    s.edit({"party_and_business.passages": order}, at(2))
    assert [p.id for p in passages_in_use(section, s.answers)][-1] == name
    for _ in range(3):
        s.undo(at(3))
    assert [p.id for p in passages_in_use(section, s.answers)] == before


def test_a_dropped_passage_keeps_its_text_and_a_new_one_never_takes_its_id() -> None:
    s = session()
    section = FORM.section("party_and_business")
    name, order = with_added(section, s.answers)
    s.edit({"party_and_business.passages": order, f"party_and_business.{name}.text": "自己写的"}, at(0))
    s.edit({"party_and_business.passages": without(section, s.answers, name)}, at(1))
    assert s.answers[f"party_and_business.{name}.text"] == "自己写的"
    assert with_added(section, s.answers)[0] != name


def test_emptying_a_box_removes_the_answer_but_an_emptied_passage_stays_empty() -> None:
    s = session()
    s.edit({PATHS[1]: "5", PATHS[0]: "甲"}, at(0))
    s.edit({PATHS[1]: "", PATHS[0]: ""}, at(1))
    assert PATHS[1] not in s.answers
    assert s.answers[PATHS[0]] == ""


def test_an_edit_that_changes_nothing_leaves_no_trace() -> None:
    s = session()
    s.type(PATHS[1], "5", at(0))
    assert s.type(PATHS[1], "5", at(1)) == ()


class Undoing(RuleBasedStateMachine):
    """The sink's edits, replayed, always give the answers; undo and redo walk the states in order."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[Edit] = []
        self.session = ReportSession(FORM, Answers(), sink=self.log.extend)
        self.states = [dict(self.session.answers)]
        self.now = 0
        self.place = 0

    def _tick(self) -> datetime:
        self.now += 10
        return at(self.now)

    @rule(path=st.sampled_from(PATHS), text=st.text(max_size=4))
    def change(self, path: str, text: str) -> None:
        if self.session.edit({path: text}, self._tick()):
            del self.states[self.place + 1 :]
            self.states.append(dict(self.session.answers))
            self.place += 1

    @rule()
    def undo(self) -> None:
        self.session.undo(self._tick())
        self.place = max(0, self.place - 1)

    @rule()
    def redo(self) -> None:
        self.session.redo(self._tick())
        self.place = min(len(self.states) - 1, self.place + 1)

    @invariant()
    def answers_are_where_the_walk_is(self) -> None:
        assert dict(self.session.answers) == self.states[self.place]

    @invariant()
    def the_log_replays_to_the_answers(self) -> None:
        replayed = Answers()
        for number, edit in enumerate(self.log, 1):
            assert edit.seq == number and replayed.get(edit.path) == edit.before
            replayed = replayed.with_value(edit.path, edit.after)
        assert dict(replayed) == dict(self.session.answers)


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
