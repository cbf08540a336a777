"""Last year's problems and measures, and what they fill in."""

from datetime import UTC, datetime

from forms.definition.loader import load_form
from forms.report.answers import Answers, Json
from forms.report.reckoning import (
    FOUND,
    MENDED,
    RECTIFIED,
    REMAINS,
    disagreeing,
    measure_told,
    past_measures,
    past_problems,
    problem_told,
)
from forms.report.session import ReportSession

FORM = load_form()
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PAST: Json = [{"title": "融合不紧", "text": "我……"}, {"title": "标准不高", "text": "我……"}]
START = Answers({"last.problems": PAST, "last.measures": PAST})


def told(answers: Answers, changes: dict[str, Json | None]) -> Answers:
    for path, value in changes.items():
        answers = answers.with_value(path, value)
    return answers


def test_the_table_fills_three_boxes_in_one_change() -> None:
    answers = told(START, problem_told(START, 0, state="done"))
    assert (answers[FOUND], answers[MENDED]) == ("2", "1")
    assert REMAINS not in answers
    answers = told(answers, problem_told(answers, 1, state="open", note="因人手不足未完成，6月底前完成。"))
    assert answers[REMAINS] == "“标准不高”因人手不足未完成，6月底前完成"
    assert disagreeing(answers) == {}


def test_an_open_problem_without_a_reason_is_still_named() -> None:
    answers = told(START, problem_told(START, 1, state="open"))
    assert answers[REMAINS] == "“标准不高”正在整改"


def test_what_the_user_wrote_is_left_alone_and_told() -> None:
    own = START.with_value(MENDED, "7")
    answers = told(own, problem_told(own, 0, state="done"))
    assert answers[MENDED] == "7" and answers[FOUND] == "2"
    assert disagreeing(answers) == {MENDED: "1"}


def test_taking_it_all_back_empties_the_boxes() -> None:
    answers = told(START, problem_told(START, 0, state="done"))
    answers = told(answers, problem_told(answers, 0, state=""))
    assert FOUND not in answers and MENDED not in answers


def test_a_note_that_is_typed_is_one_step_with_what_it_fills() -> None:
    session = ReportSession(FORM, told(START, problem_told(START, 1, state="open")))
    for end in range(1, 8):
        changes = problem_told(session.answers, 1, note="六月底前完成"[:end])
        session.type(RECTIFIED, changes.pop(RECTIFIED), NOON, changes)
    assert session.answers[REMAINS] == "“标准不高”六月底前完成"
    assert past_problems(session.answers)[1].note == "六月底前完成"
    session.undo(NOON)
    assert session.answers[REMAINS] == "“标准不高”正在整改"
    assert past_problems(session.answers)[1].note == ""


def test_measures_are_told_one_by_one() -> None:
    answers = told(START, measure_told(START, 1, "open"))
    assert [past.state for past in past_measures(answers)] == ["", "open"]
    assert "last.done" not in told(answers, measure_told(answers, 1, ""))


def test_answers_of_another_shape_are_passed_over() -> None:
    odd = Answers(
        {"last.problems": ["x", {"title": 3}, {"title": "一", "text": "二"}], "last.rectified": "x"}
    )
    assert [past.title for past in past_problems(odd)] == ["一"]
