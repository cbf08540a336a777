"""Consistency across the report: each rule with what it must find, where it must point, and what it must let be."""

from collections.abc import Mapping

import pytest

from forms.check.check import check
from forms.check.findings import Finding
from forms.definition.loader import load_example, load_form
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers, Json
from forms.report.outline import passages_in_use

FORM = load_form()
EXAMPLE = Answers(load_example())


def path_of(section: str, number: int = 0) -> str:
    return f"{section}.{passages_in_use(FORM.section(section), EXAMPLE)[number].id}.text"


def found(rule: str, values: Mapping[str, Json | None]) -> list[Finding]:
    answers = EXAMPLE
    for path, value in values.items():
        answers = answers.with_value(path, value)
    return [finding for finding in check(FORM, answers) if finding.rule == rule]


def test_the_year_of_title_and_opening_is_the_reports() -> None:
    title = found("C15", {"basic.title": "2025年度党委书记履行全面从严治党第一责任人责任情况报告"})
    assert [(f.path, f.excerpt) for f in title] == [("basic.title", "2025")]
    opening = found(
        "C15",
        {path_of("opening"): "按照《2025年工作要点》，现将{basic.report_year}年、2025年履责情况报告如下。"},
    )
    assert [(f.path, f.start, f.end) for f in opening] == [(path_of("opening"), 22, 26)]
    assert found("C15", {path_of("opening"): "现将2026年度履责情况报告如下。"}) == []


def test_a_wrong_year_is_told_once_with_its_fix() -> None:
    said = EXAMPLE.with_value(path_of("opening"), "按照部署，现将2025年履责情况报告如下。")
    years = [f for f in check(FORM, said) if f.path == path_of("opening") and f.rule in ("C15", "YR03")]
    (finding,) = years
    assert (finding.rule, finding.severity, finding.excerpt) == ("C15", "error", "2025")
    assert finding.fix is not None and "2026年履责" in finding.fix.value


def test_this_year_is_last_year_when_the_report_is_dated_later() -> None:
    said = {path_of("key_tasks", 1): "今年以来，我抓实创建。"}
    finding = found("C16", said)[0]
    assert (finding.start, finding.end, "2026年以来" in finding.message) == (0, 4, True)
    assert found("C16", said | {"closing.report_date": "2026-12-28"}) == []


@pytest.mark.parametrize("words", ["已全部整改到位", "均已整改完成", "整改率达到100%"])
def test_all_mended_only_when_all_were_mended(words: str) -> None:
    said: dict[str, Json | None] = {path_of("rectification"): f"上年度问题{words}。"}
    assert [f.severity for f in found("C11", said)] == ["error"]
    assert found("C11", said | {"rectification.issues_rectified": "5"}) == []


def test_four_levels_are_four() -> None:
    levels = {"grassroots.resp_levels": "党委综合筹划、书记第一责任、支部书记具体落实"}
    assert found("C13", levels) == []  # the form counts by itself
    counted = {path_of("grassroots"): "构建{resp_levels}的四级责任体系。"}
    assert [f.path for f in found("C13", levels | counted)] == ["grassroots.resp_levels"]
    assert found("C13", counted) == []


def test_every_problem_has_its_measure() -> None:
    gap = found("C14", {"measure_3.covers": ["problem_2"]})
    assert len(gap) == 1 and "组织生活创新办法不多" in gap[0].message
    assert len(found("C14", {"measure_3.covers": []})) == 1, "an emptied choice is not the form's own"
    assert found("C14", {}) == []


def test_figures_that_go_opposite_ways_want_a_reason() -> None:
    assert [f.path for f in found("C06", {"party_and_business.revenue_note": None})] == [
        "party_and_business.revenue_note"
    ]
    same = {"party_and_business.budget_revenue.previous": "50000", "party_and_business.revenue_note": None}
    assert found("C06", same) == []


def test_more_than_half_is_asked_about_again() -> None:
    assert found("C19", {"party_and_business.tax_revenue.previous": "20000.00"})
    assert found("C19", {"party_and_business.tax_revenue.previous": "60000.00"}) == []


def test_places_are_the_same_and_the_fix_only_adds_zeros() -> None:
    finding = found("C20", {"party_and_business.tax_revenue.current": "86412.3"})[0]
    assert finding.fix is not None and finding.fix.value == "86412.30"


def test_length_is_told_only_when_all_is_filled_in() -> None:
    short = {path_of(s): "短。" for s in ("problem_1", "problem_2", "problem_3")}
    assert any("还差" in f.message for f in found("ST03", short))
    assert found("ST03", short | {"closing.report_date": None}) == []
    long = {path_of("measure_1"): "我抓落实。" * 120}
    assert any("超出" in f.message for f in found("ST03", long))
    assert any("还差" in f.message for f in found("ST03", {"basic.length_profile": "P2"}))


def test_a_place_in_a_passage_is_a_place_in_what_is_seen() -> None:
    path = path_of("party_and_business", 1)
    template = "全年{tax_revenue}，今年以来，稳中有进。"
    finding = found("C16", {path: template})[0]
    speaker = Speaker(FORM, EXAMPLE.with_value(path, template))
    shown = speaker.render(template, "party_and_business")
    assert shown[finding.start : finding.end] == "今年以来"
