"""Words of two characters with one mistyped: 宣船 for 宣传. The wrong pair is no word, but may stand where two words
meet (公开|船), so it counts only beside what is known: marks, common words, particles."""

from collections.abc import Iterator
from functools import cached_property
from operator import add

from forms.check.wording.blocks import Context
from forms.check.wording.hits import BlockAlgorithm, Hit
from forms.check.wording.options import OptionError, Options
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading, Taken

_NONE = "-"
# How much must be known around a pair, the rarest pairs first.
_TIERS = ("sure", "words", "wary")


class Typos(BlockAlgorithm):
    """A line for each word: the word, what is mistyped for its second character, for its first. A pair of `sure` needs
    a word or a mark on one side; one of `words` something known on both sides; one of `wary`, which two words may well
    make together, a word among them or nothing but marks."""

    needs: Needs = ()

    def __init__(self, options: Options) -> None:
        texts = [options.text(tier, "").replace(_NONE, "").strip("\n") for tier in _TIERS]
        self._lines = [text.split("\n") if text else [] for text in texts]
        if not any(self._lines) or any(
            line.count(" ") != 2 or line.find(" ") != 2 for lines in self._lines for line in lines
        ):
            raise OptionError("words 每行是两个字的词、第二字的错字、第一字的错字，没有的写 -")
        self._beside = options.words("beside")
        self._before = frozenset(options.text("before", ""))
        self._after = frozenset(options.text("after", ""))
        self._allowed = options.words("allowed", ())

    @cached_property
    def _rows(self) -> list[list[list[str]]]:
        return [[line.split(" ") for line in lines] for lines in self._lines]

    @cached_property
    def _wrong(self) -> dict[str, int]:
        """The wrong pairs with their tiers; made when the first text is read."""
        made: dict[str, int] = {}
        for tier, rows in enumerate(self._rows):
            found: list[str] = []
            for word, seconds, firsts in rows:
                found.extend(map(word[0].__add__, seconds))
                found.extend(map(add, firsts, word[1] * len(firsts)))
            made.update(dict.fromkeys(found, tier))
        return made

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset([*self._beside, *(row[0] for rows in self._rows for row in rows)])

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        text, wrong = reading.text, self._wrong
        taken = Taken(text)
        found: list[Hit] = []
        for pair in wrong.keys() & reading.pairs if len(reading.pairs) > 1 else ():
            at = text.find(pair)
            while at >= 0:
                if self._stands_alone(text, at, wrong[pair]) and taken.claim(at, at + 2):
                    right = self._right(pair)
                    found.append(Hit(at, at + 2, right, {"1": right}))
                at = text.find(pair, at + 1)
        yield from sorted(found, key=lambda hit: hit.start)

    def _stands_alone(self, text: str, at: int, tier: int) -> bool:
        end = at + 2
        word_before = text[max(0, at - 2) : at] in self._known
        word_after = text[end : end + 2] in self._known
        mark_before = at == 0 or not _is_han(text[at - 1])
        mark_after = end >= len(text) or not _is_han(text[end])
        if tier == 0:
            enough = word_before or word_after or mark_before or mark_after
        else:
            enough = (word_before or mark_before or text[at - 1] in self._before) and (
                word_after or mark_after or text[end] in self._after
            )
            if tier == 2:
                enough = enough and (word_before or word_after or (mark_before and mark_after))
        return enough and not any(right in text[max(0, at - 4) : end + 4] for right in self._allowed)

    def _right(self, pair: str) -> str:
        """The first word that `pair` may stand for: the common ones come first."""
        for rows in self._rows:
            for word, seconds, firsts in rows:
                if (word[0] == pair[0] and pair[1] in seconds) or (word[1] == pair[1] and pair[0] in firsts):
                    return word
        raise KeyError(pair)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
