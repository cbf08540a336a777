"""The algorithms by the names that packs call them by: module and class. Each module is loaded when a text first needs
it; most texts need few, and their patterns take long to compile."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from types import MappingProxyType

from forms.check.wording.hits import Algorithm
from forms.check.wording.options import Options

_PLACES = {
    "words": "phrases.Words",
    "near_miss": "phrases.NearMiss",
    "lexicon": "lexicon.Lexicon",
    "typos": "typos.Typos",
    "doubled": "doubled.Doubled",
    "enumeration": "enumerations.Enumeration",
    "order": "enumerations.Order",
    "pairs": "marks.Pairs",
    "one_form": "marks.OneForm",
    "heading_end": "ends.HeadingEnd",
    "paragraph_end": "ends.ParagraphEnd",
    "list_ends": "ends.ListEnds",
    "ordinals": "ordinals.Ordinals",
    "heading_numbers": "ordinals.HeadingNumbers",
    "announced_count": "counts.AnnouncedCount",
    "announced_sections": "counts.AnnouncedSections",
    "study_names": "year_words.StudyNames",
    "year_words": "year_words.YearWords",
    "not_yet": "year_words.NotYet",
    "other_year": "other_year.OtherYear",
    "year_formula": "year_words.YearFormula",
    "unit_names": "unit_names.UnitNames",
    "leaders": "unit_names.Leaders",
    "first_person": "persons.FirstPerson",
    "empty_problem": "persons.EmptyProblem",
    "blame": "persons.Blame",
    "copied": "whole_report.Copied",
    "density": "whole_report.Density",
    "length": "whole_report.Length",
    "closure": "whole_report.Closure",
    "heading_body": "whole_report.HeadingBody",
}


def _made(place: str, options: Options) -> Algorithm:
    module, _, name = place.partition(".")
    return getattr(import_module(f"forms.check.wording.algorithms.{module}"), name)(options)


ALGORITHMS: Mapping[str, Callable[[Options], Algorithm]] = MappingProxyType(
    {name: partial(_made, place) for name, place in _PLACES.items()}
)
