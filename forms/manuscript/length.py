"""How long a report is, by section and chapter. Characters with punctuation, without white space."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.definition.form import Form, LengthProfile, PartBound
from forms.manuscript.model import Manuscript
from forms.report.answers import Answers

PROFILE_PATH = "basic.length_profile"


@dataclass(frozen=True, slots=True)
class Lengths:
    """`total` counts everything from title to date; `chapters` include their heading."""

    total: int
    sections: Mapping[str, int]
    chapters: Mapping[str, int]

    def share(self, chapter: str) -> float:
        return self.chapters.get(chapter, 0) / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class PartLength:
    """One bar of the length table. `missing` and `over` in characters; both 0 when the bound is kept."""

    chapter: str
    count: int
    bound: PartBound | None
    missing: int
    over: int


def characters(text: str) -> int:
    return len("".join(text.split()))


def lengths(form: Form, manuscript: Manuscript) -> Lengths:
    sections: dict[str, int] = {}
    chapters: dict[str, int] = {}
    chapter_of = {section.id: section.chapter for section in form.sections}
    for paragraph in manuscript.paragraphs:
        count = characters(paragraph.text)
        if paragraph.role != "heading1":
            sections[paragraph.section] = sections.get(paragraph.section, 0) + count
        chapter = chapter_of.get(paragraph.section, "")
        if chapter:
            chapters[chapter] = chapters.get(chapter, 0) + count
    return Lengths(sum(characters(p.text) for p in manuscript.paragraphs), sections, chapters)


def profile_of(form: Form, answers: Answers) -> LengthProfile | None:
    """The length profile that was chosen, else the form's first."""
    chosen = answers.text(PROFILE_PATH)
    found = next((p for p in form.length_profiles if p.id == chosen), None)
    return found or (form.length_profiles[0] if form.length_profiles else None)


def part_lengths(form: Form, found: Lengths, profile: LengthProfile | None) -> tuple[PartLength, ...]:
    """Every chapter against its bound. A share is asked of the whole as it is: writing more raises the whole too,
    so what is missing is solved for x in (count + x) / (total + x) = share."""
    bounds = {part.chapter: part for part in profile.parts} if profile else {}
    rows: list[PartLength] = []
    for chapter in form.chapters:
        count, bound = found.chapters.get(chapter.id, 0), bounds.get(chapter.id)
        missing = over = 0
        if bound is not None:
            missing = max(0, bound.least - count)
            over = max(0, count - bound.most) if bound.most else 0
            share = float(bound.share)
            if share and found.total and count < share * found.total:
                missing = max(missing, round((share * found.total - count) / (1 - share)) or 1)
        rows.append(PartLength(chapter.id, count, bound, missing, over))
    return tuple(rows)
