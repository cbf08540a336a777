"""From answers to the report's text."""

import re
from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.definition.figures import BreakdownField, SeriesField
from forms.definition.form import Form, Section
from forms.definition.loader import load_example, load_form
from forms.manuscript.compose import compose, passage_runs, passage_template
from forms.manuscript.model import Manuscript
from forms.manuscript.speak import EMPTY, Speaker
from forms.report.answers import Answers
from forms.report.outline import passage_path, passages_in_use, without

FORM = load_form()
EXAMPLE = Answers(load_example())


def text_of(answers: Answers, section_id: str) -> str:
    return "".join(p.text for p in compose(FORM, answers).paragraphs if p.section == section_id)


def with_values(values: Mapping[str, object], base: Answers = EXAMPLE) -> Answers:
    answers = base
    for path, value in values.items():
        answers = answers.with_value(path, value)  # type: ignore[arg-type]
    return answers


def length(manuscript: Manuscript) -> int:
    return len("".join(manuscript.text.split()))


def test_the_example_has_the_length_and_the_share_of_problems_that_offices_ask_for() -> None:
    manuscript = compose(FORM, EXAMPLE)
    chapters = {s.id: s.chapter for s in FORM.sections}
    problems = sum(len(p.text) for p in manuscript.paragraphs if chapters[p.section] == "problems")
    assert 2700 <= length(manuscript) <= 3000
    assert problems / length(manuscript) >= 1 / 3
    assert manuscript.unfilled == 0


def test_roles_come_in_the_order_of_the_page() -> None:
    roles = [p.role for p in compose(FORM, EXAMPLE).paragraphs]
    assert roles[:3] == ["title", "addressee", "body"]
    assert roles[-2:] == ["signature", "date"]
    assert roles.count("heading1") == 3


def test_chapters_sections_and_ordinals_are_numbered() -> None:
    text = compose(FORM, EXAMPLE).text
    for mark in ("一、", "二、", "三、"):
        assert re.search(f"^{mark}", text, re.M)
    area = text_of(EXAMPLE, "party_and_business")
    assert re.findall("[一二三四五六]是“", area) == ["一是“", "二是“", "三是“", "四是“"]


def test_ordinals_close_up_when_a_passage_goes() -> None:
    section = FORM.section("party_and_business")
    ordinals = [p.id for p in passages_in_use(section, EXAMPLE) if p.lead == "ordinal"]
    answers = with_values({"party_and_business.passages": without(section, EXAMPLE, ordinals[1])})
    area = text_of(answers, "party_and_business")
    assert "三是" in area and "四是" not in area and "活力青" not in area


def test_a_growth_field_speaks_for_itself() -> None:
    area = text_of(EXAMPLE, "party_and_business")
    assert "全口径税收累计完成86412.37万元，同比减收2507.78万元，下降2.82%" in area
    base = "party_and_business.tax_revenue."
    flat = with_values({base + "previous": "86412.37"})
    assert "全口径税收累计完成86412.37万元，与上年持平" in text_of(flat, "party_and_business")
    zero = with_values({base + "previous": "0"})
    assert "累计完成86412.37万元，同比增收86412.37万元；" in text_of(zero, "party_and_business")
    only_change = with_values({base + "previous": None, base + "change": "12", base + "direction": "up"})
    assert "86412.37万元，同比增收12万元，增长0.01%" in text_of(only_change, "party_and_business")


def test_the_reported_percentage_goes_before_our_own() -> None:
    answers = with_values({"party_and_business.tax_revenue.rate": "2.8"})
    assert "下降2.8%；" in text_of(answers, "party_and_business")


def test_what_is_missing_stands_open_in_its_clause() -> None:
    area = text_of(Answers({"basic.report_year": "2026"}), "thought")
    assert f"“第一议题”学习{EMPTY}次" in area
    assert compose(FORM, Answers()).unfilled > 20


def test_a_count_of_zero_is_not_said() -> None:
    answers = with_values({"grassroots.integrity_acts.home_visits": "0", "grassroots.integrity_talks": "0"})
    area = text_of(answers, "grassroots")
    assert "家访" not in area and "0次" not in area and "0人次" not in area
    assert not re.search("[，、；][，、；。]", area)


OPTIONAL = [
    (path, tuple(p for p in EXAMPLE if p == path or p.startswith(path + ".")))
    for path, field in FORM.fields_by_path.items()
    if not field.required
] + [
    (f"{path}.{part.id}", (f"{path}.{part.id}",))
    for path, field in FORM.fields_by_path.items()
    if isinstance(field, BreakdownField | SeriesField)
    for part in (field.parts if isinstance(field, BreakdownField) else field.items)
    if not part.required
]
BROKEN = re.compile("[，、；][，、；。]|^[，、；。]|(?<=[。：])[，、；。]|其中[，。；]|[（“][，。；]")


