"""Undo across restarts, through the store as it is used."""

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from forms.definition.loader import load_form
from forms.report.answers import Answers
from forms.report.edit import EditKind
from forms.report.history import KEEP_STEPS, Change, History, LoggedStep
from forms.report.session import ReportSession
from forms.store.store import Store
from tests.store.samples import FORM as FORM_ID
from tests.store.samples import NOON, clock

FORM = load_form()
TEXT = "opening.duty.text"
PATHS = (TEXT, "party_and_business.tax_revenue.current", "thought.heading")
LATER = NOON + timedelta(days=400)


def opened(store: Store, report: int) -> ReportSession:
    stored = store.load(report)
    return ReportSession(
        FORM,
        stored.answers,
        sink=lambda edits: store.keep(report, edits),
        last_seq=stored.last_seq,
        last_step=stored.last_step,
        history=store.history(report),
    )


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def type_text(session: ReportSession, text: str, start: float) -> None:
    for number in range(1, len(text) + 1):
        session.type(TEXT, text[:number], at(start + number * 0.2))


def test_typing_is_taken_back_by_steps_after_a_restart(store: Store, report: int) -> None:
    session = opened(store, report)
    type_text(session, "抓好党建", 0)
    type_text(session, "抓好党建工作", 60)
    session.edit({TEXT: None, PATHS[2]: "标题"}, at(120), "换掉")
    session = opened(store, report)
    assert session.history.done[-1].words == "换掉"
    for expected in ("抓好党建工作", "抓好党建", None):
        session.undo(at(200))
        assert session.answers.get(TEXT) == expected
    assert not session.can_undo


def test_what_was_undone_can_be_redone_after_a_restart(store: Store, report: int) -> None:
    session = opened(store, report)
    for number, text in enumerate(("一", "一二", "一二三")):
        session.edit({TEXT: text}, at(number), f"第{number}步")
    session.undo(at(10))
    session.undo(at(11))
    session = opened(store, report)
    assert session.history.undone[-1].words == "第1步"
    session.redo(at(12))
    session = opened(store, report)
    assert session.answers[TEXT] == "一二"
    session.redo(at(13))
    assert (session.answers[TEXT], session.can_redo) == ("一二三", False)
    session.undo(at(14))
    session = opened(store, report)
    session.edit({TEXT: "另写"}, at(15))
    assert not opened(store, report).can_redo


def test_typing_after_a_restart_begins_a_step_of_its_own(store: Store, report: int) -> None:
    type_text(opened(store, report), "抓", 0)
    session = opened(store, report)
    session.type(TEXT, "抓好", at(0.3))
    session.undo(at(1))
    assert session.answers[TEXT] == "抓"


def test_undo_reaches_back_a_bounded_way(store: Store, report: int) -> None:
    session = opened(store, report)
    for number in range(KEEP_STEPS + 50):
        session.edit({TEXT: str(number)}, at(number))
    assert len(session.history.done) == KEEP_STEPS
    again = opened(store, report)
    assert [step.number for step in again.history.done] == [step.number for step in session.history.done]
    for _ in range(KEEP_STEPS + 5):
        again.undo(at(9000))
    assert again.answers[TEXT] == "49"
    last = opened(store, report)
    assert len(last.history.undone) == KEEP_STEPS
    for _ in range(KEEP_STEPS):
        last.redo(at(9999))
    assert last.answers[TEXT] == str(KEEP_STEPS + 49)


def test_a_log_that_does_not_lead_to_the_answers_is_not_undone() -> None:
    def step(number: int, before: str, after: str, kind: EditKind = "do", of_step: int = 0) -> LoggedStep:
        return LoggedStep(number, kind, of_step, (Change(TEXT, before, after),), at(number))

    log = [step(1, "甲", "乙"), step(2, "丙", "丁"), step(3, "丁", "戊")]
    assert [s.number for s in History.from_log(log, Answers({TEXT: "戊"})).done] == [2, 3]
    assert not History.from_log(log, Answers({TEXT: "别的"})).done
    undone = [*log, step(4, "戊", "丁", "undo", 3)]
    assert [s.number for s in History.from_log(undone, Answers({TEXT: "丁"})).undone] == [3]
    assert not History.from_log(undone, Answers({TEXT: "别的"})).undone


class UndoMachine(RuleBasedStateMachine):
    """Random work with closing and tidying in between: the stacks are always those of a session never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="lvze 撤销 "))
        self.store = Store.open(self.folder, clock=clock)
        self.report = self.store.create(FORM_ID, 2026, "x", {TEXT: "起"}, NOON)
        self.session = opened(self.store, self.report)
        self.mirror = ReportSession(FORM, self.session.answers)
        self.now = 0.0

    def both(self, act: Any) -> None:
        for session in (self.session, self.mirror):
            act(session)

    @rule(path=st.sampled_from(PATHS), text=st.text(max_size=5))
    def change(self, path: str, text: str) -> None:
        self.now += 10
        self.both(lambda session: session.edit({path: text}, at(self.now), text))

    @rule(text=st.text(min_size=1, max_size=5))
    def change_all(self, text: str) -> None:
        self.now += 10
        self.both(lambda session: session.edit(dict.fromkeys(PATHS, text), at(self.now)))

    @rule(texts=st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=5))
    def type(self, texts: list[str]) -> None:
        self.now += 10
        self.both(lambda session: session.break_step())
        for text in texts:
            self.now += 0.1
            self.both(lambda session, text=text: session.type(TEXT, text, at(self.now)))

    @rule()
    def undo(self) -> None:
        self.now += 10
        self.both(lambda session: session.undo(at(self.now)))

    @rule()
    def redo(self) -> None:
        self.now += 10
        self.both(lambda session: session.redo(at(self.now)))

    @rule()
    def tidy(self) -> None:
        self.store.tidy(LATER)

    @rule()
    def close_and_open(self) -> None:
        self.store.close()
        self.store = Store.open(self.folder, clock=clock)
        self.session = opened(self.store, self.report)
        self.mirror.break_step()

    @invariant()
    def nothing_tells_them_apart(self) -> None:
        assert dict(self.session.answers) == dict(self.mirror.answers)
        mine, theirs = self.session.history, self.mirror.history
        for stack, other in ((mine.done, theirs.done), (mine.undone, theirs.undone)):
            # A lone surrogate in the words of a step is the one thing that is not kept as it is.
            assert [(s.number, s.changes) for s in stack] == [(s.number, s.changes) for s in other]

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)


TestUndoMachine: Any = UndoMachine.TestCase
TestUndoMachine.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
