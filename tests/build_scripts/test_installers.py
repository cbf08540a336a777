"""What installs the program: the scripts that users run, and those that can't be run here, as far as words go."""

import os
import re
import subprocess
from pathlib import Path
from shutil import which
from xml.etree import ElementTree

import pytest

from build_scripts.building import installer_trial
from build_scripts.building.manifest import write_manifest

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "build_scripts" / "linux"
needs_sh = pytest.mark.skipif(which("sh") is None or os.name == "nt", reason="a script for Linux")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """An unpacked archive, with a program that is a script."""
    folder = tmp_path / "下载 目录" / "lvze-1.0"
    (folder / "share").mkdir(parents=True)
    (folder / "_internal").mkdir()
    (folder / "_internal" / "new").touch()
    (folder / "lvze").write_text("#!/bin/sh\necho runs\n")
    (folder / "lvze").chmod(0o755)
    for name in ("install.sh", "lvze.desktop", "lvze-mime.xml"):
        text = (LINUX / name).read_text(encoding="utf-8")
        target = folder / name if name == "install.sh" else folder / "share" / name
        target.write_text(text, encoding="utf-8")
    for name in ("lvze.svg", *(f"lvze-{side}.png" for side in (16, 24, 32, 48, 64, 128, 256))):
        (folder / "share" / name).touch()
    return folder


def _install(program: Path, home: Path, *arguments: str, answer: str = "") -> str:
    home.mkdir(exist_ok=True)
    done = subprocess.run(
        ["sh", str(program / "install.sh"), *arguments],
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        input=answer,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@needs_sh
def test_a_user_installs_it_alone_and_over_an_older_one(program: Path, tmp_path: Path) -> None:
    home = tmp_path / "用户 家"
    reports = home / ".local/share/lvze"
    reports.mkdir(parents=True)
    (reports / "lvze.sqlite3").write_text("reports")
    installed = home / ".local/opt/lvze"
    (installed / "_internal").mkdir(parents=True)
    (installed / "_internal" / "old").touch()
    _install(program, home)
    assert subprocess.check_output([home / ".local/bin/lvze"], text=True) == "runs\n"
    assert [path.name for path in (installed / "_internal").iterdir()] == ["new"]
    assert (reports / "lvze.sqlite3").read_text() == "reports"
    entry = (home / ".local/share/applications/lvze.desktop").read_text(encoding="utf-8")
    assert f'Exec="{installed}/lvze" %f' in entry
    assert [path.name for path in (home / ".local/opt").iterdir()] == ["lvze"]


@needs_sh
@pytest.mark.parametrize(("answer", "kept"), [("", True), ("\n", True), ("no\n", True), ("yes\n", False)])
def test_removing_it_asks_about_the_reports_and_keeps_them(
    answer: str, kept: bool, program: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    _install(program, home)
    reports = home / ".local/share/lvze"
    reports.mkdir(parents=True)
    said = _install(home / ".local/opt/lvze", home, "--remove", answer=answer)
    assert reports.is_dir() is kept
    assert str(reports) in said
    left = [path for path in (home / ".local").rglob("*") if "lvze" in path.name and path != reports]
    assert left == []


@needs_sh
@pytest.mark.parametrize("name", ["install.sh", "postinst", "postrm", "old_python.sh"])
def test_scripts_can_be_read_by_any_shell(name: str) -> None:
    subprocess.run(["sh", "-n", str(LINUX / name)], check=True)


def test_the_desktop_opens_lvze_files_with_it() -> None:
    entry = (LINUX / "lvze.desktop").read_text(encoding="utf-8")
    mime = ElementTree.parse(LINUX / "lvze-mime.xml").getroot()
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = mime.find("m:mime-type", space)
    assert kind is not None
    assert f"MimeType={kind.get('type')};" in entry
    glob = kind.find("m:glob", space)
    assert glob is not None and glob.get("pattern") == "*.lvze"
    assert "Exec=@PROGRAM@ %f" in entry


def test_the_windows_installer_asks_for_no_administrator_and_clears_the_old_version() -> None:
    script = (ROOT / "build_scripts" / "windows" / "lvze.iss").read_text(encoding="utf-8")
    assert "PrivilegesRequired=lowest" in script
    deleted = re.findall(r'^Type: \w+; Name: "([^"]+)"', script, re.MULTILINE)
    assert r"{app}\_internal" in deleted
    assert "MB_DEFBUTTON2" in script, "the reports stay unless somebody says otherwise"
    assert not [name for name in deleted if "localappdata" in name]


def test_every_message_of_the_windows_installer_is_chinese() -> None:
    folder = ROOT / "build_scripts" / "windows"
    script = (folder / "lvze.iss").read_text(encoding="utf-8")
    assert "{#SourcePath}chinese.isl" in script
    lines = (folder / "chinese.isl").read_text(encoding="utf-8").partition("[Messages]")[2].splitlines()
    messages = dict(line.split("=", 1) for line in lines if line)
    assert len(messages) == len([line for line in lines if line]), "a message stands there twice"
    only_values = {
        "LastErrorMessage",
        "AboutSetupMessage",
        "UninstallDisplayNameMark",
        "UninstallDisplayNameMarks",
    }
    english = [name for name, text in messages.items() if not re.search("[\u4e00-\u9fff]", text)]
    assert set(english) <= only_values
    shown = (
        "ButtonNext",
        "WizardReady",
        "InstallingLabel",
        "FinishedLabel",
        "ConfirmUninstall",
        "UninstalledAll",
    )
    assert set(shown) <= messages.keys()


def test_a_file_or_an_entry_that_was_not_installed_is_told(tmp_path: Path) -> None:
    folder, prefix = tmp_path / "lvze", tmp_path / "prefix"
    home = prefix / "drive_c/users/wineuser"
    installed = home / installer_trial.INSTALLED
    for place in (folder, installed):
        place.mkdir(parents=True)
        (place / "履责.exe").write_bytes(b"program")
    write_manifest(folder)
    for name in installer_trial.SHORTCUTS:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).touch()
    (prefix / "user.reg").write_text("\n".join(installer_trial.REGISTERED), encoding="utf-8")
    assert installer_trial.installed_faults(home, prefix, folder) == []
    (installed / "履责.exe").write_bytes(b"another")
    (home / installer_trial.SHORTCUTS[0]).unlink()
    (prefix / "user.reg").write_text("\n".join(installer_trial.REGISTERED[1:]), encoding="utf-8")
    faults = installer_trial.installed_faults(home, prefix, folder)
    assert len(faults) == 3 and faults[0] == "履责.exe 没有装对"
