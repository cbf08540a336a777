"""Misspelt words, and strings that nearly are a fixed phrase."""

import re
from collections import Counter
from collections.abc import Iterator

from forms.check.wording.blocks import Context
from forms.check.wording.hits import BlockAlgorithm, Hit, needs_any
from forms.check.wording.options import OptionError, Options, compiled
from forms.check.wording.reading import Reading, Taken

_LAST_WORDS = frozenset(["理论", "思维", "理念", "道路", "学说", "精神", "体系", "主张", "观点", "事业"])
_LOOKS_LIKE = {"想": frozenset("相像响向象箱湘祥")}
_RIGHT = "\0"  # stands over what is the phrase already
_NEVER_INSIDE = re.compile(r"[。！？；：《》\n]")


class Words(BlockAlgorithm):
    """Wrong words and their right forms; the longest wrong word wins where they overlap."""

    def __init__(self, options: Options) -> None:
        table = options.text_table("words")
        if not table or "" in table:
            raise OptionError("words 里每一项都要有错字")
        self._right = dict(sorted(table.items(), key=lambda item: -len(item[0])))
        self._guards = {word: compiled(p, "guards") for word, p in options.text_table("guards", {}).items()}
        self.needs = needs_any(self._right)

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        text = reading.text
        taken = Taken(text)
        found: list[tuple[int, str]] = []
        for word in self._right:
            at = text.find(word)
            while at >= 0:
                end = at + len(word)
                if not self._is_right(word, at, reading) and taken.claim(at, end):
                    found.append((at, word))
                at = text.find(word, end)
        for at, word in sorted(found):
            yield Hit(at, at + len(word), self._right[word] or None, {"1": self._right[word]})

    def _is_right(self, word: str, at: int, reading: Reading) -> bool:
        """A guard that speaks of the word itself excuses that word alone, any other guard its whole sentence."""
        guard = self._guards.get(word)
        if guard is None:
            return False
        for match in guard.finditer(reading.text, *reading.near(at, at + len(word))):
            if word not in match.group() or match.start() <= at < match.end():
                return True
        return False


class NearMiss(BlockAlgorithm):
    """Strings within an edit distance of a phrase. One of distance + 1 pieces of the phrase must stand unharmed
    (pigeonhole), so only the surroundings of such pieces are compared."""

    def __init__(self, options: Options) -> None:
        self._phrases = options.texts("phrases")
        self._distance = int(options.number("distance", 3))
        self._kept = options.number("least_kept", 0.8)
        self._allowed = options.patterns("allowed", ())
        self._pieces: dict[str, list[tuple[str, int]]] = {}
        for phrase in self._phrases:
            size = len(phrase) // (self._distance + 1)
            if size < 2:
                raise OptionError(f"phrases 里的「{phrase}」太短，distance 要小一些")
            starts = range(0, size * (self._distance + 1), size)
            self._pieces[phrase] = [(phrase[s : s + size], s) for s in starts]
        pieces = {piece for found in self._pieces.values() for piece, _ in found}
        self.needs = needs_any([*sorted(pieces), *(p[:3] for p in self._phrases)])

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        found: list[Hit] = []
        taken = Taken(reading.text)
        for phrase in self._phrases:
            for start, end in self._near(phrase, reading.text):
                if taken.claim(start, end):
                    # Without its first character nobody can tell whether the one before it is a wrong one.
                    fix = phrase if reading.text[start] == phrase[0] else None
                    found.append(Hit(start, end, fix, {"1": phrase}))
        yield from sorted(found, key=lambda hit: hit.start)

    def _near(self, phrase: str, text: str) -> Iterator[tuple[int, int]]:
        size, reach = len(phrase), self._distance
        masked = text.replace(phrase, _RIGHT * size)
        done = 0
        tried: int | None = None
        for at, offset in sorted(self._seeds(phrase, masked), key=lambda seed: seed[0] - seed[1]):
            if at < done or at - offset == tried:
                continue
            tried = at - offset
            low = max(done, at - offset - reach, 0)
            low = max(low, masked.rfind(_RIGHT, low, at) + 1)
            high = min(len(text), at - offset + size + reach)
            stop = masked.find(_RIGHT, at, high)
            window = text[low : high if stop < 0 else stop]
            if len(set(phrase).intersection(window)) < len(set(phrase)) - reach:
                continue
            span = _closest(phrase, window, reach) or _scrambled(phrase, window, self._kept)
            if span is None:
                continue
            start, end = low + span[0], low + span[1]
            done = end
            if not self._is_allowed(text, start, end):
                yield start, end

    def _seeds(self, phrase: str, text: str) -> set[tuple[int, int]]:
        seeds: set[tuple[int, int]] = set()
        for piece, offset in [*self._pieces[phrase], (phrase[:3], 0)]:
            at = text.find(piece)
            while at >= 0:
                seeds.add((at, offset))
                at = text.find(piece, at + 1)
        return seeds

    def _is_allowed(self, text: str, start: int, end: int) -> bool:
        around = text[max(0, start - 6) : end + 6]
        return any(pattern.search(around) for pattern in self._allowed)


def _closest(phrase: str, text: str, most: int) -> tuple[int, int] | None:
    """The span of `text` nearest to `phrase` within `most` edits; None when there is none (Sellers). Of spans equally
    near, one that ends as the phrase does."""
    costs = list(range(len(phrase) + 1))
    starts = [0] * (len(phrase) + 1)
    best: tuple[tuple[int, bool], int, int] | None = None
    for at, char in enumerate(text):
        corner, corner_start = 0, at
        costs[0], starts[0] = 0, at + 1
        for row, wanted in enumerate(phrase, 1):
            options = (
                (corner + (char != wanted), corner_start),
                (costs[row] + 1, starts[row]),
                (costs[row - 1] + 1, starts[row - 1]),
            )
            corner, corner_start = costs[row], starts[row]
            costs[row], starts[row] = min(options, key=_nearest_and_shortest)
        rank = (costs[-1], char != phrase[-1])
        if costs[-1] <= most and (best is None or rank < best[0]):
            best = (rank, starts[-1], at + 1)
    if best is None or best[1] >= best[2] or _NEVER_INSIDE.search(text, best[1], best[2]):
        return None
    return best[1], _tail_end(phrase, text, best[2])


def _nearest_and_shortest(option: tuple[int, int]) -> tuple[int, int]:
    """The head of a phrase is missing rather than wrong: what stands before it belongs to the sentence."""
    return option[0], -option[1]


def _tail_end(phrase: str, text: str, end: int) -> int:
    """`end`, moved on over a last word in the place of the phrase's own (…社会主义理论 for …社会主义思想)."""
    if text[end - 1] == phrase[-2] and text[end : end + 1] in _LOOKS_LIKE.get(phrase[-1], ()):
        return end + 1
    following = text[end : end + 2]
    if phrase[-2:] in text[:end] or text[end - 2 : end] != phrase[-4:-2]:
        return end
    return end + 2 if following in _LAST_WORDS or set(following) & set(phrase[-2:]) else end


def _scrambled(phrase: str, text: str, kept: float) -> tuple[int, int] | None:
    """A span with the head and the tail of `phrase` whose characters are the phrase's in another order."""
    start = text.find(phrase[:3])
    end = text.rfind(phrase[-2:]) + 2
    if start < 0 or end < 2 or abs((end - start) - len(phrase)) > 2 or _NEVER_INSIDE.search(text, start, end):
        return None
    shared = sum((Counter(text[start:end]) & Counter(phrase)).values())
    return (start, end) if shared >= kept * len(phrase) else None
