"""The rules of all packs, ready to run: compiled when a text first needs them."""

import re
from collections.abc import Iterable, Sequence
from copy import copy
from functools import lru_cache
from typing import Any, cast

from forms.check.wording.algorithms.registry import ALGORITHMS
from forms.check.wording.hits import Algorithm, DocumentAlgorithm
from forms.check.wording.options import OptionError, Options
from forms.check.wording.pack import Pack, PackFault, WordingRule
from forms.check.wording.pack_reader import read_pack
from forms.check.wording.prefilter import Needs, Prefilter, needs_of
from forms.definition.wording import PackFile, Prepared

_Compiled = re.Pattern[str]


class RuleSet:
    """`rules` in the order of their packs; `faults` are those of the packs, and of rules that turned out broken when
    they were first needed (those are left out from then on). `index` is where the index of the program's own rules is
    kept from one start to the next; they come first, and all of them."""

    def __init__(
        self, packs: Sequence[Pack], faults: Iterable[PackFault] = (), index: Prepared | None = None
    ) -> None:
        self.packs = tuple(packs)
        self.faults = list(faults)
        self.rules: tuple[WordingRule, ...] = tuple(rule for pack in packs for rule in pack.rules)
        self.document_rules: list[int] = []
        self._patterns: dict[str, _Compiled] = {}
        self._algorithms: dict[int, Algorithm] = {}
        self._broken: set[int] = set()
        self._wanted: frozenset[int] | None = None
        own = sum(not rule.foreign for rule in self.rules) if index else 0
        self._filters = [
            (0, self._own_filter(own, index)),
            (own, Prefilter.of([self._needs(number) for number in range(own, len(self.rules))])),
        ]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule.id for rule in self.rules))

    def candidates(self, text: str, pairs: Iterable[str] | None = None) -> list[int]:
        """The numbers of the rules that `text` may concern, in order; `pairs` as the prefilter wants them."""
        found = [first + number for first, part in self._filters for number in part.candidates(text, pairs)]
        wanted = self._wanted
        return [n for n in found if n not in self._broken and (wanted is None or n in wanted)]

    def refusing(self) -> "RuleSet":
        """Only the rules that errors depend on: those that are errors, those that share an id with one (where one of
        them has found something, the others are silent), and those that one of these yields to. What they find is
        what all rules find, as far as errors go."""
        wanted = {rule.id for rule in self.rules if rule.severity == "error"}
        size = 0
        while size < len(wanted):
            size = len(wanted)
            wanted |= {other for rule in self.rules if rule.id in wanted for other in rule.yields_to}
        made = copy(self)
        made._wanted = frozenset(n for n, rule in enumerate(self.rules) if rule.id in wanted)
        made.document_rules = [number for number in self.document_rules if number in made._wanted]
        return made

    def compiled(self, pattern: str) -> _Compiled:
        found = self._patterns.get(pattern)
        if found is None:
            found = self._patterns[pattern] = re.compile(pattern, re.MULTILINE)
        return found

    def algorithm(self, number: int) -> Algorithm | None:
        """The algorithm of a rule; None for a rule with a pattern."""
        found = self._algorithms.get(number)
        if found is None and self.rules[number].algorithm and number not in self._broken:
            self._needs(number)  # of a rule whose needs were known, nothing has been made yet
            found = self._algorithms.get(number)
        return found

    def leave_out(self, number: int, why: str) -> None:
        """A rule that broke while it ran is reported and runs no more."""
        if number not in self._broken:
            self._broken.add(number)
            file, _, place = self.rules[number].place.partition(": ")
            self.faults.append(PackFault(file, place, why))

    def _own_filter(self, own: int, index: Prepared | None) -> Prefilter:
        known = index.load() if index else None
        if known is not None:
            always, pairs, document_rules = cast(tuple[list[int], Any, list[int]], known)
            self.document_rules.extend(document_rules)
            return Prefilter(always, pairs)
        made = Prefilter.of([self._needs(number) for number in range(own)])
        if index and not self._broken:
            index.save((made.always, made.index, self.document_rules))
        return made

    def _needs(self, number: int) -> Needs:
        rule = self.rules[number]
        try:
            if not rule.algorithm:
                return needs_of(rule.pattern)
            algorithm = ALGORITHMS[rule.algorithm](Options(rule.options))
        except re.error as error:
            self.leave_out(number, f"pattern 不是正则表达式：{error}")
            return ()
        except OptionError as error:
            self.leave_out(number, f"options.{error}")
            return ()
        except KeyError:
            self.leave_out(number, f"没有名为「{rule.algorithm}」的算法")
            return ()
        self._algorithms[number] = algorithm
        if isinstance(algorithm, DocumentAlgorithm) and number not in self.document_rules:
            self.document_rules.append(number)
        return algorithm.needs


@lru_cache(maxsize=4)
def rule_set(files: tuple[PackFile, ...]) -> RuleSet:
    """The rule set of `files`. Of two packs with the same id, the later one takes the place of the earlier."""
    packs: dict[str, Pack] = {}
    faults: list[PackFault] = []
    index = next((file.index for file in files if file.index is not None), None)
    for file in files:
        pack, found = read_pack(file)
        faults.extend(found)
        if pack is not None:
            if pack.id in packs:
                index = None  # made for the packs of the program, all of them and as they are
            packs[pack.id] = pack
    return RuleSet(tuple(packs.values()), faults, index)
