"""What was said last year, and what became of it: last year's problems as the table of area six, and last year's
measures as a list 「去年说要做的，做到了吗」.

| path | holds |
|---|---|
| `last.problems`, `last.measures` | list of `{"title", "text"}`, written by `forms.manuscript.carry` |
| `last.rectified` | list of `{"state", "note"}`, one for each problem |
| `last.done` | list of states, one for each measure |

A state is "done", "open" or "" (not said yet).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from forms.report.answers import Answers, Json

State = Literal["", "done", "open"]

PROBLEMS, MEASURES = "last.problems", "last.measures"
RECTIFIED, DONE = "last.rectified", "last.done"
FOUND = "rectification.issues_found"
MENDED = "rectification.issues_rectified"
REMAINS = "rectification.remaining_note"

_STILL = "正在整改"


@dataclass(frozen=True, slots=True)
class Past:
    """A problem or a measure of last year. `note` says why a problem is still open and until when."""

    title: str
    text: str
    state: State = ""
    note: str = ""


def past_problems(answers: Answers) -> tuple[Past, ...]:
    said = answers.get(RECTIFIED)
    rows = said if isinstance(said, list) else []
    found: list[Past] = []
    for at, past in enumerate(_entries(answers, PROBLEMS)):
        row = rows[at] if at < len(rows) else None
        if isinstance(row, dict):
            note = row.get("note", "")
            past = replace(past, state=_state(row.get("state")), note=note if isinstance(note, str) else "")
        found.append(past)
    return tuple(found)


def past_measures(answers: Answers) -> tuple[Past, ...]:
    said = answers.get(DONE)
    states = said if isinstance(said, list) else []
    return tuple(
        replace(past, state=_state(states[at])) if at < len(states) else past
        for at, past in enumerate(_entries(answers, MEASURES))
    )


def measure_told(answers: Answers, at: int, state: State) -> dict[str, Json | None]:
    """The change that says whether measure `at` was carried out."""
    states: list[Json] = [past.state for past in past_measures(answers)]
    states[at] = state
    return {DONE: states if any(states) else None}


def problem_told(
    answers: Answers, at: int, *, state: State | None = None, note: str | None = None
) -> dict[str, Json | None]:
    """The change that says what became of problem `at`, and what follows for the three boxes of area six: one step.
    A box in which the user has written something else is left alone, see `disagreeing`."""
    before = past_problems(answers)
    told = [*before]
    told[at] = replace(
        told[at],
        state=told[at].state if state is None else state,
        note=told[at].note if note is None else note,
    )
    changes: dict[str, Json | None] = {RECTIFIED: _packed(told)}
    was, now = summary(before), summary(told)
    for path, value in now.items():
        if answers.text(path).strip() in ("", was[path]):
            changes[path] = value or None
    return changes


def summary(problems: Sequence[Past]) -> dict[str, str]:
    """What the table says in the three boxes of area six: found n, rectified m, what remains."""
    if not any(past.state for past in problems):
        return {FOUND: "", MENDED: "", REMAINS: ""}
    remains = "；".join(
        f"“{past.title}”{past.note.strip().rstrip('。；') or _STILL}"
        for past in problems
        if past.state == "open"
    )
    mended = sum(past.state == "done" for past in problems)
    return {FOUND: str(len(problems)), MENDED: str(mended), REMAINS: remains}


def disagreeing(answers: Answers) -> Mapping[str, str]:
    """The boxes of area six that say something else than the table, with what the table says; {} before it says
    anything."""
    problems = past_problems(answers)
    if not any(past.state for past in problems):
        return {}
    return {path: value for path, value in summary(problems).items() if answers.text(path).strip() != value}


def _packed(told: Sequence[Past]) -> Json:
    return [{"state": past.state, "note": past.note} for past in told]


def _state(value: object) -> State:
    return cast(State, value) if value in ("done", "open") else ""


def _entries(answers: Answers, path: str) -> list[Past]:
    value = answers.get(path)
    found: list[Past] = []
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict):
            title, text = entry.get("title", ""), entry.get("text", "")
            if isinstance(title, str) and isinstance(text, str) and (title or text):
                found.append(Past(title, text))
    return found
