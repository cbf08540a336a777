"""The forms that the program ships: sound, complete, and the same whether built at once or through the linter."""

import re
import tomllib

import pytest

from forms.definition.lint import lint_folder, lint_years
from forms.definition.loader import BUILT_IN, YEARS_FILE, FormError, built_in_folder, load_example, load_form
from forms.report.outline import passages_in_use

# Fields of the report's domain table that every first-responsible form must have.
FIELDS = """
basic.report_year basic.report_kind basic.unit_full_name basic.party_org_name basic.unit_short
basic.county_name basic.city_name basic.leading_body basic.addressee basic.secretary_name
basic.secretary_title basic.branch_count basic.staff_count basic.length_profile closing.sign_mode
closing.report_date thought.plan_doc_name thought.study_sessions thought.lectures_by_secretary
party_and_business.brand_name party_and_business.brand_red_name party_and_business.brand_youth
party_and_business.brand_service party_and_business.brand_satisfy party_and_business.team_red_name
party_and_business.tax_revenue party_and_business.budget_revenue party_and_business.relief
party_and_business.relief_households party_and_business.service_minutes
party_and_business.satisfaction key_tasks.ideology_sessions key_tasks.report_local_times
key_tasks.visitors key_tasks.guided_events key_tasks.star_brand key_tasks.model_org
grassroots.resp_levels grassroots.supervision_model grassroots.integrity_acts
grassroots.party_govern_meetings grassroots.integrity_talks grassroots.discipline_cases
grassroots.eight_rules_issues rule_of_law.law_duty_methods rectification.local_feature
rectification.issues_found rectification.issues_rectified rectification.remaining_note
measure_1.covers measure_2.covers measure_3.covers
""".strip().split()


@pytest.mark.parametrize("form_id", BUILT_IN)
def test_no_fault_in_a_form_that_we_ship(form_id: str) -> None:
    assert lint_folder(built_in_folder(form_id)) == ()


def test_no_fault_in_the_year_words() -> None:
    text = YEARS_FILE.read_text(encoding="utf-8")
    assert lint_years(tomllib.loads(text)) == ()


def test_words_from_memory_are_marked() -> None:
    words = [word for year in load_form().years.words.values() for word in year.values()]
    assert any(not word.verified for word in words)
    assert all(word.evidence for word in words)
    assert not any(word.verified and word.evidence.startswith("凭记忆") for word in words)


def test_every_field_of_the_domain_has_a_home() -> None:
    assert set(FIELDS) - set(load_form().fields_by_path) == set()


def test_tabs_stand_in_the_order_of_the_report() -> None:
    kinds = " ".join(section.kind for section in load_form().sections)
    problems = "lead problem problem problem causes"
    assert kinds == f"basic opening{' area' * 6} {problems} lead{' measure' * 3} closing review"


def test_every_field_tells_its_label_and_every_hint_is_one_short_line() -> None:
    for path, field in load_form().fields_by_path.items():
        assert field.label, path
        assert "\n" not in field.hint and len(field.hint) <= 36, path
        said = re.sub("“.*?”", "", field.hint) + field.label  # a quoted example is no chrome
        for word in ("请", "抱歉", "非法", "无效"):
            assert word not in said, path


def test_the_supervision_model_is_never_filled_in_beforehand() -> None:
    assert getattr(load_form().fields_by_path["grassroots.supervision_model"], "default", "") == ""


def test_the_example_fills_in_every_field_and_uses_every_passage() -> None:
    form, answers = load_form(), load_example()
    derived = ("change", "direction", "rate")  # computed from the two years
    missing = [p for p, entry in form.inputs() if p not in answers and entry.suffix not in derived]
    assert missing == []
    assert set(answers) - {p for p, _ in form.inputs()} <= {f"{s.id}.passages" for s in form.sections}
    from forms.report.answers import Answers

    for section in form.sections:
        assert {p.id for p in section.passages} == {
            p.id for p in passages_in_use(section, Answers(answers))
        }, section.id


def test_an_unknown_form_is_one_clear_line() -> None:
    with pytest.raises(FormError, match="没有名为「no_such」的表单"):
        load_form("no_such")
