"""问题整改清单: each problem with its causes, its measures, who answers for them and by when."""

from collections.abc import Iterator

from forms.definition.form import Section
from forms.manuscript.closure import Closure, Measure, closure
from forms.manuscript.compose import heading_text, passage_runs
from forms.manuscript.numerals import ordinal
from forms.manuscript.places import tab_label
from forms.manuscript.printed_table import SAME, PrintedTable, TableColumn, table_title
from forms.manuscript.speak import Speaker
from forms.report.outline import passages_in_use

NAME = "问题整改清单"
# Fields of a measure, by their ids; a form without them leaves the columns to the pen.
OFFICE, DEADLINE = "office", "deadline"
COLUMNS = (
    TableColumn("序号", 12, "center"),
    TableColumn("存在的问题", 30),
    TableColumn("具体表现", 66),
    TableColumn("原因", 34),
    TableColumn("整改措施", 62),
    TableColumn("责任部门", 24, "center"),
    TableColumn("完成时限", 22, "center"),
    TableColumn("整改情况", 22, "center"),
)

Row = tuple[str | None, ...]


def rectification_table(speaker: Speaker) -> PrintedTable:
    """A problem with several measures has a row for each. What is linked to no problem is told below, not left out."""
    found = closure(speaker)
    rows = [row for n, problem in enumerate(found.problems, 1) for row in _rows(speaker, found, problem, n)]
    rows += [
        ("—", "没有对应的问题", "", "", *_measure(speaker, measure), "")
        for measure in found.measures
        if not measure.problems and _text(speaker, measure.section)
    ]
    idle = [cause for cause in found.causes if cause.links and not cause.problems]
    below = (
        ["没有对应问题的原因：" + "；".join(f"{ordinal(c.number)}{c.title}" for c in idle) + "。"]
        if idle
        else []
    )
    below.append(
        "第一责任人签字：\u3000\u3000\u3000\u3000\u3000\u3000日期：\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日"
    )
    return PrintedTable(
        table_title(NAME, speaker.year),
        (f"单位：{speaker.field_text('basic.unit_full_name')}",),
        COLUMNS,
        tuple(rows),
        tuple(below),
    )


def _rows(speaker: Speaker, found: Closure, problem: Section, number: int) -> Iterator[Row]:
    causes = "\n".join(f"{ordinal(cause.number)}{cause.title}" for cause in found.causes_of(problem))
    title = heading_text(speaker, problem) or tab_label(speaker.form, problem)
    head: Row = (str(number), title, _text(speaker, problem), causes)
    measures = found.measures_of(problem)
    if not measures:
        yield (*head, "还没有对应的措施", "", "", "")
    for at, measure in enumerate(measures):
        yield (*((SAME,) * len(head) if at else head), *_measure(speaker, measure), "")


def _measure(speaker: Speaker, measure: Measure) -> tuple[str, str, str]:
    section = measure.section
    title, text = heading_text(speaker, section), _text(speaker, section)
    words = "。\n".join(part for part in (title.rstrip("。"), text) if part)
    office, deadline = (speaker.answers.text(f"{section.id}.{name}").strip() for name in (OFFICE, DEADLINE))
    return words or "还没写", office, deadline


def _text(speaker: Speaker, section: Section) -> str:
    return "\n".join(
        text
        for passage in passages_in_use(section, speaker.answers)
        if (text := "".join(run.text for run in passage_runs(speaker, section, passage)).strip())
    )
