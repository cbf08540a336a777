"""Several fixes made together."""

from dataclasses import replace

from forms.check.check import check
from forms.check.findings import Finding, Fix
from forms.check.fix_all import fixed_answers
from forms.definition.loader import load_example, load_form
from forms.report.answers import Answers

SLIPS = "我局布署廉政工作，再次布署家访。全年{family_visits}，第三次布署回访。"


def _report(**values: str) -> Answers:
    return Answers(dict(load_example()) | {path.replace("__", "."): text for path, text in values.items()})


def _passage_path() -> str:
    form = load_form()
    section = form.section("grassroots")
    return f"grassroots.{section.passages[0].id}.text"


def test_all_of_a_kind_in_one_passage_are_mended_and_blanks_stay() -> None:
    form, path = load_form(), _passage_path()
    answers = Answers(dict(load_example()) | {path: SLIPS})
    found = [f for f in check(form, answers) if f.path == path and f.excerpt == "布署"]
    assert len(found) == 3 and all(finding.fix for finding in found)
    made = fixed_answers(form, answers, found)
    assert made == {path: SLIPS.replace("布署", "部署")}
    after = check(form, answers.with_value(path, made[path]))
    assert not [finding for finding in after if finding.excerpt == "布署"]


def test_one_fix_alone_is_its_own_value() -> None:
    form, path = load_form(), _passage_path()
    answers = Answers(dict(load_example()) | {path: "我局布署廉政工作。"})
    (finding,) = [f for f in check(form, answers) if f.path == path and f.excerpt == "布署"]
    assert finding.fix is not None
    assert fixed_answers(form, answers, [finding]) == {path: finding.fix.value}


def test_boxes_are_mended_too_and_overlaps_only_once() -> None:
    form = load_form()
    answers = _report(basic__unit_short="甲乙丙丁")
    at = "basic.unit_short"
    first = Finding("X", "error", at, "", 1, 3, "乙丙", Fix("", at, "", "XY"))
    over = replace(first, start=2, end=4, fix=Fix("", at, "", "ZZ"))
    last = replace(first, start=0, end=1, fix=Fix("", at, "", ""))
    assert fixed_answers(form, answers, [first, last]) == {at: "XY丁"}
    assert fixed_answers(form, answers, [last, over]) == {at: "乙ZZ"}
    assert fixed_answers(form, answers, [first, over, last]) in ({at: "乙ZZ"}, {at: "XY丁"})


def test_what_has_no_fix_is_left_alone() -> None:
    form = load_form()
    assert fixed_answers(form, _report(), [Finding("F01", "error", "basic.county_name", "未填")]) == {}
