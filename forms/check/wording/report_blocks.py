"""Our own report as blocks: passages as they are composed, headings, and what is typed into boxes. Findings go back to
the passage (in its displayed text), or to the box whose words they are about."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.check.findings import Finding, Fix
from forms.check.wording.blocks import Block, BlockRole, Context, Names, Part
from forms.check.wording.fixes import apply_fix
from forms.check.wording.mark import Mark, excerpt, fix_label
from forms.definition.fields import ListField, TextField
from forms.definition.form import Form, Passage, Section
from forms.manuscript.blanks import Blank, parse
from forms.manuscript.compose import chapter_title, heading_text, passage_runs, passage_template
from forms.manuscript.speak import EMPTY, Speaker
from forms.report.normalise import read_day
from forms.report.outline import passage_path, passages_in_use

_PARTS: dict[str, Part] = {"area": "duty", "problem": "problems", "causes": "causes", "measure": "measures"}
_ROLES: dict[str, BlockRole] = {
    "basic.title": "title",
    "basic.addressee": "addressee",
    "closing.signer": "signature",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of a composed passage: `start` to `end` there, `shown` its place in the displayed text, `field` the path of
    the box that a blank speaks for."""

    start: int
    end: int
    shown: int
    field: str = ""


@dataclass(frozen=True, slots=True)
class ReportBlock:
    """A block and the way back: `owner` is the section on whose tab it stands."""

    block: Block
    owner: str
    passage: Passage | None = None
    stretches: tuple[Stretch, ...] = ()


def report_context(form: Form, speaker: Speaker, last: tuple[tuple[str, str], ...] = ()) -> Context:
    """What the rules must know about the report, from its answers."""

    def said(path: str) -> str:
        return speaker.field_text(path) if path in form.fields_by_path else ""

    names = Names(
        unit_full_name=said("basic.unit_full_name"),
        party_org_name=said("basic.party_org_name"),
        unit_short=said("basic.unit_short"),
        county=said("basic.county_name"),
        city=said("basic.city_name"),
        leading_body=said("basic.leading_body"),
        addressee=said("basic.addressee"),
    )
    written = read_day(speaker.answers.text("closing.report_date"))
    return Context(speaker.year, written, names, True, last, form.years)


def report_blocks(form: Form, speaker: Speaker) -> list[ReportBlock]:
    """The blocks in the order of the tabs."""
    made: list[ReportBlock] = []
    spoken: set[str] = set()
    for section in form.sections:
        for passage in passages_in_use(section, speaker.answers):
            for piece in parse(passage_template(speaker.answers, section, passage)):
                if isinstance(piece, Blank):
                    spoken.add(speaker.speak(piece.ref, section.id).path)
    chapter = ""
    for section in form.sections:
        if section.chapter != chapter:
            chapter = section.chapter
            found = next((c for c in form.chapters if c.id == chapter), None)
            if found is not None:
                heading = Block(
                    f"{chapter}.heading", chapter_title(found, speaker.answers), "heading1", chapter
                )
                made.append(ReportBlock(heading, section.id))
        made.extend(_section(speaker, section, spoken))
    return made


def _section(speaker: Speaker, section: Section, spoken: set[str]) -> Iterator[ReportBlock]:
    part = _PARTS.get(section.kind, "")
    if section.headed:
        path = f"{section.id}.heading"
        heading = Block(path, heading_text(speaker, section), "heading2", section.id, part)
        yield ReportBlock(heading, section.id)
    for field in section.fields:
        path = f"{section.id}.{field.id}"
        if not isinstance(field, TextField | ListField) or path in spoken:
            continue
        if text := speaker.answers.text(path).strip():
            yield ReportBlock(Block(path, text, _ROLES.get(path, "field"), section.id, part), section.id)
    for passage in passages_in_use(section, speaker.answers):
        yield _passage(speaker, section, passage, part)


