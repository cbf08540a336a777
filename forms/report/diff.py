"""What changed between two texts, marked by character; figures and foreign words are marked whole."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

Mark = Literal["same", "gone", "new"]

# A figure with half of its digits marked cannot be read; a Chinese character is a unit of its own.
_TOKEN = re.compile(r"[0-9][0-9.,，]*[0-9]|[0-9]|[A-Za-z]+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")
# SequenceMatcher is quadratic: longer texts are first matched by sentence, and by character between those.
_LONG = 160
# Below this share of common pairs of characters two stretches are other text, and marks inside would be confetti.
_ALIKE = 0.25
# Matching takes time by the product of the lengths: 250,000 is some 10 ms.
_LARGEST = 250_000
# Shorter islands between two changes are noise to the reader: 「的」 alone between two new halves.
_ISLAND = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: in both, only in the earlier (`gone`) or only in the later (`new`)."""

    mark: Mark
    text: str


def text_diff(before: str, after: str) -> tuple[Piece, ...]:
    """`before` is what the same and gone pieces give together, `after` what the same and new ones give. No two
    neighbours have the same mark, and of a change the gone piece comes first."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    head, tail = _whole_figures(before, after, head, tail)
    middle_before, middle_after = before[head : len(before) - tail], after[head : len(after) - tail]
    pieces = [
        Piece("same", before[:head]),
        *_matched(middle_before, middle_after),
        Piece("same", before[len(before) - tail :]),
    ]
    return tuple(_joined(_without_islands(_joined(pieces))))


def _common(one: str, other: str) -> int:
    """How many characters both begin with: halving, so that slices are compared and not characters."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _whole_figures(before: str, after: str, head: int, tail: int) -> tuple[int, int]:
    """The common head and tail drawn back to where no figure or foreign word is cut."""
    while head and _is_word(before[head - 1]):
        head -= 1
    while tail and _is_word(before[len(before) - tail]):
        tail -= 1
    return head, tail


def _is_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".,")


def _matched(before: str, after: str) -> Iterator[Piece]:
    if not before or not after:
        yield from _change(before, after)
    elif len(before) + len(after) > _LONG and (len(before) > 40 or len(after) > 40):
        yield from _by(_SENTENCE.findall(before), _SENTENCE.findall(after), finer=True)
    else:
        yield from _by(_TOKEN.findall(before), _TOKEN.findall(after), finer=False)


def _by(before: Sequence[str], after: Sequence[str], *, finer: bool) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        old, new = "".join(before[i:j]), "".join(after[k:m])
        if tag == "equal":
            yield Piece("same", old)
        elif finer and _is_alike(old, new):
            yield from _by(_TOKEN.findall(old), _TOKEN.findall(new), finer=False)
        else:
            yield from _change(old, new)


def _is_alike(old: str, new: str) -> bool:
    if len(old) * len(new) > _LARGEST:
        return False
    pairs, others = ({a + b for a, b in pairwise(text)} for text in (old, new))
    return len(pairs & others) >= _ALIKE * max(1, min(len(pairs), len(others)))


def _change(old: str, new: str) -> Iterator[Piece]:
    yield Piece("gone", old)
    yield Piece("new", new)


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Without empty pieces; all that is gone, then all that is new, between two stretches that are the same."""
    joined: list[Piece] = []
    gone: list[str] = []
    new: list[str] = []

    def close() -> None:
        if gone:
            joined.append(Piece("gone", "".join(gone)))
        if new:
            joined.append(Piece("new", "".join(new)))
        gone.clear()
        new.clear()

    for piece in pieces:
        if not piece.text:
            continue
        if piece.mark != "same":
            (gone if piece.mark == "gone" else new).append(piece.text)
            continue
        close()
        if joined and joined[-1].mark == "same":
            joined[-1] = Piece("same", joined[-1].text + piece.text)
        else:
            joined.append(piece)
    close()
    return joined


def _without_islands(pieces: Sequence[Piece]) -> Iterator[Piece]:
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        island = piece.mark == "same" and 0 < number < last and len(piece.text) < _ISLAND
        if island and _replaces(pieces, number):
            yield from _change(piece.text, piece.text)
        else:
            yield piece


def _replaces(pieces: Sequence[Piece], number: int) -> bool:
    """Whether text is replaced (not only added or taken away) on both sides of the piece."""
    left = {piece.mark for piece in pieces[max(0, number - 2) : number]}
    right = {piece.mark for piece in pieces[number + 1 : number + 3]}
    return {"gone", "new"} <= left and {"gone", "new"} <= right
