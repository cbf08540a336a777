"""The packs against whole texts: what a careful reader planted is found, what is right is let be."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.check.check import check
from forms.check.findings import Finding
from forms.check.wording.blocks import Context
from forms.check.wording.checker import WordingChecker, check_blocks
from forms.check.wording.plain_blocks import guessed_day, guessed_year, plain_blocks
from forms.definition.loader import load_example, load_form
from forms.report.answers import Answers
from tests.check.wording.examples import YEARS, example, findings, own_rules

CORPORA = Path(__file__).parent / "corpora"
CLEAN = sorted((CORPORA / "clean").glob("*.txt"))
PLANTED = tomllib.loads((CORPORA / "planted.toml").read_text(encoding="utf-8"))
CLASSES = sorted({rule[:2] for rule in PLANTED})
RULES = own_rules()
# Wrong only as a whole text or with facts of the report around it: not spliced into another one.
WHOLE_TEXTS = {"ST03", "ST04", "ST05", "ST06", "ST07", "ST10", "ST11", "ST12", "OR05", "OR06", "PN11", "PN17"}
LEAST_IN_ALL, LEAST_IN_A_CLASS, MOST_FALSE_ALARMS = 0.95, 0.85, 0.2


def alarms(text: str) -> list[Finding]:
    """Errors and warnings about a text that is not ours, as the command line would find them."""
    blocks = plain_blocks(text.split("\n"))
    context = Context(guessed_year(blocks), guessed_day(blocks), years=YEARS)
    return [f for f in check_blocks(blocks, context, RULES) if f.severity != "hint"]


def said(found: list[Finding]) -> list[str]:
    return [f"{finding.rule} {finding.excerpt}: {finding.message}" for finding in found]


def test_every_rule_has_planted_faults() -> None:
    assert set(PLANTED) == set(RULES.ids)
    assert not {rule for rule, entries in PLANTED.items() if len(entries) < 4}


def test_planted_faults_are_found() -> None:
    found, planted = Counter[str](), Counter[str]()
    missed: list[str] = []
    for rule, entries in PLANTED.items():
        for entry in entries:
            planted[rule[:2]] += 1
            if findings(entry, rule, RULES):
                found[rule[:2]] += 1
            else:
                missed.append(f"{rule}: {example(entry).text[:60]}")
    shares = {name: found[name] / planted[name] for name in CLASSES}
    assert found.total() >= LEAST_IN_ALL * planted.total(), "\n".join(missed)
    assert min(shares.values()) >= LEAST_IN_A_CLASS, shares


def test_the_clean_texts_are_a_corpus() -> None:
    texts = [path.read_text(encoding="utf-8") for path in CLEAN]
    assert len(texts) >= 12 and sum(map(len, texts)) >= 30_000


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_clean_report_of_this_genre_raises_nothing(path: Path) -> None:
    if path.stem.startswith("report_"):
        assert said(alarms(path.read_text(encoding="utf-8"))) == []


def test_clean_prose_raises_almost_nothing() -> None:
    texts = [path.read_text(encoding="utf-8") for path in CLEAN]
    found = [line for text in texts for line in said(alarms(text))]
    assert len(found) * 10_000 <= MOST_FALSE_ALARMS * sum(map(len, texts)), "\n".join(found)


SPLICED = sorted(
    (rule, example(entry).text)
    for rule, entries in PLANTED.items()
    for entry in entries
    if isinstance(entry, str) and "\n" not in entry and rule not in WHOLE_TEXTS
)
HOSTS = [line for path in CLEAN for line in path.read_text(encoding="utf-8").split("\n") if len(line) > 80]


@given(st.sampled_from(SPLICED), st.sampled_from(HOSTS))
def test_a_fault_is_found_in_the_middle_of_prose(fault: tuple[str, str], host: str) -> None:
    """A paragraph of its own in a clean text: the prose around it hides nothing."""
    rule, text = fault
    context = Context(2025, years=YEARS)
    alone = {f.rule for f in check_blocks(plain_blocks([text]), context, RULES)}
    spliced = {f.rule for f in check_blocks(plain_blocks([host, text, host]), context, RULES)}
    assert rule not in alone or rule in spliced or guarded_by(host, rule)


def guarded_by(host: str, rule: str) -> bool:
    """Whether what `host` says makes the fault right: a rule's guard on the whole report, or on its first mention."""
    entries = [entry for entry in RULES.rules if entry.id == rule]
    return any(entry.guard_document or entry.once == "document" for entry in entries)


FORM = load_form()


def test_the_example_raises_neither_error_nor_warning() -> None:
    found = check(FORM, Answers(load_example()), WordingChecker(RULES))
    assert [f"{f.rule} {f.path} {f.message}" for f in found if f.severity != "hint"] == []


@pytest.mark.parametrize("year", sorted(YEARS.words))
def test_the_default_wording_raises_no_wording_alarm(year: int) -> None:
    answers = Answers({"basic.report_year": str(year), "closing.report_date": f"{year + 1}年1月8日"})
    found = check(FORM, answers, WordingChecker(RULES))
    assert [
        f"{f.rule} {f.path} {f.message}" for f in found if f.rule in RULES.ids and f.severity != "hint"
    ] == []
