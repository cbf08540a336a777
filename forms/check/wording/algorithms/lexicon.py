"""Fixed phrases with one slip of the input method: a character that sounds or looks like the right one, one left out,
two that changed places."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from operator import add

from forms.check.wording.blocks import Context
from forms.check.wording.hits import BlockAlgorithm, Hit
from forms.check.wording.options import OptionError, Options
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading, Taken

# Three characters of a phrase -> where the phrase begins, counted from the first of them; which of its characters may
# be the wrong one (_ANY: none is left over, or several are); the phrase.
_Found = tuple[int, int, str]
_Index = dict[str, list[_Found]]

_SHORTEST = 3
_SHORTEST_FOR_GAPS = 5  # of a shorter phrase, what is left without a character may be a word of its own
_ANY = -1
_END = "\0" * 8


class Lexicon(BlockAlgorithm):
    """With one slip in it, a phrase of four or more keeps three of its characters in their places: side by side, or
    with the wrong one between them. A phrase of three keeps a pair, the wrong one stands at its other end."""

    def __init__(self, options: Options) -> None:
        self._phrases = tuple(dict.fromkeys(options.words("phrases")))
        if not self._phrases or min(map(len, self._phrases)) < _SHORTEST:
            raise OptionError("phrases 每项至少三个字")
        self._groups = options.words("alike")
        self._allowed = frozenset(options.words("allowed", ()))
        self.needs: Needs = ()

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._phrases)

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
        """By abc, by ab_d, by a_cd, and by the pair that a phrase of three keeps."""
        solid: _Index = {}
        third: _Index = {}
        second: _Index = {}
        pairs: _Index = {}
        for phrase in self._phrases:
            size = len(phrase)
            if size == 3:
                pairs.setdefault(phrase[:2], []).append((0, 2, phrase))
                pairs.setdefault(phrase[1:], []).append((-1, 0, phrase))
                continue
            if size == 4:
                solid.setdefault(phrase[:3], []).append((0, 3, phrase))
                solid.setdefault(phrase[1:], []).append((-1, 0, phrase))
                third.setdefault(phrase[:2] + phrase[3], []).append((0, 2, phrase))
                second.setdefault(phrase[0] + phrase[2:], []).append((0, 1, phrase))
                continue
            solid.setdefault(phrase[:3], []).append((0, _ANY, phrase))
            solid.setdefault(phrase[-3:], []).append((3 - size, _ANY, phrase))
            if size == 5:  # a slip in the middle leaves neither end whole
                third.setdefault(phrase[:2] + phrase[3], []).append((0, 2, phrase))
                for broken in (phrase[:2] + phrase[3], phrase[0] + phrase[2] + phrase[1]):
                    solid.setdefault(broken, []).append((0, _ANY, phrase))
        return solid, third, second, pairs

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        text = reading.text
        taken = Taken(text)
        found: list[Hit] = []
        for start, end, phrase in self._slips(text):
            if taken.claim(start, end):
                found.append(Hit(start, end, phrase, {"1": phrase}))
        yield from sorted(found, key=lambda hit: hit.start)

    def _slips(self, text: str) -> Iterator[tuple[int, int, str]]:
        solid, third, second, pairs = self._indices
        alike = self._alike
        two = list(map(add, text, text[1:]))
        padded = text + _END
        for index, keys in (
            (solid, map(add, two, text[2:])),
            (third, map(add, two, text[3:])),
            (second, map(add, text, two[2:])),
            (pairs, two),
        ):
            for at, key in [(at, key) for at, key in enumerate(keys) if key in index]:
                for shift, wrong, phrase in index[key]:
                    start = at + shift
                    if start < 0:
                        continue
                    if wrong == _ANY:
                        if not text.startswith(phrase, start):
                            yield from self._any_slip(text, start, phrase, at != start)
                    elif padded[start + wrong] in alike.get(phrase[wrong], ""):
                        yield from self._judged(text, start, start + len(phrase), phrase)

    def _any_slip(self, text: str, start: int, phrase: str, by_tail: bool) -> Iterator[tuple[int, int, str]]:
        """One wrong character, two that changed places, or one that is missing, wherever it is."""
        end = start + len(phrase)
        said = text[start:end]
        wrong = [n for n, (a, b) in enumerate(zip(said, phrase, strict=False)) if a != b]
        if len(said) == len(phrase) and len(wrong) == 1:
            if said[wrong[0]] in self._alike.get(phrase[wrong[0]], ""):
                yield from self._judged(text, start, end, phrase)
        elif (
            len(said) == len(phrase)
            and len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and said[wrong[0]] == phrase[wrong[1]]
            and said[wrong[1]] == phrase[wrong[0]]
        ):
            yield from self._judged(text, start, end, phrase)
        elif by_tail:
            yield from self._gap(text, start + 1, end, phrase)
        else:
            yield from self._gap(text, start, end - 1, phrase)

    def _gap(self, text: str, start: int, end: int, phrase: str) -> Iterator[tuple[int, int, str]]:
        said = text[start:end]
        if len(said) != len(phrase) - 1 or said[:2] != phrase[:2]:
            return
        n = next((n for n, (a, b) in enumerate(zip(said, phrase, strict=False)) if a != b), len(said))
        if said[n:] == phrase[n + 1 :]:
            yield from self._judged(text, start, end, phrase)

    def _judged(self, text: str, start: int, end: int, phrase: str) -> Iterator[tuple[int, int, str]]:
        """A right word lies over the span: 问题导向 is no slip in 以问题导向上级反映."""
        said = text[start:end]
        if said in self._known or said in self._allowed:
            return
        around = text[max(0, start - 2) : end + 2]
        if not any(word in around for word in self._allowed):
            yield start, end, phrase
