"""Marks between two texts: whole, readable, quick."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from forms.report.diff import Piece, text_diff

texts = st.text(st.sampled_from("一是二的。，；\n0123.%aZ ") | st.characters(), max_size=60)


def marks(before: str, after: str) -> str:
    brackets = {"same": "{}", "gone": "[-{}]", "new": "[+{}]"}
    return "".join(brackets[piece.mark].format(piece.text) for piece in text_diff(before, after))


@given(texts, texts)
def test_the_pieces_give_both_texts_and_marks_alternate(before: str, after: str) -> None:
    pieces = text_diff(before, after)
    assert "".join(p.text for p in pieces if p.mark != "new") == before
    assert "".join(p.text for p in pieces if p.mark != "gone") == after
    assert all(p.text for p in pieces)
    pairs = [(a.mark, b.mark) for a, b in pairwise(pieces)]
    assert all(a != b and (a, b) != ("new", "gone") for a, b in pairs)


def test_equal_and_empty_texts() -> None:
    assert text_diff("", "") == ()
    assert text_diff("全年", "全年") == (Piece("same", "全年"),)
    assert marks("", "新写的") == "[+新写的]"
    assert marks("删去的", "") == "[-删去的]"


def test_characters_are_marked_and_figures_whole() -> None:
    assert marks("全年入库8643.28万元。", "全年入库8910.28万元。") == "全年入库[-8643.28][+8910.28]万元。"
    assert marks("主持召开会议12次", "主持召开专题会议12次") == "主持召开[+专题]会议12次"
    assert marks("增长3%，持平。", "持平。") == "[-增长3%，]持平。"


def test_a_lone_character_between_two_replacements_is_no_island() -> None:
    assert marks("甲乙的丙丁", "戊己的庚辛") == "[-甲乙的丙丁][+戊己的庚辛]"


def test_a_long_passage_is_matched_by_sentence_first() -> None:
    first, second, third = (
        "一是压实主体责任" * 8 + "。",
        "二是抓实作风建设" * 8 + "。",
        "三是建强干部队伍" * 8 + "。",
    )
    assert marks(first + second + third, first + third) == f"{first}[-{second}]{third}"
    changed = second.replace("作风", "纪律", 1)
    assert marks(first + second, first + changed) == first + second.replace("作风", "[-作风][+纪律]", 1)


def test_two_unlike_reports_are_compared_in_a_moment() -> None:
    before = "".join(f"第{n}项工作抓得紧，全年完成{n * 37}件，成效明显；" for n in range(150))
    after = "".join(f"推进{n}个项目落地见效，办结{n * 53}件，群众满意。" for n in range(150))
    started = time.perf_counter()
    text_diff(before, after)
    assert time.perf_counter() - started < 1
