"""Where the data goes: the user's own folder, or beside a portable program."""

import sys
from pathlib import Path

import pytest

from forms.store.folder import PORTABLE_FOLDER, PORTABLE_MARKS, default_data_folder


def test_the_usual_folder_is_the_users_own(tmp_path: Path) -> None:
    usual = default_data_folder()
    assert usual.name == "lvze"
    assert default_data_folder(tmp_path) == usual  # no mark there


@pytest.mark.parametrize("mark", PORTABLE_MARKS)
def test_a_mark_keeps_the_data_beside_the_program(
    mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / mark).touch()
    assert default_data_folder(tmp_path) == tmp_path / PORTABLE_FOLDER
    monkeypatch.setattr(sys, "executable", str(tmp_path / "lvze"))
    assert default_data_folder() != tmp_path / PORTABLE_FOLDER  # run from source
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert default_data_folder() == tmp_path / PORTABLE_FOLDER
