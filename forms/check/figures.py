"""Consistency of figures: growth (C01–C03), breakdowns (C04, C05) and the rules that a form states."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from forms.check.findings import Finding, Fix, shortened
from forms.definition.figures import BreakdownField, GrowthField
from forms.definition.form import Form, Section
from forms.definition.rules import AnyRule, CompareRule, NeededRule, WindowRule
from forms.manuscript.speak import Speaker, report_year
from forms.report.answers import Answers
from forms.report.breakdown import breakdown
from forms.report.growth import Growth, growth, percentage, rounded
from forms.report.normalise import plain, read_day, read_number, spoken_day, trimmed


def check_figures(form: Form, speaker: Speaker, section: Section) -> Iterator[Finding]:
    """The findings about the figures of one section."""
    answers = speaker.answers
    for field in section.fields:
        base = f"{section.id}.{field.id}"
        if isinstance(field, GrowthField):
            yield from check_growth(field, answers, base)
        elif isinstance(field, BreakdownField):
            yield from _breakdown(field, answers, base)
    for rule in section.rules:
        yield from _rule(form, answers, rule)


def check_growth(field: GrowthField, answers: Answers, base: str) -> Iterator[Finding]:
    """C01: a reported percentage against change / last year; C02: direction against the figures."""
    found = growth(field, answers, base)
    label = shortened(field.label, 14)
    stated = answers.text(f"{base}.direction")
    if stated and found.direction and stated != found.direction:
        word = {"up": field.up[0], "down": field.down[0], "flat": "持平"}[found.direction]
        path = f"{base}.direction"
        yield Finding(
            "C02", "error", path, f"{label}按两年数应是{word}", fix=Fix(f"改为{word}", path, found.direction)
        )
    if found.previous is not None and found.previous < 0:
        yield Finding("C01", "error", f"{base}.change", f"{label}增加额大于本年数，核对增减额")
    if not (found.previous is not None and found.current is not None):
        yield from _change_missing(field, answers, base, found, label)
    yield from _rate(field, base, found, label)
    typed = read_number(answers.text(f"{base}.change"), field.change_unit or field.unit)
    if (
        typed
        and found.change is not None
        and answers.text(f"{base}.previous")
        and typed.value != found.change
    ):
        path = f"{base}.change"
        fix = Fix(f"改为{plain(found.change)}", path, plain(found.change))
        yield Finding(
            "C01", "error", path, f"{label}增减额与两年数之差不符，应为{plain(found.change)}", fix=fix
        )


def _change_missing(
    field: GrowthField, answers: Answers, base: str, found: Growth, label: str
) -> Iterator[Finding]:
    has_change = bool(answers.text(f"{base}.change").strip())
    if has_change and not answers.text(f"{base}.direction"):
        yield Finding(
            "C02", "error", f"{base}.direction", f"{label}有增减额，还要选{field.up[0]}或{field.down[0]}"
        )


def _rate(field: GrowthField, base: str, found: Growth, label: str) -> Iterator[Finding]:
    if found.reported is None or found.change is None or found.previous is None:
        return
    own = percentage(found.change, found.previous, field.rate_places)
    path = f"{base}.rate"
    if own is None:
        yield Finding("C01", "error", path, f"{label}上年数为零，不能算百分比，删去百分比")
        return
    exact = found.change / found.previous * 100
    if abs(found.reported - exact) <= tolerance(found.reported, found.change, found.previous):
        return
    fix = Fix(f"改为{plain(own)}%", path, plain(own))
    if found.current and abs(found.reported - found.change / found.current * 100) <= Decimal("0.05"):
        message = f"{label}的百分比应除以上年数，应为{plain(own)}%"
    else:
        message = f"{label}的百分比与增减额不符，应为{plain(own)}%"
    yield Finding("C01", "error", path, message, fix=fix)


def tolerance(rate: Decimal, change: Decimal, previous: Decimal) -> Decimal:
    """Half of the last place of the rate, plus what rounding the amounts to their last place can move it:
    100 x (unit/P + unit x change / 2P²), unit the last place of the change (C01)."""
    half = Decimal(5).scaleb(min(0, int(rate.as_tuple().exponent)) - 1)
    unit = Decimal(1).scaleb(min(0, int(change.as_tuple().exponent)))
    return half + 100 * (unit / previous + unit * change / (2 * previous * previous))


def _breakdown(field: BreakdownField, answers: Answers, base: str) -> Iterator[Finding]:
    found = breakdown(field, answers, base)
    if found is None:
        return
    path = f"{base}.total"
    half = Decimal(5).scaleb(-field.places - 1)
    unit = field.unit
    exact, near = trimmed(found.parts), plain(rounded(found.parts, field.places))
    fix = Fix(f"改为{near}{unit}", path, near)
    if found.total and found.parts > found.total * 1000:
        yield Finding("C05", "warning", path, f"分项合计{exact}{unit}，远大于合计，核对万元和亿元", fix=fix)
    elif found.parts > found.total + half:
        yield Finding(
            "C04", "error", path, f"分项合计{exact}{unit}，多于合计{trimmed(found.total)}{unit}", fix=fix
        )
    elif found.exhaustive and found.total - found.parts > half:
        yield Finding("C04", "error", path, f"分项已列全，合计应为{exact}{unit}", fix=fix)


def _rule(form: Form, answers: Answers, rule: AnyRule) -> Iterator[Finding]:
    def value(path: str) -> Decimal | None:
        entry = form.inputs_by_path.get(path)
        number = read_number(answers.text(path), entry.unit if entry else "")
        return None if number is None else number.value

    if isinstance(rule, CompareRule):
        left, right = value(rule.left), value(rule.right) if rule.right else Decimal(1)
        if left is not None and right is not None and not _holds(left, rule.op, rule.factor * right):
            yield Finding(rule.id, rule.severity, rule.left, rule.message, excerpt=answers.text(rule.left))
    elif isinstance(rule, NeededRule):
        left, right = value(rule.left), value(rule.right)
        if left is not None and right is not None and left < right and not answers.text(rule.needed).strip():
            yield Finding(rule.id, rule.severity, rule.needed, rule.message)
    else:
        yield from _window(answers, rule)


def _holds(left: Decimal, op: str, right: Decimal) -> bool:
    return left <= right if op == "<=" else left >= right if op == ">=" else left == right


def _window(answers: Answers, rule: WindowRule) -> Iterator[Finding]:
    day = read_day(answers.text(rule.date))
    year = report_year(answers)
    if day is None or year is None or not 1 <= year <= 9998:
        return
    first = date(year, *(int(part) for part in rule.first.split("-")))
    last = date(year + 1, *(int(part) for part in rule.last.split("-")))
    if not first <= day <= last:
        yield Finding(rule.id, rule.severity, rule.date, rule.message, excerpt=spoken_day(day))
