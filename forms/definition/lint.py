"""Every fault of a definition, with file and place: types by pydantic, references by ourselves."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError

from forms.definition.fields import FIELD_KINDS
from forms.definition.form import Chapter, LengthProfile, Passage, Section
from forms.definition.loader import EXAMPLE_FILE, FORM_FILE, Table, build_form, read_years
from forms.definition.references import reference_faults
from forms.definition.rules import RULE_KINDS
from forms.definition.years import YearWord

_ID = re.compile(r"[a-z][a-z0-9_]*$")
_CONFIG = ConfigDict(extra="forbid", strict=True)

# Ids that never become a part of a path.
_FREE_IDS = (*RULE_KINDS.values(), LengthProfile)

# pydantic's error types in the words of a definition's author; anything else falls back to its own message.
_WORDS = {
    "missing": "缺少这一项",
    "unexpected_keyword_argument": "没有这一项",
    "extra_forbidden": "没有这一项",
    "literal_error": "只能是 {expected}",
    "string_type": "应是文字",
    "int_type": "应是整数",
    "bool_type": "应是 true 或 false",
    "tuple_type": "应是列表",
    "is_instance_of": "类型不对",
    "decimal_type": "应是数字",
    "dataclass_type": "应是一组键值",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """`place` is the path inside the file, such as field[2].unit; entries are counted from 1."""

    file: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.message}" if self.place else f"{self.file}: {self.message}"


def lint_folder(folder: Path) -> tuple[Fault, ...]:
    """All faults of the form in `folder`; () when it is sound."""
    tables: dict[str, Table] = {}
    faults: list[Fault] = []
    if not folder.is_dir() or not (folder / FORM_FILE).is_file():
        return (Fault(str(folder), "", f"找不到 {FORM_FILE}"),)
    names = sorted(e.name for e in folder.iterdir() if e.name.endswith(".toml") and e.name != EXAMPLE_FILE)
    for name in [FORM_FILE, *(n for n in names if n != FORM_FILE)]:
        try:
            text = (folder / name).read_text(encoding="utf-8")
            tables[name] = tomllib.loads(text, parse_float=Decimal)
        except UnicodeDecodeError:
            faults.append(Fault(name, "", "不是 UTF-8 编码"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            faults.append(Fault(name, "", f"读不了：{error}"))
    for name, table in tables.items():
        faults.extend(_form_faults(name, table) if name == FORM_FILE else _section_faults(name, table))
    faults.extend(_references(tables, faults))
    return tuple(faults)


def _references(tables: dict[str, Table], faults: list[Fault]) -> Iterator[Fault]:
    """Broken references among the sound entries; what points at a faulty entry is excused."""
    faulty = {(f.file, f.place.partition(".")[0]) for f in faults}
    sound: dict[str, Table] = {}
    excused: set[str] = set()
    for name, table in tables.items():
        kept: Table = dict(table)
        for key in ("chapter", "length_profile") if name == FORM_FILE else ("field", "passage", "rule"):
            entries = cast(list[Any], table.get(key, []))
            bad = [e for n, e in enumerate(entries, 1) if (name, f"{key}[{n}]") in faulty]
            excused |= {str(cast(Table, e).get("id")) for e in bad if isinstance(e, dict)}
            if key in table:
                kept[key] = [e for e in entries if e not in bad]
        head = {place for file, place in faulty if file == name and "[" not in place}
        if head and name != FORM_FILE:
            known = {f.name for f in dataclass_fields(Section)} | {"field", "passage", "rule"}
            kept = {k: v for k, v in kept.items() if k in known}
            if head & known:
                excused.add(str(table.get("id", name)))
                continue
        elif head:
            return
        sound[name] = kept
    if FORM_FILE not in sound:
        return
    form = build_form(sound, read_years())
    file_of = {t.get("id", ""): n for n, t in tables.items()}
    unread = any(not f.place for f in faults)
    for section, place, message in reference_faults(form):
        if not unread and not any(
            f"「{i}」" in message or f"{{{i}" in message or f".{i}" in message for i in excused
        ):
            yield Fault(file_of.get(section, FORM_FILE), place, message)


def lint_years(table: Table) -> tuple[Fault, ...]:
    """Faults of resources/years.toml."""
    faults: list[Fault] = []
    labels = table.get("labels", {})
    for year, words in table.items():
        if year == "labels":
            continue
        if not (year.isdigit() and len(year) == 4):
            faults.append(Fault("years.toml", year, "应是四位年份"))
            continue
        for name, word in cast(Table, words).items():
            faults.extend(_type_faults("years.toml", f"{year}.{name}", YearWord, word))
            if name not in labels:
                faults.append(Fault("years.toml", f"{year}.{name}", "在 [labels] 里没有名称"))
    return tuple(faults)


def _form_faults(file: str, table: Table) -> Iterator[Fault]:
    rest = dict(table)
    for number, entry in enumerate(rest.pop("chapter", []), 1):
        yield from _type_faults(file, f"chapter[{number}]", Chapter, entry)
    for number, entry in enumerate(rest.pop("length_profile", []), 1):
        yield from _type_faults(file, f"length_profile[{number}]", LengthProfile, entry)
    for missing in ("id", "name", "version"):
        if missing not in rest:
            yield Fault(file, missing, _WORDS["missing"])
    for key in rest.keys() - {"id", "name", "version"}:
        yield Fault(file, key, _WORDS["extra_forbidden"])


def _section_faults(file: str, table: Table) -> Iterator[Fault]:
    rest = dict(table)
    for key, kinds in (("field", FIELD_KINDS), ("rule", RULE_KINDS)):
        for number, entry in enumerate(rest.pop(key, []), 1):
            place = f"{key}[{number}]"
            kind = cast(Table, entry).get("kind") if isinstance(entry, dict) else None
            if not isinstance(kind, str) or kind not in kinds:
                yield Fault(file, f"{place}.kind", f"只能是 {'、'.join(kinds)} 之一")
                continue
            yield from _type_faults(file, place, kinds[kind], cast(Table, entry))
    for number, entry in enumerate(rest.pop("passage", []), 1):
        yield from _type_faults(file, f"passage[{number}]", Passage, entry)
    yield from _type_faults(file, "", Section, rest)


@cache
def _adapter(cls: type) -> TypeAdapter[Any]:
    cls.__pydantic_config__ = _CONFIG  # the documented hook for stdlib dataclasses
    return TypeAdapter(cls)


def _type_faults(file: str, place: str, cls: type, table: Mapping[str, object]) -> Iterator[Fault]:
    if not isinstance(table, dict):
        yield Fault(file, place, "应是一组键值")
        return
    name = table.get("id")
    if isinstance(name, str) and cls not in _FREE_IDS and not _ID.match(name):
        yield Fault(file, f"{place}.id".strip("."), f"「{name}」只能用小写字母、数字和下划线")
    # As JSON: pydantic's strict mode takes objects and arrays for dataclasses and tuples only there.
    text = json.dumps(table, default=lambda value: float(value) if isinstance(value, Decimal) else str(value))
    try:
        _adapter(cls).validate_json(text)
    except ValidationError as error:
        for item in error.errors():
            where = ".".join(f"[{p + 1}]" if isinstance(p, int) else p for p in item["loc"]).replace(
                ".[", "["
            )
            words = _WORDS.get(item["type"])
            message = words.format(**item.get("ctx", {})) if words else item["msg"]
            yield Fault(file, f"{place}.{where}".strip("."), message)
