"""A character typed twice at the end or the beginning of a word: 调研研, 推推进."""

import re
from collections.abc import Iterator

from forms.check.wording.blocks import Context
from forms.check.wording.hits import BlockAlgorithm, Hit
from forms.check.wording.options import Options
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading

_TWICE = re.compile(r"([\u4e00-\u9fff])\1")


class Doubled(BlockAlgorithm):
    """The character makes a word with what stands on one side of it and none with what stands on the other: 发展|展览
    and 实实在在 are right. `allowed` characters are doubled in good speech (层层, 牢牢)."""

    needs: Needs = ()

    def __init__(self, options: Options) -> None:
        self._words = frozenset(options.words("words"))
        self._allowed = frozenset(options.text("allowed", ""))

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        text = reading.text
        for match in _TWICE.finditer(text):
            char, start, end = match.group(1), match.start(), match.end()
            if char in self._allowed:
                continue
            before, after = text[start - 1 : start], text[end : end + 1]
            if before in (char, "一") or after == char or _doubled(text, end) or _doubled(text, start - 2):
                continue  # 一篇篇, 扎扎实实
            closes, opens = before + char in self._words, char + after in self._words
            # 全局上下|下一步: the second one may begin another word, known or not, unless a word or a mark follows.
            if closes and not opens:
                known = text[end : end + 2] in self._words or not _is_han(after)
            elif opens and not closes:
                known = text[max(0, start - 2) : start] in self._words or not _is_han(before)
            else:
                continue
            if known:
                yield Hit(start, end, char, {"1": char})


def _doubled(text: str, at: int) -> bool:
    return 0 <= at < len(text) - 1 and text[at] == text[at + 1]


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
