"""The figures of a report at a glance, and which measure answers which problem."""

from collections.abc import Iterator, Mapping, Sequence

from desktop.bridge import State
from desktop.naming import place_words, tab_title
from desktop.pages.gazette_table import Cell, Row
from desktop.pages.review_rows import NONE, QUIET
from forms.check.findings import Finding
from forms.definition.fields import AnyField, BreakdownField, GrowthField, NumberField, SeriesField
from forms.definition.form import Section, input_path
from forms.definition.inputs import Input
from forms.manuscript.blanks import refs
from forms.manuscript.compose import passage_template
from forms.manuscript.numerals import chinese
from forms.manuscript.speak import report_year
from forms.report.growth import Growth, growth
from forms.report.last_year import change_words, last_value
from forms.report.normalise import plain, read_number
from forms.report.outline import passage_path, passages_in_use

Spoken = Mapping[str, Sequence[str]]


def figure_head(state: State) -> tuple[str, ...]:
    year = report_year(state.answers)
    this, last = (f"{year}年", f"{year - 1}年") if year else ("本年", "上年")
    return ("数据", this, last, "同比", "来源", "用在")


def figure_rows(state: State, findings: Sequence[Finding]) -> list[Row]:
    worst = {f.path: f.severity for f in reversed(findings) if f.rule != "F01" and f.severity != "hint"}
    spoken = spoken_in(state)
    ours = _spoken_by_default(state)
    rows: list[Row] = []
    for section in state.form.sections:
        first = len(rows)
        for field in section.fields:
            for path, cells in _figures(state, section, field, spoken):
                if not cells[-1].path and f"{section.id}.{field.id}" not in ours and cells[-1] != NONE:
                    cells = (*cells[:-1], Cell("只作核对", QUIET))
                severity = next((worst[p] for p in worst if p == path or p.startswith(f"{path}.")), None)
                if severity is not None:
                    role = "error" if severity == "error" else "warn"
                    icon = "error" if severity == "error" else "warning"
                    name = Cell(cells[0].words, role, bold=True, icon=icon)
                    cells = (name, Cell(cells[1].words, role, bold=True), *cells[2:])
                rows.append(Row(cells, path, ruled=bool(rows) and len(rows) == first))
    return rows


def spoken_in(state: State) -> Spoken:
    """Path of a field -> paths of the passages in use that speak it, in order."""
    found: dict[str, dict[str, None]] = {}
    for section in state.form.sections:
        for passage in passages_in_use(section, state.answers):
            for ref in refs(passage_template(state.answers, section, passage)):
                path = state.speaker.speak(ref, section.id).path
                found.setdefault(path, {})[passage_path(section, passage)] = None
    return {path: tuple(passages) for path, passages in found.items()}


def _spoken_by_default(state: State) -> frozenset[str]:
    """The fields that the form itself speaks somewhere; the others only serve the checks."""
    return frozenset(
        state.speaker.speak(ref, section.id).path
        for section in state.form.sections
        for passage in section.passages
        for ref in refs(passage.template)
    )


def _figures(
    state: State, section: Section, field: AnyField, spoken: Spoken
) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    base = f"{section.id}.{field.id}"
    source = Cell(field.source, QUIET)
    passages = spoken.get(base, ())
    if isinstance(field, GrowthField):
        found = growth(field, state.answers, base)
        change = Cell(_change(field, found), QUIET)
        previous = Cell(plain(found.previous) if found.previous is not None else "—", QUIET)
        current = state.answers.text(f"{base}.current").strip()
        needed = field.required and field.speak == "full"
        said = bool(current) or found.change is not None
        yield (
            base,
            (
                Cell(f"{field.label}（{field.unit}）"),
                _value(current, needed),
                previous,
                change,
                source,
                _place(state, passages, said=said),
            ),
        )
    elif isinstance(field, NumberField | BreakdownField | SeriesField):
        for entry in field.inputs():
            if entry.value == "flag":
                continue
            path = input_path(section.id, field, entry)
            text = state.answers.text(path).strip()
            label = entry.label + (f"（{entry.unit}）" if entry.unit else "")
            used = _zero(entry, text) or _place(state, passages, said=bool(text))
            yield path, (Cell(label), _value(text, entry.required), *_last(state, entry, path), source, used)


def _last(state: State, entry: Input, path: str) -> tuple[Cell, Cell]:
    before = last_value(state.answers, path)
    return (
        Cell(before, QUIET) if before else NONE,
        Cell(words, QUIET) if (words := change_words(entry, state.answers, path)) else NONE,
    )


def _change(field: GrowthField, found: Growth) -> str:
    """增长6.07% · 再压缩1.5 · 持平"""
    if not found.compared or found.change is None:
        return "—"
    if found.direction == "flat":
        return "持平"
    amount, rate = field.up if found.direction == "up" else field.down
    if field.with_rate and found.rate is not None:
        return f"{rate}{plain(found.rate)}%"
    return f"{amount}{plain(found.change)}"


def _value(text: str, required: bool) -> Cell:
    if text:
        return Cell(text)
    return Cell("未填", bold=True) if required else Cell("未填", "ink3")


def _zero(entry: Input, text: str) -> Cell | None:
    """A count of nothing is left out of the prose on purpose."""
    number = read_number(text, entry.unit)
    return Cell("为零不写", QUIET) if number is not None and number.value == 0 else None


def _place(state: State, passages: Sequence[str], *, said: bool) -> Cell:
    if not passages:
        return Cell("未写进正文", bold=True) if said else NONE
    more = f"等{len(passages)}处" if len(passages) > 1 else ""
    return Cell(f"{place_words(state.speaker, passages[0])}{more}", "accent_text", path=passages[0])


# -------------------------------------------------------------- problems and measures


def link_head(state: State) -> tuple[str, ...]:
    measures = state.form.of_kind("measure")
    return ("问题—措施", *(section.tab for section in measures))


def link_rows(state: State) -> list[Row]:
    """Problems down, measures across; what is missing stands out."""
    problems, measures = state.form.of_kind("problem"), state.form.of_kind("measure")
    numbers = {m.id: state.speaker.speak("covers", m.id).text.split("、") for m in measures}
    written = {m.id: state.progress[m.id].done for m in measures}
    rows: list[Row] = []
    idle = [True] * len(measures)
    for at, problem in enumerate(problems, 1):
        answered = [chinese(at) in numbers[measure.id] for measure in measures]
        idle = [still and not on for still, on in zip(idle, answered, strict=True)]
        alone = not any(answered)
        title = tab_title(state.speaker, problem)
        name = Cell(title, "warn", bold=True, icon="warning") if alone else Cell(title)
        marks = [
            _mark(on, alone=alone, written=written[measure.id], path=measure.id)
            for on, measure in zip(answered, measures, strict=True)
        ]
        rows.append(Row((name, *marks), problem.id))
    if any(idle) and measures:
        name = Cell("没有对应问题的措施", "warn", bold=True, icon="warning")
        marks = [
            Cell("去勾选", "warn", bold=True, path=f"{m.id}.covers") if still else NONE
            for still, m in zip(idle, measures, strict=True)
        ]
        first = next(m.id for still, m in zip(idle, measures, strict=True) if still)
        rows.append(Row((name, *marks), f"{first}.covers", ruled=True))
    return rows


def _mark(on: bool, *, alone: bool, written: bool, path: str) -> Cell:
    if on:
        return Cell("● 对应", QUIET, path=path) if written else Cell("○ 还没写", bold=True, path=path)
    return Cell("还没有", "warn", bold=True, path=f"{path}.covers") if alone else Cell("—", QUIET, path=path)