@pytest.mark.parametrize("count", [1, 2, len(OPTIONAL)])
def test_no_broken_punctuation_whichever_optional_fields_are_empty(count: int) -> None:
    for chosen in combinations(OPTIONAL, count):
        cleared = dict.fromkeys((p for _, paths in chosen for p in paths), None)
        text = compose(FORM, with_values(cleared)).text
        assert not BROKEN.search(text), ([path for path, _ in chosen], BROKEN.search(text))
        assert EMPTY not in text


def test_a_cleared_optional_default_is_left_out_and_a_cleared_required_one_comes_back() -> None:
    roles = [p.role for p in compose(FORM, with_values({"basic.addressee": ""})).paragraphs]
    assert "addressee" not in roles
    cleared = with_values({"basic.party_org_name": "", "closing.sign_mode": "org_noseal"})
    assert compose(FORM, cleared).paragraphs[-2].text == "中共国家税务总局云溪县税务局委员会"


def test_an_organisation_signs_with_its_full_name() -> None:
    manuscript = compose(FORM, with_values({"closing.sign_mode": "org_seal"}))
    assert manuscript.sign_mode == "org_seal"
    assert manuscript.paragraphs[-2].text == EXAMPLE.text("basic.party_org_name")


def test_a_newline_in_a_passage_begins_a_paragraph_and_runs_know_their_place() -> None:
    path = "opening." + passages_in_use(FORM.section("opening"), EXAMPLE)[0].id + ".text"
    answers = with_values({path: "甲{basic.report_year}\n乙{{丙}}"})
    paragraphs = [p for p in compose(FORM, answers).paragraphs if p.section == "opening"]
    assert [p.text for p in paragraphs] == ["甲2026", "乙{丙}"]
    last = paragraphs[1].runs[0]
    assert (last.path, last.piece, last.start) == (path, 2, 1)


def test_year_words_follow_the_year_but_not_where_the_user_wrote_his_own() -> None:
    for year, words in ((2024, "党纪学习教育"), (2025, "深入贯彻中央八项规定精神学习教育")):
        assert words in text_of(Answers({"basic.report_year": str(year)}), "thought")
    path = "thought." + passages_in_use(FORM.section("thought"), EXAMPLE)[0].id + ".text"
    own = with_values({path: "自己写的政绩观学习教育。", "basic.report_year": "2025"})
    assert "自己写的政绩观学习教育。" in text_of(own, "thought")


@pytest.mark.parametrize("year", range(2021, 2027))
def test_default_wording_reads_for_every_year_of_the_table(year: int) -> None:
    text = compose(FORM, with_values({"basic.report_year": str(year)})).text
    assert EMPTY not in text and not BROKEN.search(text)


def test_two_characters_of_a_name_stand_apart() -> None:
    assert compose(FORM, with_values({"closing.signer": None})).paragraphs[-2].text == "报告人：沈　砚"


def test_unreadable_numbers_stay_in_the_text() -> None:
    answers = with_values({"party_and_business.tax_revenue.current": "约八万"})
    assert "累计完成约八万万元" in text_of(answers, "party_and_business")


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(sorted(EXAMPLE)), st.text(max_size=12) | st.booleans() | st.none()))
def test_composing_never_fails_and_keeps_every_word_of_a_passage(values: dict[str, object]) -> None:
    manuscript = compose(FORM, with_values(values))
    assert manuscript.paragraphs[0].role == "title"


@given(st.text(max_size=60))
def test_a_reworded_passage_stands_in_the_report_to_the_letter(text: str) -> None:
    section = FORM.section("measures_lead")
    passage = passages_in_use(section, EXAMPLE)[0]
    escaped = text.replace("{", "{{").replace("}", "}}")
    speaker = Speaker(FORM, with_values({passage_path(section, passage): escaped}))
    assert "".join(run.text for run in passage_runs(speaker, section, passage)) == text
    assert passage_template(speaker.answers, section, passage) == escaped


def unspoken(form: Form, section: Section) -> set[str]:
    return {f.id for f in section.fields} - {
        ref.split(".")[0] for p in section.passages for ref in re.findall(r"\{([a-z_.]+)\}", p.template)
    }


def test_every_figure_of_an_area_is_spoken_by_some_passage() -> None:
    assert {s.id: unspoken(FORM, s) for s in FORM.sections if s.kind == "area" and unspoken(FORM, s)} == {}
