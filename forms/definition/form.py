"""A form: chapters of sections, each with its fields, passages and rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

from forms.definition.fields import AnyField
from forms.definition.inputs import Input
from forms.definition.rules import AnyRule
from forms.definition.wording import PackSource, no_packs
from forms.definition.years import YearTable

SectionKind = Literal["basic", "opening", "area", "lead", "problem", "causes", "measure", "closing", "review"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Prose with {blanks}. `topic` is its first sentence without the full stop, `lead` an ordinal (一是) that is
    counted over the passages of the section that are in use. `optional` ones may be dropped; `included = False`
    ones wait in the 加一条 menu. `explains` names the sections that this wording speaks for, where the section's own
    `explains` says of which kind they are."""

    id: str
    label: str = ""
    text: str
    topic: str = ""
    lead: Literal["", "ordinal"] = ""
    optional: bool = False
    included: bool = True
    required: bool = False
    min_length: int = 0
    max_length: int = 0
    explains: tuple[str, ...] = ()

    @property
    def template(self) -> str:
        """The default wording, topic and text in one."""
        return f"{self.topic}。{self.text}" if self.topic else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One tab. `heading` is the default heading without its number; `lead_in` runs before the passages. With
    `explains`, each passage asks which sections of that kind it speaks for: causes, say, which problems."""

    id: str
    tab: str
    kind: SectionKind
    chapter: str = ""
    heading: str = ""
    heading_min: int = 0
    heading_max: int = 0
    lead_in: str = ""
    hint: str = ""
    can_add: bool = False
    min_passages: int = 0
    explains: Literal["", "problem"] = ""
    fields: tuple[AnyField, ...] = ()
    passages: tuple[Passage, ...] = ()
    rules: tuple[AnyRule, ...] = ()

    def passage(self, passage_id: str) -> Passage | None:
        return next((p for p in self.passages if p.id == passage_id), None)

    @property
    def headed(self) -> bool:
        return self.kind in ("area", "problem", "measure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter head such as 一、履职情况; its number is counted, `heading` comes without it."""

    id: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartBound:
    """How long one chapter may be: characters (0: no bound) and least share of the whole, as a fraction 0–1."""

    chapter: str
    least: int = 0
    most: int = 0
    share: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthProfile:
    """What an office asks of the report's length, in characters with punctuation, without white space."""

    id: str
    least: int = 0
    most: int = 0
    parts: tuple[PartBound, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Form:
    """The whole definition. Paths of fields are `<section>.<field>`, of their inputs `<section>.<field>.<suffix>`."""

    id: str
    name: str
    version: int
    chapters: tuple[Chapter, ...]
    sections: tuple[Section, ...]
    length_profiles: tuple[LengthProfile, ...] = ()
    years: YearTable = field(default_factory=YearTable)
    wording: PackSource = field(default=no_packs, compare=False)  # read when wording is first checked

    @cached_property
    def by_id(self) -> Mapping[str, Section]:
        return {section.id: section for section in self.sections}

    @cached_property
    def fields_by_path(self) -> Mapping[str, AnyField]:
        return {f"{s.id}.{f.id}": f for s in self.sections for f in s.fields}

    @cached_property
    def inputs_by_path(self) -> Mapping[str, Input]:
        return dict(self.inputs())

    def inputs(self) -> Iterator[tuple[str, Input]]:
        """Every input with its path, in the order of the form."""
        for section in self.sections:
            for item in section.fields:
                for entry in item.inputs():
                    yield input_path(section.id, item, entry), entry

    def section(self, section_id: str) -> Section:
        return self.by_id[section_id]

    def of_kind(self, kind: SectionKind) -> tuple[Section, ...]:
        return tuple(s for s in self.sections if s.kind == kind)

    def owner(self, path: str) -> tuple[Section, AnyField] | None:
        """The section and field that an input's path belongs to; None for passages, headings and unknown paths."""
        head, _, rest = path.partition(".")
        name = rest.partition(".")[0]
        found = self.fields_by_path.get(f"{head}.{name}")
        return None if found is None else (self.by_id[head], found)


def input_path(section_id: str, item: AnyField, entry: Input) -> str:
    base = f"{section_id}.{item.id}"
    return f"{base}.{entry.suffix}" if entry.suffix else base
