"""Random work on several reports, with undo and closing in between, against a model in memory."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from forms.report.answers import Json
from forms.report.edit import Edit
from forms.store.store import Store
from tests.report.test_lvze import values
from tests.store.samples import FORM, NOON, clock, minutes

paths = st.sampled_from(["a.one", "a.two", "b.three", "b.passages", "路径.\ud800"])


class Model:
    def __init__(self, answers: dict[str, Json]) -> None:
        self.answers = dict(answers)
        self.log: list[Edit] = []
        self.binned = False

    def next_edit(self, path: str, after: Json | None, step: int, ahead: int = 0) -> Edit:
        seq = len(self.log) + 1 + ahead
        return Edit(seq, step, path, self.answers.get(path), after, minutes(seq))

    def apply(self, edit: Edit) -> None:
        self.log.append(edit)
        if edit.after is None:
            self.answers.pop(edit.path, None)
        else:
            self.answers[edit.path] = edit.after


class StoreMachine(RuleBasedStateMachine):
    reports: Bundle[int] = Bundle("reports")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="lvze 随机 "))
        self.store = Store.open(self.folder, clock=clock)
        self.models: dict[int, Model] = {}

    @rule(target=reports, answers=st.dictionaries(paths, values, max_size=3))
    def create(self, answers: dict[str, Json]) -> int:
        report = self.store.create(FORM, 2026, "x", answers, NOON)
        self.models[report] = Model(answers)
        return report

    @rule(target=reports, report=reports)
    def duplicate(self, report: int) -> int:
        copy = self.store.duplicate(report, "y", NOON)
        self.models[copy] = Model(self.models[report].answers)
        return copy

    @rule(report=reports, changes=st.lists(st.tuples(paths, st.none() | values), min_size=1, max_size=4))
    def edit(self, report: int, changes: list[tuple[str, Json | None]]) -> None:
        model = self.models[report]
        step = model.log[-1].step + 1 if model.log else 1
        before = len(model.log)
        for path, after in changes:
            model.apply(model.next_edit(path, after, step))
        self.store.keep(report, model.log[before:])

    @rule(report=reports)
    def undo_the_last_step(self, report: int) -> None:
        model = self.models[report]
        if not model.log:
            return
        last = model.log[-1].step
        undone = [edit for edit in reversed(model.log) if edit.step == last]
        before = len(model.log)
        for edit in undone:
            model.apply(model.next_edit(edit.path, edit.before, last + 1))
        self.store.keep(report, model.log[before:])

    @rule(report=reports)
    def keep_again(self, report: int) -> None:
        self.store.keep(report, self.models[report].log[-3:])

    @rule(report=reports, binned=st.booleans())
    def bin(self, report: int, binned: bool) -> None:
        if binned:
            self.store.bin(report, NOON)
        else:
            self.store.unbin(report)
        self.models[report].binned = binned

    @rule(report=consumes(reports))
    def delete(self, report: int) -> None:
        kept = {other: model for other, model in self.models.items() if not model.binned}
        self.store.bin(report, NOON)
        for other, model in self.models.items():
            if model.binned and other != report:
                self.store.unbin(other)
        assert self.store.empty_bin() == 1
        for other in self.models.keys() - kept.keys() - {report}:
            self.store.bin(other, NOON)
        del self.models[report]

    @rule()
    def close_and_open(self) -> None:
        self.store.close()
        self.store = Store.open(self.folder, clock=clock)

    @invariant()
    def the_store_equals_the_model(self) -> None:
        assert {row.id: row.binned for row in self.store.reports()} == {
            report: model.binned for report, model in self.models.items()
        }
        for report, model in self.models.items():
            stored = self.store.load(report)
            assert dict(stored.answers) == model.answers
            assert stored.last_seq == len(model.log)
            assert self.store.edits(report) == model.log

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)


TestStoreMachine: Any = StoreMachine.TestCase
TestStoreMachine.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