def _passage(speaker: Speaker, section: Section, passage: Passage, part: Part) -> ReportBlock:
    path = passage_path(section, passage)
    shown: list[int] = []
    at = 0
    for piece in parse(passage_template(speaker.answers, section, passage)):
        shown.append(at)
        at += len(speaker.speak(piece.ref, section.id).text if isinstance(piece, Blank) else piece.text)
    stretches: list[Stretch] = []
    texts: list[str] = []
    at = 0
    for run in passage_runs(speaker, section, passage):
        stretches.append(Stretch(at, at + len(run.text), shown[run.piece] + run.start, run.blank))
        texts.append(run.text)
        at += len(run.text)
    block = Block(path, "".join(texts), "body", section.id, part)
    return ReportBlock(block, section.id, passage, tuple(stretches))


def is_about_empty(found: ReportBlock, mark: Mark) -> bool:
    """Whether the mark touches ____ of an empty blank, which a check of the box reports by itself."""
    text = found.block.text
    return any(
        s.field and s.start < mark.end and mark.start < s.end and EMPTY in text[s.start : s.end]
        for s in found.stretches
    ) or (found.block.role != "body" and EMPTY in text)


def report_finding(found: ReportBlock, mark: Mark, speaker: Speaker) -> Finding:
    """The finding of `mark`, at the passage, heading or box that it is about."""
    block = found.block
    if found.passage is None:
        return _in_text(block.path, block.text, mark, mark.start, mark.end)
    inside = next((s for s in found.stretches if s.start <= mark.start and mark.end <= s.end), None)
    if inside is not None and inside.field and inside.field != "basic.report_year":
        return _in_box(inside, block.text, mark, speaker)
    start = _shown(found.stretches, mark.start)
    end = max(start + 1, _shown(found.stretches, mark.end - 1) + 1)
    fix = None
    if mark.replacement is not None:
        section = speaker.form.section(found.owner)
        template = passage_template(speaker.answers, section, found.passage)

        def says(ref: str) -> str:
            return speaker.speak(ref, section.id).text

        fixed = apply_fix(template, says, [(start, end, mark.replacement)])
        if fixed is not None:
            fix = Fix(fix_label(mark), block.path, fixed, mark.replacement)
    return Finding(
        mark.rule.id, mark.severity, block.path, mark.message, start, end, excerpt(block.text, mark), fix
    )


def place_of(found: ReportBlock, start: int, end: int) -> tuple[str, int, int]:
    """Where `start` to `end` of the block's text stands: path and span in the displayed text of a passage or in a box;
    words that a blank says stand at its box as a whole."""
    if found.passage is None:
        return found.block.path, start, end
    inside = next((s for s in found.stretches if s.start <= start and end <= s.end), None)
    if inside is not None and inside.field:
        return inside.field, 0, 0
    first = _shown(found.stretches, start)
    return found.block.path, first, max(first + 1, _shown(found.stretches, end - 1) + 1)


def _in_text(path: str, text: str, mark: Mark, start: int, end: int) -> Finding:
    fix = None
    if mark.replacement is not None:
        fix = Fix(fix_label(mark), path, text[:start] + mark.replacement + text[end:], mark.replacement)
    words = text[start:end]
    return Finding(mark.rule.id, mark.severity, path, mark.message, start, end, words[:40], fix)


def _in_box(inside: Stretch, text: str, mark: Mark, speaker: Speaker) -> Finding:
    """A mark in what a blank says: in the box's own words where they are said as typed, else at the box as a whole."""
    own = speaker.answers.text(inside.field)
    said = text[inside.start : inside.end]
    at = said.find(own) if own else -1
    start, end = mark.start - inside.start - at, mark.end - inside.start - at
    if at >= 0 and start >= 0 and end <= len(own):
        return _in_text(inside.field, own, mark, start, end)
    return Finding(mark.rule.id, mark.severity, inside.field, mark.message, excerpt=excerpt(text, mark))


def _shown(stretches: tuple[Stretch, ...], at: int) -> int:
    """The place in the displayed text of the character `at` of the composed text."""
    for stretch in stretches:
        if at < stretch.end:
            return stretch.shown + at - stretch.start
    return stretches[-1].shown + at - stretches[-1].start if stretches else at
