"""From an earlier year's report to a new one: what is taken over, what turns into last year's, what is offered.

Kept in the new report's own answers, so that it travels with the report:

| path | holds |
|---|---|
| `last.year` | the earlier report's year |
| `last.<path of an input>` | its value, as typed |
| `last.<path of a passage>` | its text as it was printed |
| `last.problems`, `last.measures` | its problems and measures: list of `{"title", "text"}` |
| `carried.<path of a passage>` | the template that was carried over; unchanged until edited or confirmed |
| `carried.confirmed` | list of passage paths that the user read and left as they are |

What became of last year's problems and measures is in `forms.report.reckoning`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from forms.definition.figures import GrowthField
from forms.definition.form import Form, Section
from forms.manuscript.blanks import Literal, escape, join, parse
from forms.manuscript.compose import heading_text, passage_runs, passage_template
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers, Json
from forms.report.outline import order_path, passage_path, passages_in_use

# Of this year only: never taken over.
_FRESH = ("basic.report_year", "basic.title", "closing.report_date")
_CONFIRMED = "carried.confirmed"


@dataclass(frozen=True, slots=True)
class OfferedPassage:
    """One passage of the earlier report that differs from the form's own wording. `template` is what would be taken
    over; `renewed` names what was changed in it because the year has changed (before, after)."""

    path: str
    label: str
    template: str
    text: str
    renewed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """What is taken over, to be told before it is: settings, unit and persons; names of brands and teams; figures that
    become last year's; passages that are offered; problems that want an answer; measures that were promised."""

    persons: int
    names: int
    figures: int
    passages: int
    problems: int
    measures: int


@dataclass(frozen=True, slots=True)
class Carry:
    """`names`: settings, names and choices taken over as they are. `figures`: last year's values in the new report's
    boxes for last year. `reference`: the `last.` answers; `figure_paths` are the inputs among them that are figures.
    `passages`: offered one by one."""

    names: Mapping[str, Json]
    figures: Mapping[str, Json]
    reference: Mapping[str, Json]
    figure_paths: frozenset[str]
    passages: tuple[OfferedPassage, ...]

    @property
    def year(self) -> str:
        """The earlier report's year; "" when it had none."""
        return str(self.reference.get("last.year", ""))

    def counts(self) -> Counts:
        persons = sum(path.partition(".")[0] in ("basic", "closing") for path in self.names)
        figures = sum(path.removeprefix("last.") in self.figure_paths for path in self.reference)
        told = [self.reference.get(f"last.{name}") for name in ("problems", "measures")]
        problems, measures = (len(entries) if isinstance(entries, list) else 0 for entries in told)
        return Counts(persons, len(self.names) - persons, figures, len(self.passages), problems, measures)

    def values(self, chosen: Iterable[str]) -> dict[str, Json | None]:
        """The answers of a new report with the passages at the paths `chosen` taken over: one undo step."""
        values: dict[str, Json | None] = {**self.names, **self.figures, **self.reference}
        wanted = set(chosen)
        for passage in self.passages:
            if passage.path in wanted:
                values[passage.path] = passage.template
                values[f"carried.{passage.path}"] = passage.template
        return values


def carry(form: Form, earlier: Answers, year: int) -> Carry:
    """What the report of `year` can take from `earlier`, a report of the same form."""
    speaker = Speaker(form, earlier)
    reference: dict[str, Json] = {"last.year": str(speaker.year or "")}
    names: dict[str, Json] = {}
    figures: dict[str, Json] = {}
    for path, entry in form.inputs():
        value = earlier.get(path)
        if value is None or path in _FRESH:
            continue
        owner = form.owner(path)
        number = entry.value in ("integer", "decimal")
        if number:
            reference[f"last.{path}"] = value
        if owner is not None and isinstance(owner[1], GrowthField):
            if entry.suffix == "current":
                figures[f"{owner[0].id}.{owner[1].id}.previous"] = value
        elif not number and entry.value != "long_text":
            names[path] = value
    for section in form.sections:
        if order_path(section) in earlier:
            names[order_path(section)] = earlier[order_path(section)]
        own_heading = earlier.get(f"{section.id}.heading")
        if own_heading is not None and section.kind == "area":
            names[f"{section.id}.heading"] = own_heading
    numbers = frozenset(path.removeprefix("last.") for path in reference if path != "last.year")
    reference |= _printed(form, speaker)
    return Carry(names, figures, reference, numbers, tuple(_offered(form, speaker, year)))


