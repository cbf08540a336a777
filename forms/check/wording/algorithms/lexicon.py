"""Fixed phrases with one slip of the input method: a character that sounds or looks like the right one, one left out,
two that changed places."""

from collections.abc import Iterator, Mapping
from operator import add

from forms.check.wording.blocks import Context
from forms.check.wording.hits import BlockAlgorithm, Hit
from forms.check.wording.options import OptionError, Options
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading, Taken

# A pair of characters, then how far from it another stands, then that character: the phrases that have both.
_Index = dict[str, dict[int, dict[str, list[str]]]]

_SHORTEST = 3
_SHORTEST_FOR_GAPS = 5  # of a shorter phrase, what is left without a character may be a word of its own


class Lexicon(BlockAlgorithm):
    """With one slip in it, a phrase keeps its first two or its last two characters: only the places of those pairs are
    compared. A phrase of three keeps only one pair, and the wrong character stands at its other end."""

    def __init__(self, options: Options) -> None:
        self._phrases = tuple(dict.fromkeys(options.texts("phrases")))
        if not self._phrases or min(map(len, self._phrases)) < _SHORTEST:
            raise OptionError("phrases 每项至少三个字")
        self._alike = _alike(options.texts("alike"))
        self._allowed = frozenset(options.texts("allowed", ()))
        self._known = frozenset(self._phrases)
        heads: _Index = {}
        tails: _Index = {}
        for phrase in self._phrases:
            for off in range(2, min(len(phrase), 5)):
                _note(heads, phrase[:2], off, phrase[off], phrase)
                _note(tails, phrase[-2:], 1 - off, phrase[-1 - off], phrase)
            if len(phrase) == _SHORTEST:  # nothing but the pair is left to go by
                _note(heads, phrase[:2], 0, phrase[0], phrase)
                _note(tails, phrase[-2:], 0, phrase[-2], phrase)
            elif len(phrase) >= _SHORTEST_FOR_GAPS:
                _note(heads, phrase[:2], 2, phrase[3], phrase)
        self._heads, self._tails = heads, tails
        self._pairs = frozenset([*heads, *tails])
        self.needs: Needs = ()

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        text = reading.text
        taken = Taken(text)
        found: list[Hit] = []
        for pair in sorted(self._pairs.intersection(map(add, text, text[1:]))):
            at = text.find(pair)
            while at >= 0:
                for start, end, phrase in self._slips(pair, at, text):
                    if taken.claim(start, end):
                        found.append(Hit(start, end, phrase, {"1": phrase}))
                at = text.find(pair, at + 1)
        yield from sorted(found, key=lambda hit: hit.start)

    def _slips(self, pair: str, at: int, text: str) -> Iterator[tuple[int, int, str]]:
        """Spans that begin or end with `pair` at `at` and are a phrase but for one slip."""
        for phrase in _looked_up(self._heads.get(pair), at, text):
            size = len(phrase)
            if not text.startswith(phrase, at):
                yield from self._judged(text, at, at + size, phrase)
                if size >= _SHORTEST_FOR_GAPS:
                    yield from self._gap(text, at, at + size - 1, phrase)
        for phrase in _looked_up(self._tails.get(pair), at, text):
            start = at + 2 - len(phrase)
            if start >= 0 and not text.startswith(phrase, start):
                yield from self._judged(text, start, at + 2, phrase)

    def _judged(self, text: str, start: int, end: int, phrase: str) -> Iterator[tuple[int, int, str]]:
        said = text[start:end]
        if len(said) != len(phrase) or said in self._known or said in self._allowed:
            return
        wrong = [n for n, (a, b) in enumerate(zip(said, phrase, strict=True)) if a != b]
        if len(wrong) == 1:
            n = wrong[0]
            if said[n] not in self._alike.get(phrase[n], ""):
                return
        elif not (
            len(wrong) == 2
            and len(phrase) >= _SHORTEST_FOR_GAPS
            and wrong[1] == wrong[0] + 1
            and said[wrong[0]] == phrase[wrong[1]]
            and said[wrong[1]] == phrase[wrong[0]]
        ):
            return
        if not self._is_allowed(text, start, end):
            yield start, end, phrase

    def _gap(self, text: str, start: int, end: int, phrase: str) -> Iterator[tuple[int, int, str]]:
        said = text[start:end]
        n = next((n for n, (a, b) in enumerate(zip(said, phrase, strict=False)) if a != b), len(said))
        if n >= len(said) or said[n:] != phrase[n + 1 :] or said in self._allowed:
            return
        if not self._is_allowed(text, start, end):
            yield start, end, phrase

    def _is_allowed(self, text: str, start: int, end: int) -> bool:
        """A right word lies over the span: 问题导向 is no slip in 以问题导向上级反映."""
        around = text[max(0, start - 2) : end + 2]
        return any(word in around for word in self._allowed)


def _note(index: _Index, pair: str, offset: int, char: str, phrase: str) -> None:
    found = index.setdefault(pair, {}).setdefault(offset, {}).setdefault(char, [])
    if phrase not in found:
        found.append(phrase)


def _looked_up(found: dict[int, dict[str, list[str]]] | None, at: int, text: str) -> Iterator[str]:
    """The phrases that another character near the pair speaks for, each once."""
    if found is None:
        return
    given: set[str] = set()
    for offset, by_char in found.items():
        place = at + offset
        if 0 <= place < len(text):
            for phrase in by_char.get(text[place], ()):
                if phrase not in given:
                    given.add(phrase)
                    yield phrase


def _alike(groups: tuple[str, ...]) -> Mapping[str, str]:
    """Each character with all that share a group with it."""
    found: dict[str, str] = {}
    for group in groups:
        for char in group:
            found[char] = found.get(char, "") + group
    return found
