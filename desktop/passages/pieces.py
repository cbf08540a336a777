"""What a passage is made of: prose with blanks, and what each blank says at present."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal as OneOf

ChipWord = OneOf["filled", "empty", "gone", "faulty", "unverified"]

UNFILLED = "____"  # how a copied empty blank reads, as in the printed draft
PAD = "\u00a0"  # room inside the outline of a chip


@dataclass(frozen=True, slots=True)
class Literal:
    """Prose. A line feed starts a new paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """The place of a field or year word, by its reference in the template."""

    ref: str


@dataclass(frozen=True, slots=True)
class ChipState:
    """What a blank says. `label` names its field, `path` is where a click goes ("" when there is no field)."""

    text: str
    state: ChipWord
    label: str
    path: str = ""

    @property
    def shown(self) -> str:
        """The text of the chip on screen: never empty, always one line."""
        if self.state == "gone":
            return f"{PAD}{one_line(self.label)} 不写{PAD}"
        if self.state == "empty" or not self.text.strip():
            return f"{PAD}{one_line(self.label)} 未填{PAD}"
        return one_line(self.text)

    @property
    def spoken(self) -> str:
        """What the blank is in plain text."""
        if self.state == "gone":
            return ""
        return self.text if self.text and self.state != "empty" else UNFILLED


Piece = Literal | Blank
Pieces = tuple[Piece, ...]
Token = str | Blank

# What a QTextDocument takes for a paragraph, frame or object of its own, and what no text may hold.
_FOREIGN = {
    ord("\r"): None,
    0: None,
    0xFDD0: None,
    0xFDD1: None,
    0xFFFC: None,
    0x2028: "\n",
    0x2029: "\n",
} | dict.fromkeys(range(55296, 57344))


def storable(text: str) -> str:
    """`text` without the characters that a text document gives a meaning of its own; \\r\\n is a line feed."""
    return text.translate(_FOREIGN)


def one_line(text: str) -> str:
    return storable(text).replace("\n", " ")


def joined(pieces: Iterable[Piece]) -> Pieces:
    """Neighbouring literals as one, empty ones dropped: the form in which pieces are compared."""
    made: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Blank):
            made.append(piece)
        elif made and isinstance(made[-1], Literal):
            made[-1] = Literal(made[-1].text + piece.text)
        elif piece.text:
            made.append(piece)
    return tuple(made)


def tokens(pieces: Iterable[Piece]) -> list[Token]:
    """One entry a character or blank: what the caret steps over."""
    made: list[Token] = []
    for piece in pieces:
        if isinstance(piece, Blank):
            made.append(piece)
        else:
            made.extend(storable(piece.text))
    return made


# Beyond this many tokens on either side a difference is taken as one: comparing grows with the square.
COMPARED = 600


def changes(old: Sequence[Token], new: Sequence[Token]) -> list[tuple[int, int, Sequence[Token]]]:
    """(start, end, what comes instead) in `old`, in order, for what turns it into `new`."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    if not before and not after:
        return []
    if not before or not after or max(len(before), len(after)) > COMPARED:
        return [(head, len(old) - tail, after)]
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(head + i, head + j, after[k:m]) for kind, i, j, k, m in steps if kind != "equal"]
