"""Rules prepared at an earlier start: the same rules, never those of other packs, and no harm without them."""

import os
import shutil
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from forms.check.findings import Finding
from forms.check.wording.blocks import Context
from forms.check.wording.checker import WordingChecker, check_blocks
from forms.check.wording.plain_blocks import guessed_day, guessed_year, plain_blocks
from forms.check.wording.rule_set import RuleSet, rule_set
from forms.definition import loader_wording
from forms.definition.loader_prepared import PreparedFile
from forms.definition.loader_wording import OWN_FOLDER, foreign_packs, packs_of_program
from forms.definition.wording import PackFile
from tests.check.wording.examples import YEARS, example

CLEAN = sorted((Path(__file__).parent / "corpora" / "clean").glob("*.txt"))
PACK = """
[pack]
id = "own"
name = "试"
version = "1"
[[rule]]
id = "T1"
severity = "error"
group = "words"
what = "错字"
message = "应为“{1}”"
algorithm = "words"
[rule.options]
words = { "部暑" = "部署" }
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where packs of the program lie, with a program that writes what it prepares."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    made = tmp_path / "wording"
    made.mkdir()
    return made


@pytest.fixture
def code(tmp_path: Path) -> Path:
    made = tmp_path / "code"
    made.mkdir()
    (made / "rules.py").write_text("1\n", encoding="utf-8")
    return made


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*"))


def found(rules: RuleSet, text: str) -> tuple[Finding, ...]:
    blocks = plain_blocks(text.split("\n"))
    return check_blocks(blocks, Context(guessed_year(blocks), guessed_day(blocks), years=YEARS), rules)


def words(files: tuple[PackFile, ...], text: str = "精心部暑。") -> list[str]:
    return [finding.excerpt for finding in found(rule_set(files), text)]


def test_prepared_rules_are_those_of_the_packs(
    folder: Path, code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in OWN_FOLDER.glob("*.toml"):
        shutil.copy(file, folder)
    anew = rule_set(tuple(replace(f, index=None) for f in packs_of_program(folder, code)))
    first = rule_set(packs_of_program(folder, code))
    assert len(kept(folder)) == 2
    monkeypatch.setattr(tomllib, "loads", None)  # nothing is parsed any more
    again = rule_set(packs_of_program(folder, code))
    assert again.rules == first.rules == anew.rules and not again.faults
    assert again.document_rules == first.document_rules == anew.document_rules
    texts = [path.read_text(encoding="utf-8") for path in CLEAN]
    texts += [example(entry).text for rule in anew.rules for entry in rule.wrong]
    for text in texts:
        for line in text.split("\n"):
            assert again.candidates(line) == first.candidates(line) == anew.candidates(line)
        assert found(again, text) == found(anew, text)


def test_another_content_is_read_again_though_size_and_time_are_the_same(folder: Path, code: Path) -> None:
    file = folder / "a.toml"
    file.write_text(PACK, encoding="utf-8")
    times = (file.stat().st_atime_ns, file.stat().st_mtime_ns)
    assert words(packs_of_program(folder, code)) == ["部暑"]
    file.write_text(PACK.replace("部暑", "布署"), encoding="utf-8")
    os.utime(file, ns=times)
    assert words(packs_of_program(folder, code)) == []
    assert words(packs_of_program(folder, code), "精心布署。") == ["布署"]


def test_another_set_of_files_or_another_program_prepares_anew(folder: Path, code: Path) -> None:
    (folder / "a.toml").write_text(PACK, encoding="utf-8")
    keys = {packs_of_program(folder, code)[0].index}
    (folder / "a.toml").rename(folder / "b.toml")
    keys.add(packs_of_program(folder, code)[0].index)
    (code / "rules.py").write_text("12\n", encoding="utf-8")
    keys.add(packs_of_program(folder, code)[0].index)
    (code / "more.py").write_text("", encoding="utf-8")
    keys.add(packs_of_program(folder, code)[0].index)
    assert len(keys) == 4


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "other", "foreign"])
def test_what_is_damaged_is_made_again(folder: Path, code: Path, damage: str) -> None:
    (folder / "a.toml").write_text(PACK, encoding="utf-8")
    assert words(packs_of_program(folder, code)) == ["部暑"]
    before = [path.read_bytes() for path in kept(folder)]
    for path in kept(folder):
        data = path.read_bytes()
        middle = len(data) * 3 // 4
        made = {
            "cut": data[:middle],
            "flip": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
            "empty": b"",
            "other": b"\0" * len(data),
            "foreign": kept(folder)[0].read_bytes() if path != kept(folder)[0] else b"x",
        }
        path.write_bytes(made[damage])
    assert words(packs_of_program(folder, code)) == ["部暑"]
    assert [path.read_bytes() for path in kept(folder)] == before


def test_where_nothing_can_be_written_the_packs_are_read_each_time(folder: Path, code: Path) -> None:
    (folder / "a.toml").write_text(PACK, encoding="utf-8")
    (folder / "__pycache__").write_text("in the way", encoding="utf-8")
    assert words(packs_of_program(folder, code)) == words(packs_of_program(folder, code)) == ["部暑"]
    assert sorted(path.name for path in folder.iterdir()) == ["__pycache__", "a.toml"]


@pytest.mark.parametrize("why", ["no byte code", "packaged"])
def test_nothing_is_written_where_python_or_a_package_forbids_it(
    folder: Path, code: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    if why == "packaged":
        monkeypatch.setattr(sys, "frozen", True, raising=False)
    else:
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (folder / "a.toml").write_text(PACK, encoding="utf-8")
    assert words(packs_of_program(folder, code)) == ["部暑"]
    assert not (folder / "__pycache__").exists()


def test_an_unfinished_file_is_not_left_behind(folder: Path) -> None:
    target = folder / "__pycache__" / "x"
    PreparedFile(target, b"12345678").save([object()])  # no plain data
    assert list(folder.rglob("*")) in ([], [target.parent])
    target.mkdir(parents=True)  # in the way
    PreparedFile(target, b"12345678").save([1])
    assert list(target.parent.iterdir()) == [target]


def test_faults_of_our_own_packs_are_told_each_time(folder: Path, code: Path) -> None:
    (folder / "a.toml").write_text(PACK.replace('"words"\n[', '"wordz"\n['), encoding="utf-8")
    for _ in range(2):
        assert "wordz" in str(rule_set(packs_of_program(folder, code)).faults)
    (folder / "a.toml").write_text("[pack", encoding="utf-8")
    for _ in range(2):
        assert "TOML" in str(rule_set(packs_of_program(folder, code)).faults)


@pytest.mark.parametrize("pack_id", ["office", "own"])
def test_packs_of_an_office_go_on_top_or_in_place(
    folder: Path, code: Path, tmp_path: Path, pack_id: str
) -> None:
    (folder / "a.toml").write_text(PACK, encoding="utf-8")
    (folder / "b.toml").write_text(
        PACK.replace('"own"', '"second"').replace("部暑", "防犯"), encoding="utf-8"
    )
    office = tmp_path / "规则包"
    office.mkdir()
    pack = PACK.replace('"own"', f'"{pack_id}"').replace("部暑", "安徘")
    (office / "x.toml").write_text(pack, encoding="utf-8")
    expected = ["安徘", "防犯"] if pack_id == "own" else ["部暑", "安徘", "防犯"]
    for _ in range(2):
        files = packs_of_program(folder, code) + foreign_packs(office)
        assert words(files, "部暑，安徘，防犯。") == expected


def test_what_errors_depend_on_is_all_that_refuses() -> None:
    """The rules that an export is checked by find every error that all rules find, on every example of every rule."""
    everything = rule_set(loader_wording.own_packs())
    refusing = everything.refusing()
    texts = [entry for rule in everything.rules for entry in (*rule.wrong, *rule.right)]
    texts += [path.read_text(encoding="utf-8") for path in CLEAN]
    errors = 0
    for entry in texts:
        made = example(entry)
        expected, told = (
            [f for f in check_blocks(made.blocks, made.context, rules) if f.severity == "error"]
            for rules in (everything, refusing)
        )
        assert told == expected, made.text
        errors += len(expected)
    whole = "\n".join(example(entry).text for rule in everything.rules for entry in rule.wrong)
    assert [f for f in found(refusing, whole) if f.severity == "error"] == [
        f for f in found(everything, whole) if f.severity == "error"
    ]
    assert errors > 300
    assert 0 < len(set(refusing.document_rules)) < len(everything.document_rules)


def test_a_milder_rule_of_the_same_id_and_one_yielded_to_still_count() -> None:
    from tests.check.wording.running import rules

    common = {"group": "words", "what": "试", "message": "试"}
    made = rules(
        {**common, "id": "A1", "severity": "warning", "pattern": "甲乙"},
        {**common, "id": "A1", "severity": "error", "pattern": "乙丙"},
        {**common, "id": "B1", "severity": "error", "pattern": "丁", "yields_to": ["C1"]},
        {**common, "id": "C1", "severity": "hint", "pattern": "丁戊"},
        {**common, "id": "D1", "severity": "hint", "pattern": "己"},
    )
    blocks = plain_blocks(["甲乙丙丁戊己，乙丙，丁。"])
    told = WordingChecker(made.refusing()).marks(blocks, Context(2025))
    assert [(mark.rule.id, mark.start) for _, mark in told if mark.severity == "error"] == [
        ("A1", 7),
        ("B1", 10),
    ]
    assert "D1" not in {mark.rule.id for _, mark in told}
