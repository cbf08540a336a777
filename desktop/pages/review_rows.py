"""Rows of 核对与导出: how far each tab is, how long each part, what was found and what was let be."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from desktop.bridge import State
from desktop.findings.finding_row import ICONS
from desktop.findings.kept import kept_things
from desktop.naming import full_tab_label, place_words, section_of, tab_title
from desktop.pages.gazette_table import Cell, Row
from desktop.wanted import first_way_out
from forms.check.findings import SEVERITY_WORDS, Finding
from forms.definition.fields import ChoiceField
from forms.manuscript.compose import chapter_heading
from forms.manuscript.length import PROFILE_PATH, PartLength, lengths, part_lengths, profile_of

QUIET = "ink2"
WAY_OUT = "!"
NONE = Cell("—", QUIET)


def tab_rows(state: State, findings: Sequence[Finding]) -> list[Row]:
    counts = lengths(state.form, state.manuscript).sections
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
            Cell(str(counts.get(section.id, 0)), QUIET) if section.kind != "basic" else NONE,
            _standing(here, done.wanted - done.filled),
        )
        rows.append(Row(cells, section.id, ruled=chapter is not None and section.chapter != chapter))
        chapter = section.chapter
    return rows


def _standing(findings: Sequence[Finding], missing: int) -> Cell:
    """2 错误　1 警告　未填 3: each in its own colour, since red is for errors alone."""
    counts = Counter(finding.severity for finding in findings if finding.rule != "F01")
    parts = [
        Cell(f"{counts[severity]} {SEVERITY_WORDS[severity]}", ICONS[severity][1], True, ICONS[severity][0])
        for severity in ("error", "warning")
        if counts[severity]
    ]
    parts += [Cell(f"未填 {missing}", bold=True)] if missing else []
    return replace(parts[0], then=tuple(parts[1:])) if parts else Cell("齐", QUIET, icon="check")


def length_head(state: State) -> tuple[str, ...]:
    """With the words of the profile that was chosen."""
    profile = profile_of(state.form, state.answers)
    field = state.form.fields_by_path.get(PROFILE_PATH)
    options = field.options if isinstance(field, ChoiceField) else ()
    words = next((option.label for option in options if profile and option.id == profile.id), "")
    return ("篇幅", words, "", "", "")


def length_rows(state: State) -> list[Row]:
    """The whole and each chapter against what the profile asks. All bars have one scale, so that parts compare."""
    form, profile = state.form, profile_of(state.form, state.answers)
    found = lengths(form, state.manuscript)
    most, least = (profile.most, profile.least) if profile else (0, 0)
    scale = max(found.total, most, least, 1)
    bound = most or least
    missing, over = max(0, least - found.total), max(0, found.total - most) if most else 0
    whole = (
        Cell("全文", bold=True),
        Cell(bar=found.total / scale, tick=bound / scale if bound else None),
        Cell(f"{found.total} 字"),
        Cell(),
        _verdict(missing, over, bounded=bool(bound)),
    )
    rows = [Row(whole, PROFILE_PATH if PROFILE_PATH in form.inputs_by_path else "")]
    for number, part in enumerate(part_lengths(form, found, profile)):
        first = next((s.id for s in form.sections if s.chapter == part.chapter), "")
        wanted = _wanted(part, found.total)
        cells = (
            Cell(chapter_heading(form, state.answers, part.chapter)),
            Cell(bar=part.count / scale, tick=wanted / scale if wanted else None),
            Cell(f"{part.count} 字", QUIET),
            Cell(f"{found.share(part.chapter):.1%}", QUIET),
            _verdict(part.missing, part.over, bounded=part.bound is not None),
        )
        rows.append(Row(cells, first, ruled=number == 0))
    return rows


def _wanted(part: PartLength, total: int) -> float:
    """How many characters its bound asks for, the least before the most; 0 without a bound."""
    if part.bound is None:
        return 0
    if part.missing:
        return part.count + part.missing
    return max(part.bound.least, float(part.bound.share) * total) or part.bound.most


def _verdict(missing: int, over: int, *, bounded: bool) -> Cell:
    if over:
        return Cell(f"超出 {over} 字", "warn", bold=True)
    if missing:
        return Cell(f"还差 {missing} 字", "warn", bold=True)
    return Cell("符合" if bounded else "不限", QUIET)


def finding_rows(state: State, findings: Sequence[Finding]) -> list[Row]:
    """The path of a row is the number of its finding, that of its last cell the number with a mark."""
    rows: list[Row] = []
    tab: object = None
    for number, finding in enumerate(findings):
        section = section_of(state.form, finding.path)
        icon, role = ICONS[finding.severity]
        cells = (
            Cell(SEVERITY_WORDS[finding.severity], role, bold=True, icon=icon),
            Cell(place_words(state.speaker, finding.path), QUIET),
            Cell(finding.message),
            _way_out(finding, number),
        )
        rows.append(Row(cells, str(number), ruled=number > 0 and section is not tab))
        tab = section
    return rows


def _way_out(finding: Finding, number: int) -> Cell:
    if words := first_way_out(finding):
        return Cell(words, "accent_text", path=f"{WAY_OUT}{number}")
    return Cell("去填" if finding.rule == "F01" else "去改", "accent_text")


def kept_rows(state: State) -> list[Row]:
    return [
        Row((Cell(kept.what), Cell(kept.where, QUIET), Cell(kept.reason, QUIET)), kept.path)
        for kept in kept_things(state)
    ]
