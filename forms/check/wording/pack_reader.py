"""From the table of a TOML file to a pack. Every fault is reported with file and rule; sound rules are used."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, cast, get_args

from forms.check.wording.algorithms.registry import ALGORITHMS
from forms.check.wording.named_fixes import NAMED_FIXES
from forms.check.wording.options import OptionError, Options
from forms.check.wording.pack import Group, Once, Pack, PackFault, Quoted, Where, WordingRule
from forms.check.wording.years import YearSpan, read_span
from forms.definition.rules import Severity
from forms.definition.wording import PackFile

LONGEST_MESSAGE = 40
_PACK_ID = re.compile(r"[a-z][a-z0-9_]*$")
_RULE_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,23}$")
_PATTERNS = ("pattern", "guard", "guard_before", "guard_after", "guard_paragraph", "guard_document")
_TEXTS = (*_PATTERNS, "algorithm", "what", "message", "source", "note")
_CHOICES: dict[str, tuple[Any, ...]] = {
    "severity": get_args(Severity),
    "group": get_args(Group),
    "quoted": get_args(Quoted),
    "once": get_args(Once),
    "where": get_args(Where),
}
_DEFAULTS: dict[str, str] = {"quoted": "lower", "once": "", "where": "all"}
_KEYS = frozenset({f.name for f in fields(WordingRule)} - {"place", "foreign"})
_BACK = re.compile(r"\\(?:(\d{1,2})|g<(\w+)>)")


def read_pack(file: PackFile) -> tuple[Pack | None, tuple[PackFault, ...]]:
    """The pack of one file with its sound rules, and its faults; None when nothing in it can be used."""
    if file.fault:
        return None, (PackFault(file.name, "", file.fault),)
    table = dict(file.table)
    head: object = table.pop("pack", None)
    entries: object = table.pop("rule", [])
    faults = [PackFault(file.name, key, "没有这一项") for key in table]
    if not isinstance(head, dict) or not isinstance(entries, list):
        return None, (*faults, PackFault(file.name, "", "缺少 [pack] 或 [[rule]]"))
    names = cast(dict[str, object], head)
    for key in ("id", "name", "version"):
        if not isinstance(names.get(key), str) or not names[key]:
            faults.append(PackFault(file.name, f"pack.{key}", "缺少这一项，应是文字"))
    pack_id = str(names.get("id", ""))
    if not _PACK_ID.match(pack_id):
        faults.append(PackFault(file.name, "pack.id", "只能用小写字母、数字和下划线，以字母开头"))
    rules: list[WordingRule] = []
    shared = names.get("shared")
    for number, entry in enumerate(cast(list[object], entries), 1):
        if isinstance(shared, dict):
            entry = _with_shared(entry, cast(dict[str, Any], shared))
        name = _id_of(entry)
        place = f"rule[{number}] {name}" if isinstance(name, str) else f"rule[{number}]"
        # The program's own packs are tested rule by rule: checking them again would double the time to start.
        found = list(_rule_faults(entry)) if file.foreign else []
        if number - 1 in file.slow:
            found.append("匹配太慢，会拖住程序，改写 pattern")
        if found:
            faults.extend(PackFault(file.name, place, message) for message in found)
            continue
        rules.append(_rule(cast(dict[str, Any], entry), f"{file.name}: {place}", file.foreign))
    pack = Pack(
        pack_id,
        str(names.get("name", "")),
        str(names.get("version", "")),
        file.name,
        tuple(rules),
        file.foreign,
    )
    return pack, tuple(faults)


def _with_shared(entry: object, shared: Mapping[str, Any]) -> object:
    """An entry whose options `"@name"` are what the pack's [pack.shared] calls `name`."""
    rule = cast(dict[str, Any], entry) if isinstance(entry, dict) else {}
    options: object = rule.get("options")
    if not isinstance(options, dict):
        return entry  # pyright: ignore[reportUnknownVariableType] - whatever the pack says; it is judged later
    named = {f"@{name}": value for name, value in shared.items()}
    given = cast(dict[str, Any], options).items()
    filled = {key: named.get(value, value) if isinstance(value, str) else value for key, value in given}
    return {**rule, "options": filled}


