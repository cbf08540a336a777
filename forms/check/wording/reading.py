"""A block being read: its sentences and its quotations, found once and shared by all rules."""

import re
from bisect import bisect_right
from functools import cached_property
from operator import add
from typing import Any

from forms.check.wording.blocks import Block

_STOPS = re.compile(r"[。！？；\n]+[”’」）》]*")
_MARKS = re.compile(r"[“”《》]")
# A longer quotation repeats somebody else's words; a shorter one is a term of our own.
_OWN_TERM = 12
# Patterns look at no more than this at once, so that the time stays linear in a paragraph of any length.
WINDOW = 1200
_REACH = 400


class Reading:
    """`text` and `block` of one block; everything else is worked out when first asked for."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.text = block.text
        self._first: dict[re.Pattern[str], int] = {}
        self.memo: dict[object, Any] = {}  # what an algorithm found, for another one

    @cached_property
    def pairs(self) -> list[str]:
        """The two characters at each place."""
        return list(map(add, self.text, self.text[1:]))

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Where sentences end (after their stops), in order; the last is the end of the text."""
        ends = [match.end() for match in _STOPS.finditer(self.text)]
        if not ends or ends[-1] < len(self.text):
            ends.append(len(self.text))
        return ends

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence that holds position `at`."""
        ends = self.sentence_ends
        number = bisect_right(ends, at)
        if number == len(ends):
            number -= 1
        return (ends[number - 1] if number else 0), ends[number]

    def near(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around a span, no further than 400 characters on either side: a text without stops must not make
        every finding look through all of it."""
        low, high = self.sentence(start)
        return max(low, start - _REACH), min(max(high, end), end + _REACH)

    def first(self, pattern: re.Pattern[str]) -> int:
        """Where the first match of `pattern` in the text ends; beyond the text when there is none."""
        if pattern not in self._first:
            match = pattern.search(self.text)
            self._first[pattern] = match.end() if match else len(self.text) + 1
        return self._first[pattern]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        return list(zip([0, *self.sentence_ends], self.sentence_ends, strict=False))

    @cached_property
    def windows(self) -> list[tuple[int, int]]:
        """The text cut at sentence ends into stretches that patterns are run on; one, for any usual paragraph."""
        size = len(self.text)
        if size <= WINDOW:
            return [(0, size)]
        made: list[tuple[int, int]] = []
        start = 0
        last = 0
        for end in self.sentence_ends:
            while end - start > WINDOW:
                cut = last if last > start else start + WINDOW
                made.append((start, cut))
                start = cut
            last = end
        if start < size:
            made.append((start, size))
        return made

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """Outermost 《…》 and “…” of more than 12 characters, in order; a quotation ends with its paragraph."""
        found: list[tuple[int, int]] = []
        open_at: list[tuple[str, int]] = []
        for match in _MARKS.finditer(self.text):
            mark, at = match.group(), match.start()
            if mark in "“《":
                if len(open_at) < 8:
                    open_at.append((mark, at))
                continue
            wanted = "“" if mark == "”" else "《"
            while open_at:
                opener, start = open_at.pop()
                if opener != wanted:
                    continue
                if mark == "》" or at - start - 1 > _OWN_TERM:
                    while found and found[-1][0] >= start:
                        found.pop()
                    found.append((start, at + 1))
                break
        return found

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether the span lies inside a quotation (the marks themselves are ours)."""
        number = bisect_right(self.quotations, (start, len(self.text) + 1)) - 1
        if number < 0:
            return False
        first, last = self.quotations[number]
        return first < start and end < last


class Taken:
    """Which characters of a text are spoken for."""

    def __init__(self, text: str) -> None:
        self._marks = bytearray(len(text))

    def claim(self, start: int, end: int) -> bool:
        """Takes a span; False, and nothing taken, when part of it is taken already."""
        if self._marks.find(1, start, end) >= 0:
            return False
        self._marks[start:end] = b"\x01" * (end - start)
        return True
