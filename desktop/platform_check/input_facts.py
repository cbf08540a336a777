"""The facts about input methods on this PC. No QApplication is needed: Qt is told what to load before there is one."""

import os
import sys
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path

from desktop.platform_check.input_method import (
    DAEMONS,
    QT_LIST,
    QT_ONE,
    VARIABLES,
    InputChoice,
    InputFacts,
)

PROCESSES = Path("/proc")
PLUGIN_END = "platforminputcontextplugin"
# The names that a plug-in answers to, where they are not the name of its file.
PLUGIN_NAMES: Mapping[str, tuple[str, ...]] = {
    "compose": ("compose", "xim"),
    "fcitx5": ("fcitx5", "fcitx"),
    "qtvirtualkeyboard": ("qtvirtualkeyboard",),
}


def gather_input_facts(environment: Mapping[str, str] = os.environ) -> InputFacts:
    held = {name: environment[name] for name in VARIABLES if environment.get(name)}
    if sys.platform != "linux":
        return InputFacts(sys.platform, held, frozenset(), frozenset())
    return InputFacts("linux", held, running_daemons(PROCESSES), _plugins())


def running_daemons(processes: Path) -> frozenset[str]:
    """Those of DAEMONS that run for this user, by the names of their processes."""
    found: set[str] = set()
    user = os.getuid() if sys.platform != "win32" else 0
    try:
        with os.scandir(processes) as entries:
            for entry in entries:
                if entry.name.isdigit() and entry.stat().st_uid == user:
                    found.add(_process_name(Path(entry.path)))
    except OSError:
        pass  # a sandbox hides them: what the environment says remains
    return frozenset(found & DAEMONS)


def _process_name(process: Path) -> str:
    try:
        return (process / "comm").read_text("utf-8", errors="replace").strip()
    except OSError:
        return ""  # ended meanwhile


def _plugins() -> frozenset[str]:
    from PySide6.QtCore import QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforminputcontexts")
    try:
        return plugin_names(entry.name for entry in folder.iterdir())
    except OSError:
        return frozenset()


def plugin_names(files: Iterable[str]) -> frozenset[str]:
    """From the names of the files to the names that Qt loads them by."""
    names: set[str] = set()
    for file in files:
        stem = file.removeprefix("lib").removesuffix(".so")
        if stem.endswith(PLUGIN_END):
            stem = stem.removesuffix(PLUGIN_END)
            names.update(PLUGIN_NAMES.get(stem, (stem,)))
    return frozenset(names)


@contextmanager
def told_to_qt(choice: InputChoice) -> Generator[None]:
    """Qt reads the environment when the QApplication is made. Afterwards it is put back: WPS, started from here to
    show a file, has plug-ins of its own."""
    before = {name: os.environ.get(name) for name in (QT_LIST, QT_ONE)}
    if choice.module:
        os.environ.pop(QT_LIST, None)
        os.environ[QT_ONE] = choice.module
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
