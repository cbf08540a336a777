"""Where text changed, so that a caret stays where it was. Positions are Qt's: UTF-16 units."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """`old[start:end]` gives way to `text`."""

    start: int
    end: int
    text: str

    def moved(self, caret: int) -> int:
        """Where a caret of the old text stands in the new one."""
        if caret <= self.start:
            return caret
        new_end = self.start + utf16_length(self.text)
        return new_end + caret - self.end if caret >= self.end else new_end


def change_between(old: str, new: str) -> Change:
    """The smallest piece of `old` that has to give way."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    end = len(old) - tail
    return Change(utf16_length(old[:start]), utf16_length(old[:end]), new[start : len(new) - tail])


def utf16_length(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)
