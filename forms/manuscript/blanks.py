"""Templates: prose with {blanks}. `{field}`, `{section.field.part}` and `{year.word}` are blanks, literal braces
are doubled. Parsing never fails: a brace that opens no blank is text, so that no user's text is ever refused."""

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\}")


@dataclass(frozen=True, slots=True)
class Literal:
    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """`ref` as written between the braces."""

    ref: str


Piece = Literal | Blank


@lru_cache(maxsize=2048)  # each key press asks for the same hundred templates again
def parse(template: str) -> tuple[Piece, ...]:
    """The pieces of a template in order; neighbouring literals are one piece, empty ones are left out."""
    pieces: list[Piece] = []
    text: list[str] = []
    at = 0
    for match in _TOKEN.finditer(template):
        text.append(template[at : match.start()])
        at = match.end()
        ref = match.group(1)
        if ref is None:
            text.append(match.group()[0])
            continue
        if any(text):
            pieces.append(Literal("".join(text)))
        text = []
        pieces.append(Blank(ref))
    text.append(template[at:])
    if any(text):
        pieces.append(Literal("".join(text)))
    return tuple(pieces)


def join(pieces: tuple[Piece, ...]) -> str:
    """The template of `pieces`; `parse(join(p)) == p` for normal pieces."""
    return "".join(f"{{{piece.ref}}}" if isinstance(piece, Blank) else escape(piece.text) for piece in pieces)


def escape(text: str) -> str:
    """`text` as a template that says just that."""
    return text.replace("{", "{{").replace("}", "}}")


def refs(template: str) -> tuple[str, ...]:
    return tuple(piece.ref for piece in parse(template) if isinstance(piece, Blank))
