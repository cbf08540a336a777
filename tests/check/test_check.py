"""Field checks and the consistency of figures."""

from decimal import Decimal

import pytest

from forms.check.check import check, errors
from forms.check.figures import check_growth, tolerance
from forms.check.findings import Finding
from forms.definition.figures import GrowthField
from forms.definition.loader import load_example, load_form
from forms.report.answers import Answers

FORM = load_form()
EXAMPLE = Answers(load_example())
TAX = GrowthField(id="tax", kind="growth", label="全口径税收", unit="万元")
REVENUE = "party_and_business.tax_revenue."


def found(**values: object) -> dict[str, list[Finding]]:
    answers = EXAMPLE
    for path, value in values.items():
        answers = answers.with_value(path.replace("__", "."), value)  # type: ignore[arg-type]
    by_rule: dict[str, list[Finding]] = {}
    for finding in check(FORM, answers):
        by_rule.setdefault(finding.rule, []).append(finding)
    return by_rule


def test_the_example_has_no_error_and_no_warning() -> None:
    assert [f for f in check(FORM, EXAMPLE) if f.severity != "hint"] == []


def test_words_from_memory_are_hinted_at() -> None:
    assert "F09" in found()


def test_every_empty_required_box_is_an_error_that_names_the_office() -> None:
    all_errors = errors(check(FORM, Answers({"basic.report_year": "2026"})))
    assert {f.rule for f in all_errors} == {"F01"}
    assert any(f.message == "全口径税收未填，由收入核算股提供" for f in all_errors)


@pytest.mark.parametrize(
    ("path", "value", "rule", "severity"),
    [
        (REVENUE + "current", "约八万", "F02", "error"),
        (REVENUE + "current", "12", "F03", "warning"),
        (REVENUE + "current", "-5000", "F03", "error"),
        (REVENUE + "current", "86412.375", "F04", "warning"),
        ("key_tasks.ideology_sessions", "4.5", "F04", "error"),
        ("closing.report_date", "2027年2月30日", "F06", "error"),
        ("closing.sign_mode", "stamp", "F07", "error"),
        ("basic.report_year", "26", "F02", "error"),
        ("problem_1.heading", "很短", "F05", "warning"),
        ("closing.report_date", "2027-06-01", "C17", "warning"),
        ("rectification.issues_rectified", "9", "C11", "error"),
        ("grassroots.integrity_acts.pledges", "99", "C10", "error"),
        ("grassroots.integrity_acts.pledges", "50", "C10", "warning"),
        ("party_and_business.relief.total", "1.26", "C04", "error"),
        ("party_and_business.relief.total", "1.45", "C04", "error"),
        ("party_and_business.relief.vat_refund", "58352600", "C05", "warning"),
    ],
)
def test_one_wrong_answer_is_found_where_it_stands(path: str, value: str, rule: str, severity: str) -> None:
    findings = [f for f in found(**{path: value}).get(rule, []) if f.severity == severity]
    assert findings, found(**{path: value})
    if rule not in ("C05",):
        assert any(f.path == path for f in findings)


def test_a_breakdown_offers_the_sum_of_its_parts() -> None:
    finding = found(**{"party_and_business.relief.total": "1.26"})["C04"][0]
    assert finding.fix is not None and (finding.fix.label, finding.fix.value) == ("改为1.37亿元", "1.37")


def test_parts_that_need_not_be_complete_may_leave_a_rest() -> None:
    values = {"party_and_business.relief.total": "1.45", "party_and_business.relief.exhaustive": False}
    assert "C04" not in found(**values)


def growth_findings(**values: str) -> list[Finding]:
    return list(check_growth(TAX, Answers({f"s.tax.{k}": v for k, v in values.items()}), "s.tax"))


@pytest.mark.parametrize(
    ("current", "direction", "change", "rate"),
    [
        ("17056", "up", "2113", "14.14"),
        ("5682", "down", "1816", "24.22"),
        ("15348", "up", "1316", "9.38"),
        ("1708", "up", "797", "87.49"),
        ("16396", "up", "1881", "12.96"),
        ("7716", "up", "1417", "22.5"),
        ("2432", "up", "357", "17.2"),
        ("6", "down", "71", "92.21"),
        ("12463", "up", "913", "7.9"),
    ],
)
def test_published_percentages_are_right_and_the_next_ones_are_not(
    current: str, direction: str, change: str, rate: str
) -> None:
    assert growth_findings(current=current, direction=direction, change=change, rate=rate) == []
    off = str(Decimal(rate) + 5)
    assert [f.rule for f in growth_findings(current=current, direction=direction, change=change, rate=off)]


def test_the_wrong_denominator_is_recognised() -> None:
    finding = growth_findings(current="17056", direction="up", change="2113", rate="12.39")[0]
    assert "应除以上年数" in finding.message and "14.14%" in finding.message
    assert finding.fix is not None and finding.fix.value == "14.14"


def test_tolerance_is_half_the_last_place_and_what_rounding_can_move() -> None:
    assert tolerance(Decimal("14.14"), Decimal(2113), Decimal(14943)) == pytest.approx(
        Decimal("0.005") + 100 * (1 / Decimal(14943) + Decimal(2113) / (2 * Decimal(14943) ** 2))
    )


def test_direction_and_change_are_held_against_the_two_years() -> None:
    assert [f.rule for f in growth_findings(current="110", previous="100", direction="down")] == ["C02"]
    assert growth_findings(current="110", previous="100", change="7")[0].fix is not None
    assert [f.rule for f in growth_findings(current="110", change="7")] == ["C02"]
    assert growth_findings(current="5", previous="0", rate="100")[0].rule == "C01"


def test_messages_are_short_and_in_plain_words() -> None:
    answers = [Answers(), Answers({"basic.report_year": "2026"})]
    answers += [Answers(dict.fromkeys(EXAMPLE, value)) for value in ("x", "-1.23456", "9" * 30, "很" * 200)]
    for state in answers:
        for finding in check(FORM, state):
            assert 0 < len(finding.message) <= 40, finding
            assert not any(word in finding.message for word in ("请", "抱歉", "非法", "无效")), finding
