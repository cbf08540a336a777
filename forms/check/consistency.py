"""Consistency across the report: directions, places, closure, years and tense (rules C06, C11, C13–C16, C19, C20,
C22 of the domain)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.check.findings import Finding, Fix, shortened
from forms.check.wording.report_blocks import ReportBlock, place_of, report_blocks
from forms.definition.fields import ListField
from forms.definition.figures import GrowthField
from forms.definition.form import Form
from forms.definition.inputs import Input
from forms.definition.rules import Severity
from forms.manuscript.closure import closure
from forms.manuscript.compose import heading_text
from forms.manuscript.numerals import chinese
from forms.manuscript.speak import Speaker
from forms.report.growth import growth
from forms.report.normalise import read_day, read_items, read_number

_YEAR = re.compile(r"(?<!\d)(20\d{2})年")
_QUOTED = re.compile(r"《[^》]*》|〔[^〕]*〕")
_RECTIFIED = re.compile(
    r"(?:全部|均已|全都)(?:整改|完成整改)(?:到位|完毕|完成)?|整改(?:完成)?率(?:达到?)?100[%％]"
)
_LEVELS = re.compile(r"([二两三四五六七八九])级(?:责任|体系|联动)")
_THIS_YEAR = re.compile("今年以来")


def check_consistency(form: Form, speaker: Speaker) -> Iterator[Finding]:
    blocks = report_blocks(form, speaker)
    yield from _years(speaker, blocks)
    yield from _tense(speaker, blocks)
    yield from _rectified(speaker, blocks)
    yield from _levels(form, speaker, blocks)
    yield from _measures(speaker)
    yield from _rates(form, speaker)
    yield from _places(form, speaker)


def _found(rule: str, severity: Severity, block: ReportBlock, match: re.Match[str], message: str) -> Finding:
    path, start, end = place_of(block, match.start(), match.end())
    return Finding(rule, severity, path, message, start, end, match.group())


def _years(speaker: Speaker, blocks: list[ReportBlock]) -> Iterator[Finding]:
    """C15: the years of the title and of the opening are the report's year."""
    for block in blocks:
        if speaker.year is None or not (block.block.path == "basic.title" or block.owner == "opening"):
            continue
        text = _QUOTED.sub(lambda found: "\0" * len(found.group()), block.block.text)
        for match in _YEAR.finditer(text):
            if int(match.group(1)) != speaker.year:
                message = f"写的是{match.group()}，与报告年度{speaker.year}年不符，改年份"
                yield _found("C15", "error", block, match, message)


def _tense(speaker: Speaker, blocks: list[ReportBlock]) -> Iterator[Finding]:
    """C16: a report dated after its year does not say 今年以来."""
    day = read_day(speaker.answers.text("closing.report_date"))
    if day is None or speaker.year is None or day.year <= speaker.year:
        return
    for block in blocks:
        for match in _THIS_YEAR.finditer(block.block.text):
            message = f"成文已是{day.year}年，“今年以来”改为“{speaker.year}年以来”"
            yield _found("C16", "warning", block, match, message)


def _rectified(speaker: Speaker, blocks: list[ReportBlock]) -> Iterator[Finding]:
    """C11: 全部整改到位 only when as many were mended as were found."""
    answers = speaker.answers
    found = read_number(answers.text("rectification.issues_found"), "个")
    mended = read_number(answers.text("rectification.issues_rectified"), "个")
    if found is None or mended is None or found.value == mended.value:
        return
    for block in blocks:
        for match in _RECTIFIED.finditer(block.block.text):
            message = f"查摆{found.text}个、整改{mended.text}个，不能写“{shortened(match.group(), 10)}”"
            yield _found("C11", "error", block, match, message)


def _levels(form: Form, speaker: Speaker, blocks: list[ReportBlock]) -> Iterator[Finding]:
    """C13: 四级责任体系 names four levels."""
    for path, field in form.fields_by_path.items():
        if not isinstance(field, ListField) or not path.endswith(".resp_levels"):
            continue
        count = len(read_items(speaker.answers.text(path) or field.default))
        for block in blocks:
            for match in _LEVELS.finditer(block.block.text):
                if count and match.group(1).replace("两", "二") != chinese(count):
                    message = f"写“{match.group(1)}级”而列了{count}项，改数字或补列"
                    yield Finding("C13", "warning", path, message, excerpt=match.group())


def _measures(speaker: Speaker) -> Iterator[Finding]:
    """C14: every problem is answered by a measure. Stands where the first measure asks for its problems."""
    found = closure(speaker)
    asked = next((measure.links for measure in found.measures if measure.links), "")
    for problem in found.problems:
        if asked and not found.measures_of(problem):
            name = shortened(heading_text(speaker, problem), 14)
            yield Finding("C14", "warning", asked, f"“{name}”没有对应的措施，在措施里勾选")


def _rates(form: Form, speaker: Speaker) -> Iterator[Finding]:
    """C06: figures of one unit that go opposite ways want a reason; C19: more than half; C20: equal places."""
    opposite: dict[str, list[tuple[str, str]]] = {}
    for path, field in form.fields_by_path.items():
        if not isinstance(field, GrowthField):
            continue
        found = growth(field, speaker.answers, path)
        rate = found.reported if found.reported is not None else found.rate
        if field.with_rate and rate is not None and rate > 50:
            message = f"{shortened(field.label, 12)}同比超过50%，核对两年数和单位"
            yield Finding("C19", "warning", f"{path}.current", message)
        if field.with_rate and found.direction in ("up", "down"):
            opposite.setdefault(field.unit, []).append((found.direction, path))
    for pairs in opposite.values():
        if len({direction for direction, _ in pairs}) == 2:
            yield from _reason(form, speaker, pairs[0][1], pairs[1][1])


def _reason(form: Form, speaker: Speaker, first: str, second: str) -> Iterator[Finding]:
    note = f"{first.partition('.')[0]}.revenue_note"
    if note in form.inputs_by_path and speaker.answers.text(note).strip():
        return
    labels = [shortened(form.fields_by_path[path].label, 9) for path in (first, second)]
    path = note if note in form.inputs_by_path else f"{second}.current"
    yield Finding("C06", "warning", path, f"{labels[0]}和{labels[1]}一增一减，补一句原因")


def _places(form: Form, speaker: Speaker) -> Iterator[Finding]:
    """C20: figures in one unit of 万元 or 亿元 within a section have the same number of decimals."""
    groups: dict[tuple[str, str], list[tuple[str, Input, int]]] = {}
    for path, entry in form.inputs():
        if entry.value != "decimal" or entry.unit not in ("万元", "亿元", "%"):
            continue
        number = read_number(speaker.answers.text(path), entry.unit)
        if number is not None and number.value:
            places = max(0, -int(number.value.as_tuple().exponent))
            groups.setdefault((path.partition(".")[0], entry.unit), []).append((path, entry, places))
    for (_, unit), members in groups.items():
        most = max(places for _, _, places in members)
        for path, entry, places in members:
            if places < most:
                number = read_number(speaker.answers.text(path), entry.unit)
                value = number.value.quantize(Decimal(1).scaleb(-most)) if number else Decimal(0)
                fix = Fix(f"改为{value:f}", path, f"{value:f}")
                message = f"{shortened(entry.label, 12)}小数{places}位，同类{unit}数有{most}位，统一位数"
                yield Finding("C20", "warning", path, message, excerpt=speaker.answers.text(path), fix=fix)
