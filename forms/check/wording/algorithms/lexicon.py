"""Fixed phrases with one slip of the input method: a character that sounds or looks like the right one, one left out,
two that changed places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from forms.check.wording.blocks import Context
from forms.check.wording.hits import BlockAlgorithm, Hit
from forms.check.wording.options import OptionError, Options
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading, Taken

_SHORTEST = 3
_END = "\0" * 4

# What is left of a phrase with a slip in it -> where the phrase begins, counted from there; which of its characters is
# the wrong one (_ANY of those that are not left); the phrase.
_Index = dict[str, list[tuple[int, int, str]]]
_ANY = -1
_Slip = tuple[int, int, str]


@dataclass(slots=True)
class _Indices:
    """By three characters side by side, by three with the wrong one before the last or after the first, and by the
    pair that is left of a phrase of three."""

    solid: _Index = field(default_factory=dict[str, list[tuple[int, int, str]]])
    third: _Index = field(default_factory=dict[str, list[tuple[int, int, str]]])
    second: _Index = field(default_factory=dict[str, list[tuple[int, int, str]]])
    pairs: _Index = field(default_factory=dict[str, list[tuple[int, int, str]]])


class Lexicon(BlockAlgorithm):
    """Characters left out are looked for in phrases of five or more: what is left of a shorter one may be a word."""

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
    def _index(self) -> _Indices:
        """Made when the first text is read."""
        made = _Indices()
        for phrase in self._phrases:
            size = len(phrase)
            if size == 4:
                made.solid.setdefault(phrase[:3], []).append((0, 3, phrase))
                made.solid.setdefault(phrase[1:], []).append((-1, 0, phrase))
                made.third.setdefault(phrase[:2] + phrase[3], []).append((0, 2, phrase))
                made.second.setdefault(phrase[0] + phrase[2:], []).append((0, 1, phrase))
            elif size == 3:
                made.pairs.setdefault(phrase[:2], []).append((0, 2, phrase))
                made.pairs.setdefault(phrase[1:], []).append((-1, 0, phrase))
            else:
                made.solid.setdefault(phrase[:3], []).append((0, _ANY, phrase))
                made.solid.setdefault(phrase[-3:], []).append((3 - size, _ANY, phrase))
                if size == 5:  # a slip in the middle leaves neither end whole
                    made.third.setdefault(phrase[:2] + phrase[3], []).append((0, 2, phrase))
                    for broken in (phrase[:2] + phrase[3], phrase[0] + phrase[2] + phrase[1]):
                        made.solid.setdefault(broken, []).append((0, _ANY, phrase))
        return made

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        taken = Taken(reading.text)
        found: list[Hit] = []
        for start, end, phrase in self._slips(reading):
            if taken.claim(start, end):
                found.append(Hit(start, end, phrase, {"1": phrase}))
        yield from sorted(found, key=lambda hit: hit.start)

    def _slips(self, reading: Reading) -> Iterator[_Slip]:
        index = self._index
        alike = self._alike
        text = reading.text
        padded = text + _END
        without_third, without_second = reading.broken_triples
        for keys, found in (
            (reading.triples, index.solid),
            (without_third, index.third),
            (without_second, index.second),
            (reading.pairs, index.pairs),
        ):
            if found.keys().isdisjoint(keys):
                continue
            for at, places in [(at, found[key]) for at, key in enumerate(keys) if key in found]:
                for shift, wrong, phrase in places:
                    start = at + shift
                    if wrong == _ANY:
                        if start >= -1 and not text.startswith(phrase, max(0, start)):
                            yield from self._any_slip(text, start, phrase)
                    elif padded[start + wrong] in alike.get(phrase[wrong], "") and start >= 0:
                        yield from self._judged(text, start, start + len(phrase), phrase)

    def _any_slip(self, text: str, start: int, phrase: str) -> Iterator[_Slip]:
        """One wrong character, two that changed places, or one that is missing, wherever it is."""
        end = start + len(phrase)
        said = text[max(0, start) : end]
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
        else:
            yield from self._gap(text, max(0, start), phrase)
            yield from self._gap(text, start + 1, phrase)

    def _gap(self, text: str, start: int, phrase: str) -> Iterator[_Slip]:
        """`phrase` without one of its characters at `start`; the first two are there."""
        end = start + len(phrase) - 1
        if not text.startswith(phrase[:2], start) or end > len(text):
            return
        said = text[start:end]
        n = next((n for n, (a, b) in enumerate(zip(said, phrase, strict=False)) if a != b), len(said))
        if n < len(said) and said[n:] == phrase[n + 1 :]:
            yield from self._judged(text, start, end, phrase)

    def _judged(self, text: str, start: int, end: int, phrase: str) -> Iterator[_Slip]:
        """A right word lies over the span: 问题导向 is no slip in 以问题导向上级反映."""
        said = text[start:end]
        if said in self._known or said in self._allowed:
            return
        around = text[max(0, start - 2) : end + 2]
        if not any(word in around for word in self._allowed):
            yield start, end, phrase
