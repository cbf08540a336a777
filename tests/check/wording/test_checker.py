"""The engine: guards, severities, incremental checks, hostile packs and texts, time."""

import random
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.check.wording.blocks import Block, Context
from forms.check.wording.checker import WordingChecker, check_blocks
from forms.check.wording.messages import filled
from forms.check.wording.plain_blocks import plain_blocks
from forms.check.wording.prefilter import DIGIT, LONG_NUMBER, Prefilter, needs_of
from forms.check.wording.reading import Reading
from forms.check.wording.rule_set import rule_set
from forms.definition.loader_wording import foreign_packs, is_slow
from tests.check.wording.examples import example, own_rules
from tests.check.wording.running import excerpts, found, rules

RULES = own_rules()
PIECES = [
    *{example(entry).text for rule in RULES.rules for entry in (*rule.wrong, *rule.right)},
    "我坚持把党的政治建设摆在首位，带头学习，带头落实。",
    "一是抓学习。",
    "“",
    "》",
    "，",
    "\n",
]
PIECES.sort()
CONTEXT = Context(2025)


@pytest.mark.parametrize(
    ("guard", "text", "count"),
    [
        ({"guard": "历史"}, "县国税局。在历史上，县国税局成立。", 1),
        ({"guard_before": "原"}, "原国税局和国税局", 1),
        ({"guard_after": "旧址"}, "国税局旧址和国税局", 1),
        ({"guard_paragraph": "以下简称"}, "国税局（以下简称）国税局", 1),
        ({"guard_document": "不查"}, "国税局\n不查", 0),
        ({"once": "paragraph"}, "国税局国税局\n国税局", 2),
        ({"once": "document"}, "国税局国税局\n国税局", 1),
        ({"years": "2018-"}, "国税局", 1),
        ({"years": "-2017"}, "国税局", 0),
        ({"where": "ours"}, "国税局", 0),
        ({"where": "headings"}, "一、国税局\n国税局。国税局，国税局。", 1),
    ],
)
def test_guards(guard: dict[str, str], text: str, count: int) -> None:
    assert len(found(rules({"pattern": "国税局", **guard}), text)) == count


def test_a_quotation_counts_one_severity_lower() -> None:
    text = "国税局、《国税局工作办法》、“国税局”和“当年在国税局工作的老同志们回忆说”"
    severities = ["error", "warning", "error", "warning"]
    assert [f.severity for f in found(rules({"pattern": "国税局", "severity": "error"}), text)] == severities
    assert len(found(rules({"pattern": "国税局", "quoted": "skip"}), text)) == 2
    assert {f.severity for f in found(rules({"pattern": "国税局", "quoted": "same"}), text)} == {"warning"}


def test_groups_fill_message_and_fix() -> None:
    made = rules(
        {"pattern": "(\\d+)(?P<at>元)(?P<tail>钱)", "message": "{1}{0}{tail}改为{fix}", "fix": "块\\1"}
    )
    (finding,) = found(made, "共12元钱")
    assert (finding.message, finding.excerpt, finding.start) == ("12元钱改为块12", "元", 3)
    assert finding.fix is not None and (finding.fix.value, finding.fix.replacement) == ("共12块12钱", "块12")


def test_a_rule_yields_to_a_stronger_one() -> None:
    made = rules({"id": "A", "pattern": "国税局"}, {"id": "B", "pattern": "县国税局", "yields_to": ["A"]})
    assert [f.rule for f in found(made, "县国税局。县国税")] == ["A"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_messages_stay_short(span: str, fix: str) -> None:
    assert len(filled("把“{0}”改为“{fix}”，{1}", span.replace("{", ""), fix, {"1": span})) <= 44


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("部暑|布署", (("部暑",), ("布署",))),
        ("(?<!习)总书记", (("总书记",),)),
        ("[台建]帐", (("台帐",), ("建帐",))),
        ("党的(?:18|二十)大", (("党的18大",), ("党的二十大",))),
        ("(?<=年)0[1-3]月", (("年01月",), ("年02月",), ("年03月",))),
        ("[，。]{2,}(?=甲|$)", (("，，",), ("，。",), ("。，",), ("。。",))),
        ("\\d+%", ((DIGIT, "%"),)),
        ("[1-9]\\d{5}", ((LONG_NUMBER,),)),
        ("[一-鿿]+", ()),
        ("(?:甲乙)?丙", (("丙",),)),
        ("甲(?=乙丙)", (("甲乙丙", "甲"),)),
    ],
)
def test_literals_that_a_pattern_needs(pattern: str, needs: object) -> None:
    assert needs_of(pattern) == needs


def test_sentences_and_quotations() -> None:
    reading = Reading(Block("p", "他说：“先学一步。再做。”然后《办法》。尾"))
    assert [reading.text[a:b] for a, b in reading.sentences] == [
        "他说：“先学一步。",
        "再做。”",
        "然后《办法》。",
        "尾",
    ]
    assert reading.sentence(0) == (0, 9) and reading.sentence(99)[1] == len(reading.text)


@given(
    st.lists(st.sampled_from(PIECES), max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.sampled_from(PIECES))),
)
def test_what_is_kept_between_checks_changes_nothing(pieces: list[str], edits: list[tuple[int, str]]) -> None:
    checker = WordingChecker(RULES)
    for at, piece in [(0, ""), *edits[:4]]:
        if piece and pieces:
            pieces[at % len(pieces)] = piece
        blocks = plain_blocks("".join(pieces).split("\n"))
        kept = [(index, mark.rule.id, mark.start, mark.end) for index, mark in checker.marks(blocks, CONTEXT)]
        fresh = WordingChecker(RULES).marks(blocks, CONTEXT)
        assert kept == [(index, mark.rule.id, mark.start, mark.end) for index, mark in fresh]


