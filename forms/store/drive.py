"""Whether a folder lies on a network drive, where SQLite's write-ahead log is not safe: its index is shared memory,
which two PCs do not share (https://sqlite.org/wal.html, 2)."""

import os
import sys
from pathlib import Path

_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smbfs", "smb3", "ncpfs", "afs", "9p", "vboxsf", "davfs"}
    | {"fuse.sshfs", "fuse.rclone", "fuse.vmhgfs-fuse", "fuse.davfs"}
)
_MOUNTS = Path("/proc/self/mountinfo")
_DRIVE_REMOTE = 4  # https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew


def on_network_drive(folder: Path) -> bool:
    """False when it cannot be told."""
    if sys.platform == "win32":
        return _is_remote(os.path.realpath(folder))
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return file_system(os.path.realpath(folder), mounts) in _NETWORK_TYPES


def file_system(folder: str, mounts: str) -> str:
    """The type of the file system that holds `folder`, told from /proc/self/mountinfo; "" when none does."""
    best, found = "", ""
    for line in mounts.splitlines():
        place, _, kind = line.partition(" - ")
        fields = place.split(" ")
        if len(fields) < 5 or not kind:
            continue
        point = _unescaped(fields[4])
        inside = point == "/" or folder == point or folder.startswith(f"{point}/")
        if inside and len(point) >= len(best):  # of two at one place the later covers the earlier
            best, found = point, kind.split(" ")[0]
    return found


def _unescaped(point: str) -> str:
    for code, character in ((r"\040", " "), (r"\011", "\t"), (r"\012", "\n"), (r"\134", "\\")):
        point = point.replace(code, character)
    return point


def _is_remote(path: str) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes  # on Windows only

    drive = os.path.splitdrive(path)[0]
    if drive.startswith("\\\\"):
        return True
    return ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE
