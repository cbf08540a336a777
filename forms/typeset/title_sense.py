"""What a break in a title costs at each place: what belongs together by sense stays together."""

from collections.abc import Iterator

from forms.typeset.widths import char_width

# Words that stand in the titles of duty reports, longest first within the search; nothing breaks inside one.
_WORDS: tuple[str, ...] = (
    "履行全面从严治党责任",
    "党风廉政建设责任制",
    "落实全面从严治党",
    "党风廉政建设",
    "国家税务总局",
    "中国共产党",
    "纪律检查委员会",
    "党委领导班子",
    "第一责任人",
    "全面从严治党",
    "党委副书记",
    "党组副书记",
    "党支部书记",
    "党总支书记",
    "人民政府",
    "税务分局",
    "党委书记",
    "党组书记",
    "纪委书记",
    "主体责任",
    "监督责任",
    "责任情况",
    "履职情况",
    "落实情况",
    "情况报告",
    "工作报告",
    "述职报告",
    "意识形态",
    "一岗双责",
    "上半年度",
    "下半年度",
    "税务局",
    "委员会",
    "党支部",
    "上半年",
    "下半年",
    "年度",
    "书记",
    "党委",
    "党组",
    "纪委",
    "局长",
    "副局长",
    "履行",
    "落实",
    "推进",
    "抓好",
    "关于",
    "责任",
    "情况",
    "工作",
    "报告",
    "总结",
    "基层",
    "党建",
    "述职",
    "第一季度",
    "个人",
    "领导班子",
    "班子",
    "成员",
)
_LONGEST = max(map(len, _WORDS))
_BY_LENGTH: dict[int, frozenset[str]] = {
    n: frozenset(w for w in _WORDS if len(w) == n) for n in range(2, _LONGEST + 1)
}
# A line may not begin with these, nor end with those (also the particles that lean on the word before or after).
_NEVER_FIRST = frozenset("，。、；：？！）》」』】〉〕”’…—·％%,.;:?!)]}>年月日的地得了之")
_NEVER_LAST = frozenset("（《「『【〈〔“‘([{<第和与及暨在对从向为把将")
_PLACE_ENDS = frozenset("省市县区州盟旗镇乡局厅部委会院所处科室厂社")

INSIDE_WORD = 60  # breaking a word we do not know: between two characters of unknown text
CROSSING = 4000  # breaking a word we do know, a number, a rule for line ends: only if nothing else is left


def break_costs(text: str) -> list[int]:
    """For each place before a character: what a break there costs. Place 0 is never a break."""
    costs = [INSIDE_WORD] * len(text)
    for start, end, known in _units(text):
        costs[start] = 0
        for place in range(start + 1, end):
            costs[place] = CROSSING if known else INSIDE_WORD
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if after in _NEVER_FIRST or before in _NEVER_LAST or char_width(after) == 0:
            costs[place] = CROSSING
        elif costs[place] == 0:
            costs[place] = _bond(text, place)
        elif before == "的" or before in _PLACE_ENDS:
            costs[place] = min(costs[place], 6)
    if costs:
        costs[0] = CROSSING
    return costs


def _bond(text: str, place: int) -> int:
    """How closely the words on both sides of a word boundary belong together."""
    before, after = text[:place], text[place:]
    if before.endswith("关于"):
        return 50
    if after.startswith(("年度", "报告", "情况")):
        return 40  # 责任情况｜报告 leaves a stub
    if before.endswith(("履行", "落实", "推进", "抓好")):
        return 12  # verb and object
    if before.endswith(("局", "党委", "党组", "委员会")) and after.startswith(
        ("党", "书记", "纪", "副", "局长")
    ):
        return 12  # 税务局｜党委书记
    if before.endswith(("年度", "年")):
        return 8
    if before.endswith("责任人") or after.startswith("责任"):
        return 14 if not before.endswith("治党") else 6
    if before.endswith("总局"):
        return 20  # 国家税务总局｜某县税务局
    return 0


def _units(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, known) of words by longest match; digits and letters form a unit with a following 年/年度."""
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and text[end].isascii() and text[end] not in " \t":
            end += 1
        if end > at:
            if text[end : end + 2] == "年度":
                end += 2
            elif text[end : end + 1] == "年":
                end += 1
            yield at, end, end - at <= 12
            at = end
            continue
        length = next(
            (n for n in range(min(_LONGEST, len(text) - at), 1, -1) if text[at : at + n] in _BY_LENGTH[n]), 0
        )
        if length:
            yield at, at + length, True
            at += length
            continue
        end = at + 1
        while end < len(text) and not text[end].isascii() and not _word_at(text, end):
            end += 1
        yield at, end, False
        at = end


def _word_at(text: str, at: int) -> bool:
    return any(text[at : at + n] in _BY_LENGTH[n] for n in range(2, min(_LONGEST, len(text) - at) + 1))
