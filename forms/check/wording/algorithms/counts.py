"""Announced numbers: 四级责任体系 behind four items, 三个方面 before 一是……三是……."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from forms.check.wording.algorithms.numerals import NUMERAL, value_of
from forms.check.wording.blocks import Context
from forms.check.wording.hits import BlockAlgorithm, DocumentAlgorithm, Hit, Seen
from forms.check.wording.options import Options
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading
from forms.report.normalise import read_items

_AFTER_QUOTE = re.compile(
    rf"“(?P<list>(?:[^“”。！？]|“[^“”]*”)*)”(?P<at>(?P<n>{NUMERAL})(?:级|项|个|类|种|重|大|条|张|支|步|环|维|色|位|方面|层))"
)
_LEVELS = "(?:级|项|大|重|维|位|层|个|环)"
# “甲、乙、丙”的四级责任体系: the list stands before its number.
_BEHIND_LIST = re.compile(
    rf"“(?P<list>[^“”。！？，、]{{2,14}}(?:、[^“”。！？，、]{{2,14}})+)”的(?P<at>(?P<n>{NUMERAL}){_LEVELS})[^，。；“”]{{0,8}}(?:体系|机制|格局|模式|措施|链条|要求|制度|举措|方法|方式)"
)
# “四项机制”：甲、乙、丙，…… and 五项措施：甲、乙: the list ends with its clause.
_NAMED = re.compile(
    rf"(?<![第\d一二三四五六七八九十百])“?(?P<at>(?P<n>{NUMERAL})(?:个|项|大|条|重|种|方面)[^，。；：“”、\d]{{0,6}})”?[：:](?:即|就是)?(?P<list>[^，。；：、“”]{{2,10}}(?:、[^，。；：、“”]{{2,10}})+)(?=[，。；])"
)
_ASPECTS = r"(?:个?方面|个层面|个环节|个问题|个维度|项(?:重点)?(?:工作|任务|措施|举措|内容|制度)|点|条)"
_BEFORE_LIST = re.compile(
    rf"(?<![第\d一二三四五六七八九十百])(?P<at>(?P<n>{NUMERAL})(?P<unit>{_ASPECTS}))(?P<rest>[^。；：，一二三四五六七八九十]{{0,14}})[：:。，](?=一是|第一[，,]|首先)"
)
_BEFORE_ITEMS = re.compile(
    rf"(?<![第\d一二三四五六七八九十百])(?P<at>(?P<n>{NUMERAL})(?P<unit>{_ASPECTS}))[^。；：，]{{0,8}}[：:](?P<list>[^。；：]{{4,120}})(?=[。；])"
)
_AT_END = re.compile(
    rf"(?:^|[^第\d])(?P<at>(?P<n>{NUMERAL})(?:个?方面|个层面|个问题|个不足|项(?:措施|工作|任务|重点)|点))[^。；：，]{{0,14}}[。：]\s*$"
)
_REST = re.compile(r"，[^。；]{0,80}")
_IS = re.compile(r"(?:^|(?<=[。；，：！？]))([一二三四五六七八九十]{1,2})是")


class AnnouncedCount(BlockAlgorithm):
    """An announced number against the items that follow or precede it."""

    def __init__(self, options: Options) -> None:
        numbers = "二两三四五六七八九十123456789"
        self.needs: Needs = tuple(
            (text,)
            for number in numbers
            for text in (
                f"”{number}",
                f"”的{number}",
                *(f"{number}{unit}" for unit in ("大", "重", "种")),
                *(f"{number}{unit}" for unit in ("方面", "个", "项", "点", "条")),
            )
        )

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        text = reading.text
        quotes, colons = "”" in text, "：" in text or ":" in text
        for start, end in reading.windows:
            if quotes:
                yield from _behind_quotes(text, start, end)
                for match in _BEHIND_LIST.finditer(text, start, end):
                    yield from _compared(match, len(read_items(match.group("list"))))
            yield from _before_list(text, start, end)
            if colons:
                yield from _before_items(text, start, end)
                yield from _named(text, start, end)


def _behind_quotes(text: str, start: int, end: int) -> Iterator[Hit]:
    for match in _AFTER_QUOTE.finditer(text, start, end):
        if text[match.start() - 1 : match.start()] in ("”", "、"):
            continue
        items = read_items(match.group("list"))
        if len(items) > 1 and not items[-1].endswith("等"):
            yield from _compared(match, len(items))


def _before_list(text: str, start: int, end: int) -> Iterator[Hit]:
    for match in _BEFORE_LIST.finditer(text, start, end):
        if not text.startswith("一是", match.end()):
            continue
        expected, found = 1, 0
        for item in _IS.finditer(text, match.end(), match.end() + 2000):
            if value_of(item.group(1)) == 1 and found:
                break
            if value_of(item.group(1)) == expected:
                found, expected = expected, expected + 1
        if found > 1:
            yield from _compared(match, found)


def _before_items(text: str, start: int, end: int) -> Iterator[Hit]:
    for match in _BEFORE_ITEMS.finditer(text, start, end):
        listed = match.group("list")
        if re.search("[，是等]|以及|和", listed) or "、" not in listed:
            continue
        yield from _compared(match, len(read_items(listed)))


def _named(text: str, start: int, end: int) -> Iterator[Hit]:
    """A list whose last item does not run on into the sentence: 和, 等 and counts in it are not for us to count."""
    for match in _NAMED.finditer(text, start, end):
        listed = match.group("list")
        if re.search(r"[等\d]|以及|和|分别|包括", listed) or text.startswith("字", match.end("at")):
            continue
        rest = _REST.match(text, match.end())
        if rest and "、" in rest.group():
            continue  # 三大市场：甲的乙、丙，丁的戊、己: the list goes on behind its comma
        yield from _compared(match, listed.count("、") + 1)


def _compared(match: re.Match[str], found: int) -> Iterator[Hit]:
    announced = value_of(match.group("n"))
    if announced > 1 and announced != found:
        yield Hit(*match.span("at"), None, {"1": str(announced), "2": str(found)})


class AnnouncedSections(DocumentAlgorithm):
    """主要有以下三个方面问题。 before （一）（二）（三）: the number against the headings of the chapter."""

    needs: Needs = ()

    def __init__(self, options: Options) -> None:
        pass

    def look(self, reading: Reading, context: Context) -> Any:
        role = reading.block.role
        if role in ("title", "heading1", "heading2"):
            return role
        if role != "body":
            return None
        tail = reading.text[-60:]
        if not any(unit in tail for unit in "个项点"):
            return "body"
        return _AT_END.search(reading.text, max(0, len(reading.text) - 60)) or "body"

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        for number, one in enumerate(seen):
            said: str | re.Match[str] = one.facts
            following = seen[number + 1].facts if number + 1 < len(seen) else ""
            if isinstance(said, str) or following != "heading2":
                continue
            found = 0
            for other in seen[number + 1 :]:
                if other.facts in ("title", "heading1"):
                    break
                found += other.facts == "heading2"
            announced = value_of(said.group("n"))
            if found > 1 and announced > 1 and announced != found:
                yield one.index, Hit(*said.span("at"), None, {"1": str(announced), "2": str(found)})
