"""The rules of all packs, ready to run: compiled when a text first needs them."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from forms.check.wording.algorithms.registry import ALGORITHMS
from forms.check.wording.hits import Algorithm, DocumentAlgorithm
from forms.check.wording.options import OptionError, Options
from forms.check.wording.pack import Pack, PackFault, WordingRule
from forms.check.wording.pack_reader import read_pack
from forms.check.wording.prefilter import Needs, Prefilter, needs_of
from forms.definition.wording import PackFile

_Compiled = re.Pattern[str]


class RuleSet:
    """`rules` in the order of their packs; `faults` are those of the packs, and of rules that turned out broken when
    they were first needed (those are left out from then on)."""

    def __init__(self, packs: Sequence[Pack], faults: Iterable[PackFault] = ()) -> None:
        self.packs = tuple(packs)
        self.faults = list(faults)
        self.rules: tuple[WordingRule, ...] = tuple(rule for pack in packs for rule in pack.rules)
        self._patterns: dict[str, _Compiled] = {}
        self._algorithms: dict[int, Algorithm] = {}
        self._broken: set[int] = set()
        self.document_rules: list[int] = []
        needs: list[Needs] = []
        for number, rule in enumerate(self.rules):
            needs.append(self._needs(number, rule))
        self._prefilter = Prefilter(needs)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule.id for rule in self.rules))

    def candidates(self, text: str) -> list[int]:
        """The numbers of the rules that `text` may concern, in order."""
        return [number for number in self._prefilter.candidates(text) if number not in self._broken]

    def compiled(self, pattern: str) -> _Compiled:
        found = self._patterns.get(pattern)
        if found is None:
            found = self._patterns[pattern] = re.compile(pattern, re.MULTILINE)
        return found

    def algorithm(self, number: int) -> Algorithm | None:
        """The algorithm of a rule; None for a rule with a pattern."""
        return self._algorithms.get(number)

    def leave_out(self, number: int, why: str) -> None:
        """A rule that broke while it ran is reported and runs no more."""
        if number not in self._broken:
            self._broken.add(number)
            file, _, place = self.rules[number].place.partition(": ")
            self.faults.append(PackFault(file, place, why))

    def _needs(self, number: int, rule: WordingRule) -> Needs:
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
        if isinstance(algorithm, DocumentAlgorithm):
            self.document_rules.append(number)
        return algorithm.needs


@lru_cache(maxsize=4)
def rule_set(files: tuple[PackFile, ...]) -> RuleSet:
    """The rule set of `files`. Of two packs with the same id, the later one takes the place of the earlier."""
    packs: dict[str, Pack] = {}
    faults: list[PackFault] = []
    for file in files:
        pack, found = read_pack(file)
        faults.extend(found)
        if pack is not None:
            packs[pack.id] = pack
    return RuleSet(tuple(packs.values()), faults)
