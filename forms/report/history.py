"""Undo and redo of one report, across fields, passages and structure."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from forms.report.answers import Json

# Typing in one box within this pause is one step; a pause begins a new one.
MERGE_WITHIN = timedelta(milliseconds=900)
# Long typing is cut after this many characters, so that one Ctrl+Z never takes a whole paragraph.
MERGE_CHARACTERS = 30


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


@dataclass(slots=True)
class History:
    """Two stacks of steps."""

    done: list[Step] = field(default_factory=list[Step])
    undone: list[Step] = field(default_factory=list[Step])

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

    def joins(self, path: str, at: datetime) -> Step | None:
        """The step that typing at `path` now belongs to; None when it begins a new one."""
        if self.undone or not self.done:
            return None
        last = self.done[-1]
        same = len(last.changes) == 1 and last.changes[0].path == path
        soon = timedelta(0) <= at - last.at <= MERGE_WITHIN
        return last if same and soon and 0 < last.typed < MERGE_CHARACTERS else None
