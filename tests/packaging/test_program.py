"""The program as a process: one window for all starts, data beside a portable one, and what the package holds."""

import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from build_scripts.building.manifest import NAME, sums
from forms.store.folder import PORTABLE_FOLDER, PORTABLE_MARKS
from tests.packaging.programs import BUNDLES, PROGRAMS, ROOT

PATIENCE_S = 60
needs_bundle = pytest.mark.skipif(not BUNDLES, reason="nothing has been built: dev.py build")


@contextmanager
def running(command: list[str]) -> "Iterator[subprocess.Popen[bytes]]":
    """A program for as long as the block lasts."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until(done: Callable[[], object]) -> None:
    give_up = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < give_up, "waited in vain"
        time.sleep(0.05)


def _reports(data: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{data / 'lvze.sqlite3'}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM reports").fetchone()[0]
    except sqlite3.Error:
        return 0


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_second_start_opens_its_report_in_the_first_window(program: str, tmp_path: Path) -> None:
    command = PROGRAMS[program]
    data, report = tmp_path / "资料 夹", tmp_path / "示例 报告.lvze"
    subprocess.run([*command, "example", "-o", str(report)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with running([*command, "--data-dir", str(data)]) as first:
        wait_until((data / "requests").is_dir)
        assert _reports(data) == 0
        second = subprocess.run(
            [*command, "--data-dir", str(data), str(report)],
            cwd=ROOT,
            capture_output=True,
            timeout=PATIENCE_S,
        )
        assert (second.returncode, second.stdout, second.stderr) == (0, b"", b"")
        wait_until(lambda: _reports(data) == 1)
        assert first.poll() is None


@needs_bundle
@pytest.mark.parametrize("mark", PORTABLE_MARKS)
def test_a_portable_package_keeps_its_data_beside_itself(mark: str, tmp_path: Path) -> None:
    program = tmp_path / "U 盘" / "lvze"
    copytree(BUNDLES[0].parent, program, symlinks=True)
    (program / mark).touch()
    with running([str(program / "lvze")]):
        wait_until((program / PORTABLE_FOLDER / "lvze.sqlite3").is_file)
    rmtree(program)  # pytest keeps folders, and this one is 110 MB


@needs_bundle
def test_the_package_is_as_its_manifest_says() -> None:
    folder = BUNDLES[0].parent
    assert sums(folder, but={NAME}) == (folder / NAME).read_text(encoding="utf-8")
    named = [path.name.lower() for path in folder.rglob("*")]
    assert not [name for name in named if "network" in name or "ssl" in name or name.startswith("libcrypto")]
