"""Starting from an earlier report: figures turn into last year's, names stay, prose is offered."""

from hypothesis import given
from hypothesis import strategies as st

from forms.definition.loader import load_example, load_form
from forms.manuscript.carry import carried_paths, carry, confirmed, is_carried, is_confirmed, renew
from forms.manuscript.compose import compose
from forms.manuscript.similarity import compare, likeness
from forms.report.answers import Answers, Json

FORM = load_form()
EARLIER = Answers(load_example() | {"basic.report_year": "2025", "closing.report_date": "2026-01-05"})


def started(chosen: tuple[str, ...] = (), earlier: Answers = EARLIER) -> Answers:
    answers = Answers({"basic.report_year": "2026"})
    for path, value in carry(FORM, earlier, 2026).values(chosen).items():
        answers = answers.with_value(path, value)
    return answers


def test_figures_of_this_year_become_last_years_and_only_this_years_are_asked_for() -> None:
    answers = started()
    assert answers["party_and_business.tax_revenue.previous"] == "86412.37"
    assert "party_and_business.tax_revenue.current" not in answers
    assert "thought.study_sessions.first_topic" not in answers
    assert answers["last.thought.study_sessions.first_topic"] == "26"
    assert answers["last.year"] == "2025"


def test_names_and_settings_are_taken_over_but_not_year_title_and_date() -> None:
    answers = started()
    assert answers["basic.unit_full_name"] == "国家税务总局云溪县税务局"
    assert answers["party_and_business.brand_name"] == "五彩税务局"
    assert answers["basic.report_year"] == "2026"
    assert "basic.title" not in answers and "closing.report_date" not in answers
    assert compose(FORM, answers).paragraphs[0].text.startswith("2026年度")


def test_prose_is_offered_only_where_it_was_reworded_and_taken_only_when_chosen() -> None:
    passage = FORM.section("thought").passages[0]
    path = f"thought.{passage.id}.text"
    earlier = EARLIER.with_value(path, "我在2025年带头讲党课，深入贯彻中央八项规定精神学习教育见了实效。")
    plan = carry(FORM, earlier, 2026)
    assert [p.path for p in plan.passages] == [path]
    offered = plan.passages[0]
    assert offered.template == "我在2026年带头讲党课，{year.campaign}见了实效。"
    assert ("2025年", "2026年") in offered.renewed
    assert path not in started(earlier=earlier)
    assert started((path,), earlier)[path] == offered.template


def test_titles_of_documents_keep_their_year() -> None:
    text, changes = renew(FORM, "落实《2025年工作要点》，2025年完成。", 2025, 2026)
    assert text == "落实《2025年工作要点》，2026年完成。"
    assert changes == (("2025年", "2026年"),)


def test_carried_text_is_marked_until_edited_or_confirmed() -> None:
    passage = FORM.section("thought").passages[0]
    path = f"thought.{passage.id}.text"
    answers = started((path,), EARLIER.with_value(path, "自己的一段话。"))
    assert carried_paths(answers) == (path,)
    assert not is_carried(answers.with_value(path, "改过的一段话。"), path)
    for name, value in confirmed(answers, path).items():
        answers = answers.with_value(name, value)
    assert not is_carried(answers, path)


def test_last_years_problems_and_measures_come_along() -> None:
    problems = started()["last.problems"]
    assert isinstance(problems, list) and len(problems) == 3
    first: Json = problems[0]
    assert isinstance(first, dict) and first["title"] == "党建业务融合不够紧密"


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_comparison_loses_nothing(before: str, after: str) -> None:
    marks = compare(before, after)
    assert "".join(s.text for s in marks if s.state != "gone") == after
    assert sorted(s.text for s in marks if s.state != "new") == sorted(
        s.text for s in compare(before, before)
    )
    assert 0 <= likeness(before, after) <= 1
    assert likeness(before, before) == 1.0


def test_likeness_tells_a_copy_from_a_new_text() -> None:
    text = "局党委坚持把政治建设摆在首位，全年开展学习二十四次。"
    assert likeness(text, text.replace("二十四", "二十六")) > 0.6
    assert likeness(text, "我到基层调研九次，解决难题五件。") < 0.1


def test_what_is_confirmed_is_confirmed_only_as_it_stands() -> None:
    passage = FORM.section("thought").passages[0]
    path = f"thought.{passage.id}.text"
    answers = started((path,), EARLIER.with_value(path, "自己的一段话。"))
    answers = answers.with_value("carried.confirmed", [path])
    assert is_confirmed(answers, path)
    assert not is_confirmed(answers.with_value(path, "另一段话。"), path)


def test_what_is_taken_over_is_counted() -> None:
    counts = carry(FORM, EARLIER, 2026).counts()
    assert counts.problems == counts.measures == 3
    assert counts.persons > 5 and counts.names > 3 and counts.figures > 20
    assert counts.passages == 0, "the example has the form's own wording"
