"""The algorithms by the names that packs call them by."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from forms.check.wording.algorithms.counts import AnnouncedCount, AnnouncedSections
from forms.check.wording.algorithms.ends import HeadingEnd, ListEnds, ParagraphEnd
from forms.check.wording.algorithms.enumerations import Enumeration, Order
from forms.check.wording.algorithms.lexicon import Lexicon
from forms.check.wording.algorithms.marks import OneForm, Pairs
from forms.check.wording.algorithms.ordinals import HeadingNumbers, Ordinals
from forms.check.wording.algorithms.other_year import OtherYear
from forms.check.wording.algorithms.persons import Blame, EmptyProblem, FirstPerson
from forms.check.wording.algorithms.phrases import NearMiss, Words
from forms.check.wording.algorithms.typos import Typos
from forms.check.wording.algorithms.unit_names import Leaders, UnitNames
from forms.check.wording.algorithms.whole_report import Closure, Copied, Density, HeadingBody, Length
from forms.check.wording.algorithms.year_words import NotYet, StudyNames, YearFormula, YearWords
from forms.check.wording.hits import Algorithm
from forms.check.wording.options import Options

ALGORITHMS: Mapping[str, Callable[[Options], Algorithm]] = MappingProxyType(
    {
        "words": Words,
        "near_miss": NearMiss,
        "lexicon": Lexicon,
        "typos": Typos,
        "enumeration": Enumeration,
        "order": Order,
        "pairs": Pairs,
        "one_form": OneForm,
        "heading_end": HeadingEnd,
        "paragraph_end": ParagraphEnd,
        "list_ends": ListEnds,
        "ordinals": Ordinals,
        "heading_numbers": HeadingNumbers,
        "announced_count": AnnouncedCount,
        "announced_sections": AnnouncedSections,
        "study_names": StudyNames,
        "year_words": YearWords,
        "not_yet": NotYet,
        "other_year": OtherYear,
        "year_formula": YearFormula,
        "unit_names": UnitNames,
        "leaders": Leaders,
        "first_person": FirstPerson,
        "empty_problem": EmptyProblem,
        "blame": Blame,
        "copied": Copied,
        "density": Density,
        "length": Length,
        "closure": Closure,
        "heading_body": HeadingBody,
    }
)
