"""Line breaks of a title: by sense, in a trapezium or a diamond (GB/T 9704—2012, 7.3.1)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from forms.typeset.title_sense import CROSSING, INSIDE_WORD, break_costs
from forms.typeset.widths import char_width, text_width

_EQUAL_LINES = 300  # a rectangle
_WAIST = 400  # an hourglass
_MORE_LINES = 10
_MAX_LINES = 6
_CANDIDATES = 16


def break_title(text: str, max_cells: int = 20) -> tuple[str, ...]:
    """The lines of a title, each at most `max_cells` characters wide. Joined they are `text` to the letter.

    Any text is accepted: a very long or strange one is cut plainly, by width. One line stays one line."""
    limit = max(2, max_cells)
    width = text_width(text)
    if width <= limit:
        return (text,)
    fewest = int(-(-width // limit))
    if fewest > _MAX_LINES:
        return tuple(_plain_lines(text, limit))
    costs = break_costs(text)
    reach = [0.0]
    for char in text:
        reach.append(reach[-1] + char_width(char))
    best: tuple[float, tuple[int, ...]] | None = None
    for count in range(fewest, min(fewest + 1, _MAX_LINES) + 1):
        # First at places that break no word; then anywhere.
        for candidates in (_cheapest(costs, INSIDE_WORD - 1), _cheapest(costs, CROSSING, reach, count)):
            found = _best_breaks(reach, candidates, costs, count, limit)
            if found is None:
                continue
            cost = found[0] + _MORE_LINES * (count - fewest)
            if best is None or cost < best[0]:
                best = (cost, found[1])
    if best is None:
        return tuple(_plain_lines(text, limit))
    marks = (0, *best[1], len(text))
    return tuple(text[a:b] for a, b in pairwise(marks))


def _cheapest(
    costs: Sequence[int], ceiling: int, reach: Sequence[float] | None = None, count: int = 1
) -> list[int]:
    """At most _CANDIDATES places whose break costs no more than `ceiling`, in order. With `reach`, the places near
    an even division into `count` lines win among equals, so that a title of unknown words is cut near its middle."""
    places = [place for place in range(1, len(costs)) if costs[place] <= ceiling]
    if len(places) > _CANDIDATES:

        def distance(place: int) -> float:
            if reach is None:
                return 0.0
            share = reach[-1] / count
            return min(abs(reach[place] - share * k) for k in range(1, max(2, count)))

        places = sorted(sorted(places, key=lambda p: (costs[p], distance(p)))[:_CANDIDATES])
    return places


def _best_breaks(
    reach: Sequence[float], places: Sequence[int], costs: Sequence[int], count: int, limit: int
) -> tuple[float, tuple[int, ...]] | None:
    """The cheapest way to cut into `count` lines at `places`, or None if no way fits."""
    best: tuple[float, tuple[int, ...]] | None = None
    total = reach[-1]

    def extend(done: tuple[int, ...], widths: tuple[float, ...], cost: float, first: int) -> None:
        nonlocal best
        if best is not None and cost >= best[0]:
            return
        last = reach[done[-1]] if done else 0.0
        left = count - len(widths)
        if left == 1:
            final = total - last
            if 0 < final <= limit:
                complete = (*widths, final)
                whole = cost + _shape_cost(complete, limit)
                if best is None or whole < best[0]:
                    best = (whole, done)
            return
        if total - last > left * limit:
            return
        for index in range(first, len(places)):
            place = places[index]
            width = reach[place] - last
            if width > limit:
                return
            if width > 0:
                extend((*done, place), (*widths, width), cost + costs[place], index + 1)

    extend((), (), 0.0, 0)
    return best


def _shape_cost(widths: Sequence[float], limit: int) -> float:
    """Trapezium (growing or shrinking) and diamond are right; rectangle and hourglass are not (7.3.1)."""
    cost = 0.0
    shrinking = False
    for above, below in pairwise(widths):
        difference = abs(above - below)
        if difference < 1:
            cost += _EQUAL_LINES
        elif difference < 2:
            cost += 4
        elif difference > 6:
            cost += (difference - 6) * 3
        if below > above and shrinking:
            cost += _WAIST
        shrinking = shrinking or below < above
    if widths[-1] < 5:
        cost += 120
    if widths[0] < 4:
        cost += 60
    # A line that fills the type area looks crowded (长短适宜).
    return cost + sum((width - (limit - 2)) * 6 for width in widths if width > limit - 2)


def _plain_lines(text: str, limit: int) -> Iterator[str]:
    start, width = 0, 0.0
    for at, char in enumerate(text):
        step = char_width(char)
        if width + step > limit and at > start:
            yield text[start:at]
            start, width = at, 0.0
        width += step
    yield text[start:]
