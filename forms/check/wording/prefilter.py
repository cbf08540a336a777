"""Which rules a text can need at all. A pattern is asked for the literal strings without which it cannot match; an
index from characters to rules then leaves out, at the cost of one pass over the text, nearly all of them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from operator import add
from typing import Any

Alternative = tuple[str, ...]  # strings that must all be in the text
Needs = tuple[Alternative, ...]  # one of these; () : nothing is known, so the rule always runs
# A pair of characters, or one, to rules: number, a string that must be in the text, what else must be.
_Index = dict[str, list[tuple[int, str, Alternative]]]

_MOST_ALTERNATIVES = 600
_MOST_FORMS = 40
# Stand in a text's place for what it holds: a digit, a number of five digits or more.
DIGIT, LONG_NUMBER = "\ufdd0", "\ufdd1"
_LONG_RUN = 5
_DIGIT = re.compile(r"\d")
_LONG_NUMBER = re.compile(r"\d{5}")
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
    """None: nothing is needed. Everything in a sequence is needed; of what comes in several forms, the most telling."""
    found: list[Needs] = []
    run = [""]  # the forms of what stands together at this point
    for name, value in items:
        op = str(name)
        if op in ("AT", "ASSERT_NOT"):
            continue
        if op == "ASSERT":
            run = _with_assertion(run, value, found)
            continue
        unit = _unit(op, value)
        together = _product(run, unit[0]) if unit else None
        if unit is None or together is None:
            _close(run, found)
            run = [""]
            inner = _of_one(op, value)
            if inner is not None:
                found.append(inner)
            continue
        run = together
        if not unit[1]:
            _close(run, found)
            run = [""]
    _close(run, found)
    fixed = tuple(dict.fromkeys(string for needs in found if len(needs) == 1 for string in needs[0]))
    several = [needs for needs in found if len(needs) > 1]
    if not several:
        return (fixed,) if fixed else None
    best = max(several, key=_worth)
    if fixed and _worth(best)[0] == 1 and len(best) > 4:  # single characters tell little
        return (fixed,)
    return tuple(tuple(dict.fromkeys((*alternative, *fixed))) for alternative in best)


def _with_assertion(run: list[str], value: Any, found: list[Needs]) -> list[str]:
    """What is looked at behind or ahead stands next to the run; the run itself goes on as before."""
    direction, items = value
    unit = _units(items)
    if unit is not None and direction < 0 and run == [""]:
        return unit[0]
    together = _product(run, unit[0]) if unit is not None and direction > 0 else None
    if together is not None:
        _close(together, found)
    else:
        inner = _of_sequence(items)
        if inner is not None:
            found.append(inner)
    return run


def _close(run: list[str], found: list[Needs]) -> None:
    if all(run):
        found.append(tuple((string,) for string in dict.fromkeys(run)))


def _units(items: Any) -> tuple[list[str], bool] | None:
    """The forms of a whole sequence, and whether they are all of it; None when they can't be listed."""
    forms = [""]
    for name, value in items:
        op = str(name)
        if op in ("AT", "ASSERT_NOT"):
            continue
        unit = _unit(op, value)
        together = _product(forms, unit[0]) if unit else None
        if unit is None or together is None:
            return None
        forms = together
        if not unit[1]:
            return None
    return forms, True


def _unit(op: str, value: Any) -> tuple[list[str], bool] | None:
    """The forms that one element can take, few enough to list; False when more of the same may follow."""
    if op == "LITERAL":
        return [chr(value)], True
    if op == "IN":
        chars = _chars(value)
        return (chars, True) if chars else None
    if op == "SUBPATTERN":
        return _units(value[-1])
    if op == "BRANCH":
        listed: list[str] = []
        for branch in value[1] if len(value[1]) <= _MOST_FORMS else ():
            unit = _units(branch)
            if unit is None or len(listed) + len(unit[0]) > _MOST_FORMS:
                return None
            listed.extend(unit[0])
        return (listed, True) if listed else None
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and 1 <= value[0] <= 4:
        inner = _units(value[2])
        forms: list[str] | None = [""]
        for _ in range(value[0]):
            forms = _product(forms, inner[0]) if inner and forms else None
        return (forms, value[0] == value[1]) if forms else None
    return None


