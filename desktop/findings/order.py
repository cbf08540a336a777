"""Findings in the order in which one meets their places: tab by tab, boxes before prose."""

from collections.abc import Iterable, Sequence

from desktop.naming import section_of
from forms.check.findings import Finding
from forms.definition.form import Form, Section, input_path
from forms.report.answers import Answers
from forms.report.outline import passage_path, passages_in_use

Rank = tuple[int, int]


def paths_of(section: Section, answers: Answers) -> Iterable[str]:
    """The paths of a tab from top to bottom."""
    yield f"{section.chapter}.heading"
    yield f"{section.id}.heading"
    for field in section.fields:
        for entry in field.inputs():
            yield input_path(section.id, field, entry)
    for passage in passages_in_use(section, answers):
        yield passage_path(section, passage)


def ranks(form: Form, answers: Answers) -> dict[str, Rank]:
    """Path -> place in the report."""
    return {
        path: (number, at)
        for number, section in enumerate(form.sections)
        for at, path in enumerate(paths_of(section, answers))
    }


def in_order(form: Form, answers: Answers, findings: Iterable[Finding]) -> list[Finding]:
    """Within one text by where they begin; else stable."""
    known = ranks(form, answers)
    return sorted(findings, key=lambda finding: (rank_of(form, known, finding.path), finding.start))


def rank_of(form: Form, known: dict[str, Rank], path: str) -> Rank:
    if path in known:
        return known[path]
    section = section_of(form, path)
    return (form.sections.index(section) if section else len(form.sections), 10_000)


def after(
    form: Form, answers: Answers, findings: Sequence[Finding], place: tuple[Rank, int], step: int
) -> int | None:
    """The index of the first finding beyond `place` (an answer, and a character in it), going on at the other end;
    None without findings."""
    if not findings:
        return None
    known = ranks(form, answers)
    placed = [(rank_of(form, known, finding.path), finding.start) for finding in findings]
    if step > 0:
        return next((at for at, rank in enumerate(placed) if rank > place), 0)
    return next((at for at in reversed(range(len(placed))) if placed[at] < place), len(placed) - 1)
