"""Where the caret may stand: never inside a chip, which it crosses in one step."""

from collections.abc import Callable, Sequence
from typing import Literal as OneOf

from desktop.passages.chip_document import Segment

# step: by a key, in the direction of travel · near: by the mouse, to the nearer edge · line: up and down
Way = OneOf["step", "near", "line"]


def settled(
    position: int, previous: int, runs: Sequence[Segment], way: Way, line_of: Callable[[int], int]
) -> int:
    """`position`, or the edge of the chip that it lies in. `line_of` gives the visual line of a position."""
    run = next((run for run in runs if run.start < position < run.end), None)
    if run is None:
        return position
    nearer = run.start if position - run.start < run.end - position else run.end
    forward = run.end if position > previous else run.start
    if way == "step":
        return forward
    if way == "near":
        return nearer
    # An edge on the line that was reached, or the caret would fall back to where it came from and be caught there.
    line = line_of(position)
    edges = [edge for edge in (run.start, run.end) if line_of(edge) == line]
    if len(edges) == 1:
        return edges[0]
    return nearer if edges else forward


def reached(caret: int, target: int, runs: Sequence[Segment]) -> int:
    """How far a deletion from the caret towards `target` may go: to the next chip, never through it."""
    if target < caret:
        return max([target, *(run.end for run in runs if target < run.end <= caret)])
    return min([target, *(run.start for run in runs if caret <= run.start < target)])
