"""What tabs and places are called, for people: on screen and in what is printed."""

from forms.definition.form import Form, Section
from forms.manuscript.compose import chapter_heading, heading_number, passage_runs
from forms.manuscript.numerals import ordinal
from forms.manuscript.speak import Speaker
from forms.report.outline import explains_path, passage_path, passages_in_use
from forms.report.reckoning import DONE, FOUND, RECTIFIED

EXPLAINED = "对应的问题"  # what a cause is asked


def tab_label(form: Form, section: Section) -> str:
    """（二）政治引领 · 问题一 · 开头"""
    number = heading_number(form, section) if section.kind == "area" else ""
    return f"{number}{section.tab}"


def full_tab_label(form: Form, section: Section) -> str:
    """The label, with the chapter where the tab's own name does not tell: 存在问题导语"""
    if section.kind != "lead":
        return tab_label(form, section)
    chapter = next((c for c in form.chapters if c.id == section.chapter), None)
    return f"{chapter.heading[:4]}{section.tab}" if chapter else section.tab


def passage_leads(speaker: Speaker, section: Section) -> dict[str, str]:
    """Passage id -> 一是, 二是 … as the report numbers them; an empty passage shows the number that it would get."""
    leads: dict[str, str] = {}
    count = 0
    for passage in passages_in_use(section, speaker.answers):
        if passage.lead != "ordinal":
            leads[passage.id] = ""
            continue
        leads[passage.id] = ordinal(count + 1)
        count += any(run.text.strip() for run in passage_runs(speaker, section, passage))
    return leads


def section_of(form: Form, path: str) -> Section | None:
    """The tab that an answer belongs to; the heading of a chapter to its first one."""
    head = path.partition(".")[0]
    if path.startswith(RECTIFIED):
        head = FOUND.partition(".")[0]
    elif path.startswith(DONE) and (measures := form.of_kind("measure")):
        head = measures[0].chapter
    if head in form.by_id:
        return form.by_id[head]
    return next((section for section in form.sections if section.chapter == head), None)


def place_words(speaker: Speaker, path: str) -> str:
    """Where an answer stands, for people: （二）一是, （二）全口径税收, 问题一 标题."""
    form = speaker.form
    section = section_of(form, path)
    if section is None:
        return ""
    label = place_label(speaker, section, path)
    if section.kind == "area":
        return (heading_number(form, section) + label).strip()
    tab = full_tab_label(form, section)
    return tab if tab.endswith(label) else f"{tab} {label}"


def place_label(speaker: Speaker, section: Section, path: str) -> str:
    """The label of an answer within its tab."""
    head, _, rest = path.partition(".")
    if rest == "heading":
        return "标题" if head == section.id else chapter_heading(speaker.form, speaker.answers, head)
    entry = speaker.form.inputs_by_path.get(path)
    if entry is not None:
        return entry.label
    for passage in passages_in_use(section, speaker.answers):
        name = passage_leads(speaker, section)[passage.id] or passage.label
        if passage_path(section, passage) == path:
            return name
        if explains_path(section, passage) == path:
            return f"{name} {EXPLAINED}"
    owner = speaker.form.owner(path)
    return owner[1].label if owner else ""
