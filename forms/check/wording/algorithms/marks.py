"""Marks that come in pairs, and signs that have one form throughout a report."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from forms.check.wording.blocks import Context
from forms.check.wording.hits import DocumentAlgorithm, Hit, Seen, needs_any
from forms.check.wording.options import OptionError, Options
from forms.check.wording.reading import Reading

_PAIRS = ("“”", "‘’", "《》", "〈〉", "（）", "〔〕")
_LIST_MARK = re.compile(r"(?:^|[。；，：\s])(?:[\da-zA-Z]{1,2}|[一二三四五六七八九十]{1,3})$")
_NEAR_QUOTE = 24


@dataclass(frozen=True, slots=True)
class _Fault:
    at: int
    fix: str | None
    crossed: bool = False


class Pairs(DocumentAlgorithm):
    """Marks without their partner, and pairs that cross. A quotation of several paragraphs opens each of them and
    closes only the last, which is right."""

    def __init__(self, options: Options) -> None:
        pairs = options.texts("pairs", _PAIRS)
        if not all(len(pair) == 2 for pair in pairs):
            raise OptionError("pairs 每项两个符号")
        self._closers = {pair[0]: pair[1] for pair in pairs}
        self._openers = {pair[1]: pair[0] for pair in pairs}
        self._crossed = options.text("crossed_message", "")
        self._marks = re.compile("[" + re.escape("".join(pairs)) + "]")
        self.needs = needs_any("".join(pairs))

    def look(self, reading: Reading, context: Context) -> Any:
        faults = tuple(self._faults(reading.text))
        opens = reading.text.lstrip().startswith("“")
        return (faults, opens) if faults or opens else None

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        noted = {one.index: one.facts for one in seen}
        for one in seen:
            faults, _ = one.facts
            following = noted.get(one.index + 1)
            goes_on = following is not None and following[1]
            for fault in faults:
                if goes_on and one.reading.text[fault.at] == "“" and fault is faults[-1]:
                    continue
                message = self._crossed if fault.crossed else ""
                yield one.index, Hit(fault.at, fault.at + 1, fault.fix, {}, None, message)

    def _faults(self, text: str) -> Iterator[_Fault]:
        waiting: list[tuple[str, int]] = []
        lonely: list[tuple[str, int]] = []
        for match in self._marks.finditer(text):
            mark, at = match.group(), match.start()
            if mark in self._closers:
                waiting.append((mark, at))
                continue
            opener = self._openers[mark]
            if waiting and waiting[-1][0] == opener:
                waiting.pop()
                continue
            if _is_apostrophe(text, mark, at) or (
                mark == "）" and _LIST_MARK.search(text, max(0, at - 5), at)
            ):
                continue
            depth = next(
                (
                    n
                    for n in range(len(waiting) - 1, max(-1, len(waiting) - 9), -1)
                    if waiting[n][0] == opener
                ),
                None,
            )
            if depth is None:
                lonely.append((mark, at))
            elif (
                depth == len(waiting) - 2 and text.find(self._closers[waiting[-1][0]], at + 1, at + 200) >= 0
            ):
                yield _Fault(at, None, crossed=True)
                waiting.pop(depth)
            else:
                lonely.extend(waiting[depth + 1 :])
                del waiting[depth:]
        yield from self._lonely([*lonely, *waiting], text)

    def _lonely(self, lonely: list[tuple[str, int]], text: str) -> Iterator[_Fault]:
        """Two of the same kind close together are a pair of which one was typed the wrong way round; an opener and a
        closer of another kind are a pair with the wrong closer."""
        lonely.sort(key=lambda item: item[1])
        number = 0
        while number < len(lonely):
            mark, at = lonely[number]
            other = lonely[number + 1] if number + 1 < len(lonely) else None
            near = other and other[1] - at <= _NEAR_QUOTE and "。" not in text[at : other[1]]
            if other and near and mark in self._closers and (other[0] == mark or other[0] in self._openers):
                yield _Fault(other[1], self._closers[mark])
                number += 2
                continue
            if other and near and other[0] == mark:
                yield _Fault(at, self._openers[mark])
                number += 2
                continue
            yield _Fault(at, None)
            number += 1


def _is_apostrophe(text: str, mark: str, at: int) -> bool:
    """Of a word (People’s), or before a year cut short (’98)."""
    if mark != "’":
        return False
    after = text[at + 1 : at + 3]
    return (at > 0 and text[at - 1].isascii() and text[at - 1].isalpha()) or (
        len(after) == 2 and after.isdecimal()
    )


class OneForm(DocumentAlgorithm):
    """Several forms of one sign or word in a report: the rarer ones are reported."""

    def __init__(self, options: Options) -> None:
        self._groups = options.groups("forms")
        if not all(len(group) > 1 and all(group) for group in self._groups):
            raise OptionError("forms 每组至少两种写法")
        between = options.text("between", "")
        self._between = options.pattern("between") if between else None
        ignored = options.text("ignored", "")
        self._ignored = options.pattern("ignored") if ignored else None
        self._patterns = [
            re.compile("|".join(re.escape(form) for form in sorted(group, key=len, reverse=True)))
            for group in self._groups
        ]
        self.needs = needs_any(form for group in self._groups for form in group)

    def look(self, reading: Reading, context: Context) -> Any:
        text = reading.text
        if self._ignored is not None:
            text = self._ignored.sub(lambda match: " " * len(match.group()), text)
        found = tuple(
            tuple((m.group(), m.start()) for m in pattern.finditer(text) if self._counts(text, m))
            for pattern in self._patterns
        )
        return found if any(found) else None

    def _counts(self, text: str, match: re.Match[str]) -> bool:
        if self._between is None:
            return True
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        return bool(self._between.fullmatch(before) and self._between.fullmatch(after))

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterable[tuple[int, Hit]]:
        hits: list[tuple[int, Hit]] = []
        for number in range(len(self._groups)):
            places: list[tuple[int, str, int]] = []
            for one in seen:
                facts = one.facts
                places.extend((one.index, form, at) for form, at in facts[number])
            counts = Counter(form for _, form, _ in places)
            if len(counts) < 2:
                continue
            most = max(counts.values())
            usual = next(form for _, form, _ in places if counts[form] == most)  # the first of the commonest
            hits.extend(
                (index, Hit(at, at + len(form), usual, {"1": usual}))
                for index, form, at in places
                if form != usual
            )
        return sorted(hits, key=lambda pair: (pair[0], pair[1].start))
