"""Forms and year words prepared at an earlier start are those of their files."""

import shutil
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from forms.commands.prepare import prepare
from forms.definition.loader import (
    BUILT_IN,
    YEARS_FILE,
    build_form,
    build_years,
    built_in_folder,
    load_form,
    read_tables,
    read_years,
)
from forms.definition.loader_prepared import prepared_tables


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


@pytest.mark.parametrize("form_id", BUILT_IN)
def test_a_prepared_form_is_that_of_its_files(form_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    years = build_years(tomllib.loads(YEARS_FILE.read_text(encoding="utf-8")))
    anew = build_form(read_tables(built_in_folder(form_id)), years)
    prepare()
    monkeypatch.setattr(tomllib, "loads", None)  # nothing is parsed any more
    assert read_years() == years
    assert load_form(form_id) == anew


def test_tables_come_back_with_their_types(folder: Path) -> None:
    text = "a = 0.10\nb = 1\nc = true\n[[d]]\ne = [1.5, 'x']\n"
    (folder / "t.toml").write_text(text, encoding="utf-8")
    first, again = (prepared_tables(folder, "t", ["t.toml"])["t.toml"] for _ in range(2))
    assert repr(first) == repr(again) == repr(tomllib.loads(text, parse_float=Decimal))
    assert len(list((folder / "__pycache__").iterdir())) == 1
    (folder / "t.toml").write_text(text.replace("0.10", "0.20"), encoding="utf-8")
    assert prepared_tables(folder, "t", ["t.toml"])["t.toml"]["a"] == Decimal("0.20")


@pytest.mark.parametrize("damage", [b"", b"x" * 4000, b"lvze prepared 1\n"])
def test_damaged_or_missing_tables_are_read_from_their_files(folder: Path, damage: bytes) -> None:
    own = built_in_folder(BUILT_IN[0])
    files = sorted(path.name for path in own.glob("*.toml"))
    for name in files:
        shutil.copy(own / name, folder)
    expected = prepared_tables(folder, "form", files)
    (kept,) = (folder / "__pycache__").iterdir()
    sound = kept.read_bytes()
    kept.write_bytes(damage)
    assert prepared_tables(folder, "form", files) == expected
    assert kept.read_bytes() == sound


def test_a_date_is_no_plain_data_and_is_read_each_time(folder: Path) -> None:
    (folder / "t.toml").write_text("day = 2026-01-08\n", encoding="utf-8")
    first, again = (prepared_tables(folder, "t", ["t.toml"]) for _ in range(2))
    assert first == again
    assert list(folder.rglob("*.prepared*")) == []
