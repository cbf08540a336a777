"""File names for Windows and Linux (R33)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.output.file_name import safe_file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "2026年度履行全面从严治党“第一责任人”责任情况报告",
            "2026年度履行全面从严治党“第一责任人”责任情况报告",
        ),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"),
        ("  报告. . ", "报告"),
        (".隐藏", "隐藏"),
        ("~$报告", "报告"),
        ("a\tb\r\nc", "a b c"),
        ("CON", "_CON"),
        ("com1.docx", "_com1.docx"),
        ("Com¹", "_Com¹"),
        ("conference", "conference"),
        ("\u202e报告\u200b\x00\ud800", "报告"),
        ("", "报告"),
        ("///", "报告"),
        ("..", "报告"),
    ],
)
def test_examples(text: str, name: str) -> None:
    assert safe_file_name(text) == name


@given(st.text(st.characters(exclude_categories=()), max_size=400))
def test_any_text_gives_a_good_name(text: str) -> None:
    name = safe_file_name(text)
    assert 0 < len(name.encode("utf-8")) <= 225
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert name == name.strip(" ") and not name.endswith(".") and not name.startswith((".", "~$"))
    assert safe_file_name(name) == name
