"""已填/应填 by tab."""

from forms.definition.loader import load_example, load_form
from forms.manuscript.progress import progress, section_slots
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers

FORM = load_form()


def of(answers: Answers) -> dict[str, tuple[int, int]]:
    return {k: (v.filled, v.wanted) for k, v in progress(FORM, Speaker(FORM, answers)).items()}


def test_the_example_is_complete_and_the_empty_report_is_not() -> None:
    assert all(filled == wanted for filled, wanted in of(Answers(load_example())).values())
    empty = of(Answers())
    assert empty["party_and_business"][0] < empty["party_and_business"][1]
    assert empty["review"] == (0, 0)


def test_a_growth_field_counts_once_and_only_when_it_can_be_compared() -> None:
    before = of(Answers())["party_and_business"]
    half = Answers({"party_and_business.tax_revenue.current": "5000"})
    assert of(half)["party_and_business"] == before
    whole = half.with_value("party_and_business.tax_revenue.previous", "4000")
    assert of(whole)["party_and_business"] == (before[0] + 1, before[1])


def test_the_caret_is_sent_to_the_half_that_is_missing() -> None:
    half = Answers({"party_and_business.tax_revenue.current": "5000"})
    slots = section_slots(Speaker(FORM, half), FORM.section("party_and_business"))
    assert "party_and_business.tax_revenue.previous" in [s.path for s in slots if not s.filled]


def test_an_emptied_problem_is_not_done() -> None:
    problem = FORM.section("problem_1")
    path = f"problem_1.{problem.passages[0].id}.text"
    full = Answers(load_example())
    assert of(full.with_value(path, ""))["problem_1"][0] == of(full)["problem_1"][0] - 1
