"""Reading and writing .lvze files on the disk."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from forms.report.answers import Json
from forms.report.lvze import LARGEST_FILE_BYTES, LvzeDocument, LvzeError, decode, encode
from forms.store.errors import StoreError, fault, system_errors


def read_lvze(path: Path) -> LvzeDocument:
    """Raises StoreError: "not_found", "permission", "io"; "newer", "unreadable" with the line of LvzeError."""
    _refuse_null(path)
    with system_errors(), path.open("rb") as file:
        data = file.read(LARGEST_FILE_BYTES + 1)
    try:
        return decode(data)
    except LvzeError as error:
        raise StoreError(str(error), kind="newer" if error.kind == "newer" else "unreadable") from error


def write_lvze(
    path: Path, form_id: str, year: int, answers: Mapping[str, Json], extra: Mapping[str, Json] | None = None
) -> None:
    """On the disk when it returns; when it raises StoreError, an earlier file at `path` is as it was."""
    _refuse_null(path)
    try:
        data = encode(form_id, year, answers, extra)
    except LvzeError as error:
        raise StoreError(str(error), kind="unreadable") from error
    with system_errors():
        target = Path(os.path.realpath(path))  # a link stays a link
        if target.exists() and not target.stat().st_mode & stat.S_IWUSR:
            raise fault("permission")  # replacing needs no leave of the file itself, but it was set read-only
        _replace(target, data)


def _replace(target: Path, data: bytes) -> None:
    # Its own short name: that of the target may be as long as the system allows already.
    unfinished = target.with_name(f".lvze-{os.urandom(6).hex()}.tmp")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            unfinished.chmod(stat.S_IMODE(target.stat().st_mode))
        unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Makes the new name itself survive a power cut where the system can (not on Windows or some shares)."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refuse_null(path: Path) -> None:
    if "\0" in str(path):
        raise fault("not_found")
