"""Reads rule packs: the program's own, and those that a superior office has dropped into a folder. Never fails: a pack
that can't be read is a `PackFile` with a fault."""

import re
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any, cast

from forms.definition.loader_prepared import prepared
from forms.definition.wording import PackFile, PackSource, Prepared

_ROOT = Path(__file__).parents[2]
OWN_FOLDER = _ROOT / "resources" / "wording"
RULES_CODE = _ROOT / "forms" / "check" / "wording"  # what is prepared from the packs is prepared by this code
LARGEST_PACK_BYTES = 4_000_000
# A pattern that needs longer for 400 characters of the worst text would be felt at every pause in typing.
_SLOWEST_S = 0.02
_LENGTHS = (*range(6, 34, 2), 40, 48, 56, 64, 80, 96, 128, 192, 256, 400)
_PLAIN = "的1a ，“"
_ESCAPE = re.compile(r"\\.|\(\?(?:P<\w+>|P=\w+|[:=!>]|<[=!])|\{[\d,]*\}|[][(){}?*+|^$.]")
_PATTERNS = ("pattern", "guard", "guard_before", "guard_after", "guard_paragraph", "guard_document")


@cache
def own_packs() -> tuple[PackFile, ...]:
    """The packs of the program, by file name."""
    return packs_of_program(OWN_FOLDER, RULES_CODE)


def packs_of_program(folder: Path, code: Path) -> tuple[PackFile, ...]:
    """The packs in `folder`, which are trusted; parsed at an earlier start if they have not changed since, nor the
    program in the folder `code`."""
    try:
        contents = [(name, (folder / name).read_bytes()) for name in _names_in(folder)]
    except OSError:  # the file is named by its fault
        return tuple(_read(folder / name, name, foreign=False) for name in _names_in(folder))
    kept, index = (prepared(folder, name, contents, code) for name in ("packs", "index"))
    tables = kept.load()
    if isinstance(tables, list):
        known = zip(contents, cast(list[dict[str, Any]], tables), strict=True)
        return tuple(PackFile(name, table, index=index) for (name, _), table in known)
    made = tuple(_parsed(name, data, foreign=False, index=index) for name, data in contents)
    if not any(file.fault for file in made):
        kept.save([file.table for file in made])
    return made


def foreign_packs(folder: Path) -> tuple[PackFile, ...]:
    """The packs in `folder`, by file name; () when there is no such folder."""
    return tuple(_read(folder / name, name, foreign=True) for name in _names_in(folder))


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir() if entry.suffix.lower() == ".toml")
    except (OSError, UnicodeError):  # the system's locale may not be able to write the folder's name
        return []


def pack_source(folder: Path | None = None) -> PackSource:
    """Reads the program's packs, and those in `folder`, when first asked."""
    if folder is None:
        return own_packs

    @cache
    def packs() -> tuple[PackFile, ...]:
        return own_packs() + foreign_packs(folder)

    return packs


def _read(file: Path, name: str, *, foreign: bool) -> PackFile:
    try:
        return _parsed(name, file.read_bytes(), foreign=foreign)
    except OSError as error:
        return PackFile(name, foreign=foreign, fault=f"读不了：{error}")


def _parsed(name: str, data: bytes, *, foreign: bool, index: Prepared | None = None) -> PackFile:
    if len(data) > LARGEST_PACK_BYTES:
        return PackFile(name, foreign=foreign, fault="规则包超过4MB")
    import tomllib  # only where nothing has been prepared

    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return PackFile(name, foreign=foreign, fault="不是 UTF-8 编码")
    except tomllib.TOMLDecodeError as error:
        return PackFile(name, foreign=foreign, fault=f"不是 TOML：{error}")
    except RecursionError as error:
        return PackFile(name, foreign=foreign, fault=f"读不了：{error}")
    return PackFile(name, table, foreign, slow=_slow_rules(table) if foreign else frozenset(), index=index)


def _slow_rules(table: dict[str, Any]) -> frozenset[int]:
    rules: object = table.get("rule")
    if not isinstance(rules, list):
        return frozenset()
    slow: set[int] = set()
    for number, entry in enumerate(cast(list[object], rules)):
        patterns = _patterns_in(entry)
        if any(is_slow(pattern) for pattern in patterns):
            slow.add(number)
    return frozenset(slow)


def _patterns_in(entry: object) -> list[str]:
    """The patterns of a rule; in the options of an algorithm, every text may be one."""
    if not isinstance(entry, dict):
        return []
    rule = cast(dict[str, object], entry)
    found = [value for key in _PATTERNS if isinstance(value := rule.get(key), str)]
    waiting: list[object] = [rule.get("options")]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, list):
            waiting.extend(cast(list[object], value))
        elif isinstance(value, dict):
            waiting.extend(cast(dict[str, object], value).values())
    return found


def is_slow(pattern: str) -> bool:
    """Whether `pattern` takes too long on some hostile text of up to 400 characters. The texts grow in small steps, so
    that even an exponential pattern is caught before it hangs. False for what does not compile: that is found later."""
    if not re.search(r"[*+}]", pattern):
        return False
    try:
        compiled = re.compile(pattern, re.MULTILINE)
    except (re.error, OverflowError, RecursionError):
        return False
    literals = _ESCAPE.sub("", pattern)
    seeds = {*dict.fromkeys(literals[:24]), *_PLAIN, literals[:12], literals[:2], literals[-2:]} - {""}
    for seed in sorted(seeds):
        for length in _LENGTHS:
            text = (seed * length)[:length] + "\x00"
            started = perf_counter()
            for _ in compiled.finditer(text):
                pass
            if perf_counter() - started > _SLOWEST_S:
                return True
    return False
