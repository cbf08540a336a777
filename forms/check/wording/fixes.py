"""Fixes in passages: what should stand in the displayed text, written back into the template. Only prose is ours to
mend; what a blank says belongs to its field."""

from collections.abc import Callable, Iterable

from forms.manuscript.blanks import Blank, Literal, Piece, join, parse

Edit = tuple[int, int, str]  # start and end in the displayed text, what comes instead


def trimmed_edit(shown: str, edit: Edit) -> Edit:
    """`edit` without the characters at either end that stay as they are."""
    start, end, new = edit
    old = shown[start:end]
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start + head, end - tail, new[head : len(new) - tail]


def apply_fix(template: str, says: Callable[[str], str], edits: Iterable[Edit]) -> str | None:
    """`template` with `edits` made, where `says(ref)` is what a blank says; offsets count characters of the displayed
    text, in which a blank that is gone is "". Overlapping edits: the first holds. None when nothing could be made."""
    pieces = list(parse(template))
    shown = [piece.text if isinstance(piece, Literal) else says(piece.ref) for piece in pieces]
    text = "".join(shown)
    starts: list[int] = []
    at = 0
    for part in shown:
        starts.append(at)
        at += len(part)
    done = len(text) + 1
    made = False
    for edit in sorted((trimmed_edit(text, edit) for edit in edits), reverse=True):
        start, end, new = edit
        number = _literal_at(pieces, starts, shown, start, end)
        if number is None or end > done:
            continue
        inner = start - starts[number]
        old = shown[number]
        shown[number] = old[:inner] + new + old[inner + end - start :]
        pieces[number] = Literal(shown[number])
        done, made = start, True
    return join(tuple(pieces)) if made else None


def _literal_at(pieces: list[Piece], starts: list[int], shown: list[str], start: int, end: int) -> int | None:
    """The number of the literal piece that holds the whole span; None when a blank has a part in it."""
    for number, piece in enumerate(pieces):
        if isinstance(piece, Blank):
            continue
        if starts[number] <= start and end <= starts[number] + len(shown[number]):
            return number
    return None
