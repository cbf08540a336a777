"""Fixed phrases with one slip of the input method: a character that sounds or looks like the right one, one left out,
two that changed places."""

from collections.abc import Iterator

from forms.check.wording.algorithms.slips import slips
from forms.check.wording.blocks import Context
from forms.check.wording.hits import BlockAlgorithm, Hit
from forms.check.wording.options import OptionError, Options
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading, Taken

_SHORTEST = 3


class Lexicon(BlockAlgorithm):
    """`others` are the phrases of other rules: known, but not reported here; found in the same pass."""

    def __init__(self, options: Options) -> None:
        self._phrases = frozenset(options.words("phrases"))
        others = options.words("others", ())
        if not self._phrases or min(map(len, [*self._phrases, *others])) < _SHORTEST:
            raise OptionError("phrases 每项至少三个字")
        words = frozenset(options.words("words", ()))
        self._slips = slips(self._phrases.union(others), options.words("alike"), words)
        self._allowed = frozenset(options.words("allowed", ()))
        self.needs: Needs = ()

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        found = self._slips.of(reading)
        if not found:
            return
        taken = Taken(reading.text)
        for start, end, phrase in found:
            if phrase not in self._phrases or self._is_right(reading.text, start, end):
                continue
            if taken.claim(start, end):
                yield Hit(start, end, phrase, {"1": phrase})

    def _is_right(self, text: str, start: int, end: int) -> bool:
        """Another phrase, or a right word that lies over the span: 问题导向 is no slip in 以问题导向上级反映."""
        said = text[start:end]
        if said in self._slips.phrases or said in self._allowed:
            return True
        around = text[max(0, start - 2) : end + 2]
        return any(word in around for word in self._allowed)
