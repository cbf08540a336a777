"""Which rules a text can need at all. A pattern is asked for the literal strings without which it cannot match; an
index from characters to rules then leaves out, at the cost of one pass over the text, nearly all of them."""

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from operator import add
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
    """An index of the needs of many rules. `candidates(text)` are the numbers of those that `text` may concern. The
    keys are pairs of neighbouring characters, of which a text holds few, and single characters for needs of one."""

    def __init__(self, needs: Sequence[Needs]) -> None:
        self._always = [number for number, needed in enumerate(needs) if not needed]
        counts: dict[str, int] = {}
        for needed in needs:
            for alternative in needed:
                for key in _keys(alternative):
                    counts[key] = counts.get(key, 0) + 1
        index: dict[str, list[tuple[int, str, Alternative]]] = {}
        for number, needed in enumerate(needs):
            for alternative in needed:
                key = min(
                    _keys(alternative), key=lambda key: (bool(_COMMON.issuperset(key)), counts[key], key)
                )
                first = max(alternative, key=len)
                rest = tuple(string for string in alternative if string != first)
                index.setdefault(key, []).append((number, first, rest))
        self._index = index
        self._pairs = frozenset(key for key in index if len(key) == 2)
        self._chars = frozenset(key for key in index if len(key) == 1)

    def candidates(self, text: str) -> Iterable[int]:
        found = set(self._always)
        keys = [*self._chars.intersection(text), *self._pairs.intersection(map(add, text, text[1:]))]
        for key in keys:
            for number, first, rest in self._index[key]:
                if number not in found and first in text and (not rest or all(s in text for s in rest)):
                    found.add(number)
        return sorted(found)


def _keys(alternative: Alternative) -> set[str]:
    """The pairs of characters of the strings that have any, else their characters."""
    pairs = {string[n : n + 2] for string in alternative for n in range(len(string) - 1)}
    return pairs or {char for string in alternative for char in string}
