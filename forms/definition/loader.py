"""Reads a form from its folder of TOML files. The program's own forms are built at once (the tests lint them);
a form from elsewhere goes through `lint` first, which names every fault with file and place."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from forms.definition.fields import FIELD_KINDS, AnyField
from forms.definition.figures import Item, Part
from forms.definition.form import Chapter, Form, LengthProfile, PartBound, Passage, Section
from forms.definition.inputs import Option
from forms.definition.loader_prepared import prepared_tables
from forms.definition.loader_wording import pack_source
from forms.definition.rules import RULE_KINDS, AnyRule
from forms.definition.wording import PackSource, no_packs
from forms.definition.years import YearTable, YearWord

Table = dict[str, Any]
BUILT_IN = ("first_responsible",)
EXAMPLE_FILE = "example.toml"
FORM_FILE = "form.toml"
# By the place of this file, also in a frozen program; importlib.resources costs 7 ms more at each start.
ROOT = Path(__file__).parents[2]
YEARS_FILE = ROOT / "resources" / "years.toml"


class FormError(Exception):
    """A definition with faults, or no definition at all; `faults` are lines `file: place: message`."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load_form(
    form_id: str = "first_responsible", folder: Path | None = None, packs: Path | None = None
) -> Form:
    """The form `form_id`: the program's own, or the one in `folder`, which is linted. `packs` is a folder of rule packs
    for the wording, beside the program's own. Raises FormError."""
    wording = pack_source(packs)
    if folder is not None:
        from forms.definition.lint import lint_folder  # pydantic only where a foreign form is read

        if faults := lint_folder(folder):
            raise FormError(tuple(map(str, faults)))
        return build_form(read_tables(folder), read_years(), wording)
    if form_id not in BUILT_IN:
        raise FormError((f"没有名为「{form_id}」的表单",))
    own = built_in_folder(form_id)
    return build_form(prepared_tables(own, "form", _files_of(own)), read_years(), wording)


def built_in_folder(form_id: str) -> Path:
    return ROOT / "forms" / "content" / form_id


def load_example(form_id: str = "first_responsible") -> dict[str, Any]:
    """The answers of the built-in example."""
    import tomllib  # a program whose form and rules are prepared parses nothing at its start

    text = (built_in_folder(form_id) / EXAMPLE_FILE).read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)["answers"]


def read_years() -> YearTable:
    return build_years(prepared_tables(YEARS_FILE.parent, "years", [YEARS_FILE.name])[YEARS_FILE.name])


def read_tables(folder: Path) -> dict[str, Table]:
    """File name -> parsed TOML, form.toml first, the tabs by file name. Raises OSError and TOMLDecodeError."""
    import tomllib

    return {
        name: tomllib.loads((folder / name).read_text(encoding="utf-8"), parse_float=Decimal)
        for name in _files_of(folder)
    }


def _files_of(folder: Path) -> list[str]:
    names = sorted(
        entry.name
        for entry in folder.iterdir()
        if entry.name.endswith(".toml") and entry.name not in (FORM_FILE, EXAMPLE_FILE)
    )
    return [FORM_FILE, *names]


def build_form(tables: Mapping[str, Table], years: YearTable, wording: PackSource = no_packs) -> Form:
    """The form of sound tables."""
    head = dict(tables[FORM_FILE])
    chapters = tuple(Chapter(**table) for table in head.pop("chapter", []))
    profiles = tuple(build_profile(table) for table in head.pop("length_profile", []))
    sections = tuple(_section(table) for name, table in tables.items() if name != FORM_FILE)
    return Form(
        **head,
        chapters=chapters,
        sections=sections,
        length_profiles=profiles,
        years=years,
        wording=wording,
    )


def build_profile(table: Table) -> LengthProfile:
    values: Table = dict(table)
    parts: list[PartBound] = []
    for entry in cast(list[Table], values.pop("parts", [])):
        part: Table = dict(entry)
        part["share"] = Decimal(part.get("share", 0))
        parts.append(PartBound(**part))
    values["parts"] = tuple(parts)
    return LengthProfile(**values)


def build_years(table: Table) -> YearTable:
    words = {
        int(year): MappingProxyType({name: YearWord(**word) for name, word in cast(Table, entries).items()})
        for year, entries in table.items()
        if year.isdigit()
    }
    return YearTable(labels=MappingProxyType(dict(table.get("labels", {}))), words=MappingProxyType(words))


def _section(table: Table) -> Section:
    rest = {key: value for key, value in table.items() if key not in ("field", "passage", "rule")}
    return Section(
        **rest,
        fields=tuple(build_field(entry) for entry in table.get("field", [])),
        passages=tuple(Passage(**frozen(entry)) for entry in table.get("passage", [])),
        rules=tuple(build_rule(entry) for entry in table.get("rule", [])),
    )


_NESTED: dict[str, Callable[..., object]] = {"parts": Part, "items": Item, "options": Option}
_DECIMALS = ("low", "high", "factor")


def build_field(table: Table) -> AnyField:
    return FIELD_KINDS[table["kind"]](**frozen(table))


def build_rule(table: Table) -> AnyRule:
    return RULE_KINDS[table["kind"]](**frozen(table))


def frozen(table: Table) -> Table:
    """The values of a TOML table in the types of the dataclasses: tuples for lists, Decimal for bounds."""
    values: Table = {}
    for key, value in table.items():
        if key in _NESTED and isinstance(value, list):
            make = _NESTED[key]
            values[key] = tuple(
                make(**frozen(cast(Table, entry))) if isinstance(entry, dict) else entry
                for entry in cast(list[object], value)
            )
        elif isinstance(value, list):
            values[key] = tuple(cast(list[object], value))
        elif key in _DECIMALS and isinstance(value, int) and not isinstance(value, bool):
            values[key] = Decimal(value)
        else:
            values[key] = value
    return values