def _chars(members: Any) -> list[str]:
    """The characters of a class, when it is a short list; [] for the others."""
    chars: list[str] = []
    for kind, value in members:
        if str(kind) == "LITERAL":
            chars.append(chr(value))
        elif str(kind) == "RANGE" and value[1] - value[0] <= _MOST_FORMS:
            chars.extend(map(chr, range(value[0], value[1] + 1)))
        else:
            return []
    return chars if len(chars) <= _MOST_FORMS else []


def _product(heads: list[str], tails: list[str]) -> list[str] | None:
    if len(heads) * len(tails) > _MOST_FORMS or len(heads[0]) > 24:
        return None
    return [head + tail for head in heads for tail in tails]


def _of_one(op: str, value: Any) -> Needs | None:
    if op == "SUBPATTERN":
        return _of_sequence(value[-1])
    if op == "ATOMIC_GROUP":
        return _of_sequence(value)
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        digits = value[0] >= _LONG_RUN and len(value[2]) == 1 and _is_digits(*value[2][0])
        if digits:
            return ((LONG_NUMBER,),)
        return _of_sequence(value[2]) if value[0] else None
    if op == "BRANCH":
        made: list[Alternative] = []
        for branch in value[1]:
            found = _of_sequence(branch)
            if found is None:
                return None
            made.extend(found)
        return tuple(dict.fromkeys(made)) if len(made) <= _MOST_ALTERNATIVES else None
    if op == "IN":
        chars = _chars(value)
        return tuple((char,) for char in chars) if chars else ((DIGIT,),) if _is_digits(op, value) else None
    return None


def _is_digits(name: Any, value: Any) -> bool:
    return str(name) == "IN" and all(
        str(member) == "CATEGORY_DIGIT"
        or (str(kind) == "RANGE" and member[0] >= ord("0") and member[1] <= ord("9"))
        or (str(kind) == "LITERAL" and chr(member).isdecimal())
        for kind, member in value
    )


def _worth(needs: Needs) -> tuple[int, int]:
    return min(max(map(len, alternative)) for alternative in needs), -len(needs)


class Prefilter:
    """An index of the needs of many rules. `candidates(text)` are the numbers of those that `text` may concern. The
    keys are pairs of neighbouring characters, of which a text holds few, and single characters for needs of one."""

    def __init__(self, always: Sequence[int], index: _Index) -> None:
        self.always = list(always)
        self.index = index
        self._pairs = frozenset(key for key in index if len(key) == 2)
        self._chars = frozenset(key for key in index if len(key) == 1)

    @classmethod
    def of(cls, needs: Sequence[Needs]) -> "Prefilter":
        always = [number for number, needed in enumerate(needs) if not needed]
        counts: Counter[str] = Counter()
        keyed = [(number, a, _keys(a)) for number, needed in enumerate(needs) for a in needed]
        for _, _, keys in keyed:
            counts.update(keys)
        index: _Index = {}
        for number, alternative, keys in keyed:
            if len(keys) == 1:
                index.setdefault(keys[0], []).append((number, alternative[0], ()))
                continue
            key = min(keys, key=lambda k: (counts[k] + 999 * _COMMON.issuperset(k), k))
            first = max(alternative, key=len)
            rest = tuple(string for string in alternative if string != first)
            index.setdefault(key, []).append((number, first, rest))
        return cls(always, index)

    def candidates(self, text: str, pairs: Iterable[str] | None = None) -> list[int]:
        """`pairs`: the two characters at each place of `text`, where somebody has them already."""
        if not self.index:
            return self.always
        found = set(self.always)
        keys = list(self._pairs.intersection(map(add, text, text[1:]) if pairs is None else pairs))
        text += _marks_of(text)
        keys.extend(self._chars.intersection(text))
        for key in keys:
            for number, first, rest in self.index[key]:
                if number not in found and first in text and (not rest or all(s in text for s in rest)):
                    found.add(number)
        return sorted(found)


def _marks_of(text: str) -> str:
    if not _DIGIT.search(text):
        return ""
    return f"\n{DIGIT}\n{LONG_NUMBER}" if _LONG_NUMBER.search(text) else f"\n{DIGIT}"


def _keys(alternative: Alternative) -> list[str]:
    """The pairs of characters of the strings that have any, else their characters."""
    pairs = [string[n : n + 2] for string in alternative for n in range(len(string) - 1)]
    return pairs or [char for string in alternative for char in string]
