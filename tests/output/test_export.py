"""Writing to the target: whole and verified, or the old file as it was and one clear line."""

import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from forms.manuscript.model import Manuscript
from forms.output import export
from forms.output.export import ExportError, export_docx, standard_layout
from forms.output.verify import Difference, verify_docx
from tests.output.package_xml import WordFile
from tests.output.sample import sample

LAYOUT = standard_layout()
OLD = b"last year's file"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    path.write_bytes(OLD)
    return path


def _refused(target: Path) -> str:
    """The message of a refused export; nothing is left behind and the old file is as it was."""
    before = sorted(target.parent.iterdir()) if target.parent.is_dir() else None
    with pytest.raises(ExportError) as caught:
        export_docx(sample(), target, layout=LAYOUT)
    if before is not None:
        assert sorted(target.parent.iterdir()) == before
    if target in (before or ()) and target.is_file():
        assert target.read_bytes() == OLD
    message = caught.value.message_zh
    assert "\n" not in message and "：" in message and "Errno" not in message
    return message


def test_the_file_is_there_and_says_what_the_manuscript_says(target: Path) -> None:
    result = export_docx(sample(), target, layout=LAYOUT)
    data = target.read_bytes()
    assert verify_docx(data, sample()) == []
    assert (result.path, result.size_bytes, result.draft) == (target, len(data), False)
    assert result.sha256 == hashlib.sha256(data).hexdigest()
    assert list(target.parent.iterdir()) == [target]


def test_draft_and_data_reach_the_file(tmp_path: Path) -> None:
    result = export_docx(sample(), tmp_path / "a.docx", layout=LAYOUT, draft=True, data=b"{}")
    names = WordFile(result.path.read_bytes()).names
    assert result.draft and "word/header1.xml" in names and "customXml/item1.xml" in names


def test_a_link_stays_a_link(target: Path) -> None:
    link = target.with_name("链接.docx")
    link.symlink_to(target)
    export_docx(sample(), link, layout=LAYOUT)
    assert link.is_symlink() and target.read_bytes() != OLD


def test_permissions_of_the_old_file_stay(target: Path) -> None:
    target.chmod(0o640)
    export_docx(sample(), target, layout=LAYOUT)
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("mark", [".~lock.报告.docx#", "~$报告.docx", "~$告.docx", "~$.docx", ".~报告.docx"])
def test_open_elsewhere(target: Path, mark: str) -> None:
    target.with_name(mark).touch()
    assert "正在别的程序中打开" in _refused(target)
    # Another name is not affected, nor is the mark of a file that is gone.
    export_docx(sample(), target.with_name("别的报告.docx"), layout=LAYOUT)


def test_a_left_over_mark_without_a_file_does_not_count(target: Path) -> None:
    target.with_name(".~lock.报告.docx#").touch()
    target.unlink()
    export_docx(sample(), target, layout=LAYOUT)


@pytest.mark.parametrize(("winerror", "code"), [(32, errno.EACCES), (33, errno.EACCES), (5, errno.EACCES)])
def test_open_in_word_on_windows(
    target: Path, monkeypatch: pytest.MonkeyPatch, winerror: int, code: int
) -> None:
    def refuse(self: Path, other: Path) -> None:
        error = PermissionError(code, "in use", str(self), None, str(other))
        error.winerror = winerror  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(Path, "replace", refuse)
    assert "正在别的程序中打开" in _refused(target)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EDQUOT, "配额"),
        (errno.EFBIG, "放不下"),
        (errno.EIO, "磁盘读写出错"),
        (errno.EROFS, "只读"),
        (errno.ENOTSUP, "没能写入「报告.docx」"),
    ],
)
def test_the_disk_refuses(target: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str) -> None:
    def full(descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", full)
    assert words in _refused(target)


def test_a_folder_that_may_not_be_written(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def guarded(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", guarded)
    assert "不许写入" in _refused(target)


def test_a_file_that_may_not_be_written(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def guarded(path: Path, flags: int, mode: int = 0o777) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", guarded)
    assert "「报告.docx」不许改写" in _refused(target)


def test_places_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "文件夹.docx").mkdir()
    assert "是一个文件夹" in _refused(tmp_path / "文件夹.docx")
    assert "不存在" in _refused(tmp_path / "没有" / "报告.docx")
    (tmp_path / "文件").touch()
    assert "不存在" in _refused(tmp_path / "文件" / "报告.docx")
    assert "文件名太长" in _refused(tmp_path / ("长" * 100 + ".docx"))
    assert "不能用的字符" in _refused(tmp_path / "a\0b.docx")


def test_a_name_near_the_limit_is_no_trouble_twice(tmp_path: Path) -> None:
    target = tmp_path / ("长" * 83 + ".docx")  # 254 of 255 bytes: the name of a lock file no longer fits
    for _ in range(2):
        export_docx(sample(), target, layout=LAYOUT)


def test_a_file_that_reads_back_differently_is_not_kept(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [Difference("text", 3, "甲", "乙")]

    def differs(data: bytes, manuscript: Manuscript) -> list[Difference]:
        return found

    monkeypatch.setattr(export, "verify_docx", differs)
    assert "读回核对不一致" in _refused(target)


def test_any_failure_leaves_the_old_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(data: bytes, manuscript: Manuscript) -> list[Difference]:
        raise KeyboardInterrupt

    monkeypatch.setattr(export, "verify_docx", interrupted)
    with pytest.raises(KeyboardInterrupt):
        export_docx(sample(), target, layout=LAYOUT)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_writing_starts_without_heavy_libraries() -> None:
    """The command line is measured from a cold start: readers load when something is read, not before."""
    code = "import sys, forms.output.export; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"docx", "lxml", "pydantic", "tomllib", "hashlib", "tempfile", "xml", "PySide6"} & set(loaded)
