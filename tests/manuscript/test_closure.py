"""Problem, cause, measure: what belongs to what, and what the form may claim without having been told."""

from forms.definition.loader import load_example, load_form
from forms.manuscript.closure import Closure, closure
from forms.manuscript.compare import compare
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers, Json

FORM = load_form()
EXAMPLE = Answers(load_example())


def _of(**values: Json) -> Closure:
    return closure(Speaker(FORM, _answers(**values)))


def _answers(**values: Json) -> Answers:
    answers = EXAMPLE
    for path, value in values.items():
        answers = answers.with_value(path.replace("__", "."), value)
    return answers


def _causes(found: Closure) -> list[list[int]]:
    return [[cause.number for cause in found.causes_of(problem)] for problem in found.problems]


def test_the_forms_own_wording_is_linked_by_the_form() -> None:
    found = _of()
    assert found.asks_causes
    assert _causes(found) == [[1, 2], [4], [3]]
    assert [[m.section.id for m in found.measures_of(p)] for p in found.problems] == [
        ["measure_1"],
        ["measure_2"],
        ["measure_3"],
    ]
    assert found.causes[0].title == "理论学习联系实际不紧"


def test_what_was_chosen_counts_and_an_empty_choice_is_one() -> None:
    found = _of(causes__theory__explains=["problem_2", "problem_3"], causes__outlook__explains=[])
    assert _causes(found) == [[], [1, 4], [1, 3]]
    assert not found.causes[1].problems
    assert not _of(measure_1__covers=[]).measures[0].problems


def test_a_cause_with_another_first_sentence_is_not_claimed_to_explain_anything() -> None:
    reworded = _of(causes__theory__text="理论学习联系实际不紧。我学得不深。")
    assert _causes(reworded) == [[1, 2], [4], [3]], "the same cause, told otherwise"
    another = _of(causes__theory__text="抓落实的劲头不足。我盯得不紧。")
    assert _causes(another) == [[2], [4], [3]]


def test_a_problem_with_another_heading_is_not_claimed_to_be_explained() -> None:
    assert _causes(_of(problem_2__heading="联系群众不够紧密")) == [[1, 2], [], [3]]
    same = FORM.section("problem_2").heading
    assert _causes(_of(problem_2__heading=same)) == [[1, 2], [4], [3]]


def test_causes_are_numbered_as_they_are_printed() -> None:
    found = _of(
        causes__passages=["management", "theory", "added_1"],
        causes__theory__text="",
        causes__added_1__text="作风不够扎实。我跑得少。",
        causes__added_1__explains=["problem_1", "no_such_problem"],
    )
    assert [(c.number, c.title) for c in found.causes] == [(1, "从严管理韧劲不足"), (2, "作风不够扎实")]
    assert _causes(found) == [[2], [1], []]
    assert found.causes[1].links == "causes.added_1.explains"


def test_versions_say_which_problems_by_name() -> None:
    (section,) = compare(FORM, EXAMPLE, _answers(causes__theory__explains=["problem_2"]))
    (item,) = section.items
    assert (item.label, item.before, item.after) == ("理论学习 对应的问题", "问题一", "问题二")
    assert item.paths == ("causes.theory.explains",)
