"""Every rule of every pack finds its wrong examples and lets its right ones be."""

from dataclasses import replace
from typing import Any

import pytest

from forms.check.wording.pack import WordingRule
from forms.check.wording.pack_reader import read_pack
from forms.definition.loader_wording import is_slow, own_packs
from tests.check.wording.examples import example, findings, found_by, own_rules

RULES = own_rules()


def _by_id() -> list[tuple[str, list[WordingRule]]]:
    groups: dict[str, list[WordingRule]] = {}
    for rule in RULES.rules:
        groups.setdefault(rule.id, []).append(rule)
    return sorted(groups.items())


def _name(value: Any) -> str:
    return value if isinstance(value, str) else ""


def test_no_pack_has_a_fault() -> None:
    """Checked as strictly as a pack that comes from outside."""
    packs = [read_pack(replace(file, foreign=True)) for file in own_packs()]
    assert [str(fault) for _, faults in packs for fault in faults] == []


def test_no_pattern_of_a_pack_is_slow() -> None:
    assert [rule.place for rule in RULES.rules if rule.pattern and is_slow(rule.pattern)] == []


@pytest.mark.parametrize(("rule_id", "rules"), _by_id(), ids=_name)
def test_a_rule_finds_what_is_wrong_and_nothing_else(rule_id: str, rules: list[WordingRule]) -> None:
    faults: list[str] = []
    for rule in rules:
        for entry in rule.wrong:
            found = findings(entry, rule_id, RULES)
            one = example(entry)
            if not found:
                faults.append(f"missed: {one.text[:60]}")
            elif one.at and one.at not in [finding.excerpt for finding in found]:
                faults.append(f"at {[finding.excerpt for finding in found]}, not {one.at!r}: {one.text[:60]}")
            elif one.fixed is not None and one.fixed not in [
                finding.fix and finding.fix.value for finding in found
            ]:
                faults.append(f"fixed to {[finding.fix and finding.fix.value for finding in found]}")
            faults.extend(f"{f.message!r} is too long" for f in found if len(f.message) > 40)
        for entry in rule.right:
            if spans := found_by(entry, rule, RULES):
                faults.append(f"cried wolf: {spans[0]!r} in {example(entry).text[:60]}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("rule_id", "rules"), _by_id(), ids=_name)
def test_a_rule_has_three_examples_of_either_kind(rule_id: str, rules: list[WordingRule]) -> None:
    wrong = [entry for rule in rules for entry in rule.wrong]
    right = [entry for rule in rules for entry in rule.right]
    assert len(wrong) >= 3 and len(right) >= 3


@pytest.mark.parametrize(("rule_id", "rules"), _by_id(), ids=_name)
def test_a_fix_mends(rule_id: str, rules: list[WordingRule]) -> None:
    """The mended text is not found by the same rule at the same place."""
    for rule in rules:
        for entry in rule.wrong:
            one = example(entry)
            for finding in findings(entry, rule_id, RULES):
                if finding.fix is None or finding.fix.replacement is None:
                    continue
                lines = one.text.split("\n")
                number = int(finding.path.removeprefix("paragraph[").removesuffix("]")) - 1
                lines[number] = finding.fix.value
                again = findings({**vars(one), "text": "\n".join(lines)}, rule_id, RULES)
                place = (finding.path, finding.start, finding.excerpt)
                assert place not in [(f.path, f.start, f.excerpt) for f in again], lines[number]
