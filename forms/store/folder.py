"""Where reports live on this PC unless the user says otherwise."""

from pathlib import Path


def default_data_folder() -> Path:
    """The user's own data folder for this program, as the system lays it down; it need not exist yet."""
    from platformdirs import (
        user_data_path,
    )  # here, because a folder given by the user makes it needless at start

    return user_data_path("lvze", appauthor=False)
