"""Runs the rules over blocks. Only blocks that changed are read again; rules about the whole report judge facts that
were noted block by block."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from forms.check.findings import Finding
from forms.check.wording.blocks import HEADING_ROLES, PROSE_ROLES, Block, Context
from forms.check.wording.hits import DocumentAlgorithm, Hit, Seen
from forms.check.wording.mark import Mark, as_finding
from forms.check.wording.messages import filled
from forms.check.wording.pack import WordingRule
from forms.check.wording.patterns import pattern_hits
from forms.check.wording.reading import WINDOW, Reading
from forms.check.wording.rule_set import RuleSet
from forms.definition.rules import Severity

_LOWER: dict[Severity, Severity] = {"error": "warning", "warning": "hint", "hint": "hint"}
_NEAR = 40


@dataclass(slots=True)
class _Entry:
    """What is known about one text in one role."""

    reading: Reading
    marks: list[Mark] = field(default_factory=list[Mark])
    facts: dict[int, Any] = field(default_factory=dict[int, Any])
    found: dict[str, bool] = field(default_factory=dict[str, bool])


class WordingChecker:
    """Keeps what it found about each text until the text changes. One for each report that is being written."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self._entries: dict[tuple[str, str, str], _Entry] = {}
        self._time: object = None
        self._active: set[int] = set()

    def marks(self, blocks: Sequence[Block], context: Context) -> list[tuple[int, Mark]]:
        """All findings as pairs of block number and mark, in document order."""
        if context.time != self._time:
            self._time = context.time
            self._entries = {}
            self._active = {n for n, rule in enumerate(self.rules.rules) if _applies(rule, context)}
        entries = self._read(blocks, context)
        found = [(index, mark) for index, entry in enumerate(entries) for mark in entry.marks]
        by_rule: list[tuple[int, Mark]] = []
        for number in self.rules.document_rules:
            if number in self._active:
                by_rule.extend(self._judge(number, blocks, entries, context))
        if by_rule:
            found = sorted([*found, *by_rule], key=lambda pair: (pair[0], pair[1].start))
        return list(self._settled(found, entries))

    def _read(self, blocks: Sequence[Block], context: Context) -> list[_Entry]:
        kept: dict[tuple[str, str, str], _Entry] = {}
        entries: list[_Entry] = []
        for block in blocks:
            key = (block.text, block.role, block.part)
            entry = kept.get(key) or self._entries.get(key)
            if entry is None:
                entry = self._entry(block, context)
            kept[key] = entry
            entries.append(entry)
        self._entries = kept
        return entries

    def _entry(self, block: Block, context: Context) -> _Entry:
        reading = Reading(block)
        entry = _Entry(reading)
        if not block.text.strip():
            return entry
        spans: dict[str, list[tuple[int, int]]] = {}
        for number in self.rules.candidates(block.text, reading.pairs):
            if number not in self._active:
                continue
            rule = self.rules.rules[number]
            if rule.where != "all" and not _stands_in(rule, block):
                continue
            algorithm = self.rules.algorithm(number)
            try:
                if isinstance(algorithm, DocumentAlgorithm):
                    facts = algorithm.look(reading, context)
                    if facts is not None:
                        entry.facts[number] = facts
                    continue
                if algorithm is not None:
                    hits = algorithm.find(reading, context)
                else:
                    pattern = self.rules.compiled(rule.pattern)
                    # Nearly all patterns find nothing: asked first, they cost no more than that.
                    if len(block.text) < WINDOW and pattern.search(block.text) is None:
                        continue
                    hits = pattern_hits(pattern, rule, reading)
                for mark in self._marks(rule, hits, reading):
                    taken = spans.setdefault(rule.id, [])
                    if not any(start < mark.end and mark.start < end for start, end in taken[-8:]):
                        taken.append((mark.start, mark.end))
                        entry.marks.append(mark)
            except (re.error, RecursionError, IndexError, KeyError) as error:
                self.rules.leave_out(number, f"运行时出错：{error}")
        entry.marks.sort(key=lambda mark: (mark.start, mark.end))
        return entry

    def _marks(self, rule: WordingRule, hits: Iterable[Hit], reading: Reading) -> Iterator[Mark]:
        for hit in hits:
            if self._is_guarded(rule, hit, reading):
                continue
            severity = hit.severity or rule.severity
            if rule.quoted != "same" and reading.is_quoted(hit.start, hit.end):
                if rule.quoted == "skip":
                    continue
                severity = _LOWER[severity]
            fix = None if rule.fix == "no" else hit.fix
            message = filled(hit.message or rule.message, reading.text[hit.start : hit.end], fix, hit.words)
            yield Mark(rule, hit.start, hit.end, severity, message, fix)
            if rule.once == "paragraph":
                return

    def _is_guarded(self, rule: WordingRule, hit: Hit, reading: Reading) -> bool:
        text = reading.text
        if rule.guard and self.rules.compiled(rule.guard).search(text, *reading.near(hit.start, hit.end)):
            return True
        if rule.guard_before:
            before = self.rules.compiled(f"(?:{rule.guard_before})\\Z")
            if before.search(text, max(0, hit.start - _NEAR), hit.start):
                return True
        if rule.guard_after and self.rules.compiled(rule.guard_after).match(
            text, hit.end, min(len(text), hit.end + _NEAR)
        ):
            return True
        if not rule.guard_paragraph:
            return False
        return reading.first(self.rules.compiled(rule.guard_paragraph)) <= hit.start

    def _judge(
        self, number: int, blocks: Sequence[Block], entries: Sequence[_Entry], context: Context
    ) -> Iterator[tuple[int, Mark]]:
        algorithm = self.rules.algorithm(number)
        if not isinstance(algorithm, DocumentAlgorithm):
            return
        seen = [
            Seen(index, block, entry.reading, entry.facts[number])
            for index, (block, entry) in enumerate(zip(blocks, entries, strict=True))
            if number in entry.facts
        ]
        if not seen:
            return
        rule = self.rules.rules[number]
        for index, hit in algorithm.judge(seen, context):
            for mark in self._marks(rule, (hit,), entries[index].reading):
                yield index, mark

    def _settled(
        self, found: Iterable[tuple[int, Mark]], entries: Sequence[_Entry]
    ) -> Iterator[tuple[int, Mark]]:
        """`found` without those that yield to another, that the whole report excuses, or that are said once."""
        pairs = list(found)
        said: set[str] = set()
        stronger: dict[tuple[int, str], list[Mark]] = {}
        if any(mark.rule.yields_to for _, mark in pairs):
            for index, mark in pairs:
                stronger.setdefault((index, mark.rule.id), []).append(mark)
        for index, mark in pairs:
            rule = mark.rule
            if rule.once == "document" and rule.id in said:
                continue
            if rule.guard_document and self._is_in_report(rule.guard_document, entries):
                continue
            if any(_overlaps(mark, stronger.get((index, name), ())) for name in rule.yields_to):
                continue
            said.add(rule.id)
            yield index, mark

    def _is_in_report(self, pattern: str, entries: Sequence[_Entry]) -> bool:
        for entry in entries:
            if pattern not in entry.found:
                entry.found[pattern] = self.rules.compiled(pattern).search(entry.reading.text) is not None
            if entry.found[pattern]:
                return True
        return False


def _overlaps(mark: Mark, others: Sequence[Mark]) -> bool:
    """Whether one of `others`, which are in order and apart from each other, shares a character with `mark`."""
    number = bisect_left(others, mark.end, key=lambda other: other.start)
    return number > 0 and others[number - 1].end > mark.start


def _applies(rule: WordingRule, context: Context) -> bool:
    if (rule.where == "ours" and not context.ours) or (rule.where == "plain" and context.ours):
        return False
    return rule.years.holds(context.year)


def _stands_in(rule: WordingRule, block: Block) -> bool:
    where = rule.where
    if where == "body":
        return block.role in PROSE_ROLES
    if where == "headings":
        return block.role in HEADING_ROLES
    if where == "title":
        return block.role == "title"
    return block.role in ("signature", "date") if where == "signature" else True


def check_blocks(blocks: Sequence[Block], context: Context, rules: RuleSet) -> tuple[Finding, ...]:
    """Every wording finding about `blocks`, in document order."""
    return tuple(
        as_finding(mark, blocks[index]) for index, mark in WordingChecker(rules).marks(blocks, context)
    )
