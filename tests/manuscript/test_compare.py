"""Two states side by side, by section, and taking back a part of one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.definition.loader import load_example, load_form
from forms.manuscript.compare import ItemDiff, SectionDiff, compare
from forms.report.answers import Answers, Json
from forms.report.outline import moved, passage_path, passages_in_use, with_added, without
from forms.report.restore import Restored, restored, restored_passage, restored_paths, restored_sections

FORM = load_form()
EXAMPLE = Answers(load_example())
SECTION = FORM.section("party_and_business")
TAX = "party_and_business.tax_revenue.current"


def changed(**answers: Json | None) -> Answers:
    result = EXAMPLE
    for path, value in answers.items():
        result = result.with_value(path.replace("__", "."), value)
    return result


def items(after: Answers, section: str = SECTION.id) -> list[ItemDiff]:
    return [item for found in compare(FORM, EXAMPLE, after) if found.id == section for item in found.items]


def marks(item: ItemDiff) -> str:
    return "".join(
        {"same": "{}", "gone": "[-{}]", "new": "[+{}]"}[p.mark].format(p.text) for p in item.pieces
    )


def test_equal_states_differ_in_nothing() -> None:
    assert compare(FORM, EXAMPLE, EXAMPLE) == []


def test_a_figure_is_shown_as_it_is_spoken_and_the_prose_with_it_moves_along() -> None:
    after = EXAMPLE.with_value(TAX, "90000")
    field, *passages = items(after)
    assert (field.kind, field.label, field.paths) == ("field", "全口径税收", (TAX,))
    assert "[+90000]万元" in marks(field)
    assert passages and all(p.kind == "passage" and p.paths == () for p in passages)


def test_what_is_entered_is_shown_where_the_report_says_the_same() -> None:
    (field,) = items(EXAMPLE.with_value(TAX, f" {EXAMPLE[TAX]} "))
    assert field.paths == (TAX,) and field.before != field.after


def test_a_reworded_passage_is_marked_by_character() -> None:
    passage = passages_in_use(SECTION, EXAMPLE)[0]
    path = passage_path(SECTION, passage)
    after = EXAMPLE.with_value(path, passage.template + "补写一句。")
    (item,) = items(after)
    assert (item.kind, item.id, item.paths) == ("passage", passage.id, (path,))
    assert [p.text for p in item.pieces if p.mark == "new"] == ["补写一句。"]
    assert item.after == item.before + "补写一句。"


def test_passages_dropped_moved_and_added() -> None:
    first = passages_in_use(SECTION, EXAMPLE)[0]
    order = f"{SECTION.id}.passages"
    dropped = items(EXAMPLE.with_value(order, without(SECTION, EXAMPLE, first.id)))
    assert [i.kind for i in dropped] == ["order", "passage"] and dropped[1].after == ""
    swapped = items(EXAMPLE.with_value(order, moved(SECTION, EXAMPLE, first.id, 1)))
    assert [i.kind for i in swapped] == ["order"]
    name, added = with_added(SECTION, EXAMPLE)
    text = f"{SECTION.id}.{name}.text"
    new = items(EXAMPLE.with_value(order, added).with_value(text, "自己写的。"))
    assert [i.kind for i in new] == ["order", "passage"] and new[1].after == "自己写的。"


def test_chapters_and_answers_of_another_form_are_not_left_out() -> None:
    chapter = FORM.chapters[0]
    found = compare(
        FORM, EXAMPLE, changed(later_form__rows=[1, {"a": True}], **{f"{chapter.id}__heading": "改"})
    )
    assert [(s.id, s.title) for s in found] == [(chapter.id, chapter.heading), ("", "其他内容")]
    assert found[1].items[0].after == "1、a 是"


paths = st.sampled_from(
    [*EXAMPLE, *FORM.inputs_by_path, "x.y", f"{SECTION.id}.passages", f"{SECTION.id}.heading"]
)
values = st.none() | st.text(max_size=5) | st.lists(st.text(max_size=5), max_size=3) | st.booleans()


@given(st.dictionaries(paths, values, max_size=6))
def test_every_answer_that_differs_is_in_one_section_and_can_be_taken_back(
    changes: dict[str, Json | None],
) -> None:
    after = changed(**{path.replace(".", "__"): value for path, value in changes.items()})
    found = compare(FORM, EXAMPLE, after)
    differing = {p for p in {*EXAMPLE, *after} if EXAMPLE.get(p) != after.get(p)}
    told = [path for section in found for path in section.paths]
    assert sorted(told) == sorted(differing)
    assert dict(applied(after, restored(after, EXAMPLE))) == dict(EXAMPLE)
    state = after
    for section in found:
        state = applied(state, restored_paths(state, EXAMPLE, section.paths))
    assert dict(state) == dict(EXAMPLE)


def applied(answers: Answers, values: Restored) -> Answers:
    for path, value in values.items():
        answers = answers.with_value(path, value)
    return answers


def test_chosen_sections_of_another_state_are_taken_over() -> None:
    other = changed(thought__heading="别的", party_and_business__heading="另一个", opening__note="x")
    mixed = applied(EXAMPLE, restored_sections(EXAMPLE, other, {"thought"}))
    assert [s.id for s in compare(FORM, EXAMPLE, mixed)] == ["thought"]
    assert restored_sections(EXAMPLE, EXAMPLE, {"thought"}) == {}


@pytest.mark.parametrize("place", [0, 1, -1])
def test_a_dropped_passage_comes_back_where_it_was(place: int) -> None:
    names = [p.id for p in passages_in_use(SECTION, EXAMPLE)]
    name = names[place]
    now = EXAMPLE.with_value(f"{SECTION.id}.passages", without(SECTION, EXAMPLE, name))
    back = applied(now, restored_passage(FORM, now, EXAMPLE, SECTION.id, name))
    assert [p.id for p in passages_in_use(SECTION, back)] == names
    gone = applied(back, restored_passage(FORM, back, now, SECTION.id, name))
    assert [p.id for p in passages_in_use(SECTION, gone)] == [n for n in names if n != name]


def test_one_passage_of_many_is_taken_back() -> None:
    first, second = passages_in_use(SECTION, EXAMPLE)[:2]
    now = EXAMPLE
    for passage in (first, second):
        now = now.with_value(passage_path(SECTION, passage), "改写。")
    back = restored_passage(FORM, now, EXAMPLE, SECTION.id, first.id)
    assert list(back) == [passage_path(SECTION, first)]


def test_two_reports_are_compared_in_a_moment() -> None:
    reworded = EXAMPLE
    for section in FORM.sections:
        for passage in passages_in_use(section, EXAMPLE):
            text = passage.template.replace("的", "之").replace("工作", "任务").replace("，", "，并", 1)
            reworded = reworded.with_value(passage_path(section, passage), text)
    taken: list[float] = []
    found: list[SectionDiff] = []
    for _ in range(5):
        started = time.perf_counter()
        found = compare(FORM, EXAMPLE, reworded)
        taken.append(time.perf_counter() - started)
    assert len(found) > 10
    assert min(taken) < 0.02
