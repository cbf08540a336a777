"""Checks of single answers: filled in, readable, in the usual range, of the right length."""

from collections.abc import Iterator
from decimal import Decimal

from forms.check.findings import Finding, shortened
from forms.definition.fields import AnyField, ListField, TextField
from forms.definition.form import Form, Section, input_path
from forms.definition.inputs import Input
from forms.manuscript.blanks import refs
from forms.manuscript.compose import heading_text, passage_runs, passage_template
from forms.manuscript.progress import section_slots
from forms.manuscript.speak import Speaker
from forms.report.normalise import plain, read_day, read_items, read_number
from forms.report.outline import passage_path, passages_in_use


def check_section(form: Form, speaker: Speaker, section: Section) -> Iterator[Finding]:
    """Every finding about single answers of one section, in the order of the tab."""
    for slot in section_slots(speaker, section):
        # What is there but can't be read is not missing: it has a finding of its own.
        unread = slot.path in form.inputs_by_path and speaker.answers.text(slot.path).strip()
        if not slot.filled and not unread:
            who = f"，由{slot.source}提供" if slot.source else ""
            message = f"{shortened(slot.label, 20)}未填{who}"
            yield Finding("F01", "error", slot.path, message)
    if section.headed and section.heading_max:
        yield from _heading(speaker, section)
    for field in section.fields:
        for entry in field.inputs():
            yield from _entry(speaker, field, entry, input_path(section.id, field, entry))
    yield from _passages(speaker, section)


def _entry(speaker: Speaker, field: AnyField, entry: Input, path: str) -> Iterator[Finding]:
    text = speaker.answers.text(path).strip()
    label = shortened(entry.label, 16)
    if not text:
        return
    if entry.value in ("integer", "decimal"):
        yield from _number(entry, path, text, label)
    elif entry.value == "year":
        number = read_number(text, "年")
        if number is None or not Decimal(2018) <= number.value <= Decimal(2100):
            yield Finding("F02", "error", path, f"{label}应是2018年以后的四位年份", excerpt=text)
    elif entry.value == "date" and read_day(text) is None:
        yield Finding("F06", "error", path, f"{label}读不出日期，写成2027年1月5日这样", excerpt=text)
    elif entry.value == "choice" and text not in {option.id for option in entry.options}:
        yield Finding("F07", "error", path, f"{label}的选项不在表里，重新选一次", excerpt=text)
    elif isinstance(field, TextField):
        yield from _length(path, label, text, field.min_length, field.max_length)
    elif isinstance(field, ListField):
        count = len(read_items(text))
        if count < field.min_items or (field.max_items and count > field.max_items):
            bounds = (
                f"{field.min_items}—{field.max_items}项" if field.max_items else f"{field.min_items}项以上"
            )
            yield Finding("F05", "warning", path, f"{label}有{count}项，一般{bounds}", excerpt=text)


def _number(entry: Input, path: str, text: str, label: str) -> Iterator[Finding]:
    number = read_number(text, entry.unit)
    if number is None:
        yield Finding("F02", "error", path, f"{label}读不出数字，改成{entry.unit}数", excerpt=text)
        return
    value = number.value
    places = -int(value.as_tuple().exponent) if value != value.to_integral_value() else 0
    if value < 0:
        yield Finding("F03", "error", path, f"{label}不写负号，减少在方向里选", excerpt=text)
    elif entry.value == "integer" and places:
        yield Finding("F04", "error", path, f"{label}应是整数", excerpt=text)
    elif places > entry.places:
        yield Finding("F04", "warning", path, f"{label}小数超过{entry.places}位", excerpt=text)
    elif value and entry.low is not None and value < entry.low:
        message = f"{label}少于常见的{plain(entry.low)}{entry.unit}，核对单位和数字"
        yield Finding("F03", "warning", path, message, excerpt=text)
    elif entry.high is not None and value > entry.high:
        message = f"{label}多于常见的{plain(entry.high)}{entry.unit}，核对单位和数字"
        yield Finding("F03", "warning", path, message, excerpt=text)


def _length(path: str, label: str, text: str, low: int, high: int) -> Iterator[Finding]:
    length = len(text)
    if low and length < low:
        yield Finding("F05", "warning", path, f"{label}{length}字，一般不少于{low}字", excerpt=text[:20])
    elif high and length > high:
        yield Finding(
            "F05", "warning", path, f"{label}超出{length - high}字，一般不多于{high}字", excerpt=text[:20]
        )


def _heading(speaker: Speaker, section: Section) -> Iterator[Finding]:
    text = heading_text(speaker, section)
    yield from _length(f"{section.id}.heading", "标题", text, section.heading_min, section.heading_max)


def _passages(speaker: Speaker, section: Section) -> Iterator[Finding]:
    for passage in passages_in_use(section, speaker.answers):
        path = passage_path(section, passage)
        text = "".join(run.text for run in passage_runs(speaker, section, passage))
        label = shortened(passage.label or "这一段", 16)
        if text.strip():
            yield from _length(path, label, text, passage.min_length, passage.max_length)
        for ref in dict.fromkeys(refs(passage_template(speaker.answers, section, passage))):
            if not ref.startswith("year."):
                continue
            spoken = speaker.speak(ref, section.id)
            if spoken.state == "empty":
                yield Finding(
                    "F08", "error", path, f"词库没有本年度的「{shortened(spoken.label, 12)}」，改成文字"
                )
            elif not spoken.verified:
                message = f"「{shortened(spoken.label, 12)}」未核到原文，对照文件核一遍"
                yield Finding("F09", "hint", path, message, excerpt=spoken.text)