@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_findings_name_the_text_that_they_are_about(pieces: list[str]) -> None:
    lines = "".join(pieces).split("\n")
    for finding in check_blocks(plain_blocks(lines), CONTEXT, RULES):
        line = lines[int(finding.path[10:-1]) - 1]
        assert 0 <= finding.start < finding.end <= len(line)
        assert line[finding.start : finding.end].startswith(finding.excerpt.removesuffix("…"))
        assert 0 < len(finding.message) <= 40
        if finding.fix and finding.fix.replacement is not None:
            assert finding.fix.value == line[: finding.start] + finding.fix.replacement + line[finding.end :]


def test_the_prefilter_loses_nothing() -> None:
    """Every pattern, run on every example of every rule, matches only where its needs are met."""
    for rule in RULES.rules:
        if rule.pattern:
            needs = needs_of(rule.pattern)
            for text in PIECES:
                if needs and RULES.compiled(rule.pattern).search(text):
                    assert list(Prefilter.of([needs]).candidates(text)), (rule.place, text)


# ---------------------------------------------------------------- hostile packs


def write(folder: Path, name: str, text: str | bytes) -> None:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())


HEAD = '[pack]\nid = "%s"\nname = "市局规则"\nversion = "1"\n'
RULE = (
    "[[rule]]\nid='X%d'\nseverity='error'\ngroup='words'\nwhat='试'\nmessage='改'\npattern='''%s'''\n"
    "wrong=['a','b','c']\nright=['d','e','f']\n"
)


def test_a_broken_pack_is_reported_and_the_rest_is_used(tmp_path: Path) -> None:
    write(tmp_path, "1.toml", HEAD % "one" + RULE % (1, "(未关") + RULE % (2, "台帐"))
    write(tmp_path, "2.toml", "不是 TOML")
    write(tmp_path, "3.toml", b"\xff\xfe")
    write(
        tmp_path, "4.toml", HEAD % "four" + RULE % (4, "(a+)+$") + RULE.replace("error", "fatal") % (5, "甲")
    )
    write(tmp_path, "5.toml", "[[rule]]\nid = 3\n")
    write(
        tmp_path,
        "6.toml",
        HEAD % "six" + "[[rule]]\nid='X6'\nmessage='" + "长" * 41 + "'\nalgorithm='none'\n",
    )
    write(tmp_path, "7.toml", "rule = 5\npack = []\n")
    write(tmp_path, "8.txt", "no pack")
    made = rule_set(foreign_packs(tmp_path))
    assert [rule.id for rule in made.rules] == ["X2"]
    assert excerpts(made, "建立台帐") == ["台帐"]
    said = [str(fault) for fault in made.faults]
    for name, words in [
        ("1.toml: rule[1] X1", "pattern"),
        ("2.toml", "TOML"),
        ("3.toml", "UTF-8"),
        ("4.toml: rule[1] X4", "太慢"),
        ("4.toml: rule[2] X5", "severity"),
        ("5.toml", "pack"),
        ("6.toml: rule[1] X6", "不能超过40字"),
        ("7.toml", "pack"),
    ]:
        assert any(fault.startswith(name) and words in fault for fault in said), (name, said)
    assert foreign_packs(tmp_path / "none") == ()


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(.*,)*x", "(党|党党)+建x", "([一-鿿]+)+。", "(?:落实.*){8}x", "(a|a)*b", "(\\w+\\s?)+:"],
)
def test_a_catastrophic_pattern_is_refused_without_hanging(pattern: str) -> None:
    started = perf_counter()
    assert is_slow(pattern)
    assert perf_counter() - started < 3


@pytest.mark.parametrize("pattern", ["部暑", "[一-鿿][,;:]", "(?:一|二)是[^。]{0,40}。", "\\d+(?:\\.\\d+)?%"])
def test_a_sound_pattern_is_not(pattern: str) -> None:
    assert not is_slow(pattern)


# ---------------------------------------------------------------- hostile texts and time


def seconds(text: str) -> float:
    blocks = plain_blocks(text.split("\n"))
    started = perf_counter()
    check_blocks(blocks, CONTEXT, RULES)
    return perf_counter() - started


@pytest.mark.parametrize(
    "piece",
    [
        *"的“”《（一1，_*、在A。’#",
        *[
            "一是",
            "“党",
            "党的",
            "习近平",
            "0.",
            "——",
            "20",
            "2023年",
            "同比",
            "第一",
            "落实",
            "“四个意识”、",
        ],
        *["政治意识、", "新时代中国", "他说：“", "\u200b", "国税局、《", "（一）", "在市委", "“甲、"],
    ],
)
def test_one_thing_over_and_over_takes_linear_time(piece: str) -> None:
    short, long = piece * (4000 // len(piece)), piece * (40000 // len(piece))
    seconds(short)
    assert seconds(long) < 40 * seconds(short) + 0.15


def test_a_long_report_takes_linear_time() -> None:
    chooser = random.Random(7)
    prose = [text for text in PIECES if 12 <= len(text) <= 200 and "\n" not in text]
    text = "\n".join("".join(chooser.choices(prose, k=8)) for _ in range(40))
    seconds(text)
    one, ten = (
        min(seconds(text) for _ in range(3)),
        seconds("\n".join([text.replace("县", c) for c in "甲乙丙丁戊己庚辛壬癸"])),
    )
    assert ten < 30 * one + 0.1
