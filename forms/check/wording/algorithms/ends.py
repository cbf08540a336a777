"""How headings, paragraphs and the items of a run-on list end."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from forms.check.wording.blocks import HEADING_ROLES, Block, Context
from forms.check.wording.hits import BlockAlgorithm, DocumentAlgorithm, Hit, Seen
from forms.check.wording.options import Options
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading

_CLOSERS = "”’）》〉」』)"
_STOPS = "。！？…；："
_UNENDED = "，、,;"
_CJK = re.compile(r"[\u4e00-\u9fff]")
_ATTACHMENT = re.compile(r"(?:附件|附表|附：|注：|资料来源|联系人|联系电话|抄送|主送|主题词|（|[\[【])")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,4}：[^，。；：]*$")  # 列席：办公室、党建工作股负责同志
# Of a line as short as a heading, what only a sentence says: a count of something, who did it, what comes next.
_SENTENCE = re.compile(
    r"\d(?:余|多|万)?(?:人次|户次|[次场户条份名件篇期个项家批]|万元|亿元|%)|^(?:我(?![国县市省区])|本人|我们|局党委|下一步|今后|同时|一年来|以上)"
)
_LEAD = re.compile(r"(?:^|(?<=[。；，：！？]))[一二三四五六七八九十]{1,2}是")


class HeadingEnd(DocumentAlgorithm):
    """A heading that stands in a line of its own ends without a point; so do box texts that become headings."""

    def __init__(self, options: Options) -> None:
        self._points = options.text("points", "。，：；、,:;.")

    def look(self, reading: Reading, context: Context) -> Any:
        return reading.block.role

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        by_index = {one.index: one.block for one in seen}
        for one in seen:
            text = one.reading.text.rstrip()
            role = one.block.role
            if role not in HEADING_ROLES or not text or text[-1] not in self._points or one.block.after:
                continue
            if role in ("heading2", "heading3") and (context.ours or not self._is_heading(one, by_index)):
                continue
            if role == "heading1" and not context.ours and _is_order(text):
                continue
            yield one.index, Hit(len(text) - 1, len(text), "")

    def _is_heading(self, one: Seen, blocks: dict[int, Block]) -> bool:
        """A short numbered paragraph of one sentence is an item of a list unless prose follows under it."""
        before, following = blocks.get(one.index - 1), blocks.get(one.index + 1)
        if one.reading.text.rstrip()[-1] not in "。；":
            return True
        if before is not None and before.role == one.block.role and before.text.rstrip().endswith("；"):
            return False
        return following is not None and following.role == "body" and len(following.text) > 40


def _is_order(text: str) -> bool:
    """一、各单位要提高认识，抓好落实。: a whole sentence that is numbered, not a heading."""
    return text[-1] in "。；" and "，" in text and re.search("要|应|须|请|不得|将|负责", text) is not None


class ParagraphEnd(BlockAlgorithm):
    """Prose ends with a point (。！？；：), inside closing marks too, and does not begin with one."""

    def __init__(self, options: Options) -> None:
        self._short = int(options.number("short", 12))
        self._start_message = options.text("start_message", "")

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        if reading.block.role != "body":
            return
        at = 0
        for line in reading.text.split("\n"):
            yield from self._line(line, at, whole=not reading.block.after)
            at += len(line) + 1

    def _line(self, line: str, at: int, *, whole: bool) -> Iterator[Hit]:
        text = line.rstrip()
        body = text.lstrip()
        if not body:
            return
        first = at + len(text) - len(body)
        if body[0] in "，。、；：！？" and len(body) > 1:
            yield Hit(first, first + 1, "", {}, None, self._start_message)
        core = text.rstrip(_CLOSERS)
        if not core or core[-1] in _STOPS or core[-1] in "—" or not whole or not self._is_prose(body):
            return
        last = at + len(text) - 1
        mark = text[-1]
        yield Hit(last, last + 1, "。" if mark in _UNENDED else mark + "。")

    def _is_prose(self, text: str) -> bool:
        """Sentences, not a heading without a number, a label, a cell or a list of attachments."""
        if (
            len(text) < self._short
            or _ATTACHMENT.match(text)
            or _LABEL.match(text)
            or len(_CJK.findall(text)) * 2 < len(text)
        ):
            return False
        if text[-1] in _UNENDED:
            return True
        points = len(re.findall("[，；：]", text))
        if "。" in text[:-1] or "；" in text or len(text) > 45:
            return True
        return points > 0 and (len(text) > 28 or (len(text) > 14 and _SENTENCE.search(text) is not None))


class ListEnds(BlockAlgorithm):
    """一是……；二是……。: between the items of one list either 。 or ；, and only 。 when an item holds one."""

    def __init__(self, options: Options) -> None:
        self.needs: Needs = (("一是", "二是", "三是"),)

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        text = reading.text
        starts = [match.start() for match in _LEAD.finditer(text)]
        lists: list[list[int]] = []
        for at in starts:
            if text.startswith("一是", at):
                lists.append([])
            if lists:
                lists[-1].append(at)
        for items in lists:
            if len(items) >= 3:
                yield from self._judge(items, text)

    def _judge(self, items: list[int], text: str) -> Iterator[Hit]:
        ends = [at - 1 for at in items[1:] if text[at - 1] in "。；"]
        marks = Counter(text[at] for at in ends)
        if len(marks) < 2:
            return
        whole = any("。" in text[a : b - 1] for a, b in itertools.pairwise(items))
        usual = "。" if whole or marks["。"] >= marks["；"] else "；"
        for at in ends:
            if text[at] != usual:
                yield Hit(at, at + 1, usual, {"1": usual})
