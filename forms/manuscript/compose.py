"""From answers to Manuscript."""

from collections.abc import Iterator

from forms.definition.form import Chapter, Form, Passage, Section
from forms.manuscript.blanks import Blank, parse
from forms.manuscript.model import Manuscript, Paragraph, Role, Run, SignMode
from forms.manuscript.numerals import chapter_number, ordinal, section_number
from forms.manuscript.speak import EMPTY, Speaker
from forms.report.answers import Answers
from forms.report.outline import passage_path, passages_in_use

_SEPARATORS = "，、；"
_ENDS = "。！？；：\n"


def compose(form: Form, answers: Answers, speaker: Speaker | None = None) -> Manuscript:
    """The whole report. Never fails: what is not filled in stands as ____. `speaker` spares the work when there is
    one of the same answers."""
    speaker = speaker or Speaker(form, answers)
    paragraphs: list[Paragraph] = []
    title = speaker.render("{basic.title}", "basic")
    paragraphs.append(Paragraph("title", (Run(title, "basic.title"),), "basic"))
    addressee = speaker.field_text("basic.addressee")
    if addressee:
        mark = "" if addressee.endswith(("：", ":")) else "："
        paragraphs.append(Paragraph("addressee", (Run(addressee + mark, "basic.addressee"),), "basic"))
    chapter = ""
    for section in form.sections:
        if section.chapter != chapter:
            chapter = section.chapter
            if heading := chapter_heading(form, answers, chapter):
                run = Run(heading, f"{chapter}.heading")
                paragraphs.append(Paragraph("heading1", (run,), section.id))
        if section.kind == "closing":
            paragraphs.extend(_closing(form, speaker, section))
        elif section.kind not in ("basic", "review"):
            paragraphs.extend(section_paragraphs(speaker, section))
    mode = answers.text("closing.sign_mode")
    sign_mode: SignMode = mode if mode in ("org_noseal", "org_seal") else "personal"
    unfilled = sum(p.text.count(EMPTY) for p in paragraphs)
    return Manuscript(tuple(paragraphs), speaker.year or 0, sign_mode, unfilled)


def chapter_heading(form: Form, answers: Answers, chapter_id: str) -> str:
    """一、履职情况, reworded or by default; "" for no chapter."""
    for number, chapter in enumerate(form.chapters, 1):
        if chapter.id == chapter_id:
            return chapter_number(number) + chapter_title(chapter, answers)
    return ""


def chapter_title(chapter: Chapter, answers: Answers) -> str:
    return answers.text(f"{chapter.id}.heading").strip() or chapter.heading


def heading_number(form: Form, section: Section) -> str:
    """（一） for the sections of a chapter that carry a heading; "" for the others."""
    peers = [s.id for s in form.sections if s.chapter == section.chapter and s.headed]
    return section_number(peers.index(section.id) + 1) if section.id in peers else ""


def heading_text(speaker: Speaker, section: Section) -> str:
    """The heading without its number, reworded or by default."""
    own = speaker.answers.text(f"{section.id}.heading").strip()
    return own or speaker.render(section.heading, section.id)


def section_paragraphs(speaker: Speaker, section: Section) -> tuple[Paragraph, ...]:
    """The paragraphs of one section: run-in heading, lead-in and passages run on; a newline in a passage begins a
    new paragraph."""
    lines: list[list[Run]] = [[]]
    if section.headed:
        path = f"{section.id}.heading"
        heading = heading_text(speaker, section)
        number = heading_number(speaker.form, section)
        stop = "" if heading.endswith(("。", "！", "？")) else "。"
        lines[-1].append(Run(f"{number}{heading}{stop}", path, style="heading2"))
    if section.lead_in:
        lines[-1].append(Run(section.lead_in))
    count = 0
    for passage in passages_in_use(section, speaker.answers):
        runs = passage_runs(speaker, section, passage)
        if not any(run.text.strip() for run in runs):
            continue
        if passage.lead == "ordinal":
            count += 1
            lines[-1].append(Run(ordinal(count), passage_path(section, passage)))
        for run in runs:
            _append(lines, run)
    return tuple(Paragraph("body", tuple(runs), section.id) for runs in lines if runs)


def passage_runs(speaker: Speaker, section: Section, passage: Passage) -> tuple[Run, ...]:
    """The runs of one passage; a blank that is gone takes one separator beside it along."""
    path = passage_path(section, passage)
    if path not in speaker.runs:
        speaker.runs[path] = tuple(_spoken_runs(speaker, section, passage, path))
    return speaker.runs[path]


def _spoken_runs(speaker: Speaker, section: Section, passage: Passage, path: str) -> list[Run]:
    pieces = parse(passage_template(speaker.answers, section, passage))
    runs: list[Run] = []
    skip = 0
    for number, piece in enumerate(pieces):
        if isinstance(piece, Blank):
            spoken = speaker.speak(piece.ref, section.id)
            if spoken.state == "gone":
                following = pieces[number + 1] if number + 1 < len(pieces) else None
                ahead = "" if following is None or isinstance(following, Blank) else following.text[:1]
                skip = _close_gap(runs, ahead)
            else:
                runs.append(Run(spoken.text, path, number, 0, spoken.path))
                skip = 0
            continue
        if piece.text[skip:]:
            runs.append(Run(piece.text[skip:], path, number, skip))
        skip = 0
    return runs


def passage_template(answers: Answers, section: Section, passage: Passage) -> str:
    """The passage as reworded, else its default wording."""
    own = answers.get(passage_path(section, passage))
    return own if isinstance(own, str) else passage.template


def _close_gap(runs: list[Run], ahead: str) -> int:
    """Drops the separator before a vanished blank; answers how many characters after it go instead."""
    before = runs[-1].text[-1:] if runs else ""
    if before and before in _SEPARATORS:
        last = runs.pop()
        if last.text[:-1]:
            runs.append(Run(last.text[:-1], last.path, last.piece, last.start, last.blank, last.style))
        return 0
    at_head = not before or before in _ENDS
    return 1 if ahead and (ahead in _SEPARATORS or (at_head and ahead in "。")) else 0


def _append(lines: list[list[Run]], run: Run) -> None:
    start = run.start
    for number, part in enumerate(run.text.split("\n")):
        if number:
            lines.append([])
        if part:
            lines[-1].append(Run(part, run.path, run.piece, start, run.blank, run.style))
        start += len(part) + 1


def _closing(form: Form, speaker: Speaker, section: Section) -> Iterator[Paragraph]:
    def paragraph(role: Role, text: str, path: str) -> Paragraph:
        return Paragraph(role, (Run(text, path),), section.id)

    yield from section_paragraphs(speaker, section)
    words = speaker.field_text("closing.closing_words")
    for line in words.split("\n") if words else ():
        yield paragraph("body", line, "closing.closing_words")
    personal = speaker.answers.text("closing.sign_mode") not in ("org_noseal", "org_seal")
    path = "closing.signer" if personal else "basic.party_org_name"
    section_id, _, name = path.partition(".")
    yield paragraph("signature", speaker.speak(name, section_id).text, path)
    yield paragraph("date", speaker.speak("report_date", "closing").text, "closing.report_date")
