"""Texts told by what changed in them: one key press in a long passage is a few bytes of log, not two passages."""

from typing import NamedTuple

from forms.store.errors import fault


class Delta(NamedTuple):
    """Between two texts that begin with the same `head` characters and end with the same `tail` ones, `old` was
    replaced by `new`."""

    head: int
    tail: int
    old: str
    new: str


def delta_between(before: str, after: str) -> Delta:
    head = _common_head(before, after, min(len(before), len(after)))
    tail = _common_tail(before, after, min(len(before), len(after)) - head)
    return Delta(head, tail, before[head : len(before) - tail], after[head : len(after) - tail])


def text_before(after: str, delta: Delta) -> str:
    """The text that `delta` led to `after` from. Raises StoreError "corrupt" when it did not."""
    end = len(after) - delta.tail
    if not 0 <= delta.head <= end or after[delta.head : end] != delta.new:
        raise fault("corrupt")
    return after[: delta.head] + delta.old + after[end:]


def _common_head(one: str, other: str, most: int) -> int:
    """By halving, so that slices are compared and not characters."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            most = middle - 1
    return low


def _common_tail(one: str, other: str, most: int) -> int:
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            most = middle - 1
    return low
