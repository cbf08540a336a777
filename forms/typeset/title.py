"""Line breaks of a title: by sense, in a trapezium or a diamond (GB/T 9704—2012, 7.3.1)."""

from collections.abc import Iterator, Sequence

from forms.typeset.widths import char_width, text_width

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

_INSIDE_WORD = 60  # breaking a word we do not know: between two characters of unknown text
_CROSSING = (
    4000  # breaking a word we do know, a number, or the rules for line ends: only if nothing else is left
)
_EQUAL_LINES = 300  # a rectangle
_WAIST = 400  # an hourglass
_MORE_LINES = 10
_MAX_LINES = 6
_CANDIDATES = 16


def break_title(text: str, max_cells: int = 20) -> tuple[str, ...]:
    """The lines of a title, each at most `max_cells` characters wide. Joined they are `text` to the letter.

    Any text is accepted: a very long or strange one is cut plainly, by width. One line stays one line."""
    limit = max(2, max_cells)
    width = text_width(text)
    if width <= limit:
        return (text,)
    fewest = int(-(-width // limit))
    if fewest > _MAX_LINES:
        return tuple(_plain_lines(text, limit))
    costs = _break_costs(text)
    reach = [0.0]
    for char in text:
        reach.append(reach[-1] + char_width(char))
    best: tuple[float, tuple[int, ...]] | None = None
    for count in range(fewest, min(fewest + 1, _MAX_LINES) + 1):
        # First at places that break no word; then anywhere.
        for candidates in (_cheapest(costs, _INSIDE_WORD - 1), _cheapest(costs, _CROSSING, reach, count)):
            found = _best_breaks(reach, candidates, costs, count, limit)
            if found is None:
                continue
            cost = found[0] + _MORE_LINES * (count - fewest)
            if best is None or cost < best[0]:
                best = (cost, found[1])
    if best is None:
        return tuple(_plain_lines(text, limit))
    marks = (0, *best[1], len(text))
    return tuple(text[a:b] for a, b in zip(marks, marks[1:], strict=False))


def _break_costs(text: str) -> list[int]:
    """For each place before a character: what a break there costs. Place 0 is never a break."""
    costs = [_INSIDE_WORD] * len(text)
    for start, end, known in _units(text):
        costs[start] = 0
        for place in range(start + 1, end):
            costs[place] = _CROSSING if known else _INSIDE_WORD
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if after in _NEVER_FIRST or before in _NEVER_LAST or char_width(after) == 0:
            costs[place] = _CROSSING
        elif costs[place] == 0:
            costs[place] = _bond(text, place)
        elif before == "的" or before in _PLACE_ENDS:
            costs[place] = min(costs[place], 6)
    if costs:
        costs[0] = _CROSSING
    return costs


def _bond(text: str, place: int) -> int:
    """How closely the words on both sides of a word boundary belong together."""
    before, after = text[:place], text[place:]
    if before.endswith("关于"):
        return 50
    if after.startswith("年度") or after.startswith(("报告", "情况")):
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


def _cheapest(
    costs: Sequence[int], ceiling: int, reach: Sequence[float] | None = None, count: int = 1
) -> list[int]:
    """At most _CANDIDATES places whose break costs no more than `ceiling`, in order. With `reach`, the places near
    an even division into `count` lines win among equals, so that a title of unknown words is cut near its middle."""
    places = [place for place in range(1, len(costs)) if costs[place] <= ceiling]
    if len(places) > _CANDIDATES:

        def distance(place: int) -> float:
            if reach is None:
                return 0.0
            share = reach[-1] / count
            return min(abs(reach[place] - share * k) for k in range(1, max(2, count)))

        places = sorted(sorted(places, key=lambda p: (costs[p], distance(p)))[:_CANDIDATES])
    return places


def _best_breaks(
    reach: Sequence[float], places: Sequence[int], costs: Sequence[int], count: int, limit: int
) -> tuple[float, tuple[int, ...]] | None:
    """The cheapest way to cut into `count` lines at `places`, or None if no way fits."""
    best: tuple[float, tuple[int, ...]] | None = None
    total = reach[-1]

    def extend(done: tuple[int, ...], widths: tuple[float, ...], cost: float, first: int) -> None:
        nonlocal best
        if best is not None and cost >= best[0]:
            return
        last = reach[done[-1]] if done else 0.0
        left = count - len(widths)
        if left == 1:
            final = total - last
            if 0 < final <= limit:
                complete = (*widths, final)
                whole = cost + _shape_cost(complete, limit)
                if best is None or whole < best[0]:
                    best = (whole, done)
            return
        if total - last > left * limit:
            return
        for index in range(first, len(places)):
            place = places[index]
            width = reach[place] - last
            if width > limit:
                return
            if width > 0:
                extend((*done, place), (*widths, width), cost + costs[place], index + 1)

    extend((), (), 0.0, 0)
    return best


def _shape_cost(widths: Sequence[float], limit: int) -> float:
    """Trapezium (growing or shrinking) and diamond are right; rectangle and hourglass are not (7.3.1)."""
    cost = 0.0
    shrinking = False
    for above, below in zip(widths, widths[1:], strict=False):
        difference = abs(above - below)
        if difference < 1:
            cost += _EQUAL_LINES
        elif difference < 2:
            cost += 4
        elif difference > 6:
            cost += (difference - 6) * 3
        if below > above and shrinking:
            cost += _WAIST
        shrinking = shrinking or below < above
    if widths[-1] < 5:
        cost += 120
    if widths[0] < 4:
        cost += 60
    # A line that fills the type area looks crowded (长短适宜).
    return cost + sum((width - (limit - 2)) * 6 for width in widths if width > limit - 2)


def _plain_lines(text: str, limit: int) -> Iterator[str]:
    start, width = 0, 0.0
    for at, char in enumerate(text):
        step = char_width(char)
        if width + step > limit and at > start:
            yield text[start:at]
            start, width = at, 0.0
        width += step
    yield text[start:]
