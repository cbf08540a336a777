"""Which rules a text can need at all. A pattern is asked for the literal strings without which it cannot match; an
index from characters to rules then leaves out, at the cost of one pass over the text, nearly all of them."""

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

Alternative = tuple[str, ...]  # strings that must all be in the text
Needs = tuple[Alternative, ...]  # one of these; () : nothing is known, so the rule always runs

_MOST_ALTERNATIVES = 600
# The characters that any page of official prose holds: bad keys for the index.
_COMMON = frozenset("的一是在不了有和人这中大为上个国我以要他时来用们工作党务会年，。、“”落实责任建设强")


def needs_of(pattern: str, flags: int = re.MULTILINE) -> Needs:
    """The literals that `pattern` needs. Read from the parser of `re` itself; where that fails, nothing is known."""
    try:
        parser: Any = import_module("re._parser")
        tree: Any = parser.parse(pattern, flags)
        if tree.state.flags & re.IGNORECASE:
            return ()
        return _of_sequence(tree) or ()
    except re.error:
        raise
    except (ImportError, AttributeError, TypeError, ValueError):  # pragma: no cover - a future Python
        return ()


def _of_sequence(items: Any) -> Needs | None:
    """None: nothing is needed. All runs of literals are needed, and one alternative of the best branch."""
    runs: list[str] = []
    run = ""
    best: Needs | None = None
    for name, value in items:
        op = str(name)
        if op == "LITERAL":
            run += chr(value)
            continue
        if op in ("AT", "ASSERT_NOT"):
            continue
        if run:
            runs.append(run)
            run = ""
        found = _of_one(op, value)
        if found is None:
            continue
        if len(found) == 1:
            runs.extend(found[0])
        elif best is None or _worth(found) > _worth(best):
            best = found
    if run:
        runs.append(run)
    fixed = tuple(dict.fromkeys(runs))
    if best is None:
        return (fixed,) if fixed else None
    return tuple(tuple(dict.fromkeys((*alternative, *fixed))) for alternative in best)


def _of_one(op: str, value: Any) -> Needs | None:
    if op == "SUBPATTERN":
        return _of_sequence(value[-1])
    if op == "ATOMIC_GROUP":
        return _of_sequence(value)
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _of_sequence(value[2]) if value[0] else None
    if op == "ASSERT":
        return _of_sequence(value[1])
    if op == "BRANCH":
        made: list[Alternative] = []
        for branch in value[1]:
            found = _of_sequence(branch)
            if found is None:
                return None
            made.extend(found)
        return tuple(dict.fromkeys(made)) if len(made) <= _MOST_ALTERNATIVES else None
    if op == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
        return tuple((chr(char),) for _, char in value)
    return None


def _worth(needs: Needs) -> tuple[int, int]:
    return min(max(map(len, alternative)) for alternative in needs), -len(needs)


class Prefilter:
    """An index of the needs of many rules. `candidates(text)` are the numbers of those that `text` may concern."""

    def __init__(self, needs: Sequence[Needs]) -> None:
        self._always = [number for number, needed in enumerate(needs) if not needed]
        counts: dict[str, int] = {}
        for needed in needs:
            for alternative in needed:
                for char in {char for string in alternative for char in string}:
                    counts[char] = counts.get(char, 0) + 1
        index: dict[str, list[tuple[int, Alternative]]] = {}
        for number, needed in enumerate(needs):
            for alternative in needed:
                chars = {char for string in alternative for char in string}
                key = min(chars, key=lambda char: (char in _COMMON, counts[char], char))
                index.setdefault(key, []).append((number, alternative))
        self._index = index
        self._keys = frozenset(index)

    def candidates(self, text: str) -> Iterable[int]:
        found = set(self._always)
        for key in self._keys.intersection(text):
            for number, alternative in self._index[key]:
                if number not in found and all(string in text for string in alternative):
                    found.add(number)
        return sorted(found)
