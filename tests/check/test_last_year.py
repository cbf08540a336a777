"""ST07, C12 and C19: this year's report against last year's."""

from forms.check.catalogue import catalogue
from forms.check.check import check
from forms.check.findings import Finding
from forms.definition.loader import load_example, load_form
from forms.manuscript.carry import carry, confirmed
from forms.report.answers import Answers, Json

FORM = load_form()
EXAMPLE = load_example()
PASSAGE = f"thought.{FORM.section('thought').passages[0].id}.text"
OWN = "我带头讲党课，把理论学习放在第一位，带领班子成员到联系点调研，解决了三个长期没有解决的难题。"
EARLIER = Answers(EXAMPLE | {"basic.report_year": "2025", "closing.report_date": "2026-01-05", PASSAGE: OWN})


def started(chosen: tuple[str, ...] = (), **more: Json) -> Answers:
    values = {"basic.report_year": "2026", **carry(FORM, EARLIER, 2026).values(chosen)}
    values |= {path.replace("__", "."): value for path, value in more.items()}
    return Answers({path: value for path, value in values.items() if value is not None})


def found(answers: Answers, rule: str) -> list[Finding]:
    return [finding for finding in check(FORM, answers) if finding.rule == rule]


def test_carried_text_is_a_warning_until_it_is_confirmed_or_changed() -> None:
    answers = started((PASSAGE,))
    (warning,) = found(answers, "ST07")
    assert (warning.path, warning.severity) == (PASSAGE, "warning")
    for path, value in confirmed(answers, PASSAGE).items():
        answers = answers.with_value(path, value)
    assert found(answers, "ST07") == []


def test_hardly_changed_text_is_a_hint_and_new_text_is_nothing() -> None:
    answers = started((PASSAGE,))
    (hint,) = found(answers.with_value(PASSAGE, OWN.replace("三个", "四个")), "ST07")
    assert hint.severity == "hint" and "%" in hint.message
    assert found(answers.with_value(PASSAGE, "全年到基层九次，听取意见二十条。"), "ST07") == []


def test_confirming_holds_only_for_what_was_confirmed() -> None:
    answers = started((PASSAGE,))
    for path, value in confirmed(answers, PASSAGE).items():
        answers = answers.with_value(path, value)
    assert found(answers.with_value(PASSAGE, OWN + "又改了。"), "ST07") != []


def test_last_years_figure_is_the_one_of_last_years_report() -> None:
    answers = started()
    assert found(answers, "C12") == []
    (warning,) = found(answers.with_value("party_and_business.tax_revenue.previous", "86000"), "C12")
    assert warning.path == "party_and_business.tax_revenue.previous"
    assert warning.fix is not None and warning.fix.value == EXAMPLE["party_and_business.tax_revenue.current"]


def test_the_same_figure_written_otherwise_is_the_same() -> None:
    value = str(EXAMPLE["party_and_business.tax_revenue.current"])
    assert found(started(party_and_business__tax_revenue__previous=f"{value}万元"), "C12") == []


def test_as_many_problems_are_answered_for_as_were_named() -> None:
    (warning,) = found(started(rectification__issues_found="9"), "C12")
    assert warning.path == "rectification.issues_found" and "3个问题" in warning.message
    assert found(started(rectification__issues_found="3"), "C12") == []


def test_all_figures_of_last_year_are_a_copy() -> None:
    figures = {path: value for path, value in EXAMPLE.items() if path in FORM.inputs_by_path}
    copied = Answers({**started(), **{p: v for p, v in figures.items() if not p.endswith(".previous")}})
    assert [f.message for f in found(copied, "C19") if "都与上年相同" in f.message]
    changed = copied.with_value("thought.study_sessions.first_topic", "31")
    assert not [f for f in found(changed, "C19") if "都与上年相同" in f.message]


def test_messages_are_short_and_the_rules_are_listed() -> None:
    answers = started(
        (PASSAGE,), rectification__issues_found="9", party_and_business__tax_revenue__previous="1"
    )
    for finding in check(FORM, answers):
        assert len(finding.message) <= 40, finding.message
    assert {"ST07", "C12", "C19"} <= {entry.id for entry in catalogue(FORM)}


def test_a_report_without_an_earlier_one_has_none_of_it() -> None:
    assert not [f for f in check(FORM, Answers(EXAMPLE)) if f.rule in ("ST07", "C12")]
