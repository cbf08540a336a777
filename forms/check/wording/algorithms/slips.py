"""Phrases with one slip of the input method, found in one pass for all rules that look for any of them."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from operator import add

from forms.check.wording.reading import Reading

# What is left of a phrase with a slip in it -> where the phrase begins, counted from there; which of its characters is
# the wrong one (_ANY of those that are not left); the phrase.
_Index = dict[str, list[tuple[int, int, str]]]
_ANY = -1
_END = "\0" * 4

Slip = tuple[int, int, str]


class Slips:
    """With one slip in it, a phrase of four or more keeps three of its characters in their places: side by side, or
    with the wrong one between them. A phrase of three keeps a pair, the wrong one stands at its other end. Characters
    left out are looked for in phrases of five or more: what is left of a shorter one may be a word. `words`: when the
    pair that is left of three is one of these, the character beside it may be another word's."""

    def __init__(self, phrases: frozenset[str], groups: tuple[str, ...], words: frozenset[str]) -> None:
        self.phrases = phrases
        self._groups = groups
        self._words = words

    @cached_property
    def _alike(self) -> Mapping[str, str]:
        """Each character with all that share a group with it."""
        found: dict[str, str] = {}
        for group in self._groups:
            for char in group:
                found[char] = found.get(char, "") + group.replace(char, "")
        return found

    @cached_property
    def _indices(self) -> tuple[_Index, _Index, _Index, _Index]:
        """By three characters side by side, by three with the wrong one before the last or after the first, by the pair
        that is left of three. Made when the first text is read."""
        solid: _Index = {}
        third: _Index = {}
        second: _Index = {}
        pairs: _Index = {}
        for phrase in self.phrases:
            size = len(phrase)
            if size == 4:
                solid.setdefault(phrase[:3], []).append((0, 3, phrase))
                solid.setdefault(phrase[1:], []).append((-1, 0, phrase))
                third.setdefault(phrase[:2] + phrase[3], []).append((0, 2, phrase))
                second.setdefault(phrase[0] + phrase[2:], []).append((0, 1, phrase))
            elif size == 3:
                if phrase[:2] not in self._words:
                    pairs.setdefault(phrase[:2], []).append((0, 2, phrase))
                if phrase[1:] not in self._words:
                    pairs.setdefault(phrase[1:], []).append((-1, 0, phrase))
            else:
                solid.setdefault(phrase[:3], []).append((0, _ANY, phrase))
                solid.setdefault(phrase[-3:], []).append((3 - size, _ANY, phrase))
                if size == 5:  # a slip in the middle leaves neither end whole
                    third.setdefault(phrase[:2] + phrase[3], []).append((0, 2, phrase))
                    for broken in (phrase[:2] + phrase[3], phrase[0] + phrase[2] + phrase[1]):
                        solid.setdefault(broken, []).append((0, _ANY, phrase))
        return solid, third, second, pairs

    def of(self, reading: Reading) -> list[Slip]:
        """All of them in a text, from its beginning, the longest first; kept with the text for the next rule."""
        found = reading.memo.get(self)
        if found is None:
            found = reading.memo[self] = sorted(self._found(reading), key=_by_place)
        return found

    def _found(self, reading: Reading) -> Iterator[Slip]:
        text = reading.text
        padded = text + _END
        alike = self._alike
        two = reading.pairs
        left = (map(add, two, text[2:]), map(add, two, text[3:]), map(add, text, two[2:]), two)
        for keys, index in zip(left, self._indices, strict=True):
            for at, places in [(at, index[key]) for at, key in enumerate(keys) if key in index]:
                for shift, wrong, phrase in places:
                    start = at + shift
                    if wrong == _ANY:
                        if start >= -1 and not text.startswith(phrase, max(0, start)):
                            yield from self._any_slip(text, start, phrase)
                    elif padded[start + wrong] in alike.get(phrase[wrong], "") and start >= 0:
                        yield start, start + len(phrase), phrase

    def _any_slip(self, text: str, start: int, phrase: str) -> Iterator[Slip]:
        """One wrong character, two that changed places, or one that is missing, wherever it is."""
        end = start + len(phrase)
        said = text[max(0, start) : end]
        wrong = [n for n, (a, b) in enumerate(zip(said, phrase, strict=False)) if a != b]
        if len(said) == len(phrase) and len(wrong) == 1:
            if said[wrong[0]] in self._alike.get(phrase[wrong[0]], ""):
                yield start, end, phrase
        elif (
            len(said) == len(phrase)
            and len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and said[wrong[0]] == phrase[wrong[1]]
            and said[wrong[1]] == phrase[wrong[0]]
        ):
            yield start, end, phrase
        else:
            yield from _gap(text, max(0, start), phrase)
            yield from _gap(text, start + 1, phrase)


def _by_place(slip: Slip) -> tuple[int, int, str]:
    return slip[0], -slip[1], slip[2]


def _gap(text: str, start: int, phrase: str) -> Iterator[Slip]:
    """`phrase` without one of its characters at `start`; the first two are there."""
    end = start + len(phrase) - 1
    if not text.startswith(phrase[:2], start) or end > len(text):
        return
    said = text[start:end]
    n = next((n for n, (a, b) in enumerate(zip(said, phrase, strict=False)) if a != b), len(said))
    if n < len(said) and said[n:] == phrase[n + 1 :]:
        yield start, end, phrase


@lru_cache(maxsize=8)
def slips(phrases: frozenset[str], groups: tuple[str, ...], words: frozenset[str]) -> Slips:
    """One for all rules of the same phrases."""
    return Slips(phrases, groups, words)
