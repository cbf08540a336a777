"""Which causes and which measures belong to which problem, and where something is still missing."""

from dataclasses import dataclass

from forms.definition.fields import LinksField
from forms.definition.form import Passage, Section
from forms.manuscript.compose import heading_text, passage_runs, passage_template
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers
from forms.report.outline import explains_path, passage_path, passages_in_use


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause that is written. `number` counts them from 1 as they are printed, `title` is its first sentence without
    the full stop, `links` the path at which its problems are chosen."""

    number: int
    path: str
    links: str
    title: str
    problems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measure:
    """`links` is the path at which its problems are chosen; "" for a form that does not ask."""

    section: Section
    links: str
    problems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Closure:
    """Problems in order, with what answers them. What has no problem at all is among the `causes` and `measures`
    with no `problems`. `causes_place` is the tab that asks which problems a cause explains, "" when none does."""

    problems: tuple[Section, ...]
    causes: tuple[Cause, ...]
    measures: tuple[Measure, ...]
    causes_place: str

    @property
    def asks_causes(self) -> bool:
        return bool(self.causes_place)

    def causes_of(self, problem: Section) -> tuple[Cause, ...]:
        return tuple(cause for cause in self.causes if problem.id in cause.problems)

    def measures_of(self, problem: Section) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.measures if problem.id in measure.problems)


def closure(speaker: Speaker) -> Closure:
    form = speaker.form
    problems = form.of_kind("problem")
    known = frozenset(section.id for section in problems)
    causes: list[Cause] = []
    for section in form.of_kind("causes"):
        for passage in passages_in_use(section, speaker.answers):
            text = "".join(run.text for run in passage_runs(speaker, section, passage)).strip()
            if text:
                causes.append(
                    Cause(
                        len(causes) + 1,
                        passage_path(section, passage),
                        explains_path(section, passage) if section.explains else "",
                        text.partition("。")[0].partition("\n")[0],
                        frozenset(explained(speaker, section, passage)) & known,
                    )
                )
    measures = tuple(_measure(speaker.answers, section, known) for section in form.of_kind("measure"))
    place = next((section.id for section in form.of_kind("causes") if section.explains), "")
    return Closure(problems, tuple(causes), measures, place)


def explained(speaker: Speaker, section: Section, passage: Passage) -> tuple[str, ...]:
    """The sections that a passage speaks for: as chosen, else by default."""
    path = explains_path(section, passage)
    if path in speaker.answers:
        return speaker.answers.items_at(path)
    return default_explained(speaker, section, passage)


def default_explained(speaker: Speaker, section: Section, passage: Passage) -> tuple[str, ...]:
    """The form knows of its own wording only what explains what: a cause with another first sentence, or a problem
    with another heading, is the user's, and so is the answer."""
    if not section.explains:
        return ()
    template = passage_template(speaker.answers, section, passage)
    if not (passage.topic and template.startswith(f"{passage.topic}。")) and template != passage.template:
        return ()
    sections = {s.id: s for s in speaker.form.of_kind(section.explains)}
    return tuple(
        name
        for name in passage.explains
        if (target := sections.get(name)) is not None
        and heading_text(speaker, target) == speaker.render(target.heading, name)
    )


def _measure(answers: Answers, section: Section, known: frozenset[str]) -> Measure:
    links, chosen = "", frozenset[str]()
    for field in section.fields:
        if isinstance(field, LinksField):
            links = links or f"{section.id}.{field.id}"
            path = f"{section.id}.{field.id}"
            # An empty list is an answer: every box was cleared.
            chosen |= frozenset(answers.items_at(path) if path in answers else field.default)
    return Measure(section, links, chosen & known)