def _id_of(entry: object) -> object:
    return cast(dict[str, object], entry).get("id") if isinstance(entry, dict) else None


def _rule(entry: Mapping[str, Any], place: str, foreign: bool) -> WordingRule:
    values = dict(entry)
    span = read_span(values.pop("years", "")) or YearSpan()
    options = MappingProxyType(dict(values.pop("options", {})))
    lists: dict[str, Any] = {key: tuple(values.pop(key, ())) for key in ("wrong", "right", "yields_to")}
    return WordingRule(**values, **lists, options=options, years=span, place=place, foreign=foreign)


def _rule_faults(entry: object) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield "应是一组键值"
        return
    rule = cast(dict[str, object], entry)
    yield from (f"没有 {key} 这一项" for key in rule if key not in _KEYS)
    for key in ("id", "severity", "group", "what", "message"):
        if not rule.get(key):
            yield f"缺少 {key}"
    if not isinstance(rule.get("id"), str) or not _RULE_ID.match(str(rule["id"])):
        yield "id 应是字母开头的字母和数字，不超过24个"
    yield from (f"{key} 应是文字" for key in _TEXTS if not isinstance(rule.get(key, ""), str))
    for key, choices in _CHOICES.items():
        if rule.get(key, _DEFAULTS.get(key)) not in choices:
            yield f"{key} 只能是 {'、'.join(str(choice) for choice in choices if choice)}"
    message = rule.get("message", "")
    if isinstance(message, str) and len(message) > LONGEST_MESSAGE:
        yield f"message 有{len(message)}字，不能超过{LONGEST_MESSAGE}字"
    years = rule.get("years", "2018-")
    if not isinstance(years, str) or read_span(years) is None:
        yield "years 写成 2018-、-2016、2021-2023 或 2024"
    for key in ("wrong", "right", "yields_to"):
        if not isinstance(rule.get(key, []), list):
            yield f"{key} 应是列表"
    yield from _what_faults(rule)


def _what_faults(rule: Mapping[str, object]) -> Iterator[str]:
    """Patterns that do not compile, algorithms that do not exist, fixes that name no group."""
    compiled: dict[str, re.Pattern[str]] = {}
    for key in _PATTERNS:
        value = rule.get(key)
        if isinstance(value, str) and value:
            try:
                compiled[key] = re.compile(value, re.MULTILINE)
            except (re.error, OverflowError, RecursionError) as error:
                yield f"{key} 不是正则表达式：{error}"
    fix = rule.get("fix", "")
    if not isinstance(fix, str):
        yield "fix 应是文字"
    elif fix.startswith("@") and fix not in NAMED_FIXES:
        yield f"没有名为「{fix}」的改法"
    elif "pattern" in compiled and "\\" in fix:
        groups = compiled["pattern"].groupindex
        for number, name in _BACK.findall(fix):
            if (number and int(number) > compiled["pattern"].groups) or (name and name not in groups):
                yield f"fix 里的 {number or name} 在 pattern 里没有"
        if re.sub(_BACK, "", fix).count("\\"):
            yield "fix 里的反斜线只能写 \\1 或 \\g<名字>"
    algorithm = rule.get("algorithm", "")
    options = rule.get("options", {})
    if bool(rule.get("pattern")) == bool(algorithm):
        yield "pattern 和 algorithm 要有一个，只能有一个"
    elif not isinstance(options, dict):
        yield "options 应是一组键值"
    elif isinstance(algorithm, str) and algorithm:
        make = ALGORITHMS.get(algorithm)
        if make is None:
            yield f"没有名为「{algorithm}」的算法"
            return
        given = Options(cast(dict[str, Any], options))
        try:
            make(given)
        except OptionError as error:
            yield f"options.{error}"
        else:
            yield from (f"options 没有 {key} 这一项" for key in given.unused())
