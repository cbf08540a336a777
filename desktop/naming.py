"""What the window calls tabs and places; the words themselves are the core's, since files use them too."""

from forms.definition.form import Section
from forms.manuscript.compose import heading_text
from forms.manuscript.places import (
    EXPLAINED,
    full_tab_label,
    passage_leads,
    place_label,
    place_words,
    section_of,
    tab_label,
)
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers

__all__ = [
    "EXPLAINED",
    "full_tab_label",
    "passage_leads",
    "place_label",
    "place_words",
    "section_of",
    "tab_label",
    "tab_title",
    "title_words",
]

SPACE = "\u3000"


def tab_title(speaker: Speaker, section: Section) -> str:
    """The label, and for problems and measures the heading: 问题一　责任落实"""
    label = tab_label(speaker.form, section)
    if section.kind in ("problem", "measure") and (heading := heading_text(speaker, section)):
        return f"{label}{SPACE}{heading}"
    return label


def title_words(name: str, year: int, answers: Answers | None = None) -> str:
    """2026年度第一责任人责任情况报告; a name that tells its year is left as it is."""
    return name if str(year) in name else f"{year}年度{name}"
