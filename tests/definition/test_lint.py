"""Bad definitions: every fault with file and place, and never a traceback."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.definition.lint import lint_folder
from forms.definition.loader import FormError, load_form

OWN = Path(__file__).parents[2] / "forms" / "content" / "first_responsible"
AREA = "22_party_and_business.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OWN, tmp_path / "form"))


def change(folder: Path, file: str, old: str, new: str, count: int = -1) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, count), encoding="utf-8")


def lines(folder: Path) -> list[str]:
    return [str(fault) for fault in lint_folder(folder)]


def test_a_copy_of_our_own_form_is_sound_and_equal(folder: Path) -> None:
    assert load_form(folder=folder) == load_form()


def test_all_faults_of_several_files_come_at_once(folder: Path) -> None:
    change(folder, AREA, 'kind = "growth"', 'kind = "growht"', 1)
    change(folder, AREA, "required = false", 'required = "no"', 1)
    change(folder, "31_problem_1.toml", "{example}", "{exampel}")
    change(folder, "24_grassroots.toml", "can_add", "can_ad")
    change(folder, "50_closing.toml", 'last = "03-31"', "")
    found = "\n".join(lines(folder))
    assert f"{AREA}: field[1].kind: 只能是" in found
    assert f"{AREA}: field[3].required: 应是 true 或 false" in found
    assert "31_problem_1.toml: passage[1].text: 空格 {exampel} 没有对应的字段" in found
    assert "24_grassroots.toml: can_ad: 没有这一项" in found
    assert "50_closing.toml: rule[1].last: 缺少这一项" in found
    # A blank that names the faulty field is no second fault.
    assert "{tax_revenue}" not in found


def test_a_nested_fault_is_named_where_it_stands(folder: Path) -> None:
    change(folder, AREA, 'label = "留抵退税", unit', 'label = "留抵退税", unti')
    assert lines(folder) == [
        f"{AREA}: field[4].parts[1].unit: 缺少这一项",
        f"{AREA}: field[4].parts[1].unti: 没有这一项",
    ]


def test_doubled_ids_and_rules_that_point_nowhere(folder: Path) -> None:
    change(folder, AREA, 'id = "budget_revenue"', 'id = "tax_revenue"')
    change(folder, "26_rectification.toml", "rectification.issues_found", "rectification.issues_fund")
    found = lines(folder)
    assert f"{AREA}: field[2].id: 「tax_revenue」重复或已留作他用" in found
    assert any("没有「rectification.issues_fund」这个字段" in line for line in found)


def test_a_cause_that_explains_no_problem_of_the_form(folder: Path) -> None:
    change(folder, "34_causes.toml", 'explains = ["problem_3"]', 'explains = ["problem_4"]')
    assert lines(folder) == ["34_causes.toml: passage[3].explains: 没有「problem_4」这个问题"]
    change(folder, "34_causes.toml", 'explains = "problem"', "")
    assert len(lines(folder)) == 4, "a section that does not ask has no answers to offer"


def test_broken_toml_wrong_encoding_and_a_missing_head(folder: Path, tmp_path: Path) -> None:
    (folder / "21_thought.toml").write_bytes('id = "思想"'.encode("gb18030"))
    (folder / "23_key_tasks.toml").write_text("id = ", encoding="utf-8")
    found = "\n".join(lines(folder))
    assert "21_thought.toml: 不是 UTF-8 编码" in found and "23_key_tasks.toml: 读不了" in found
    assert "form.toml" in lines(tmp_path / "nothing")[0]
    with pytest.raises(FormError) as error:
        load_form(folder=folder)
    assert len(error.value.faults) >= 2


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    key=st.sampled_from(["id", "kind", "label", "unit", "parts", "options", "low", "required"]), value=VALUES
)
def test_any_value_anywhere_is_a_fault_or_fine_but_never_a_crash(
    folder: Path, key: str, value: object
) -> None:
    def toml(v: object) -> str:
        if isinstance(v, bool):
            return str(v).lower()
        if isinstance(v, dict):
            return "{" + ", ".join(f"{k} = {toml(x)}" for k, x in v.items()) + "}"
        if isinstance(v, list):
            return "[" + ", ".join(map(toml, v)) + "]"
        return (
            str(v)
            if isinstance(v, int)
            else '"'
            + str(v or "").encode("unicode_escape").decode().replace("\\", "/").replace('"', "'")
            + '"'
        )

    text = (OWN / AREA).read_text(encoding="utf-8")
    (folder / AREA).write_text(text + f'\n[[field]]\nkind = "breakdown"\n{key}2 = 1\n', encoding="utf-8")
    assert lint_folder(folder)
    body = text + "\n[[field]]\n" + f"{key} = {toml(value)}\n"
    (folder / AREA).write_text(body, encoding="utf-8")
    assert all(str(fault) for fault in lint_folder(folder))
