r"""What a rule pack says. A pack is one TOML file: resources/wording/*.toml are our own, and a superior office may drop
more into a folder. Reading the files is forms/definition/loader_wording.py, running them is checker.py.

    [pack]
    id = "official"                 # [a-z][a-z0-9_]*; a later pack takes the place of an earlier one of the same id
    name = "通用公文规则"
    version = "2026.10"
    [pack.shared]                   # texts and lists that options of several rules call by name: alike = "@alike"
    alike = "体提题 责则"

    [[rule]]                        # several entries may share one id: variants with their own pattern, fix, severity
    id = "PF06"                     # what people switch off, what findings carry
    severity = "error"              # error | warning | hint
    group = "formulations"          # placeholders names formulations years punctuation numbers organisations
                                    # terms words structure secrecy
    what = "“两个维护”展开"          # one line for the list of rules
    pattern = '党中央权威和(?P<at>统一领导)'
                                    # Python re, multi-line mode (^ and $: a paragraph), one paragraph at a time; the
                                    # span is the named group `at`, else the whole match; it is never empty
    algorithm = "enumeration"       # instead of a pattern: see below; its data in [rule.options]
    message = "应为“集中统一领导”"   # at most 40 characters: what to do. {0} the span, {1} {2} or {name} groups of the
                                    # pattern, {fix} what the fix puts there, each cut short where room demands it;
                                    # algorithms add words of their own, given below
    fix = '集中统一领导'            # what comes in place of the span; \1 \g<name> groups; absent: no one-click fix;
                                    # "" deletes the span; @halfwidth @fullwidth @numerals (20 → 二十) turn the span
                                    # into half-width, full-width, Chinese numerals.
                                    # An algorithm computes its fix itself ("no": none)
    guard = '…'                     # no finding when found in the sentence around the span (。！？； and the ends of
                                    # the paragraph bound it), no further than 400 characters away
    guard_before = '…'              # … when it matches right up to the span (40 characters, same paragraph)
    guard_after = '…'               # … when it matches right from the span's end (40 characters, same paragraph)
    guard_paragraph = '…'           # … when found in the paragraph before the span
    guard_document = '…'            # … when found anywhere in the report
    years = "2018-"                 # report years for which it holds: 2018-, -2016, 2021-2023, 2024; absent: all.
                                    # When the year is unknown, a rule without an upper bound holds
    quoted = "lower"                # in 《》 or a quotation of over 12 characters: one severity lower (the default; a
                                    # hint stays one) | same | skip
    once = "paragraph"              # only the first finding of a paragraph | document: of the report | absent: all
    where = "all"                   # all | body | headings (title, 一、, （一）, run-in ones) | title | signature |
                                    # ours (only our own form, with answers) | plain (other files)
    yields_to = ["NM02"]            # no finding where one of these rules has one in the same place
    source = "GB/T 15834—2011"      # where the rule comes from
    note = "…"                      # anything else
    wrong = ['…', '…', '…']         # at least three texts of different context that must be found
    right = ['…', '…', '…']         # at least three that must not be found by this entry
                                    # literal strings ('…') load fastest
    # An example is a text ("\n" parts paragraphs; roles are guessed as for a .txt file) or a table
    #   { text = "…", year = 2024, written = "2025-01-08", at = "the span", fixed = "the text after the fix",
    #     role = "heading1", names = { unit_full_name = "…" }, last = "last year's text" }
    # Without a year an example is of 2025, written on 8 January 2026.

A rule that nobody sees broken stays out of a pack: precision first. A fault of a rule is reported with file and rule,
the other rules go on. Patterns are prefiltered by their literal characters: one with telling literals costs nothing
in a text without them, one of classes only is run on every paragraph.

ALGORITHMS, their options, and the words that they lend to messages
  words         words = { "部暑" = "部署" } ("" : no fix). guards = { "防犯" = 're' }: one that has the word in it
                excuses that place, any other its sentence.
  near_miss     phrases = ["习近平新时代中国特色社会主义思想"], distance = 3 edits, least_kept = 0.8 of characters in
                a scrambled string, allowed = ['re'] in the string and 6 characters either side. Fix: the phrase.
  lexicon       phrases = ["主体责任", …] of three characters or more; alike = ["体提题", …] easily mistaken;
                allowed = […] right words near a phrase; each may be one text with blanks between the words.
                others = phrases of
                another rule, to be known here; words = words of two, beside which one character is no slip of three.
                One slip is found: {1} the phrase, the fix too.
  typos         words: lines of 宣传 船穿 喧轩, a word of two characters, mistyped seconds, firsts (- for none); such a
                pair counts between words of beside = "words of two", marks, before = "的和", after = "的等"; sure:
                lines of pairs that count beside one word or mark, wary: between words or marks only; allowed = strings
                with such a pair that are right. {1} the word, the fix too.
  doubled       words = "words of two": a character twice that makes one of them on one side only; allowed =
                "characters that are doubled in good speech". {1} the character, the fix too.
  enumeration   items = ["政治意识", …] in order; least = 3 make an enumeration; complete = true: all must be there;
                label = "“四个意识”"; label_least = 2: fewer make one near the label; item_pattern = '..意识': what a
                foreign item looks like; joiner = "、"; last_joiner = "和"; strict_joiner = true: another one is
                reported; shared_tail = "纪律": 政治、组织、廉洁…纪律, too; loose = ['re', …]: one for each item.
                {label} {right} {problem}: 顺序不对 · 缺“…” · 没有“…” · 多“…” · 有重复. Fix: the whole enumeration.
  order         phrases = ['re', …] in parallel clauses, names = […]; {1} stands before {2}. separator = "、" reports a
                comma between neighbours, from the separator_from = 2nd on, as a hint with separator_message.
  pairs         pairs = ["“”", "《》"], crossed_message.
  one_form      forms = [["＋", "+"]]; between = 're': both neighbours of a sign match it; ignored = 're': strings whose
                signs do not count; {1} the commoner form.
  heading_end   points = "。：，"     paragraph_end  short = 12, start_message     list_ends  {1} the commoner mark
  ordinals      only_message: 一是 alone; start_message: begins with 二是; {1} the right number.
  heading_numbers  一、 （一） 1. count on; {1} the right number.
  announced_count, announced_sections  三个方面 against the items in the paragraph, the headings below; {1} {2}
  study_names   names = [{ full = "…", key = 're', except = 're' }]: the key without the full name around it. {1}
  year_words    campaigns = [{ name = "…", pattern = 're', years = "2021", later = '成果' }]; later: what makes it right
                in the years after; early_message: before its years. {1} name {2} years.
  not_yet       terms = [{ name = "…", pattern = 're', since = "2023-09" }]: in a report of an earlier year; if written
                after it appeared, a hint with hint_message. {1} name {2} 2023年9月.
  other_year    reach = 3 years back, title_message; {1} the report's year.
  year_formula  formulas = [{ pattern = 're', years = "2022", right = "…" }]; year_word = "tax_relief": where no formula
                says what is right, the year table does. {1} right {2} years.
  unit_names    forms = ["我局", "本局", "县局"], other_message: another county's office. {1}
  leaders       bodies in 在……领导下 and 与……要求相比 against the report's own names; {1} what should stand.
  first_person  part = "duty", least = 3; {1} found.     empty_problem     blame     closure  count_message; {1} {2}
  copied        least = 0.8, figures_message: the same figures; {1} percent alike. Needs last year's text.
  density       words = […], per_thousand = 15; {1} in a thousand {2} the commonest.
  length        limit = 3000, problem_share = 0.333; {1} characters {2} too many; share_message: {1} share {2} missing.
  heading_body  pairs = [{ heading = 're', body = 're' }]: the text under the heading does not match; {1} found.
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
