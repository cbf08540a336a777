"""The figures of a report at a glance: value, last year, change, who supplies them, and where the prose says them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from forms.definition.fields import AnyField, BreakdownField, GrowthField, NumberField, SeriesField
from forms.definition.form import Section, input_path
from forms.definition.inputs import Input
from forms.manuscript.blanks import refs
from forms.manuscript.compose import heading_number, passage_template
from forms.manuscript.places import place_words
from forms.manuscript.speak import Speaker
from forms.report.growth import Growth, growth
from forms.report.last_year import change_words, last_value
from forms.report.normalise import plain, read_number
from forms.report.outline import passage_path, passages_in_use, waiting_passages

# spoken: in the passages of `passages`. unspoken: in use nowhere, though the form has a place for it. waiting: that
# place is a passage which the report does without, `passages`. zero: left out, since it says nothing happened.
# check: only compared with others. empty: nothing to say.
Use = Literal["spoken", "unspoken", "waiting", "zero", "check", "empty"]

Spoken = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Figure:
    """`path` is its box, or the field of two boxes for the two years; `value` and `last` as they were typed, "" when
    not known; `change` in words, 增长6.07%. `missing`: it is required and not filled in."""

    section: Section
    path: str
    label: str
    unit: str
    value: str
    last: str
    change: str
    source: str
    missing: bool
    use: Use
    passages: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.label}（{self.unit}）" if self.unit else self.label


def figures(speaker: Speaker) -> list[Figure]:
    """All of them, in the order of the form."""
    places = _Places(speaker)
    return [
        figure
        for section in speaker.form.sections
        for field in section.fields
        for figure in _figures(speaker, section, field, places)
    ]


class _Places:
    """Path of a field -> paths of the passages that speak it: those in use, those that the report does without, and
    those of the form."""

    def __init__(self, speaker: Speaker) -> None:
        self.used: dict[str, dict[str, None]] = {}
        self.waiting: dict[str, dict[str, None]] = {}
        self.ours: set[str] = set()
        self._expected: set[str] = set()  # in the form's wording of passages that are in use
        answers = speaker.answers
        for section in speaker.form.sections:
            used = {passage.id for passage in passages_in_use(section, answers)}
            for passages, found in (
                (passages_in_use(section, answers), self.used),
                (waiting_passages(section, answers), self.waiting),
            ):
                for passage in passages:
                    for ref in refs(passage_template(answers, section, passage)):
                        path = speaker.speak(ref, section.id).path
                        found.setdefault(path, {})[passage_path(section, passage)] = None
            for passage in section.passages:
                spoken = {speaker.speak(ref, section.id).path for ref in refs(passage.template)}
                self.ours |= spoken
                self._expected |= spoken if passage.id in used else set()

    def of(self, base: str, *, said: bool, zero: bool = False) -> tuple[Use, tuple[str, ...]]:
        if zero and (base in self.used or base in self.ours):
            return "zero", ()
        if base in self.used:
            return "spoken", tuple(self.used[base])
        if not said:
            return "empty", ()
        if base in self.waiting and base not in self._expected:
            return "waiting", tuple(self.waiting[base])
        return ("unspoken" if base in self.ours else "check"), ()


def use_words(speaker: Speaker, figure: Figure) -> str:
    """（二）一是等2处 · 未写进正文 · 为零不写 · （四）“作风建设”没选用 · 只作核对; "" for an empty one."""
    first = next(iter(figure.passages), "")
    if figure.use == "spoken":
        more = f"等{len(figure.passages)}处" if len(figure.passages) > 1 else ""
        return f"{place_words(speaker, first)}{more}"
    if figure.use == "waiting":
        section_id, name, _ = first.split(".")
        section = speaker.form.section(section_id)
        passage = section.passage(name)
        number = heading_number(speaker.form, section) if section.kind == "area" else ""
        return f"{number}“{passage.label if passage else name}”没选用"
    return _USE_WORDS.get(figure.use, "")


_USE_WORDS = {"unspoken": "未写进正文", "zero": "为零不写", "check": "只作核对"}


def _figures(speaker: Speaker, section: Section, field: AnyField, places: _Places) -> Iterator[Figure]:
    answers, base = speaker.answers, f"{section.id}.{field.id}"
    if isinstance(field, GrowthField):
        found = growth(field, answers, base)
        current = answers.text(f"{base}.current").strip()
        needed = field.required and field.speak == "full"
        use, passages = places.of(base, said=bool(current) or found.change is not None)
        yield Figure(
            section,
            base,
            field.label,
            field.unit,
            current,
            plain(found.previous) if found.previous is not None else "",
            _change(field, found),
            field.source,
            needed and not current,
            use,
            passages,
        )
    elif isinstance(field, NumberField | BreakdownField | SeriesField):
        for entry in field.inputs():
            if entry.value == "flag":
                continue
            path = input_path(section.id, field, entry)
            text = answers.text(path).strip()
            use, passages = places.of(base, said=bool(text), zero=_is_zero(entry, text))
            yield Figure(
                section,
                path,
                entry.label,
                entry.unit,
                text,
                last_value(answers, path),
                change_words(entry, answers, path),
                field.source,
                entry.required and not text,
                use,
                passages,
            )


def _is_zero(entry: Input, text: str) -> bool:
    number = read_number(text, entry.unit)
    return number is not None and number.value == 0


def _change(field: GrowthField, found: Growth) -> str:
    """增长6.07% · 再压缩1.5 · 持平"""
    if not found.compared or found.change is None:
        return ""
    if found.direction == "flat":
        return "持平"
    amount, rate = field.up if found.direction == "up" else field.down
    if field.with_rate and found.rate is not None:
        return f"{rate}{plain(found.rate)}%"
    return f"{amount}{plain(found.change)}"
