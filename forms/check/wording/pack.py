r"""What a rule pack says. A pack is one TOML file: resources/wording/*.toml are our own, and a superior office may drop
more into a folder. Reading the files is forms/definition/loader_wording.py, running them is checker.py.

    [pack]
    id = "official"                 # [a-z][a-z0-9_]*
    name = "通用公文规则"
    version = "2026.10"

    [[rule]]                        # several entries may share one id: variants with their own pattern, fix, severity
    id = "PF06"                     # what people switch off, what findings carry
    severity = "error"              # error | warning | hint
    group = "formulations"          # placeholder names formulations years punctuation numbers organisations terms
                                    # words structure secrecy
    what = "“两个维护”展开"          # one line for the list of rules
    pattern = '''党中央权威和(?P<at>统一领导)'''   # Python re, multi-line mode (^ and $: a paragraph), one paragraph at a
                                    # time; the span is the named group `at`, else the whole match (never empty)
    algorithm = "enumeration"       # instead of pattern: see below; its data in [rule.options]
    message = "应为“集中统一领导”"   # at most 40 characters: what to do. {0} the span (shortened), {1} {2}… or {name}
                                    # groups of the pattern, {fix} what the fix puts there; algorithms add words of
                                    # their own, given below
    fix = '集中统一领导'            # what comes in place of the span; \\1 \\g<name> groups; absent: no one-click fix;
                                    # "" deletes the span. An algorithm computes its fix itself (fix = "no": none)
    guard = '''…'''               # no finding when found in the sentence that holds the span (。！？； and the ends of
                                    # the paragraph bound a sentence)
    guard_before = '''…'''        # … when it matches right up to the span's start (40 characters, same paragraph)
    guard_after = '''…'''         # … when it matches right from the span's end (40 characters, same paragraph)
    guard_paragraph = '''…'''     # … when found in the paragraph before the span
    guard_document = '''…'''      # … when found anywhere in the report
    years = "2018-"                 # report years for which it holds: "2018-", "-2016", "2021-2023", "2024"; absent: all.
                                    # Unknown year: a rule without an upper bound holds
    quoted = "lower"                # inside 《》 or a quotation of more than 12 characters: one severity lower (default;
                                    # a hint stays) | "same" | "skip"
    once = "paragraph"              # only the first finding of a paragraph | "document": of the report | absent: all
    where = "all"                   # all | body | headings (title, 一、, （一） and run-in headings) | title | signature |
                                    # ours (only our own form, with answers) | plain (only foreign files)
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
  words        words = { "部暑" = "部署", … } ("" : no fix). One entry for many misspellings; {0} and {fix} in message. [WD07 WD08]
               guards = { "防犯" = "(re on the sentence)" } suppresses single words
  near_miss    phrases = ["习近平新时代中国特色社会主义思想"], distance = 3, least_kept = 0.7 (share of the phrase's characters
               that must be there). Reports strings within the edit distance that are not the phrase; `allowed` = [re]
               (searched in the string with 6 characters either side) is let be. Fix: the phrase. [NM04]
  enumeration  items = ["政治意识", …] in order; least = 3 (how many make an enumeration); complete = true (all must be
               there); label = "“四个意识”"; item_pattern = '[^、，]{2}意识' (what a foreign item looks like; default:
               items only); joiner = "、", last_joiner = "、" | "和" (as in …享乐主义和奢靡之风; wrong one reported only if
               strict_joiner = true); shared_tail = "纪律" also takes 政治、组织、廉洁…纪律 (items without the tail);
               loose = ["re", …] one for each item, when items may be worded freely. Message may use {label} {right} {problem} (顺序 / 缺 … / 不是 …).
               Fix: the enumeration as it should be. [PF04 PF05 PF08 PF12 PF13 PF14 PF17 PF20]
  order        phrases = ["re of 两个确立", …] within one sentence; names = [...] for the message; reports the first
               out of order: {1} stands before {2}; separator = "、" reports commas between neighbours as hint under
               `separator_message`. [PF03]
  pairs        pairs = ["“”", "‘’", "《》", "〈〉", "（）", "〔〕"]; {0} the mark. [PN04]
  one_form     forms = [["＋", "+"], ["～", "~"]]; between = 're' the sign counts only between … ; both in one report: the
               rarer ones are reported, {fix} the commoner. [PN17]; also for words: forms = [["其他", "其它"]]
  heading_end  PN11    paragraph_end  PN18    list_ends  PN19    ordinals  ST01    announced_count  ST02
  study_names  names = [{ full = "…", key = 're', except = 're' }]: key found, full not around it. [YR04]
  year_words   campaigns = [{ name = "党史学习教育", pattern = 're', years = "2021", later = "巩固|拓展|常态化|成果" }]; {1} name
               {2} its years; later = what makes it right in following years. [YR01]
  not_yet      terms = [{ name = "新质生产力", pattern = 're', since = "2023-09" }]; before the report's year: as the rule's
               severity, in a later year but before the day of writing: hint. [YR02]
  other_year   years in the text that are not the report's. [YR03]
  year_formula formulas = [{ pattern = 're', years = "2022", right = "…" }]: the formula of another year. [YR05]
  unit_names   OR05   leaders  OR06: both take the report's own names (Context.names)
  first_person ST04: part = '履职', least = 3   empty_problem ST05   blame ST06   copied ST07: least = 0.8
  density      words = [...], per_thousand = 15. [ST10]     closure ST11     heading_body  pairs = [{ heading = 're', body =
               're' }]: heading matches, the body under it does not. [ST12]
"""
