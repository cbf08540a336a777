"""What a clerk pastes, and what arrives."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.report.pasted import clean_pasted


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("全年完成任务。", "全年完成任务。"),
        ("第一段\r\n第二段\r\n", "第一段\n第二段"),
        ("手动换行\x0b下一行", "手动换行\n下一行"),
        ("分页\x0c之后", "分页\n之后"),
        ("行\u2028分\u2029段\x85尾", "行\n分\n段\n尾"),
        ("一\n\n\n\n二", "一\n二"),
        ("　　首行空两格\r\n　　又一段", "首行空两格\n又一段"),
        ("税收\t86412.37\t万元\r\n", "税收 86412.37 万元"),
        ("空格\t\t\t在一起", "空格 在一起"),
        ("纳税\u00a0人\u202f口\u2007径", "纳税 人 口 径"),
        ("零\u200b宽\u200d字\ufeff符\u00ad号\u2060", "零宽字符号"),
        ("反\u202e向\u2066标\u2069记\u200f", "反向标记"),
        ("控\x00制\x07字\x1f符\x7f\x9f", "控制字符"),
        ("不断\x1e连字", "不断-连字"),
        ("图\ufffc片", "图片"),
        ("半\ud83d个", "半个"),
        ("非字符\ufffe\U0001ffff\ufdd0", "非字符"),
        ("\n \t\u3000\n", ""),
        ("", ""),
    ],
)
def test_pasted_text_is_made_plain(pasted: str, clean: str) -> None:
    assert clean_pasted(pasted) == clean


@pytest.mark.parametrize(
    "kept", ["𠮷田", "葛\U000e0100城", "\U0002ebf0", "“引号”——破折号……", "（一）　二", "😀", "\ue5e5"]
)
def test_rare_characters_and_chinese_marks_stay(kept: str) -> None:
    assert clean_pasted(kept) == kept


@given(st.text())
def test_cleaning_leaves_nothing_that_a_document_cannot_hold_and_is_stable(text: str) -> None:
    clean = clean_pasted(text)
    assert clean_pasted(clean) == clean
    assert all(unicodedata.category(char) not in ("Cc", "Cs", "Cf") for char in clean.replace("\n", ""))
    assert all(line == line.strip() and line for line in clean.split("\n")) or clean == ""
    # Nothing visible is lost: letters and ideographs come through in order.
    assert [c for c in clean if c.isalnum()] == [c for c in text if c.isalnum()]
