"""Ordinals: 一是、二是…… and the numbers of headings count on without a gap."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from forms.check.wording.algorithms.numerals import numeral, value_of
from forms.check.wording.blocks import Block, Context
from forms.check.wording.hits import DocumentAlgorithm, Hit, Seen
from forms.check.wording.options import Options
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading
from forms.definition.rules import Severity

_N = r"[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_START = r"(?:^|(?<=[。；，：！？、——\s“（]))"
_FAMILIES = (
    ("是", re.compile(rf"{_START}(?P<n>{_N})是(?!一|二|不是)")),
    ("要", re.compile(rf"{_START}(?P<n>{_N})要(?!求|点|素|务|件)")),
    # 第二、第三产业 and 第一、二项 name things, they do not count on.
    ("第", re.compile(rf"{_START}第(?P<n>{_N})(?:[，,：]|、(?!第|{_N}))")),
    ("其", re.compile(rf"{_START}其(?P<n>{_N})[，,、：是]")),
)
_BRACKETS = re.compile(r"（[^（）]*）")
# What follows a single 一是 in sentences that do not count on: 一是……，同时…… · 另一方面 · 再就是.
_GOES_ON = re.compile(r"同时|另一|另外|再就是|还有|其次|此外|再者|二来|二则|再一|第二|后者")
# A list whose first item is named another way, anywhere before: 首先……第二…… · 这是一。其二…….
_BEGUN = re.compile(r"首先|一是|一要|第一|其一|这是一|一方面|一则|一来")
# 首先……第三……: what may stand for the second.
_SECOND = re.compile(r"其次|第二|其二|二是|二要|再次|接着|然后|同时|另外|此外")
_HEADING = re.compile(
    rf"\s*(?:#{{1,4}}\w{{0,20}}#{{0,4}})?(?:（(?P<b>{_N})）|(?P<a>{_N})、|(?P<c>\d{{1,2}})[.．](?!\d))"
)


@dataclass(frozen=True, slots=True)
class _Place:
    number: int
    start: int
    end: int


class Ordinals(DocumentAlgorithm):
    """Lists inside a paragraph begin with one and count on; a list may also run from paragraph to paragraph."""

    def __init__(self, options: Options) -> None:
        self._only_message = options.text("only_message", "")
        self._start_message = options.text("start_message", "")
        numbers = "一二三四五六七八九十"
        self.needs: Needs = tuple(
            (f"{before}{number}{after}",)
            for before, after in (("", "是"), ("", "要"), ("第", ""), ("其", ""))
            for number in numbers
        )

    def look(self, reading: Reading, context: Context) -> Any:
        masked = _BRACKETS.sub(lambda match: "（" * len(match.group()), reading.text)
        found: dict[str, tuple[_Place, ...]] = {}
        for name, pattern in _FAMILIES:
            if name not in masked:
                continue
            places = tuple(
                _Place(value_of(match.group("n")), match.start("n"), match.end("n"))
                for match in pattern.finditer(masked)
            )
            if places:
                found[name] = places
        return found or None

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        for name, _ in _FAMILIES:
            last, index, waiting = 0, -9, None
            for one in seen:
                places: tuple[_Place, ...] = one.facts.get(name, ())
                if not places:
                    continue
                lists = _lists(places)
                at_head = not one.reading.text[: lists[0][0].start].strip(" \u3000第其")
                first = lists[0][0].number
                continues = first > 1 and first == last + 1 and (at_head or one.index - index <= 3)
                if waiting is not None and not continues and not (first > 1 and at_head):
                    yield waiting
                waiting = None
                if first > 1 and not continues:
                    expected = last + 1 if last and at_head else 1
                    message = self._start_message if expected == 1 else ""
                    if expected > 1 or not _BEGUN.search(one.reading.text, 0, lists[0][0].start):
                        # 第二 may go on from what was said in other words; 二是 that begins a list may not.
                        told = expected == 1 and name != "是" and (len(lists[0]) == 1 or not at_head)
                        yield one.index, _hit(lists[0][0], expected, message, "hint" if told else None)
                    elif (
                        name == "第"
                        and first > 2
                        and not _SECOND.search(one.reading.text, 0, lists[0][0].start)
                    ):
                        yield one.index, _hit(lists[0][0], 2, "")
                for items in lists:
                    wrong = _first_wrong(items)
                    if wrong is not None:
                        yield one.index, _hit(wrong[0], wrong[1], "")
                alone = lists[-1][0] if len(lists[-1]) == 1 and lists[-1][0].number == 1 else None
                if alone is not None and name == "是" and not _GOES_ON.search(one.reading.text, alone.end):
                    hit = one.index, Hit(alone.start, alone.end + 1, None, {}, None, self._only_message)
                    if len(lists) == 1 and at_head:
                        waiting = hit  # the list may go on in the next paragraph
                    else:
                        yield hit
                last = lists[-1][-1].number if at_head or continues or len(places) == 1 else 0
                index = one.index
            if waiting is not None:
                yield waiting


def _lists(places: Sequence[_Place]) -> list[list[_Place]]:
    """The lists in one paragraph: a one opens a list, inside another perhaps; a number that goes on with an outer list
    closes the inner ones."""
    lists: list[list[_Place]] = []
    waiting: list[list[_Place]] = []
    for place in places:
        if place.number == 1 or not waiting:
            waiting.append([place])
            lists.append(waiting[-1])
            continue
        depth = next(
            (n for n in range(len(waiting) - 1, -1, -1) if waiting[n][-1].number + 1 == place.number), None
        )
        if depth is not None:
            del waiting[depth + 1 :]
        waiting[-1].append(place)
    return lists


def _first_wrong(items: Sequence[_Place]) -> tuple[_Place, int] | None:
    for before, after in itertools.pairwise(items):
        if after.number != before.number + 1:
            return after, before.number + 1
    return None


def _hit(place: _Place, expected: int, message: str, severity: Severity | None = None) -> Hit:
    right = numeral(expected)
    return Hit(place.start, place.end, right, {"1": right}, severity, message)


class HeadingNumbers(DocumentAlgorithm):
    """一、二、三、 within the report; （一）（二） within a chapter; 1. 2. within a section."""

    def __init__(self, options: Options) -> None:
        pass

    def look(self, reading: Reading, context: Context) -> Any:
        return _number_of(reading.block)

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        last: dict[str, int] = {}
        for one in seen:
            level, place = one.facts
            if level == "a":
                last.pop("b", None)
            if level in "ab":
                last.pop("c", None)
            # A text that begins with （三） is a piece of a longer one; 附件：1.…… stands before 2. in one line.
            known = level in last or (level != "c" and one.index > 0)
            before = last.get(level, 0) if known else place.number - 1
            if place.number not in (before + 1, 1) or (place.number == 1 and before == 1):
                right = numeral(before + 1) if level in "ab" else str(before + 1)
                yield one.index, Hit(place.start, place.end, right, {"1": right})
                last[level] = before + 1 if place.number == before else place.number
            else:
                last[level] = place.number


def _number_of(block: Block) -> tuple[str, _Place] | None:
    if block.role not in ("heading1", "heading2", "heading3", "body"):
        return None
    match = _HEADING.match(block.text)
    level = match and match.lastgroup
    if not match or not level or (block.role == "body" and level != "c"):
        return None
    return level, _Place(value_of(match.group(level)), match.start(level), match.end(level))
