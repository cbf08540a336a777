"""What a rule finds in a block, and the two shapes of algorithm that find it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from forms.check.wording.blocks import Block, Context
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading
from forms.definition.rules import Severity

_NO_WORDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Hit:
    """A span of a block's text. `fix` is what should stand there; `words` fill the {braces} of the message; `severity`
    and `message` stand in for the rule's own."""

    start: int
    end: int
    fix: str | None = None
    words: Mapping[str, str] = field(default_factory=lambda: _NO_WORDS)
    severity: Severity | None = None
    message: str = ""


class BlockAlgorithm:
    """Looks at one block at a time; `needs` as in prefilter.py."""

    needs: Needs = ()

    def find(self, reading: Reading, context: Context) -> Iterable[Hit]:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Seen:
    """One block as a document algorithm meets it again when it judges: `facts` is what it noted about the block."""

    index: int
    block: Block
    reading: Reading
    facts: Any


class DocumentAlgorithm:
    """Notes facts about each block (kept while the block does not change), then judges them all together. A block
    without facts (None) is left out. `judge` answers pairs of block index and hit."""

    needs: Needs = ()

    def look(self, reading: Reading, context: Context) -> Any:
        raise NotImplementedError

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterable[tuple[int, Hit]]:
        raise NotImplementedError


Algorithm = BlockAlgorithm | DocumentAlgorithm


def needs_any(strings: Iterable[str]) -> Needs:
    return tuple((string,) for string in dict.fromkeys(strings) if string)
