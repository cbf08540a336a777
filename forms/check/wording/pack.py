r"""What a rule pack says. A pack is one TOML file: resources/wording/*.toml are our own, and a superior office may
               drop
more into a folder. Reading the files is forms/definition/loader_wording.py, running them is checker.py.

    [pack]
    id = "official"                 # [a-z][a-z0-9_]*
    name = "通用公文规则"
    version = "2026.10"

    [[rule]]                        # several entries may share one id: variants with their own pattern, fix, severity
    id = "PF06"                     # what people switch off, what findings carry
    severity = "error"              # error | warning | hint
    group = "formulations"          # placeholders names formulations years punctuation numbers organisations terms
                                    # words structure secrecy
    what = "“两个维护”展开"          # one line for the list of rules
    pattern = '''党中央权威和(?P<at>统一领导)'''   # Python re, multi-line mode (^ and $: a paragraph), one
                                    # paragraph at
                                    # a time; the span is the named group `at`, else the whole match (never empty)
    algorithm = "enumeration"       # instead of pattern: see below; its data in [rule.options]
    message = "应为“集中统一领导”"   # at most 40 characters: what to do. {0} the span (shortened), {1} {2}… or {name}
                                    # groups of the pattern, {fix} what the fix puts there; algorithms add words of
                                    # their own, given below
    fix = '集中统一领导'            # what comes in place of the span; \\1 \\g<name> groups; absent: no one-click fix;
                                    # "" deletes the span. An algorithm computes its fix itself (fix = "no": none)
    guard = '''…'''               # no finding when found in the sentence that holds the span (。！？； and the
                                    # ends of
                                    # the paragraph bound a sentence)
    guard_before = '''…'''        # … when it matches right up to the span's start (40 characters, same paragraph)
    guard_after = '''…'''         # … when it matches right from the span's end (40 characters, same paragraph)
    guard_paragraph = '''…'''     # … when found in the paragraph before the span
    guard_document = '''…'''      # … when found anywhere in the report
    years = "2018-"                 # report years for which it holds: "2018-", "-2016", "2021-2023", "2024";
                                    # absent: all
                                    # of them. Unknown year: a rule without an upper bound holds
    quoted = "lower"                # inside 《》 or a quotation of over 12 characters: one severity lower (default:
                                    # a hint stays one) | "same" | "skip"
    once = "paragraph"              # only the first finding of a paragraph | "document": of the report | absent: all
    where = "all"                   # all | body | headings (title, 一、, （一）, run-in ones) | title | signature |
                                    # ours (only our own form, with answers) | plain (foreign files)
    yields_to = ["NM02"]            # no finding where one of these rules has one in the same place
    source = "GB/T 15834—2011 4.5.3.5"    # where the rule comes from
    note = "…"                      # anything else
    wrong = ['…', '…', '…']       # at least three texts of different context that must be found; write literal
    right = ['…', '…', '…']       # strings ('…'), they load fastest. At least three that must not be found
    # An example is a text ("\\n" parts paragraphs; roles guessed as for a .txt file) or a table
    #   { text = "…", year = 2024, written = "2025-01-08", at = "the span", fixed = "the text after the fix",
    #     role = "heading1", names = { unit_full_name = "…" }, last = "last year's text" }
    # The year of an example is 2025 where it gives none, written 2026-01-08.

A rule that nobody sees wrong stays out of a pack: precision first. A fault of a rule is reported with file and rule,
the other rules go on. Patterns are prefiltered by their literal characters, so a rule costs nothing in a text without
them: prefer patterns with literals to patterns of classes only.

ALGORITHMS and their options (wording.md numbers in brackets)
  words        words = { "部暑" = "部署", … } ("" : no fix). One entry for many misspellings. [WD07 WD08]
               guards = { "防犯" = "(re on the sentence)" } suppresses single words
  near_miss    phrases = ["习近平新时代中国特色社会主义思想"], distance = 3, least_kept = 0.8 (share of characters
               that a scrambled string must keep). Reports strings within the edit distance that are not the phrase;
               `allowed` = [re] (searched in the string with 6 characters either side) is let be. Fix: the phrase.
               [NM04]
  enumeration  items = ["政治意识", …] in order; least = 3 (how many make an enumeration); complete = true (all
               must be
               there); label = "“四个意识”"; item_pattern = '[^、，]{2}意识' (what a foreign item looks like; default:
               items only); label_least = 2 (fewer make one where the label is near); joiner = "、", last_joiner =
               "、" |
               "和" (…享乐主义和奢靡之风; another one is reported only if strict_joiner = true); shared_tail =
               "纪律" also
               takes 政治、组织、廉洁…纪律; loose = ["re", …] one for each item, when items may be worded freely. The
               message may use {label} {right} {problem} (顺序不对 / 缺“…” / 没有“…” / 有重复).
               Fix: the enumeration as it should be. [PF04 PF05 PF08 PF12 PF13 PF14 PF17 PF20]
  order        phrases = ["re of 两个确立", …] in parallel clauses; names = [...]; reports the first out of order:
               {1} stands
               before {2}; separator = "、" reports a comma between neighbours (from the separator_from = 2nd
               phrase on)
               as a hint with `separator_message`. [PF03]
  pairs        pairs = ["“”", "‘’", "《》", "〈〉", "（）", "〔〕"]; {0} the mark. [PN04]
  one_form     forms = [["＋", "+"], ["～", "~"]]; between = 're' both neighbours must match it for the sign to
               count; two
               forms in one report: the rarer ones are reported, {fix} the commoner. [PN17]; for words, too
  heading_end PN11    paragraph_end PN18 (start_message)    list_ends PN19    ordinals ST01 (only_message: 一是 alone;
  start_message: begins with 二是)    heading_numbers: 一、 （一） 1. count on    announced_count ST02: {1} said,
               {2} found
  study_names  names = [{ full = "…", key = 're', except = 're' }]: key found, full not around it. [YR04]
  year_words   campaigns = [{ name = "党史学习教育", pattern = 're', years = "2021", later =
               "巩固|拓展|常态化|成果" }]; {1}
               name, {2} its years; later: what makes it right in the years after. early_message: before its years.
               [YR01]
  not_yet      terms = [{ name = "新质生产力", pattern = 're', since = "2023-09" }]; in a report of an earlier
               year: the rule's
               severity; if written after it appeared: a hint with hint_message. {1} name {2} 2023年9月. [YR02]
  other_year   years in the text that are not the report's; reach = 3 years back; title_message; {1} the year. [YR03]
  year_formula formulas = [{ pattern = 're', years = "2022", right = "…" }]: the formula of another year. [YR05]
  unit_names   OR05 forms = ["我局", "本局", "县局"], other_message: the name of another county's office
  leaders      OR06: bodies in 在……领导下 and 与……要求相比 against the report's own (Context.names); {1} what
               should stand
  first_person ST04: part = "duty", least = 3; {1} found    empty_problem ST05    blame ST06    closure ST11:
               count_message
  copied       ST07: least = 0.8, figures_message; {1} percent alike
  density      words = [...], per_thousand = 15; {1} in a thousand, {2} the commonest. [ST10]
  length       ST03, where = "plain": limit = 3000, problem_share = 0.333; {1} characters, {2} too many;
               share_message: {1}
               share, {2} missing
  heading_body pairs = [{ heading = 're', body = 're' }]: heading matches, the text under it does not; {1} found.
               [ST12]
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from forms.check.wording.years import ALL_YEARS, YearSpan
from forms.definition.rules import Severity

Group = Literal[
    "placeholders",
    "names",
    "formulations",
    "years",
    "punctuation",
    "numbers",
    "organisations",
    "terms",
    "words",
    "structure",
    "secrecy",
]
Quoted = Literal["lower", "same", "skip"]
Once = Literal["", "paragraph", "document"]
Where = Literal["all", "body", "headings", "title", "signature", "ours", "plain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRule:
    """One [[rule]] entry, as written in its pack; `place` is where, for people (official.toml: rule[12])."""

    id: str
    severity: Severity
    group: Group
    what: str
    message: str
    pattern: str = ""
    algorithm: str = ""
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    fix: str | None = None
    guard: str = ""
    guard_before: str = ""
    guard_after: str = ""
    guard_paragraph: str = ""
    guard_document: str = ""
    years: YearSpan = ALL_YEARS
    quoted: Quoted = "lower"
    once: Once = ""
    where: Where = "all"
    yields_to: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
    wrong: tuple[Any, ...] = ()
    right: tuple[Any, ...] = ()
    place: str = ""
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class PackFault:
    """What is wrong with a pack or one of its rules; everything else in it is still used."""

    file: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.message}" if self.place else f"{self.file}: {self.message}"


@dataclass(frozen=True, slots=True)
class Pack:
    id: str
    name: str
    version: str
    file: str
    rules: tuple[WordingRule, ...]
    foreign: bool = False
