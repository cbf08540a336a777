"""Where every test starts: Qt without a screen, no network, nobody's real folders, steady hypothesis."""

import gc
import os
import sys
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

# Before anything imports Qt. A developer who wants to watch sets QT_QPA_PLATFORM=xcb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A test that forgets to say where its data goes must not find, or spoil, the developer's own reports.
_home = tempfile.TemporaryDirectory(prefix="lvze-home-", ignore_cleanup_errors=True)
for _name in (
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
):
    os.environ[_name] = os.path.join(_home.name, _name.lower())  # noqa: PTH118

# No deadline: the machine may be busy with something else. Failing examples come with a line that repeats them.
# The same examples in each run; LVZE_FUZZ=1 looks for new ones.
settings.register_profile("lvze", deadline=None, print_blob=True, derandomize=True)
settings.register_profile("fuzz", deadline=None, print_blob=True, max_examples=1000)
settings.load_profile("fuzz" if os.environ.get("LVZE_FUZZ") else "lvze")


def _forbid_network(event: str, args: tuple[object, ...]) -> None:
    """Nothing here talks to a network; a test that does is a fault of the program or of the test."""
    if event == "socket.getaddrinfo" or (event == "socket.connect" and isinstance(args[1], tuple)):
        raise AssertionError(f"network use in a test: {event} {args[1:]}")


sys.addaudithook(_forbid_network)

# As in the program (desktop/garbage.py): never on a thread beside the one that widgets live on.
gc.disable()
_GARBAGE = 50_000


@pytest.fixture(autouse=True)
def _collect_garbage() -> Iterator[None]:
    yield
    if gc.get_count()[0] > _GARBAGE:
        gc.collect()


@pytest.fixture(autouse=True)
def _clean_working_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative paths land in a folder of the test run's own, never in the repository."""
    monkeypatch.chdir(tmp_path_factory.getbasetemp())
