"""Rules about the report as a whole: set phrases, length, copied text, problems without measures, empty headings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from forms.check.wording.blocks import Context, Part
from forms.check.wording.hits import DocumentAlgorithm, Hit, Seen, needs_any
from forms.check.wording.options import OptionError, Options
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading

_NEAR_ENOUGH = 0.03  # of the text: a share that misses its third by less is a third
_SET_PHRASES = ("不断", "进一步", "切实", "着力", "持续", "扎实", "深入")
_BLANK = re.compile(r"\s")
_ITEM = re.compile(r"\s*\d{1,2}[.．、](?!\d)")
_ORDINAL = re.compile(r"(?:^|(?<=[。；，：\s]))[一二三四五六七八九十]是")
_NUMBER = re.compile(r"\d[\d.]*")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_WEAK = frozenset(
    "不够不足不强不深不实不严不高不紧不细有差距不到位还存在需要问题工作方面加强有待欠缺".strip()
)


class Density(DocumentAlgorithm):
    """Set phrases (不断、进一步、切实……) more than `per_thousand` in a thousand characters."""

    def __init__(self, options: Options) -> None:
        self._words = options.texts("words", _SET_PHRASES)
        self._most = options.number("per_thousand", 15)
        self._from = int(
            options.number("from_characters", 300)
        )  # a shorter text counts as one of this length
        self._pattern = re.compile("|".join(re.escape(word) for word in self._words) or "(?!)")
        self.needs: Needs = ()

    def look(self, reading: Reading, context: Context) -> Any:
        if reading.block.role != "body":
            return None
        found = [match.group() for match in self._pattern.finditer(reading.text)]
        return Counter(found), len(_BLANK.sub("", reading.text))

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        total: Counter[str] = Counter()
        length = 0
        densest: tuple[float, Seen] | None = None
        for one in seen:
            counts, size = one.facts
            total.update(counts)
            length += size
            density = counts.total() / max(size, 100)
            if counts and (densest is None or density > densest[0]):
                densest = density, one
        if densest is None or total.total() * 1000 <= self._most * max(length, self._from):
            return
        one = densest[1]
        first = self._pattern.search(one.reading.text)
        if first:
            words = {"1": str(round(total.total() * 1000 / length)), "2": total.most_common(1)[0][0]}
            yield one.index, Hit(first.start(), first.end(), None, words)


class Length(DocumentAlgorithm):
    """Length of the body and the share of problems and causes, for reports that have parts."""

    def __init__(self, options: Options) -> None:
        self._limit = int(options.number("limit", 3000))
        self._share = options.number("problem_share", 1 / 3)
        self._share_message = options.text("share_message", "")

    def look(self, reading: Reading, context: Context) -> Any:
        return len(_BLANK.sub("", reading.text)) if reading.block.role != "note" else None

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        parts: Counter[str] = Counter()
        first: dict[str, Seen] = {}
        for one in seen:
            parts[one.block.part] += one.facts
            first.setdefault(one.block.part, one)
        if "duty" not in first or "problems" not in first:
            return
        total = parts.total()
        if total > self._limit:
            yield seen[0].index, _whole(seen[0], {"1": str(total), "2": str(total - self._limit)})
        problems = parts["problems"] + parts["causes"]
        missing = round(total * self._share) - problems
        if missing > total * _NEAR_ENOUGH:
            words = {"1": f"{100 * problems / total:.1f}%", "2": str(missing)}
            hit = _whole(first["problems"], words)
            message = self._share_message
            if message:
                yield first["problems"].index, Hit(hit.start, hit.end, None, words, None, message)


def _whole(one: Seen, words: dict[str, str]) -> Hit:
    return Hit(0, max(1, len(one.reading.text)), None, words)


class _Grams:
    """The three-character pieces of a text, worked out once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._made: frozenset[str] | None = None

    @property
    def grams(self) -> frozenset[str]:
        if self._made is None:
            plain = "".join(_HAN.findall(self._text)) or self._text
            self._made = frozenset(plain[n : n + 3] for n in range(len(plain) - 2))
        return self._made


