"""What can go wrong when reports are kept, each kind with one Chinese line that names the remedy."""

import errno
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Literal

StoreFault = Literal[
    "disk_full",
    "read_only",
    "permission",
    "locked",
    "corrupt",
    "newer",
    "foreign",
    "missing",
    "conflict",
    "moved",
    "lost",
    "not_found",
    "io",
    "unreadable",
]

MESSAGES: Mapping[StoreFault, str] = MappingProxyType(
    {
        "disk_full": "磁盘已满，内容还没有存上。腾出空间后再存，或另存到别处。",
        "read_only": "存放的位置是只读的，去掉只读后再存，或另存到别处。",
        "permission": "没有权限读写这个位置，或文件正被占用。关闭占用的程序，或换个位置。",
        "locked": "数据正被另一个窗口占用，关掉那个窗口后再试，或另存到别处。",
        "corrupt": "数据文件已损坏，原文件没有动。从备份恢复，或换一个数据文件夹。",
        "newer": "数据由更新版本的履责保存，原文件没有动。升级履责后再打开。",
        "foreign": "数据文件夹里的同名文件不是履责的数据，移走它，或换一个文件夹。",
        "missing": "这份报告已经不在数据里，另存到别处以保住内容。",
        "conflict": "这份报告在另一个窗口里改过，另存到别处，再重新打开。",
        "moved": "数据文件被移走或删除，放回原处后再试，或另存到别处。",
        "lost": "数据文件不见了，备份还在。从备份恢复，或换一个数据文件夹。",
        "not_found": "找不到这个文件或文件夹，看看路径，或换个位置。",
        "io": "磁盘读写出错，检查磁盘或网络盘后再试，或另存到别处。",
        "unreadable": "文件读不出来，换一份没有损坏的副本再打开。",
    }
)

_OS_FAULTS: Mapping[int, StoreFault] = MappingProxyType(
    {
        errno.ENOSPC: "disk_full",
        errno.EDQUOT: "disk_full",
        errno.EROFS: "read_only",
        errno.EACCES: "permission",
        errno.EPERM: "permission",
        errno.ENOENT: "not_found",
        errno.ENOTDIR: "not_found",
        errno.EEXIST: "not_found",  # a file where the folder should be
        errno.EISDIR: "not_found",
        errno.ENAMETOOLONG: "not_found",
    }
)


class StoreError(Exception):
    """Reports could not be kept or read. `str(error)` is one Chinese line for the user, `kind` for the program.

    What was in the store before the call is there unchanged, and the call can be made again.
    """

    def __init__(self, message_zh: str, *, kind: StoreFault) -> None:
        super().__init__(message_zh)
        self.kind: StoreFault = kind


def fault(kind: StoreFault) -> StoreError:
    """The error of `kind` with its usual line."""
    return StoreError(MESSAGES[kind], kind=kind)


@contextmanager
def system_errors() -> Generator[None]:
    """Raises as StoreError what the system reports about files."""
    try:
        yield
    except OSError as error:
        raise fault(_OS_FAULTS.get(error.errno or 0, "io")) from error
