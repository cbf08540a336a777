"""Enumerations that have a fixed order, and phrases that stand in a fixed order."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.check.wording.blocks import Context
from forms.check.wording.hits import BlockAlgorithm, Hit, needs_any
from forms.check.wording.options import OptionError, Options, compiled
from forms.check.wording.prefilter import needs_of
from forms.check.wording.reading import Reading
from forms.definition.rules import Severity

_JOIN = re.compile(r"[、，,]?(?:以及|和|及|与|、)?")
_EDGE = "，。；：、！？“”（）《》和及与"


@dataclass(frozen=True, slots=True)
class _Item:
    """One entry of an enumeration in a text: `rank` in the right order, -1 for a foreign one."""

    start: int
    end: int
    rank: int


class Enumeration(BlockAlgorithm):
    """Own items joined by 、 or 和: in order, complete, and no other among them."""

    def __init__(self, options: Options) -> None:
        self._items = options.texts("items")
        if len(self._items) < 2:
            raise OptionError("items 至少要两项")
        self._least = int(options.number("least", 3))
        self._complete = options.flag("complete", True)
        self._label = options.text("label", "")
        self._label_least = int(options.number("label_least", self._least))
        self._joiner = options.text("joiner", "、")
        self._last_joiner = options.text("last_joiner", self._joiner)
        self._strict = options.flag("strict_joiner")
        tail = options.text("shared_tail", "")
        loose = options.texts("loose", ())
        if loose and len(loose) != len(self._items):
            raise OptionError("loose 要和 items 一样多")
        if tail and not all(item.endswith(tail) for item in self._items):
            raise OptionError("items 都要以 shared_tail 结尾")
        foreign = options.text("item_pattern", "")
        self._full = _alternation(loose or [re.escape(item) for item in self._items], foreign)
        short = [re.escape(item.removesuffix(tail)) for item in self._items]
        self._short = _alternation(short, "") if tail else None
        self._tail = tail
        heads = [item.removesuffix(tail) for item in self._items]
        self.needs = () if loose else tuple((head, tail) for head in heads) if tail else needs_any(heads)
        self.right = self._join(self._items)

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        text = reading.text
        for run in _runs(self._full, text):
            hit = self._judge(run, reading, "")
            if hit:
                yield hit
        if self._short is not None:
            for run in _runs(self._short, text):
                if text.startswith(self._tail, run[-1].end) and len(run) > 1:
                    hit = self._judge(run, reading, self._tail)
                    if hit:
                        yield hit

    def _judge(self, run: list[_Item], reading: Reading, tail: str) -> Hit | None:
        text = reading.text
        own = [item for item in run if item.rank >= 0]
        least = self._least
        if self._label and self._label in text[reading.near(run[0].start, run[0].end)[0] : run[-1].end + 30]:
            least = self._label_least
        if len({item.rank for item in own}) + self._misspelt(run, own, text) < least:
            return None
        ranks = [item.rank for item in own]
        sentence = text[slice(*reading.near(run[0].start, run[-1].end))]
        missing = [
            n for n, name in enumerate(self._items) if n not in ranks and (tail or name not in sentence)
        ]
        run = run if tail else self._with_odd_ends(run, missing, text)
        foreign = [text[item.start : item.end] for item in run if item.rank < 0]
        problem = ""
        severity: Severity | None = None
        if foreign and missing:
            problem = f"没有“{foreign[0]}”"
        elif ranks != sorted(ranks):
            problem = "顺序不对"
        elif len(set(ranks)) < len(ranks):
            problem = "有重复"
        elif missing and self._complete:
            problem = f"缺“{self._items[missing[0]]}”"
        elif (
            self._strict
            and not missing
            and not foreign
            and text[own[-2].end : own[-1].start] != self._last_joiner
        ):
            problem, severity = f"末项前用“{self._last_joiner}”", "hint"
        elif foreign and self._is_labelled(run, text):
            problem = f"多“{foreign[0]}”"
        if not problem:
            return None
        start, end = run[0].start, run[-1].end
        right = self._join([item.removesuffix(tail) for item in self._items]) if tail else self.right
        if foreign and not missing:  # more items than the fixed ones: only their order is ours to mend
            right = ""
        words = {"label": self._label, "right": self.right, "problem": problem}
        return Hit(start, end, right or None, words, severity)

    def _is_labelled(self, run: list[_Item], text: str) -> bool:
        """Whether the enumeration says of itself what it enumerates: 增强……等“四个意识”, “四个意识”（……）."""
        if not self._label:
            return False
        around = text[max(0, run[0].start - len(self._label) - 2) : run[0].start]
        return self._label in around or self._label in text[run[-1].end : run[-1].end + len(self._label) + 2]

    def _misspelt(self, run: list[_Item], own: list[_Item], text: str) -> int:
        """How many of the foreign items of a run are nearly one of ours, once two are ours to the letter."""
        known = {item.rank for item in own}
        if len(known) < 2:
            return 0
        missing = [name for rank, name in enumerate(self._items) if rank not in known]
        foreign = [text[item.start : item.end] for item in run if item.rank < 0]
        return sum(any(_alike_but_for_tail(word, name) for name in missing) for word in foreign)

    def _with_odd_ends(self, run: list[_Item], missing: Sequence[int], text: str) -> list[_Item]:
        """The run with a misspelt first or last item, which no pattern knows but which looks like a missing one."""
        made = list(run)
        if missing:
            first, last = self._items[missing[0]], self._items[missing[-1]]
            head = text[max(0, run[0].start - len(first) - 1) : run[0].start]
            if head[-1:] and head[-1] in "、，和" and run[0].rank > missing[0] and _alike(head[:-1], first):
                made.insert(0, _Item(run[0].start - len(head), run[0].start - 1, -1))
            join = _JOIN.match(text, run[-1].end)
            at = join.end() if join else run[-1].end
            tail = text[at : at + len(last)]
            if at > run[-1].end and run[-1].rank < missing[-1] and _alike(tail, last):
                made.append(_Item(at, at + len(last), -1))
        return made

    def _join(self, items: Sequence[str]) -> str:
        return self._joiner.join(items[:-1]) + self._last_joiner + items[-1]


def _alternation(items: Sequence[str], foreign: str) -> re.Pattern[str]:
    own = "|".join(f"(?P<i{n}>{item})" for n, item in enumerate(items))
    return compiled(f"{own}|(?P<other>{foreign})" if foreign else own, "items")


def _runs(pattern: re.Pattern[str], text: str) -> Iterator[list[_Item]]:
    """Items that follow each other with only joiners between, or with one unknown item between two joiners."""
    run: list[_Item] = []
    for match in pattern.finditer(text):
        name = match.lastgroup or ""
        item = _Item(match.start(), match.end(), int(name[1:]) if name[:1] == "i" else -1)
        if run:
            gap = text[run[-1].end : item.start]
            if not _is_join(gap):
                middle = gap[1:-1]
                if (
                    2 <= len(middle) <= 6
                    and gap[0] in "、，"
                    and gap[-1] in "、，和"
                    and not set(middle) & set(_EDGE)
                ):
                    run.append(_Item(run[-1].end + 1, item.start - 1, -1))
                else:
                    yield from _closed(run)
                    run = []
        run.append(item)
    yield from _closed(run)


def _closed(run: list[_Item]) -> Iterator[list[_Item]]:
    """A run without foreign items at its ends that stand there by chance is left to the judge; empty ones go."""
    if sum(item.rank >= 0 for item in run) > 1:
        yield run


def _is_join(gap: str) -> bool:
    return bool(gap) and _JOIN.fullmatch(gap) is not None


def _alike_but_for_tail(text: str, item: str) -> bool:
    """Alike before the tail that both share: 责任意识 has nothing of 核心意识 but what every 意识 has."""
    shared = 0
    while shared < min(len(text), len(item)) and text[-1 - shared] == item[-1 - shared]:
        shared += 1
    return _alike(text[: len(text) - shared], item[: len(item) - shared])


def _alike(text: str, item: str) -> bool:
    """Of the same length, another word, and half of the characters in their places."""
    same = sum(a == b for a, b in zip(text, item, strict=False))
    return len(text) == len(item) and text != item and 2 * same >= len(item) and not set(text) & set(_EDGE)


class Order(BlockAlgorithm):
    """Phrases that, within a stretch of parallel clauses, stand in one order."""

    def __init__(self, options: Options) -> None:
        sources = options.texts("phrases")
        if len(sources) < 2:
            raise OptionError("phrases 至少要两项")
        names = options.texts("names", sources)
        if len(names) != len(sources):
            raise OptionError("names 要和 phrases 一样多")
        self._names = names
        self._gap = int(options.number("gap", 18))
        self._pattern = _alternation(sources, "")
        self._separator = options.text("separator", "")
        self._separator_from = int(options.number("separator_from", 2))
        self._separator_message = options.text("separator_message", "")
        self.needs = tuple(need for source in sources for need in needs_of(source))

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        group: list[_Item] = []
        text = reading.text
        for match in self._pattern.finditer(text):
            item = _Item(match.start(), match.end(), int((match.lastgroup or "i0")[1:]))
            if group:
                gap = text[group[-1].end : item.start]
                if len(gap) > self._gap or re.search("[。！？；]", gap):
                    yield from self._judge(group, text)
                    group = []
            group.append(item)
        yield from self._judge(group, text)

    def _judge(self, group: list[_Item], text: str) -> Iterator[Hit]:
        for before, after in itertools.pairwise(group):
            if after.rank < before.rank:
                words = {"1": self._names[after.rank], "2": self._names[before.rank]}
                yield Hit(group[0].start, group[-1].end, None, words)
                return
        if not self._separator:
            return
        for before, after in itertools.pairwise(group):
            at = text.find("，", before.end, after.start)
            if (
                before.rank + 1 >= self._separator_from
                and at >= 0
                and text.count("，", before.end, after.start) == 1
            ):
                yield Hit(at, at + 1, self._separator, {}, "hint", self._separator_message)
