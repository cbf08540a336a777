"""Who did it: the first person in part one; problems that are empty or are other people's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from forms.check.wording.blocks import Context
from forms.check.wording.hits import DocumentAlgorithm, Hit, Seen
from forms.check.wording.options import Options
from forms.check.wording.reading import Reading

_OWN = re.compile(r"(?<![自忘])(?:我(?![局们县市区省国党军方分所行院办股科室辈])|本人)")
_BODY = re.compile(r"局党委|党委班子|领导班子|本人|(?<!自)我")
_CONCRETE = re.compile(
    r"\d|[二三四五六七八九十两]{1,3}(?:次|个|名|项|条|件|天|户|场)|比如|例如|以.{2,12}为例|[上下]半年|季度|"
    r"[一二三四五六七八九十]{1,2}月|分局(?:反映|的)|问卷|被(?:通报|点名|约谈|扣分)"
)
_EMPTY = re.compile(
    r"不够|欠缺|有差距|不到位|有待|不足|不强|不深|不实|不严|不高|不紧|不细|不多|薄弱|短板|弱项"
)
_OTHERS = re.compile(
    r"(?:个别|部分|有的|有些|一些|少数|极少数|基层)(?:的)?(?:党员|干部|支部|单位|同志|股室|部门|分局|人员|职工|基层|领导)"
)
_QUOTED = re.compile(r"“[^”]*”")


# A part shorter than this need not say 我 often, but once.
_LONG_PART = 300


class FirstPerson(DocumentAlgorithm):
    """我 in part one, fewer than `least` times (a short one: not once): a unit's summary, not a person's report."""

    def __init__(self, options: Options) -> None:
        self._least = int(options.number("least", 3))
        self._part = options.text("part", "duty")
        self._from = int(options.number("from_characters", 60))

    def look(self, reading: Reading, context: Context) -> Any:
        if reading.block.part != self._part or reading.block.role not in ("body", "heading2"):
            return None
        return len(_OWN.findall(_QUOTED.sub("", reading.text))), len(reading.text)

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        count = sum(one.facts[0] for one in seen)
        length = sum(one.facts[1] for one in seen)
        if count < (self._least if length >= _LONG_PART else 1) and length >= self._from:
            first = next((one for one in seen if one.block.role == "body"), seen[0])
            end = first.reading.sentence(0)[1]
            yield first.index, Hit(0, end, None, {"1": str(count), "2": str(self._least)})


_ITEM = re.compile(r"\s*\d{1,2}[.．、](?!\d)")


@dataclass(frozen=True, slots=True)
class _Facts:
    concrete: bool
    empty: bool
    own: bool
    others: bool


def _problem_facts(reading: Reading) -> _Facts | None:
    """The same for both rules that ask, and worked out once."""
    if reading.block.part != "problems" or reading.block.role not in ("body", "heading2"):
        return None
    if _Facts not in reading.memo:
        reading.memo[_Facts] = _facts(reading)
    return reading.memo[_Facts]


def _facts(reading: Reading) -> _Facts:
    text = _ITEM.sub("", reading.text, count=1)  # the number of the item is no figure
    return _Facts(
        bool(_CONCRETE.search(text)),
        bool(_EMPTY.search(text)),
        bool(_BODY.search(text)),
        bool(_OTHERS.search(text)),
    )


def _by_section(seen: Sequence[Seen]) -> Iterator[tuple[Seen, list[_Facts]]]:
    """Each problem under a heading of its own: the block to point at and the facts of all its blocks."""
    sections: dict[str, list[Seen]] = {}
    headed: set[str] = set()
    for one in seen:
        if one.block.section:
            sections.setdefault(one.block.section, []).append(one)
            if one.block.role == "heading2" or _ITEM.match(one.reading.text):
                headed.add(_chapter(one))
    for group in sections.values():
        if _chapter(group[0]) not in headed:
            # A chapter without headings: each paragraph is a problem of its own.
            yield from ((one, [one.facts]) for one in group if one.block.role == "body")
            continue
        if any(one.block.role == "heading2" or _ITEM.match(one.reading.text) for one in group):
            # An item of one sentence is heading and body in one.
            bodies = [one for one in group if one.block.role == "body"]
            bodies = bodies or [one for one in group if one.reading.text.rstrip().endswith("。")]
            if bodies:
                yield bodies[0], [one.facts for one in group if isinstance(one.facts, _Facts)]


def _chapter(one: Seen) -> str:
    return one.block.section.partition(".")[0]


class EmptyProblem(DocumentAlgorithm):
    """A problem without a figure, a time, a place or a case, that only says 不够、不到位."""

    def __init__(self, options: Options) -> None:
        pass

    def look(self, reading: Reading, context: Context) -> Any:
        return _problem_facts(reading)

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        for one, facts in _by_section(seen):
            if any(fact.empty for fact in facts) and not any(fact.concrete for fact in facts):
                yield one.index, Hit(0, one.reading.sentence(0)[1])


class Blame(DocumentAlgorithm):
    """A problem that is only 个别党员's or 基层's, without 我 or 局党委."""

    def __init__(self, options: Options) -> None:
        pass

    def look(self, reading: Reading, context: Context) -> Any:
        return _problem_facts(reading)

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        for one, facts in _by_section(seen):
            if any(fact.others for fact in facts) and not any(fact.own for fact in facts):
                match = _OTHERS.search(one.reading.text)
                start, end = match.span() if match else (0, one.reading.sentence(0)[1])
                yield one.index, Hit(start, end)
