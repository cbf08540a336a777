"""What only the packaged program must put right on Linux, before Qt starts."""

import sys
from collections.abc import MutableMapping

# The platform plug-ins of the package; on Wayland the window comes through XWayland.
PLATFORMS = frozenset({"xcb", "offscreen"})
LIBRARY_PATH = "LD_LIBRARY_PATH"


def is_packaged_on_linux() -> bool:
    return sys.platform == "linux" and bool(getattr(sys, "frozen", False))


def settle_environment(environment: MutableMapping[str, str]) -> None:
    """Undoes what would break the program or those that it starts."""
    # PyInstaller's start code points this to our libraries, and WPS started with them does not come up. Ours are
    # found all the same: the loader reads the variable once, when a program starts.
    original = environment.pop(f"{LIBRARY_PATH}_ORIG", None)
    if original:
        environment[LIBRARY_PATH] = original
    else:
        environment.pop(LIBRARY_PATH, None)
    # UOS says "dxcb;xcb", some desktops "wayland": Qt ends the program when it has none of the named plug-ins.
    wanted = [name.partition(":")[0] for name in environment.get("QT_QPA_PLATFORM", "").split(";")]
    if wanted != [""] and not PLATFORMS.intersection(wanted):
        environment["QT_QPA_PLATFORM"] = "xcb"
