"""The wording of our own report: where findings stand and how they are mended."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.check.check import check, checked
from forms.check.findings import Finding
from forms.check.ignored import (
    IGNORED_PATH,
    OFF_PATH,
    ignored_places,
    with_ignored,
    with_rule_off,
    with_rule_on,
    without_ignored,
)
from forms.check.report_wording import rules_of
from forms.check.wording.checker import WordingChecker
from forms.check.wording.fixes import apply_fix
from forms.definition.form import Form
from forms.definition.loader import load_example, load_form
from forms.manuscript.blanks import Literal, parse
from forms.manuscript.compose import passage_template
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers, Json
from tests.check.wording.running import pack

OWN_FORM = load_form()
PACK = pack(
    {"id": "WD07", "algorithm": "words", "options": {"words": {"部暑": "部署", "惯彻": "贯彻"}}},
    {"id": "PH03", "pattern": "_{2,}"},
    {"id": "PH04", "pattern": "某某"},
    {"id": "PN11", "algorithm": "heading_end"},
)
FORM = replace(OWN_FORM, wording=lambda: (PACK,))
EXAMPLE = Answers(load_example())
DETAIL = "problem_1.detail.text"


def with_answers(**values: Json | None) -> Answers:
    answers = EXAMPLE
    for path, value in values.items():
        answers = answers.with_value(path.replace("__", "."), value)
    return answers


def wording(answers: Answers, form: Form = FORM) -> list[Finding]:
    ids = set(rules_of(form).ids)
    return [finding for finding in check(form, answers) if finding.rule in ids]


def test_the_example_and_the_default_wording_are_clean() -> None:
    assert [f for f in wording(EXAMPLE, OWN_FORM) if f.severity != "hint"] == []
    for year in ("2022", "2023", "2024", "2025"):
        answers = Answers({"basic.report_year": year})
        assert [f for f in wording(answers, OWN_FORM) if f.severity != "hint"] == []


def test_a_finding_stands_in_the_displayed_text_and_its_fix_in_the_template() -> None:
    template = "我{basic.unit_short}认真部暑工作，{example}，惯彻到底。"
    (first, second) = wording(with_answers(problem_1__detail__text=template))
    assert (first.path, first.excerpt, first.start) == (DETAIL, "部暑", 5)
    assert first.fix and first.fix.value == template.replace("部暑", "部署")
    shown = "我我局认真部暑工作，" + EXAMPLE.text("problem_1.example") + "，惯彻到底。"
    assert shown[second.start : second.end] == "惯彻" == second.excerpt
    mended = with_answers(problem_1__detail__text=second.fix.value if second.fix else "")
    assert [f.excerpt for f in wording(mended)] == ["部暑"]


def test_offsets_count_separators_that_a_vanished_blank_takes_along() -> None:
    template = "我带头落实，{rectification.local_feature}，认真部暑。"
    answers = with_answers(problem_1__detail__text=template, rectification__local_feature=None)
    (finding,) = wording(answers)
    assert "我带头落实，，认真部暑。"[finding.start : finding.end] == "部暑"


def test_words_typed_into_a_box_are_found_in_the_box() -> None:
    (finding,) = wording(with_answers(problem_1__example="9月部暑的12项任务有3项超期"))
    assert (finding.path, finding.start, finding.excerpt) == ("problem_1.example", 2, "部暑")
    assert finding.fix and finding.fix.path == finding.path
    assert finding.fix.value == "9月部署的12项任务有3项超期"


def test_headings_and_boxes_outside_the_prose_are_read_too() -> None:
    answers = with_answers(
        duty__heading="履职情况。", problem_1__heading="工作部暑不够具体", closing__signer="报告人：某某"
    )
    found = {finding.path: finding.rule for finding in wording(answers)}
    assert set(found) == {"duty.heading", "problem_1.heading", "closing.signer"}


def test_an_empty_blank_is_no_fault_of_wording() -> None:
    assert [f for f in wording(Answers({"basic.report_year": "2025"})) if f.rule.startswith("PH")] == []
    (finding,) = wording(with_answers(problem_1__detail__text="我签订____份，{example}。"))
    assert finding.rule == "PH03"


def test_a_checker_kept_from_state_to_state_says_the_same() -> None:
    kept = WordingChecker(rules_of(FORM))
    for text in ("我认真部暑。{example}", "我认真部署。{example}", "惯彻{example}", ""):
        answers = with_answers(problem_1__detail__text=text)
        assert check(FORM, answers, kept) == check(FORM, answers)


def test_a_rule_that_is_off_and_a_place_that_is_let_be() -> None:
    answers = with_answers(problem_1__detail__text="我认真部暑，惯彻落实。{example}")
    first, second = wording(answers)
    off = answers.with_value(OFF_PATH, with_rule_off(answers, first.rule))
    assert first.rule not in {finding.rule for finding in wording(off)}
    assert wording(off.with_value(OFF_PATH, with_rule_on(off, first.rule))) == [first, second]
    let = answers.with_value(IGNORED_PATH, with_ignored(answers, first, " 引用原文 "))
    sifted = checked(FORM, let)
    assert first not in sifted.kept and second in sifted.kept
    ((finding, place),) = sifted.ignored
    assert (finding, place.reason) == (first, "引用原文")
    assert with_ignored(let, first, "又一次") != with_ignored(let, second, "又一次")
    assert len(ignored_places(let.with_value(IGNORED_PATH, with_ignored(let, first, "又一次")))) == 1
    assert without_ignored(let, place) == []


@pytest.mark.parametrize("value", [3, "x", [1, None, {"rule": 5}], [{"path": "a"}], {}])
def test_broken_lists_of_places_are_passed_over(value: Json) -> None:
    assert wording(EXAMPLE.with_value(IGNORED_PATH, value).with_value(OFF_PATH, value)) == []


def test_fixes_in_one_text_are_made_together() -> None:
    template = "部暑{a}惯彻{b}{{部暑}}"
    said = {"a": "甲乙", "b": ""}
    edits = [(0, 2, "部署"), (4, 6, "贯彻"), (7, 9, "部署")]
    assert apply_fix(template, said.__getitem__, edits) == "部署{a}贯彻{b}{{部署}}"
    assert apply_fix(template, said.__getitem__, [(1, 3, "署甲")]) == "部署{a}惯彻{b}{{部暑}}"
    assert apply_fix(template, said.__getitem__, [(1, 3, "署丙")]) is None
    assert apply_fix(template, said.__getitem__, [(2, 4, "丙丁")]) is None


@given(st.lists(st.sampled_from(["甲", "乙丙", "{a}", "{b}", "{{", "，"]), max_size=8), st.data())
def test_a_fix_shows_what_it_promises(parts: list[str], data: st.DataObject) -> None:
    template = "".join(parts)
    said = {"a": "填好", "b": ""}

    def shown(text: str) -> str:
        return "".join(p.text if isinstance(p, Literal) else said[p.ref] for p in parse(text))

    before = shown(template)
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    fixed = apply_fix(template, said.__getitem__, [(start, end, "新字")])
    if fixed is not None:
        assert shown(fixed) == before[:start] + "新字" + before[end:]


@given(st.text(alphabet="部暑惯彻，。“”{}ab.我局 \n", max_size=30))
def test_any_template_is_checked_and_its_fixes_can_be_made(template: str) -> None:
    answers = with_answers(problem_1__detail__text=template)
    section = FORM.section("problem_1")
    passage = section.passages[0]
    speaker = Speaker(FORM, answers)
    shown = "".join(
        p.text if isinstance(p, Literal) else speaker.speak(p.ref, "problem_1").text
        for p in parse(passage_template(answers, section, passage))
    )
    for finding in wording(answers):
        if finding.path == DETAIL:
            assert 0 <= finding.start < finding.end <= len(shown)
            if finding.fix:
                assert finding.fix.value != template
