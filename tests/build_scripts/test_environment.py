"""The stamps in .venv: when set-up is skipped and when it is not."""

from pathlib import Path

import pytest

from build_scripts import environment, system


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A repository in a temporary folder; the levels for which set-up did its work, in order."""
    for name in ("pyproject.toml", *environment.LOCKS.values()):
        (tmp_path / name).write_text(name)
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "CACHE", tmp_path / ".cache")
    monkeypatch.setattr(system, "ensure_packages", lambda level: True)
    monkeypatch.setattr(system, "ensure_fonts", lambda: True)
    monkeypatch.setattr(system, "missing_fonts", list)
    levels: list[str] = []

    def fill(level: str) -> None:
        levels.append(level)
        environment._stamp(level, environment.key_of(level))

    monkeypatch.setattr(environment, "_fill", fill)
    return levels


def test_the_second_time_nothing_is_done(filled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    environment.ensure("run")
    monkeypatch.setattr(environment, "exclusive", None)  # calling it would fail
    environment.ensure("run")
    assert filled == ["run"]


def test_what_serves_tests_serves_a_run(filled: list[str]) -> None:
    environment.ensure("test")
    environment.ensure("run")
    assert filled == ["test"]


def test_what_serves_a_run_does_not_serve_tests(filled: list[str]) -> None:
    environment.ensure("run")
    environment.ensure("test")
    assert filled == ["run", "test"]


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock"])
def test_a_change_of_what_is_asked_for_is_seen(name: str, filled: list[str], tmp_path: Path) -> None:
    environment.ensure("run")
    (tmp_path / name).write_text("changed")
    environment.ensure("run")
    assert filled == ["run", "run"]


def test_what_the_system_lacks_is_looked_for_every_time(
    filled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def lacking(level: str) -> bool:
        asked.append(level)
        return False

    monkeypatch.setattr(system, "ensure_packages", lacking)
    environment.ensure("run")
    environment.ensure("run")
    assert (asked, filled) == (["run", "run"], ["run"])


def test_fonts_deleted_by_hand_are_fetched_again(filled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    environment.ensure("test")
    fetched: list[bool] = []
    monkeypatch.setattr(system, "missing_fonts", lambda: ["FandolFang-Regular.otf"])
    monkeypatch.setattr(system, "ensure_fonts", lambda: fetched.append(True) or True)
    environment.ensure("test")
    assert (fetched, filled) == ([True], ["test"])
