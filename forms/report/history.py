"""Undo and redo of one report, across fields, passages, structure and restarts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from forms.report.answers import Json
from forms.report.edit import EditKind

# Typing in one box within this pause is one step; a pause begins a new one.
MERGE_WITHIN = timedelta(milliseconds=900)
# Long typing is cut after this many characters, so that one Ctrl+Z never takes a whole paragraph.
MERGE_CHARACTERS = 30
# How many steps can be taken back, today or after a restart.
KEEP_STEPS = 500


@dataclass(frozen=True, slots=True)
class Change:
    """What one path was before a step and is after it."""

    path: str
    before: Json | None
    after: Json | None


@dataclass(slots=True)
class Step:
    """The net changes of one undo step. `words` is what the undo button says it will take back."""

    number: int
    changes: tuple[Change, ...]
    at: datetime
    words: str = ""
    typed: int = 0


@dataclass(frozen=True, slots=True)
class LoggedStep:
    """A step as the log of the store holds it; `of_step` is what an undo took back or a redo did again."""

    number: int
    kind: EditKind
    of_step: int
    changes: tuple[Change, ...]
    at: datetime
    words: str = ""


@dataclass(slots=True)
class History:
    """Two stacks of steps."""

    done: list[Step] = field(default_factory=list[Step])
    undone: list[Step] = field(default_factory=list[Step])

    @classmethod
    def from_log(cls, log: Iterable[LoggedStep], answers: Mapping[str, Json]) -> "History":
        """The stacks as they were when the last step of `log` (oldest first, its beginning may be missing) was kept.
        What does not lead to `answers` is left out: a wrong undo is worse than none."""
        history = cls()
        for step in log:
            history._follow(step)
        history.done = _leading_to(history.done, answers, undone=False)
        history.undone = _leading_to(history.undone, answers, undone=True)
        return history

    def record(self, step: Step) -> None:
        """Adds a step; typing that goes on in the same box joins the step before it."""
        self.undone.clear()
        last = self.done[-1] if self.done else None
        if last is not None and last.number == step.number:
            before = {change.path: change.before for change in last.changes}
            merged = {change.path: change for change in last.changes}
            for change in step.changes:
                merged[change.path] = Change(
                    change.path, before.get(change.path, change.before), change.after
                )
            last.changes = tuple(merged.values())
            last.at = step.at
            last.typed += step.typed
        else:
            self.done.append(step)
            del self.done[:-KEEP_STEPS]

    def joins(self, paths: Collection[str], at: datetime) -> Step | None:
        """The step that typing at `paths` now belongs to; None when it begins a new one."""
        if self.undone or not self.done:
            return None
        last = self.done[-1]
        same = {change.path for change in last.changes} == set(paths)
        soon = timedelta(0) <= at - last.at <= MERGE_WITHIN
        return last if same and soon and 0 < last.typed < MERGE_CHARACTERS else None

    def _follow(self, step: LoggedStep) -> None:
        if step.kind == "do":
            self.record(Step(step.number, step.changes, step.at, step.words))
            return
        leaving, joining = (self.done, self.undone) if step.kind == "undo" else (self.undone, self.done)
        if leaving and leaving[-1].number == step.of_step:
            joining.append(leaving.pop())
            return
        # The step itself lies before the beginning of the log; what undid or redid it says as much.
        leaving.clear()
        changes = step.changes
        if step.kind == "undo":
            changes = tuple(Change(c.path, c.after, c.before) for c in reversed(changes))
        joining.append(Step(step.of_step, changes, step.at, step.words))


def _leading_to(steps: list[Step], answers: Mapping[str, Json], *, undone: bool) -> list[Step]:
    """The top of the stack as far as taking it back, or doing it again, begins at what the answers are then."""
    state: dict[str, Json | None] = dict(answers)
    kept: list[Step] = []
    for step in reversed(steps):
        moves = [(c.path, c.before, c.after) if undone else (c.path, c.after, c.before) for c in step.changes]
        if any(state.get(path) != here for path, here, _ in moves):
            break
        state.update({path: there for path, _, there in moves})
        kept.append(step)
        if len(kept) == KEEP_STEPS:
            break
    return kept[::-1]
