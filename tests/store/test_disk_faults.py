"""A disk that is full, read-only or forbidden: a clear error, nothing half done, and it works again afterwards."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from forms.store.database import FILE_NAME
from forms.store.errors import StoreError
from forms.store.recovery import recover
from forms.store.store import Store
from tests.store.disks import fill, ordinary_user, set_read_only, small_disk
from tests.store.samples import FORM, NOON, clock, edit
from tests.store.test_processes import ROOT, quick_check


def test_a_full_disk_keeps_nothing_of_the_failed_call_and_all_of_it_after_space_is_made(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path / "小 盘", 1024) as disk:
        store = Store.open(disk, clock=clock)
        report = store.create(FORM, 2026, "x", {}, NOON)
        filler = fill(disk, leave_bytes=200_000)
        seq = 0
        with pytest.raises(StoreError) as caught:
            for seq in range(1, 500):
                store.keep(report, [edit(seq, f"a.{seq}", "文" * 5000)])
        assert caught.value.kind == "disk_full"
        assert seq > 1
        with pytest.raises(StoreError):
            store.keep(report, [edit(seq, f"a.{seq}", "文" * 5000)])
        stored = store.load(report)
        assert stored.last_seq == seq - 1 == len(stored.answers)
        filler.unlink()
        store.keep(report, [edit(seq, f"a.{seq}", "文" * 5000)])
        store.close()
        again = Store.open(disk, clock=clock)
        assert again.load(report).last_seq == seq == len(again.load(report).answers)
        again.close()
        assert quick_check(disk) == "ok"


def test_a_store_cannot_be_made_on_a_full_disk_and_can_be_once_there_is_space(tmp_path: Path) -> None:
    with small_disk(tmp_path / "小 盘", 1024) as disk:
        for leave in range(0, 120_000, 12_000):
            filler = fill(disk, leave_bytes=leave)
            try:
                Store.open(disk, clock=clock).close()
            except StoreError as error:
                assert error.kind == "disk_full"
            else:
                assert leave > 0
            filler.unlink()
            store = Store.open(disk, clock=clock)
            assert store.reports() == []
            store.close()
            for entry in disk.iterdir():
                entry.unlink()


def test_a_limit_of_file_size_is_an_error_of_the_disk_and_leaves_the_store_whole(folder: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("no such limit on Windows")
    script = """
        import resource, sys
        from pathlib import Path
        from forms.store.errors import StoreError
        from forms.store.store import Store
        from tests.store.samples import FORM, NOON, clock, edit
        store = Store.open(Path(sys.argv[1]), clock=clock)
        report = store.create(FORM, 2026, "x", {}, NOON)
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
        for seq in range(1, 500):
            try:
                store.keep(report, [edit(seq, f"a.{seq}", "x" * 9000)])
            except StoreError as error:
                print(error.kind, seq)
                break
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        store.keep(report, [edit(seq, f"a.{seq}", "x" * 9000)])
        store.close()
    """
    command = [sys.executable, "-B", "-c", textwrap.dedent(script), str(folder)]
    kind, seq = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    assert kind == "io"
    store = Store.open(folder, clock=clock)
    assert len(store.load(1).answers) == store.load(1).last_seq == int(seq) > 1
    store.close()
    assert quick_check(folder) == "ok"


def test_a_read_only_disk_is_named_and_the_store_works_once_it_can_be_written(tmp_path: Path) -> None:
    with small_disk(tmp_path / "只读 盘", 4096) as disk:
        set_read_only(disk, True)
        with pytest.raises(StoreError) as caught:
            Store.open(disk, clock=clock)
        assert caught.value.kind in ("read_only", "permission")
        set_read_only(disk, False)
        store = Store.open(disk, clock=clock)
        report = store.create(FORM, 2026, "x", {"a.b": "文"}, NOON)
        store.close()
        before = (disk / FILE_NAME).read_bytes()
        set_read_only(disk, True)
        with pytest.raises(StoreError) as caught:
            Store.open(disk, clock=clock)
        assert caught.value.kind in ("read_only", "permission")
        assert (disk / FILE_NAME).read_bytes() == before
        set_read_only(disk, False)
        store = Store.open(disk, clock=clock)
        assert store.load(report).answers["a.b"] == "文"
        store.close()


def test_a_folder_without_permission_to_write_is_named(tmp_path: Path) -> None:
    with ordinary_user() as folder:
        folder.chmod(0o500)
        for place in (folder, folder / "新"):
            with pytest.raises(StoreError) as caught:
                Store.open(place, clock=clock)
            assert caught.value.kind == "permission"
        folder.chmod(0o700)
        Store.open(folder, clock=clock).close()
        (folder / FILE_NAME).chmod(0o400)
        folder.chmod(0o500)
        with pytest.raises(StoreError) as caught:
            Store.open(folder, clock=clock)
        assert caught.value.kind in ("read_only", "permission")


def test_permission_taken_away_while_running_loses_nothing(tmp_path: Path) -> None:
    with ordinary_user() as folder:
        store = Store.open(folder, clock=clock)
        report = store.create(FORM, 2026, "x", {}, NOON)
        files = list(folder.iterdir())
        for file in files:
            file.chmod(0o400)
        folder.chmod(0o500)
        store.keep(report, [edit(1, "a.b", "文")])  # the file is open already: it is durable all the same
        store.close()
        folder.chmod(0o700)
        for file in files:
            if file.exists():
                file.chmod(0o600)
        again = Store.open(folder, clock=clock)
        assert again.load(report).answers["a.b"] == "文"
        again.close()


def test_backups_and_versions_on_a_full_disk_leave_nothing_half_done(tmp_path: Path) -> None:
    with small_disk(tmp_path / "小 盘", 6144) as disk:
        store = Store.open(disk, clock=clock)
        report = store.create(FORM, 2026, "x", {}, NOON)
        for seq in range(1, 30):
            store.keep(report, [edit(seq, f"a.{seq}", "文" * 3000)])
        assert store.backup(NOON) is not None
        store.keep(report, [edit(30, "a.b", "x")])
        filler = fill(disk, leave_bytes=100_000)
        with pytest.raises(StoreError) as caught:
            store.backup(NOON)
        assert caught.value.kind == "disk_full"
        assert len(list((disk / "backups").iterdir())) == 1
        store.keep(report, [edit(31, "a.b", "y", "x")])
        filler.unlink()
        assert store.backup(NOON) is not None
        assert store.versions.keep(report, "export", NOON) is not None
        store.close()


def test_a_recovery_on_a_full_disk_touches_nothing_and_goes_through_once_there_is_space(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path / "小 盘", 2048) as disk:
        store = Store.open(disk, clock=clock)
        report = store.create(FORM, 2026, "x", {"a.b": "文" * 30_000}, NOON)
        store.backup(NOON)
        store.close()
        damaged = b"\0" * 50_000
        (disk / FILE_NAME).write_bytes(damaged)
        filler = fill(disk)
        with pytest.raises(StoreError) as caught:
            recover(disk, clock=clock)
        assert caught.value.kind == "disk_full"
        assert (disk / FILE_NAME).read_bytes() == damaged
        filler.unlink()
        found = recover(disk, clock=clock)
        assert found is not None and found.backup_at == NOON
        store = Store.open(disk, clock=clock)
        assert store.load(report).answers["a.b"] == "文" * 30_000
        store.close()
