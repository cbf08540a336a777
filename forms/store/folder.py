"""Where reports live on this PC unless the user says otherwise."""

import sys
from pathlib import Path

# An empty file of one of these names beside the packaged program keeps everything beside it: on a USB stick, say.
PORTABLE_MARKS = ("便携.txt", "portable.txt")
PORTABLE_FOLDER = "履责数据"


def default_data_folder(program_folder: Path | None = None) -> Path:
    """The user's own data folder for this program, as the system lays it down; it need not exist yet.
    `program_folder` is where the packaged program stands; by default this one's, if it is packaged."""
    if program_folder is None and getattr(sys, "frozen", False):
        program_folder = Path(sys.executable).parent
    if program_folder is not None and any((program_folder / mark).is_file() for mark in PORTABLE_MARKS):
        return program_folder / PORTABLE_FOLDER
    from platformdirs import user_data_path  # here: a folder given by the user makes it needless at start

    return user_data_path("lvze", appauthor=False)
