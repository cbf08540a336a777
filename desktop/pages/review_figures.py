"""The figures of a report at a glance, and which cause and which measure answer which problem."""

from collections.abc import Sequence

from desktop.bridge import State
from desktop.naming import tab_title
from desktop.pages.gazette_table import Cell, Row
from desktop.pages.review_rows import NONE, QUIET
from forms.check.findings import Finding
from forms.definition.form import Section
from forms.manuscript.closure import Closure, Measure, closure
from forms.manuscript.figure_list import Figure, figures, use_words
from forms.manuscript.numerals import chinese
from forms.manuscript.speak import Speaker, report_year


def figure_head(state: State) -> tuple[str, ...]:
    year = report_year(state.answers)
    this, last = (f"{year}年", f"{year - 1}年") if year else ("本年", "上年")
    return ("数据", this, last, "同比", "来源", "用在")


def figure_rows(state: State, findings: Sequence[Finding]) -> list[Row]:
    worst = {f.path: f.severity for f in reversed(findings) if f.rule != "F01" and f.severity != "hint"}
    rows: list[Row] = []
    section = None
    for figure in figures(state.speaker):
        path = figure.path
        severity = next((worst[p] for p in worst if p == path or p.startswith(f"{path}.")), None)
        name, value = Cell(figure.name), _value(figure)
        if severity is not None:
            role, icon = ("error", "error") if severity == "error" else ("warn", "warning")
            name = Cell(figure.name, role, bold=True, icon=icon)
            value = Cell(value.words, role, bold=True)
        quiet = [Cell(words, QUIET) if words else NONE for words in (figure.last, figure.change)]
        cells = (name, value, *quiet, Cell(figure.source, QUIET), _use(state.speaker, figure))
        rows.append(Row(cells, path, ruled=bool(rows) and figure.section is not section))
        section = figure.section
    return rows


def _value(figure: Figure) -> Cell:
    if figure.value:
        return Cell(figure.value)
    return Cell("未填", bold=True) if figure.missing else Cell("未填", "ink3")


def _use(speaker: Speaker, figure: Figure) -> Cell:
    """A figure that is filled in and said nowhere stands out, unless the report does without its passage."""
    words = use_words(speaker, figure)
    if figure.use == "spoken":
        return Cell(words, "accent_text", path=figure.passages[0])
    if figure.use == "unspoken":
        return Cell(words, bold=True)
    if figure.use == "waiting":
        return Cell(words, QUIET, path=f"{figure.section.id}.passages")
    return Cell(words, QUIET) if words else NONE


# -------------------------------------------------------------- problems, causes and measures


def link_head(state: State) -> tuple[str, ...]:
    found = closure(state.speaker)
    causes = ("原因",) if found.asks_causes else ()
    name = "问题—原因—措施" if causes else "问题—措施"
    return (name, *causes, *(measure.section.tab for measure in found.measures))


def link_rows(state: State) -> list[Row]:
    """Problems down, what answers them across; what is missing stands out."""
    found = closure(state.speaker)
    written = {m.section.id: state.progress[m.section.id].done for m in found.measures}
    rows: list[Row] = []
    for problem in found.problems:
        measures = found.measures_of(problem)
        alone = bool(found.measures) and not measures
        title = tab_title(state.speaker, problem)
        name = Cell(title, "warn", bold=True, icon="warning") if alone else Cell(title)
        marks = [_mark(m, m in measures, alone, written[m.section.id]) for m in found.measures]
        causes = [_causes(found, problem)] if found.asks_causes else []
        rows.append(Row((name, *causes, *marks), problem.id))
    rows += _without_problem(found)
    return rows


def _causes(found: Closure, problem: Section) -> Cell:
    """The numbers of its causes. Without any, the way goes to the choices of a cause that has none, else of the
    first."""
    if here := found.causes_of(problem):
        return Cell("、".join(chinese(cause.number) for cause in here), "accent_text", path=here[0].path)
    cause = next((c for c in found.causes if not c.problems), found.causes[0] if found.causes else None)
    return Cell("还没有", "warn", bold=True, path=cause.links if cause else found.causes_place)


def _without_problem(found: Closure) -> list[Row]:
    """What answers no problem, each in its column."""
    causes = [cause for cause in found.causes if cause.links and not cause.problems]
    idle = [measure for measure in found.measures if not measure.problems]
    if not causes and not idle:
        return []
    cells = [Cell("没有勾选问题的", "warn", bold=True, icon="warning")]
    if found.asks_causes:
        numbers = "、".join(chinese(cause.number) for cause in causes)
        cells.append(Cell(numbers, "warn", bold=True, path=causes[0].links) if causes else NONE)
    cells += [
        Cell("去勾选", "warn", bold=True, path=_choice(m)) if m in idle else NONE for m in found.measures
    ]
    return [Row(tuple(cells), causes[0].links if causes else _choice(idle[0]), ruled=True)]


def _mark(measure: Measure, on: bool, alone: bool, written: bool) -> Cell:
    path = measure.section.id
    if on:
        return Cell("● 对应", QUIET, path=path) if written else Cell("○ 还没写", bold=True, path=path)
    return Cell("还没有", "warn", bold=True, path=_choice(measure)) if alone else Cell("—", QUIET, path=path)


def _choice(measure: Measure) -> str:
    return measure.links or measure.section.id