class Copied(DocumentAlgorithm):
    """A paragraph that is last year's: three-character pieces in common, or the same figures throughout."""

    def __init__(self, options: Options) -> None:
        self._least = options.number("least", 0.8)
        self._from = int(options.number("from_characters", 60))
        self._figures_message = options.text("figures_message", "")

    def look(self, reading: Reading, context: Context) -> Any:
        return (
            _Grams(reading.text) if reading.block.role == "body" and len(reading.text) >= self._from else None
        )

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        if not context.last:
            return
        old = [line for _, text in context.last for line in text.split("\n") if len(line) >= self._from // 2]
        grams = [_Grams(line).grams for line in old]
        index: dict[str, list[int]] = {}
        for number, pieces in enumerate(grams):
            for piece in pieces:
                index.setdefault(piece, []).append(number)
        for one in seen:
            own = one.facts.grams
            shared = Counter(number for piece in own for number in index.get(piece, ())[:50])
            if not shared or not own:
                continue
            best, common = max(
                shared.items(), key=lambda item: item[1] / (len(own) + len(grams[item[0]]) - item[1])
            )
            likeness = common / (len(own) + len(grams[best]) - common)
            words = {"1": str(round(100 * likeness))}
            figures = _NUMBER.findall(one.reading.text)
            if likeness >= self._least:
                yield one.index, Hit(0, len(one.reading.text), None, words)
            elif self._figures_message and len(figures) >= 4 and figures == _NUMBER.findall(old[best]):
                yield one.index, Hit(0, len(one.reading.text), None, words, None, self._figures_message)


class Closure(DocumentAlgorithm):
    """Every problem has a measure: as many measures as problems, or words of the problem among the measures."""

    def __init__(self, options: Options) -> None:
        self._count_message = options.text("count_message", "")

    def look(self, reading: Reading, context: Context) -> Any:
        return reading.text if reading.block.part in ("problems", "measures") else None

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        problems, measures = _items(seen, "problems"), _items(seen, "measures")
        if not problems and not measures:
            yield from self._by_ordinals(seen)
        if len(problems) < 2 or not measures:
            return
        said = "".join(one.reading.text for one in seen if one.block.part == "measures")
        bodies: dict[str, str] = {}
        for one in seen:
            if one.block.part == "problems":
                bodies[one.block.section] = bodies.get(one.block.section, "") + one.reading.text
        bare = [one for one in problems if not _is_covered(one.reading.text, said)]
        if len(measures) < len(problems):
            words = {"1": str(len(problems)), "2": str(len(measures))}
            one = bare[0] if bare else problems[-1]
            yield one.index, Hit(0, len(one.reading.text), None, words, None, self._count_message)

    def _by_ordinals(self, seen: Sequence[Seen]) -> Iterator[tuple[int, Hit]]:
        """一是……二是…… of the problems against those of the measures, where neither has headings."""
        counts: dict[Part, int] = {}
        last: Seen | None = None
        for one in seen:
            found = len(_ORDINAL.findall(one.reading.text))
            counts[one.block.part] = counts.get(one.block.part, 0) + found
            if found and one.block.part == "problems":
                last = one
        problems, measures = counts.get("problems", 0), counts.get("measures", 0)
        if last is not None and 0 < measures < problems:
            words = {"1": str(problems), "2": str(measures)}
            start = list(_ORDINAL.finditer(last.reading.text))[-1].start()
            yield (
                last.index,
                Hit(start, last.reading.sentence(start)[1], None, words, None, self._count_message),
            )


def _items(seen: Sequence[Seen], part: Part) -> list[Seen]:
    """The items of a part: （一）（二）, else 1. 2. where it has none of those."""
    own = [one for one in seen if one.block.part == part]
    lettered = [one for one in own if one.block.role == "heading2"]
    return lettered or [one for one in own if _ITEM.match(one.reading.text)]


def _is_covered(heading: str, said: str) -> bool:
    text = "".join(_HAN.findall(heading))
    pairs = {text[n : n + 2] for n in range(len(text) - 1)}
    telling = {pair for pair in pairs if not set(pair) <= _WEAK}
    return not telling or any(pair in said for pair in telling)


class HeadingBody(DocumentAlgorithm):
    """A heading that promises what the text under it does not speak of."""

    def __init__(self, options: Options) -> None:
        self._pairs = [(table.pattern("heading"), table.pattern("body")) for table in options.tables("pairs")]
        if not self._pairs:
            raise OptionError("pairs 至少要一项")
        self.needs: Needs = needs_any(())

    def look(self, reading: Reading, context: Context) -> Any:
        return reading.block.role

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        for number, one in enumerate(seen):
            if one.block.role not in ("heading1", "heading2"):
                continue
            for heading, body in self._pairs:
                match = heading.search(one.reading.text)
                if match and not self._speaks(body, number, seen):
                    yield one.index, Hit(*match.span(), None, {"1": match.group()})

    def _speaks(self, body: re.Pattern[str], number: int, seen: Sequence[Seen]) -> bool:
        """Whether the blocks under a heading match; True when there are none."""
        level = seen[number].block.role
        found = False
        for one in seen[number + 1 :]:
            if one.block.role in ("title", "heading1") or one.block.role == level:
                break
            if one.block.role == "body":
                found = True
                if body.search(one.reading.text):
                    return True
        return not found
