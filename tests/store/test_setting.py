"""Where the store lies, what opening it costs, and drives that allow less than others."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from forms.store.folder import default_data_folder
from forms.store.store import Store
from tests.store.samples import FORM, NOON, clock, edit
from tests.store.test_processes import ROOT


def test_the_default_folder_is_the_users_own_and_is_not_made_by_asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "数据 家"))
        assert default_data_folder() == tmp_path / "数据 家" / "lvze"
    folder = default_data_folder()
    assert folder.is_absolute() and folder.name == "lvze" and not folder.exists()
    Store.open(folder, clock=clock).close()


def test_the_store_brings_no_heavy_library_to_the_start() -> None:
    script = "import sys, forms.store.store, forms.store.folder, forms.store.lvze_file; print(*sys.modules)"
    command = [sys.executable, "-B", "-c", script]
    modules = set(
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    )
    heavy = {"platformdirs", "pydantic", "PySide6", "lxml", "shutil", "tempfile", "uuid", "logging"}
    assert modules & heavy == set()


def test_a_drive_without_a_write_ahead_log_is_said_and_serves_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> bool:
        return False

    with monkeypatch.context() as patched:
        patched.setattr("forms.store.database._use_wal", refused)
        store = Store.open(folder, clock=clock)
    assert not store.wal
    report = store.create(FORM, 2026, "x", {}, NOON)
    store.keep(report, [edit(1, "a.b", "x")])
    store.close()
    store = Store.open(folder, clock=clock)
    assert store.wal
    assert store.load(report).answers["a.b"] == "x"
    store.close()


def test_the_length_of_the_log_does_not_slow_the_opening(store: Store, report: int) -> None:
    store.keep(report, [edit(seq, f"a.field_{seq % 200}", f"第{seq}次" * 40) for seq in range(1, 20_001)])
    store.close()
    before = time.perf_counter()
    again = Store.open(store.path.parent, clock=clock)
    stored = again.load(report)
    again.reports()
    taken_ms = (time.perf_counter() - before) * 1000
    again.close()
    assert (stored.last_seq, len(stored.answers)) == (20_000, 201)
    assert taken_ms < 300


def test_every_commit_waits_for_the_disk(store: Store) -> None:
    connection = store._database._connection  # a kill cannot show this, only a power cut could
    full = 2  # https://sqlite.org/pragma.html#pragma_synchronous
    assert connection.execute("PRAGMA synchronous").fetchone() == (full,)
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
