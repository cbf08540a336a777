"""The rows of 核对与导出: how far each tab is, how long each part, the figures, which measure answers which problem."""

from collections import Counter
from collections.abc import Iterator, Sequence

from desktop.bridge import State
from desktop.naming import full_tab_label, section_of, tab_title
from desktop.pages.gazette_table import Cell, Row
from desktop.pages.passage_content import characters
from forms.check.findings import SEVERITY_WORDS, Finding
from forms.definition.fields import AnyField, BreakdownField, GrowthField, NumberField, SeriesField
from forms.definition.form import Section, input_path
from forms.manuscript.compose import chapter_heading, compose
from forms.manuscript.speak import report_year
from forms.report.growth import Growth, growth
from forms.report.normalise import plain

QUIET = "ink2"
NONE = Cell("—", QUIET)


def tab_rows(state: State, findings: Sequence[Finding]) -> list[Row]:
    lengths: Counter[str] = Counter()
    for paragraph in compose(state.form, state.answers).paragraphs:
        lengths[paragraph.section] += characters(paragraph.text)
    rows: list[Row] = []
    chapter: str | None = None
    for section in state.form.sections:
        if section.kind == "review":
            continue
        done = state.progress[section.id]
        label = full_tab_label(state.form, section)
        if section.kind in ("problem", "measure"):
            label = tab_title(state.speaker, section)
        here = [finding for finding in findings if section_of(state.form, finding.path) is section]
        short = not done.done
        cells = (
            Cell(label),
            Cell(f"{done.filled}/{done.wanted}", "ink" if short else QUIET, bold=short),
            Cell(str(lengths[section.id]), QUIET) if section.kind != "basic" else NONE,
            _standing(here, done.wanted - done.filled),
        )
        rows.append(Row(cells, section.id, ruled=chapter is not None and section.chapter != chapter))
        chapter = section.chapter
    return rows


def _standing(findings: Sequence[Finding], missing: int) -> Cell:
    counts = Counter(finding.severity for finding in findings if finding.rule != "F01")
    words = [f"{counts[s]} {SEVERITY_WORDS[s]}" for s in ("error", "warning") if counts[s]]
    words += [f"未填 {missing}"] if missing else []
    if counts["error"]:
        return Cell("\u3000".join(words), "error", bold=True, icon="error")
    if counts["warning"]:
        return Cell("\u3000".join(words), "warn", bold=True, icon="warning")
    return Cell(words[0], "ink", bold=True) if words else Cell("齐", QUIET, icon="check")


def length_rows(state: State) -> list[Row]:
    """The whole and each chapter, in characters and in hundredths of the whole."""
    by_chapter: Counter[str] = Counter()
    for paragraph in compose(state.form, state.answers).paragraphs:
        section = state.form.by_id.get(paragraph.section)
        by_chapter[section.chapter if section else ""] += characters(paragraph.text)
    whole = sum(by_chapter.values()) or 1
    rows = [Row((Cell("全文", bold=True), Cell(bar=1.0), Cell(f"{whole} 字"), Cell()))]
    for number, chapter in enumerate(state.form.chapters):
        count = by_chapter[chapter.id]
        first = next((s.id for s in state.form.sections if s.chapter == chapter.id), "")
        cells = (
            Cell(chapter_heading(state.form, state.answers, chapter.id)),
            Cell(bar=count / whole),
            Cell(f"{count} 字", QUIET),
            Cell(f"{count * 100 / whole:.1f}%", QUIET),
        )
        rows.append(Row(cells, first, ruled=number == 0))
    return rows


def figure_head(state: State) -> tuple[str, ...]:
    year = report_year(state.answers)
    this, last = (f"{year}年", f"{year - 1}年") if year else ("本年", "上年")
    return ("数据", this, last, "同比", "来源")


def figure_rows(state: State, findings: Sequence[Finding]) -> list[Row]:
    worst = {f.path: f.severity for f in reversed(findings) if f.rule != "F01" and f.severity != "hint"}
    rows: list[Row] = []
    for section in state.form.sections:
        first = len(rows)
        for field in section.fields:
            for path, cells in _figures(state, section, field):
                severity = next((worst[p] for p in worst if p == path or p.startswith(f"{path}.")), None)
                if severity is not None:
                    role = "error" if severity == "error" else "warn"
                    icon = "error" if severity == "error" else "warning"
                    name = Cell(cells[0].words, role, bold=True, icon=icon)
                    cells = (name, Cell(cells[1].words, role, bold=True), *cells[2:])
                rows.append(Row(cells, path, ruled=bool(rows) and len(rows) == first))
    return rows


def _figures(state: State, section: Section, field: AnyField) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    base = f"{section.id}.{field.id}"
    source = Cell(field.source, QUIET)
    if isinstance(field, GrowthField):
        found = growth(field, state.answers, base)
        change = Cell(_change(field, found), QUIET)
        previous = Cell(plain(found.previous) if found.previous is not None else "—", QUIET)
        current = state.answers.text(f"{base}.current").strip()
        needed = field.required and field.speak == "full"
        yield (
            base,
            (Cell(f"{field.label}（{field.unit}）"), _value(current, needed), previous, change, source),
        )
    elif isinstance(field, NumberField | BreakdownField | SeriesField):
        for entry in field.inputs():
            if entry.value == "flag":
                continue
            path = input_path(section.id, field, entry)
            text = state.answers.text(path).strip()
            label = entry.label + (f"（{entry.unit}）" if entry.unit else "")
            yield path, (Cell(label), _value(text, entry.required), NONE, NONE, source)


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


def link_head(state: State) -> tuple[str, ...]:
    measures = state.form.of_kind("measure")
    return ("问题—措施", *(section.tab for section in measures))


def link_rows(state: State) -> list[Row]:
    """Problems down, measures across."""
    problems, measures = state.form.of_kind("problem"), state.form.of_kind("measure")
    numbers = {m.id: state.speaker.speak("covers", m.id).text.split("、") for m in measures}
    rows: list[Row] = []
    from forms.manuscript.numerals import chinese

    for at, problem in enumerate(problems, 1):
        answered = [chinese(at) in numbers[measure.id] for measure in measures]
        alone = not any(answered)
        title = tab_title(state.speaker, problem)
        name = Cell(title, "warn", bold=True, icon="warning") if alone else Cell(title)
        marks = [Cell("● 对应", QUIET) if on else Cell("还没有" if alone else "—", QUIET) for on in answered]
        rows.append(Row((name, *marks), problem.id))
    return rows
