"""How far a report is: what each tab asks for and what is filled in."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.definition.fields import AnyField
from forms.definition.figures import GrowthField
from forms.definition.form import Form, Section, input_path
from forms.definition.inputs import Input
from forms.manuscript.compose import heading_text, passage_runs
from forms.manuscript.speak import Speaker
from forms.report.growth import growth
from forms.report.outline import passage_path, passages_in_use


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that must be filled in. `path` is where the caret should go."""

    path: str
    label: str
    source: str
    filled: bool


@dataclass(frozen=True, slots=True)
class Progress:
    filled: int
    wanted: int

    @property
    def done(self) -> bool:
        return self.filled >= self.wanted


def progress(form: Form, speaker: Speaker) -> dict[str, Progress]:
    """Section id -> progress, for every section."""
    found: dict[str, Progress] = {}
    for section in form.sections:
        slots = tuple(section_slots(speaker, section))
        found[section.id] = Progress(sum(slot.filled for slot in slots), len(slots))
    return found


def section_slots(speaker: Speaker, section: Section) -> Iterator[Slot]:
    """What is required of one section, in the order of the tab: headings of problems and measures, fields, and
    passages that must not be empty."""
    if section.heading and section.kind in ("problem", "measure"):
        yield Slot(f"{section.id}.heading", "标题", "", bool(heading_text(speaker, section)))
    for field in section.fields:
        yield from _field_slots(speaker, section, field)
    if section.kind not in ("basic", "area", "closing", "review"):
        for passage in passages_in_use(section, speaker.answers):
            text = "".join(run.text for run in passage_runs(speaker, section, passage))
            yield Slot(passage_path(section, passage), passage.label or "正文", "", bool(text.strip()))


def _field_slots(speaker: Speaker, section: Section, field: AnyField) -> Iterator[Slot]:
    if not field.required:
        return
    if isinstance(field, GrowthField):
        base = f"{section.id}.{field.id}"
        found = growth(field, speaker.answers, base)
        filled = found.compared and (field.speak == "change" or found.current is not None)
        missing = "previous" if found.current is not None else "current"
        yield Slot(f"{base}.{missing}", field.label, field.source, filled)
        return
    for entry in field.inputs():
        if entry.required:
            path = input_path(section.id, field, entry)
            yield Slot(path, entry.label, field.source, _filled(speaker, section, field, entry, path))


def _filled(speaker: Speaker, section: Section, field: AnyField, entry: Input, path: str) -> bool:
    if entry.value == "links":
        return speaker.speak(field.id, section.id).state == "filled"
    if speaker.answers.text(path).strip():
        return True
    return bool(entry.default) and speaker.speak(field.id, section.id).state == "filled"
