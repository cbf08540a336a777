"""dev.py from the outside: what it says and returns when it cannot go on."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts import commands, system
from build_scripts.environment import SetupError

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "build_scripts" / "dev.py"


def _dev(*args: str, **env: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(DEV), *args],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **env},
        timeout=60,
    )


def test_help_names_every_command() -> None:
    done = _dev()
    assert done.returncode == 0
    assert all(f"\n  {command} " in done.stdout for command in commands.COMMANDS)


def test_unknown_command_shows_the_usage() -> None:
    done = _dev("biuld")
    assert done.returncode == 2
    assert "biuld" in done.stderr and "用法" in done.stderr


def test_build_says_what_it_can() -> None:
    done = _dev("build", "--nonsense")
    assert done.returncode == 2
    assert "--release" in done.stderr and "--windows" in done.stderr


def test_it_parses_on_an_old_python() -> None:
    import ast

    ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_in_one_line() -> None:
    program = (
        "import sys, runpy; sys.version_info = (3, 8, 1); sys.argv[:] = ['dev.py', 'run'];"
        f"runpy.run_path({str(DEV)!r}, run_name='__main__')"
    )
    env = {**os.environ, "LVZE_DEV_RERUN": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", env=env
    )
    assert done.returncode == 1
    assert re.fullmatch(r"需要 Python 3\.11 .*3\.8\.1.*\n", done.stderr)


def test_missing_system_packages_are_named_with_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "missing_packages", lambda level: ["libegl1", "xvfb"])
    monkeypatch.setattr(system, "_may_install", lambda: False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not system.ensure_packages("test")
    said = capsys.readouterr()
    assert said.out == "", "stdout belongs to the program that is started"
    assert "sudo apt-get install libegl1 xvfb" in said.err


def test_a_package_is_met_by_its_alternative(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = {need.package for need in system.NEEDS["test"]}
    monkeypatch.setattr(system, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(
        system, "_installed_packages", lambda: everything - {"libglib2.0-0"} | {"libglib2.0-0t64"}
    )
    assert system.missing_packages("test") == []
    monkeypatch.setattr(system, "_installed_packages", lambda: everything - {"xvfb", "libegl1"})
    assert system.missing_packages("test") == ["libegl1", "xvfb"]


def test_a_python_without_venv_is_told_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(system, "_may_install", lambda: False)
    with pytest.raises(SetupError, match=rf"apt-get install python3\.{sys.version_info[1]}-venv"):
        system.ensure_venv_module()


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_display_is_seen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for other in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(other, raising=False)
    assert not commands.has_display()
    monkeypatch.setenv(name, "x")
    assert commands.has_display()
