"""Years in the text that are not the report's: what is left of last year's report."""

import re
from collections.abc import Iterator

from forms.check.wording.blocks import Context
from forms.check.wording.hits import BlockAlgorithm, Hit
from forms.check.wording.options import Options
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading

_YEAR = re.compile(
    r"(?<![\d—\-～~.〔\[])(?P<at>(?P<y>20\d\d)(?:年度?|(?<=今年[（(]....)(?=[）)])))(?![末初]?[—\-～~至到]\d{4})"
)
# A comparison, a beginning, a past that is named as past, a plan.
_BEFORE = re.compile(
    r"(?:同比|相较于?|较|比|与|同|自|从|于|早在|去年|上年|上一年|前年|曾在|超过|高于|低于|好于|到|至|由|对照|针对|围绕|其中|"
    r"总结|回顾|继|原|和|及|获|曾|在|将|对|把|[、（(])[（(“]?[^，。；]{0,2}\Z"
)
_NOT_AT_END = re.compile(r"截至\Z")
# What makes a year the report's own time: said of the whole of it, at the head of a clause.
_WHOLE = re.compile(r"(?:度)?(?:全年|以来(?![^，。；]{0,12}的))|[1一][—\-～至]\s*12月")
_CLOSED = re.compile(r"(?:12月31日|12月底|底|末|年末|年底)[，,]")
_SUBJECT = re.compile(
    r"(?:度)?[，,](?:在[^，。；]{2,40}[，,])?(?:我(?!国)|本人|局党委|县局党委|我局|(?:县局|全局|全年)?(?:共|累计)(?:开展|组织|召开|办理|培训|走访|完成))"
)
_I = re.compile(r"(?:度)?我(?:主持|带头|认真|坚持|始终|组织|牵头|履行|参加|讲|带领)")
_REPORTS = re.compile(r"度?[^，。；]{0,24}(?:报告|汇报)如下")
_THIS = re.compile(r"(?:今年|本年度?|当年|全年|一年来)[（(]?\Z")
_PLAN = re.compile(r"将|计划|力争|争取|规划|目标|五年|远景|预计|预算|月底前|到时")
# A year inside a story: what it was about is named as past, or the day, the deed and the document have that year.
_PAST = re.compile(
    r"同期|相比|基数|工作回顾|时任|当时|曾|近[两三四五]年|五年|历年|连续|先后|成立|建党|[^，。；]{0,6}(?:开局之年|周年)"
)
# A text that looks back and ahead, or over several years, has every right to another year.
_SEVERAL_YEARS = re.compile(
    r"回顾|五年|三年|历届|任期|大事记|简史|年鉴|政府工作报告|工作总结[和及与暨].{0,12}(?:打算|计划|安排|思路|要点)|讲话|简报|通报"
)


class OtherYear(BlockAlgorithm):
    """A year other than the report's that claims to be the report's own time: 今年（2023年）, 2023年以来, 2023年全年,
    截至2023年12月31日, 2023年，我局……. `reach` is how many years back a copied year may lie: a year before that is
    history. Comparisons, events, documents, plans and reports over several years are right."""

    needs: Needs = (("年", "20"),)

    def __init__(self, options: Options) -> None:
        self._reach = int(options.number("reach", 3))
        self._title_message = options.text("title_message", "")

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        own, block = context.year, reading.block
        if own is None or block.role in ("signature", "date", "note"):
            return
        text = reading.text
        for match in _YEAR.finditer(text):
            year = int(match.group("y"))
            start = match.start("at")
            if year == own or not own - self._reach <= year <= own + 1:
                continue
            if block.role == "title":
                if str(own) not in text and not _SEVERAL_YEARS.search(text):
                    yield self._hit(start, own, self._title_message)
                continue
            if block.role in ("heading1", "heading2", "heading3"):
                continue
            if self._claims(text, start, year, own, reading):
                yield self._hit(start, own, "")

    def _claims(self, text: str, start: int, year: int, own: int, reading: Reading) -> bool:
        """Whether the year at `start` says that it is the year of the report."""
        before, after = text[max(0, start - 12) : start], text[start + 5 : start + 70]
        if _THIS.search(before):
            return True
        if _REPORTS.match(after) and not _in_marks(text, start):
            return True
        if _in_marks(text, start) or (_BEFORE.search(before) and not _NOT_AT_END.search(before)):
            return False
        sentence = text[slice(*reading.near(start, start + 5))]
        if year > own and (reading.block.part not in ("", "duty") or _PLAN.search(sentence)):
            return False
        # 我先后…… tells of one's own deeds, other 先后 of what several years brought.
        if _PAST.search(sentence.replace("我先后", "我")) or str(own) in sentence:
            return False
        if _NOT_AT_END.search(before):
            return year == own - 1 and _CLOSED.match(after) is not None
        head = start == 0 or not before.strip() or before[-1] in "。；！”\u3000 \n，"
        if _I.match(after) and head:
            return True
        return head and bool(_WHOLE.match(after) or (before[-1:] != "，" and _SUBJECT.match(after)))

    def _hit(self, start: int, own: int, message: str) -> Hit:
        return Hit(start, start + 4, str(own), {"1": str(own)}, None, message)


def _in_marks(text: str, at: int) -> bool:
    """Inside 《》, 〔〕 or （） that hold more than the year: the name or number of a document, an explanation."""
    for opener, closer in ("《》", "〔〕"):
        start = text.rfind(opener, max(0, at - 80), at)
        if start >= 0 and text.find(closer, start, at) < 0:
            return True
    return False
