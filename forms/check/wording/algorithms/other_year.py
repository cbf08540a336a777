"""Years in the text that are not the report's: what is left of last year's report."""

import re
from collections.abc import Iterator

from forms.check.wording.blocks import Context
from forms.check.wording.hits import BlockAlgorithm, Hit
from forms.check.wording.options import Options
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading

_YEAR = re.compile(r"(?<![\d—\-～~.〔\[])(?P<at>(?P<y>20\d\d)年度?)(?![末初]?[—\-～~至到]\d{4})")
# A comparison, a beginning, a past that is named as past, a plan.
_BEFORE = re.compile(
    r"(?:同比|相较于?|较|比|与|同|自|从|于|早在|去年|上年|上一年|前年|曾在|超过|高于|低于|好于|截至|到|至|由|对照|针对|围绕)"
    r"[（(“]?[^，。；]{0,2}\Z"
)
_PAST = re.compile(
    r"(?:同期|相比|的?基数|的?水平|[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日|前|以前|之前|印发|出台|修订|修正|成立|"
    r"(?:度)?(?:民主生活会|组织生活会|述职|述责|查摆|巡察|巡视|考核|审计|专题|反馈|遗留))"
)
_STRONG = re.compile(r"(?:全年|以来|[1一][—\-～至]\s*12月|[，,、]|度?[^，。；]{0,24}(?:报告|汇报)如下)")
_THIS = re.compile(r"(?:今年|本年度?|当年|全年|一年来)[（(]?\Z")
_PLAN = re.compile(r"将|计划|力争|争取|规划|目标|五年|远景|预计|预算|底前|月底|到时")


class OtherYear(BlockAlgorithm):
    """Bare years other than the report's. `reach` is how many years back a copied year may lie: a year before that is
    history. Last year's review of problems, comparisons, events with a day, documents and plans are right."""

    needs: Needs = (("年", "20"),)

    def __init__(self, options: Options) -> None:
        self._reach = int(options.number("reach", 3))
        self._title_message = options.text("title_message", "")

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        own = context.year
        if own is None or reading.block.role in ("signature", "date", "note"):
            return
        text = reading.text
        for match in _YEAR.finditer(text):
            year = int(match.group("y"))
            start, end = match.span("at")
            if year == own or not own - self._reach <= year <= own + 1:
                continue
            if reading.block.role == "title":
                yield self._hit(start, own, self._title_message)
                continue
            before, after = text[max(0, start - 12) : start], text[end : end + 30]
            if _THIS.search(before):
                yield self._hit(start, own, "")
                continue
            if _in_marks(text, start) or _BEFORE.search(before) or _PAST.match(text[start + 5 : end + 30]):
                continue
            if year > own and not (reading.block.part in ("", "duty") and _STRONG.match(after)):
                continue
            if year > own and _PLAN.search(text[slice(*reading.near(start, end))]):
                continue
            yield self._hit(start, own, "")

    def _hit(self, start: int, own: int, message: str) -> Hit:
        return Hit(start, start + 4, str(own), {"1": str(own)}, None, message)


def _in_marks(text: str, at: int) -> bool:
    """Inside 《》, 〔〕 or （） that hold more than the year: the name or number of a document, an explanation."""
    for opener, closer in ("《》", "〔〕"):
        start = text.rfind(opener, max(0, at - 80), at)
        if start >= 0 and text.find(closer, start, at) < 0:
            return True
    return False
