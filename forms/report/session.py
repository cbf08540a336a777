"""One report being filled in: the only mutable object of the core."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from forms.definition.form import Form
from forms.report.answers import Answers, Json
from forms.report.edit import Edit, EditKind
from forms.report.history import Change, History, Step

Sink = Callable[[tuple[Edit, ...]], None]


class ReportSession:
    """Takes edits, keeps the answers and the history, hands every edit to `sink` (the store) as it happens.
    Times are arguments, so that the session reads no clock."""

    def __init__(
        self,
        form: Form,
        answers: Answers,
        *,
        sink: Sink | None = None,
        last_seq: int = 0,
        last_step: int = 0,
        history: History | None = None,
    ) -> None:
        """`history` is what the store rebuilt from its log: undo reaches back across restarts."""
        self.form = form
        self.history = History() if history is None else history
        self._answers = answers
        self._sink = sink
        self._seq = last_seq
        self._step = last_step

    @property
    def answers(self) -> Answers:
        return self._answers

    @property
    def can_undo(self) -> bool:
        return bool(self.history.done)

    @property
    def can_redo(self) -> bool:
        return bool(self.history.undone)

    def type(
        self,
        path: str,
        value: Json | None,
        at: datetime,
        following: Mapping[str, Json | None] = MappingProxyType({}),
    ) -> tuple[Edit, ...]:
        """A key press in one box: joins the step of the key presses just before it. `following` are answers that are
        made from what is typed, and change with it."""
        return self._edit({path: value, **following}, at, typing=True)

    def edit(self, values: Mapping[str, Json | None], at: datetime, words: str = "") -> tuple[Edit, ...]:
        """Any other change, of one answer or of several, as one undo step."""
        return self._edit(values, at, typing=False, words=words)

    def undo(self, at: datetime) -> tuple[Edit, ...]:
        """Takes the last step back; () when there is none."""
        if not self.history.done:
            return ()
        step = self.history.done.pop()
        self.history.undone.append(step)
        return self._apply([(c.path, c.before) for c in reversed(step.changes)], at, step, "undo")

    def redo(self, at: datetime) -> tuple[Edit, ...]:
        """Does the last undone step again; () when there is none."""
        if not self.history.undone:
            return ()
        step = self.history.undone.pop()
        self.history.done.append(step)
        step.typed = 0  # typing after it begins a new step
        return self._apply([(c.path, c.after) for c in step.changes], at, step, "redo")

    def break_step(self) -> None:
        """The next key press begins a new step (the focus has moved, say)."""
        if self.history.done:
            self.history.done[-1].typed = 0

    def _edit(
        self, values: Mapping[str, Json | None], at: datetime, *, typing: bool, words: str = ""
    ) -> tuple[Edit, ...]:
        changes = tuple(
            Change(path, self._answers.get(path), normal)
            for path, value in values.items()
            if (normal := self._normal(path, value)) != self._answers.get(path)
        )
        if not changes:
            return ()
        joined = self.history.joins([change.path for change in changes], at) if typing else None
        if joined is None:
            self._step += 1
        number = self._step if joined is None else joined.number
        step = Step(number, changes, at, words, 1 if typing else 0)
        self.history.record(step)
        return self._apply([(c.path, c.after) for c in changes], at, step, "do")

    def _normal(self, path: str, value: Json | None) -> Json | None:
        """An emptied box is an absent answer, unless it stands against a default wording."""
        if value != "":
            return value
        entry = self.form.inputs_by_path.get(path)
        keeps = path.endswith(".text") and entry is None
        return "" if keeps or (entry is not None and entry.default) else None

    def _apply(
        self, values: Sequence[tuple[str, Json | None]], at: datetime, step: Step, kind: EditKind
    ) -> tuple[Edit, ...]:
        number, of_step = step.number, 0
        if kind != "do":  # an undo is a step of the log like any other, and says whose
            self._step += 1
            number, of_step = self._step, step.number
        edits: list[Edit] = []
        for path, value in values:
            self._seq += 1
            before = self._answers.get(path)
            edits.append(Edit(self._seq, number, path, before, value, at, kind, of_step, step.words))
            self._answers = self._answers.with_value(path, value)
        done = tuple(edits)
        if self._sink is not None:
            self._sink(done)
        return done
