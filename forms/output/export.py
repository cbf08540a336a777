"""Writes the Word file to its place: complete and read back, or not at all."""

import errno
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from forms.manuscript.model import Manuscript
from forms.output.docx_writer import write_docx
from forms.output.verify import Difference, verify_docx
from forms.typeset.layout import Layout
from forms.typeset.layout_reader import layout_from_toml


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A file that has been written, read back and found equal to the manuscript."""

    path: Path
    sha256: str
    size_bytes: int
    draft: bool


class ExportError(Exception):
    """The file was not written and the old one is as it was. `message_zh`: one line, what is wrong and the remedy;
    `differences`: what the reading back found, if that was it."""

    def __init__(self, message_zh: str, differences: tuple[Difference, ...] = ()) -> None:
        super().__init__(message_zh)
        self.message_zh = message_zh
        self.differences = differences


def standard_layout(overrides: Mapping[str, object] | None = None) -> Layout:
    """The layout of GB/T 9704—2012 with the user's settings (names in forms.typeset.layout_reader.SETTINGS).
    LayoutError when a setting cannot be."""
    import pkgutil  # works in a frozen program too, and loads in a tenth of the time of importlib.resources

    text = pkgutil.get_data("resources", "layout/gbt9704.toml")
    if text is None:
        raise FileNotFoundError("resources/layout/gbt9704.toml")
    return layout_from_toml(text.decode("utf-8"), overrides)


def export_docx(
    manuscript: Manuscript,
    target: Path,
    *,
    layout: Layout,
    draft: bool = False,
    data: bytes | None = None,
) -> ExportResult:
    """Writes `manuscript` to `target`, replacing what is there. Whether an existing file may be replaced, and whether
    findings forbid it, is for the caller to decide. ExportError for whatever hinders it."""
    content = write_docx(manuscript, layout, draft=draft, data=data)

    def read_back(on_disk: bytes) -> tuple[Difference, ...]:
        return tuple(verify_docx(on_disk, manuscript))

    write_bytes(target, content, read_back)
    import hashlib

    return ExportResult(target, hashlib.sha256(content).hexdigest(), len(content), draft)


def write_bytes(
    target: Path,
    content: bytes,
    read_back: Callable[[bytes], tuple[Difference, ...]] = lambda on_disk: (),
) -> None:
    """Puts `content` in the place of `target`, whole or not at all; `read_back` says what is wrong with what came to
    the disk. ExportError for whatever hinders it."""
    place = _possible_place(target)
    temporary = place.parent / f".lvze-{os.getpid()}-{id(content):x}.tmp"
    try:
        _write_synced(temporary, content, place)
        on_disk = temporary.read_bytes()
        differences = read_back(on_disk)
        if differences or on_disk != content:
            raise ExportError("导出的文件读回核对不一致，未保存：再导出一次，仍不行就换个磁盘", differences)
        temporary.replace(place)
        _sync_folder(place.parent)
    except OSError as error:
        raise ExportError(_explain(error, target.name)) from error
    finally:
        _remove(temporary)


def _write_synced(temporary: Path, content: bytes, old: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(temporary, flags, 0o666), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        temporary.chmod(old.stat().st_mode & 0o777)  # others may still read what they could read before
    except OSError:
        pass  # no old file, or a file system without modes


def _sync_folder(folder: Path) -> None:
    """Makes the new name durable. Windows has no such call, some network folders refuse it; the file is whole."""
    if os.name != "posix":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)


def _remove(temporary: Path) -> None:
    try:
        temporary.unlink()
    except OSError:
        pass  # renamed, or never made


def _possible_place(target: Path) -> Path:
    """Where to write: behind a link, the file it points to, so that the link stays. Refuses what can be told before
    anything is written, with a better message than the failure would give."""
    name = target.name
    try:
        place = Path(os.path.realpath(target))
        if place.is_dir():
            raise ExportError(f"「{name}」是一个文件夹：换个文件名再导出")
        if not place.parent.is_dir():
            raise ExportError(f"文件夹「{place.parent}」不存在：换个位置再导出")
        if not place.exists():
            return place
        if _owner_file(place) is not None:
            raise ExportError(_open_elsewhere(name))
        # Opening changes nothing, but fails when Word holds the file on Windows, or when it is write-protected.
        os.close(os.open(place, os.O_RDWR | getattr(os, "O_BINARY", 0)))
        return place
    except (OSError, ValueError) as error:
        raise ExportError(_explain(error, name)) from error


def _owner_file(place: Path) -> Path | None:
    """The mark that Word (~$, in place of up to two first letters) or LibreOffice and WPS on Linux lay beside a file
    that they have open."""
    name = place.name
    marks = (f".~lock.{name}#", *(f"~${name[cut:]}" for cut in (0, 1, 2)), f".~{name}")
    return next((mark for mark in (place.with_name(mark) for mark in marks) if _exists(mark)), None)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False  # the mark would have a longer name than the system allows


def _open_elsewhere(name: str) -> str:
    return f"「{name}」正在别的程序中打开：关闭后再导出，或换个名字"


# Windows error codes, which say more than errno does.
_WINDOWS = {
    32: errno.ETXTBSY,  # ERROR_SHARING_VIOLATION
    33: errno.ETXTBSY,  # ERROR_LOCK_VIOLATION
    112: errno.ENOSPC,  # ERROR_DISK_FULL
    39: errno.ENOSPC,  # ERROR_HANDLE_DISK_FULL
    19: errno.EROFS,  # ERROR_WRITE_PROTECT
    123: errno.EINVAL,  # ERROR_INVALID_NAME
    206: errno.ENAMETOOLONG,  # ERROR_FILENAME_EXCED_RANGE
}


def _explain(error: OSError | ValueError, name: str) -> str:
    """One line in Chinese for what the system refused."""
    if not isinstance(error, OSError):  # a zero byte or a lone surrogate in the path
        return "文件名里有不能用的字符：换个名字再导出"
    code = _WINDOWS.get(getattr(error, "winerror", None) or 0, error.errno or 0)
    if code in (errno.ETXTBSY, errno.EBUSY, errno.EAGAIN):
        return _open_elsewhere(name)
    if code in (errno.EACCES, errno.EPERM):
        if (
            error.filename2 is not None
        ):  # os.replace on Windows: access denied means that somebody holds the target
            return _open_elsewhere(name)
        if error.filename is not None and Path(os.fsdecode(error.filename)).name == name:
            return f"「{name}」不许改写（只读或正被占用）：关闭它或换个名字再导出"
        return "这个文件夹不许写入：换个文件夹再导出"
    return _BY_CODE.get(code, f"没能写入「{name}」（{error.strerror or error}）：换个文件夹再导出")


_BY_CODE = {
    errno.ENOSPC: "磁盘已满：腾出空间或换个磁盘再导出",
    errno.EDQUOT: "磁盘配额已用完：腾出空间或换个磁盘再导出",
    errno.EFBIG: "磁盘放不下这么大的文件：换个磁盘再导出",
    errno.EROFS: "这个磁盘或文件夹是只读的：换个文件夹再导出",
    errno.ENAMETOOLONG: "文件名太长：换个短些的名字再导出",
    errno.ENOENT: "文件夹不存在：换个位置再导出",
    errno.ENOTDIR: "路径里有一段不是文件夹：换个位置再导出",
    errno.EISDIR: "这个名字是一个文件夹：换个文件名再导出",
    errno.EINVAL: "文件名里有不能用的字符：换个名字再导出",
    errno.EIO: "磁盘读写出错：换个磁盘再导出",
}