def _printed(form: Form, speaker: Speaker) -> dict[str, Json]:
    texts: dict[str, Json] = {}
    for section in form.sections:
        for passage in passages_in_use(section, speaker.answers):
            text = "".join(run.text for run in passage_runs(speaker, section, passage))
            texts[f"last.{passage_path(section, passage)}"] = text
    for kind, name in (("problem", "problems"), ("measure", "measures")):
        entries: list[Json] = [
            {"title": heading_text(speaker, section), "text": _section_text(speaker, section)}
            for section in form.of_kind(kind)  # type: ignore[arg-type] # the two are section kinds
        ]
        texts[f"last.{name}"] = entries
    return texts


def _section_text(speaker: Speaker, section: Section) -> str:
    return "".join(
        run.text
        for passage in passages_in_use(section, speaker.answers)
        for run in passage_runs(speaker, section, passage)
    )


def _offered(form: Form, speaker: Speaker, year: int) -> Iterator[OfferedPassage]:
    for section in form.sections:
        for passage in passages_in_use(section, speaker.answers):
            template = passage_template(speaker.answers, section, passage)
            if template == passage.template or not template.strip():
                continue  # the form's own wording follows the year by itself
            renewed, changes = renew(form, template, speaker.year, year)
            text = "".join(run.text for run in passage_runs(speaker, section, passage))
            path = passage_path(section, passage)
            yield OfferedPassage(path, passage.label or section.tab, renewed, text, changes)


def renew(
    form: Form, template: str, before: int | None, after: int
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """`template` with the earlier year's words as live year words, and its year as the new one; with the list of
    changes (before, after). Names in 《》 stay: they are titles of documents."""
    if before is None:
        return template, ()
    words = sorted(
        ((word.text, name) for name, word in form.years.words.get(before, {}).items() if len(word.text) >= 5),
        key=lambda entry: -len(entry[0]),
    )
    changes: list[tuple[str, str]] = []

    def renewed(text: str) -> str:
        parts = re.split(r"(《[^》]*》)", text)
        return "".join(part if part.startswith("《") else plain(part) for part in parts)

    def plain(text: str) -> str:
        for said, name in words:
            new = form.years.word(after, name)
            if said in text and new is not None and new.text != said:
                text = text.replace(said, f"\0{name}\0")
                changes.append((said, new.text))
        year = re.compile(rf"(?<!\d){before}(?=年)")
        if year.search(text):
            changes.append((f"{before}年", f"{after}年"))
        return re.sub("\0(.*?)\0", r"{year.\1}", escape(year.sub(str(after), text)))

    pieces = [renewed(p.text) if isinstance(p, Literal) else join((p,)) for p in parse(template)]
    return "".join(pieces), tuple(dict.fromkeys(changes))


def is_carried(answers: Answers, path: str) -> bool:
    """Whether the passage at `path` still stands as it was carried over, neither edited nor confirmed."""
    template = answers.get(f"carried.{path}")
    return template is not None and answers.get(path) == template and not is_confirmed(answers, path)


def is_confirmed(answers: Answers, path: str) -> bool:
    """Whether the user read the passage at `path` and left it as it was carried over."""
    return path in answers.items_at(_CONFIRMED) and answers.get(path) == answers.get(f"carried.{path}")


def confirmed(answers: Answers, path: str) -> dict[str, Json | None]:
    """The change of answers that says: read, and left as it is."""
    kept: list[Json] = [*answers.items_at(_CONFIRMED)]
    return {_CONFIRMED: kept if path in kept else [*kept, path]}


def carried_paths(answers: Answers) -> tuple[str, ...]:
    """All passages that still stand as they were carried over."""
    paths = (p.removeprefix("carried.") for p in answers if p.startswith("carried.") and p != _CONFIRMED)
    return tuple(path for path in paths if is_carried(answers, path))
