""".lvze files on the disk: whole or as before, whatever happens while they are written."""

import os
import sys
from pathlib import Path

import pytest

from forms.report.answers import Json
from forms.report.lvze import encode
from forms.store.errors import StoreError
from forms.store.lvze_file import read_lvze, write_lvze
from tests.store.disks import fill, ordinary_user, small_disk
from tests.store.samples import FORM

ANSWERS: dict[str, Json] = {"basics.bureau": "云岭县税务局", "a.text": "头\ud83d尾"}
DRAFTS = Path(__file__).parent.parent / "drafts"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="links and modes are otherwise on Windows")


def fault_of_reading(path: Path) -> StoreError:
    with pytest.raises(StoreError) as caught:
        read_lvze(path)
    return caught.value


def fault_of_writing(path: Path, answers: dict[str, Json] = ANSWERS) -> StoreError:
    with pytest.raises(StoreError) as caught:
        write_lvze(path, FORM, 2026, answers)
    return caught.value


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "第一责任人 2026#?.lvze" if os.name != "nt" else tmp_path / "第一责任人 2026#.lvze"
    write_lvze(path, FORM, 2026, ANSWERS, {"signed": True})
    document = read_lvze(path)
    assert (document.form, document.year, document.answers) == (FORM, 2026, ANSWERS)
    assert document.extra == {"signed": True}
    write_lvze(path, FORM, 2027, {})
    assert (read_lvze(path).year, list(tmp_path.iterdir())) == (2027, [path])


def test_the_file_of_format_1_opens_for_ever() -> None:
    """Written by version 1 and never again."""
    document = read_lvze(DRAFTS / "report_v1.lvze")
    assert (document.form, document.year, document.extra) == (FORM, 2026, {"signed": [True, None]})
    assert dict(document.answers) == {
        "areas.order": ["a", "b"],
        "basics.bureau": "云岭县税务局",
        "of_a_later_form.rows": {"done": True, "n": 1.5},
        "party_and_business.tax_revenue.current": "123456.78",
        "problems.first.text": "问题\n\ud83d𠮷",
    }


@pytest.mark.parametrize(
    ("data", "kind", "word"),
    [
        (b"", "unreadable", "空"),
        (b'{"format": 1', "unreadable", "损坏"),
        (b"\xff\xfe", "unreadable", "编码"),
        (b"[]", "unreadable", "不是履责"),
        (b'{"format": 99}', "newer", "升级"),
    ],
)
def test_what_cannot_be_read_is_named_and_left_alone(
    tmp_path: Path, data: bytes, kind: str, word: str
) -> None:
    path = tmp_path / "r.lvze"
    path.write_bytes(data)
    error = fault_of_reading(path)
    assert error.kind == kind and word in str(error)
    assert path.read_bytes() == data


def test_a_place_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert fault_of_reading(tmp_path / "none.lvze").kind == "not_found"
    assert fault_of_reading(tmp_path / "a\0b").kind == "not_found"
    assert fault_of_writing(tmp_path / "no folder" / "r.lvze").kind == "not_found"
    assert fault_of_writing(tmp_path / "a\0b").kind == "not_found"
    assert fault_of_writing(tmp_path / ("长" * 200 + ".lvze")).kind == "not_found"
    assert list(tmp_path.iterdir()) == []


@posix_only
def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "r.lvze").mkdir()
    assert fault_of_reading(tmp_path / "r.lvze").kind == "not_found"
    assert fault_of_writing(tmp_path / "r.lvze").kind == "not_found"
    assert [entry.name for entry in tmp_path.iterdir()] == ["r.lvze"]


def test_answers_that_could_not_be_read_again_are_not_written(tmp_path: Path) -> None:
    path = tmp_path / "r.lvze"
    write_lvze(path, FORM, 2026, ANSWERS)
    value: list[Json] = []
    for _ in range(100):
        value = [value]
    assert fault_of_writing(path, {"a": value}).kind == "unreadable"
    assert read_lvze(path).answers == ANSWERS


def test_a_full_disk_leaves_the_earlier_file_as_it_was(tmp_path: Path) -> None:
    with small_disk(tmp_path / "小 盘", 256) as disk:
        path = disk / "r.lvze"
        write_lvze(path, FORM, 2026, ANSWERS)
        before = path.read_bytes()
        filler = fill(disk)
        assert fault_of_writing(path).kind == "disk_full"
        assert path.read_bytes() == before
        assert sorted(disk.iterdir()) == sorted([path, filler])
        filler.unlink()
        write_lvze(path, FORM, 2027, ANSWERS)
        assert read_lvze(path).year == 2027


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_simulated_fault_while_writing_leaves_the_earlier_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "r.lvze"
    write_lvze(path, FORM, 2026, ANSWERS)
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(5, "simulated")

    with monkeypatch.context() as patched:
        patched.setattr(*((os, "fsync", fail) if call == "fsync" else (Path, "replace", fail)))
        assert fault_of_writing(path).kind == "io"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_read_only_file_or_folder_is_named_and_left_alone() -> None:
    with ordinary_user() as folder:
        path = folder / "r.lvze"
        write_lvze(path, FORM, 2026, ANSWERS)
        path.chmod(0o400)
        assert fault_of_writing(path).kind == "permission"
        path.chmod(0o000)
        assert fault_of_reading(path).kind == "permission"
        path.chmod(0o600)
        folder.chmod(0o500)
        assert fault_of_writing(path).kind == "permission"
        folder.chmod(0o700)
        assert path.read_bytes() == encode(FORM, 2026, ANSWERS)
        assert list(folder.iterdir()) == [path]


@posix_only
def test_a_link_stays_a_link_and_the_mode_stays(tmp_path: Path) -> None:
    target, link = tmp_path / "target.lvze", tmp_path / "link.lvze"
    write_lvze(target, FORM, 2026, ANSWERS)
    target.chmod(0o640)
    link.symlink_to(target)
    write_lvze(link, FORM, 2027, ANSWERS)
    assert link.is_symlink()
    assert read_lvze(target).year == 2027
    assert target.stat().st_mode & 0o777 == 0o640


@posix_only
def test_an_endless_file_is_not_read_to_its_end() -> None:
    assert fault_of_reading(Path("/dev/zero")).kind == "unreadable"
