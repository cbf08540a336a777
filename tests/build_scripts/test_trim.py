"""The trim list: every line has its reason, and what keeps a window on the screen is never dropped."""

import tomllib

import pytest

from build_scripts.building.freeze import log_faults
from build_scripts.building.trim import FILE, System, load_trim, one_runtime

SYSTEMS: tuple[System, ...] = ("linux", "windows")
WHOLE = {
    "linux": [
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "libpython3.11.so.1.0",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so",
        "PySide6/Qt/lib/libQt6DBus.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "libxcb-cursor.so.0",
        "libxcb-icccm.so.4",
        "libxcb-keysyms.so.1",
        "libxcb-image.so.0",
        "libxcb-render-util.so.0",
        "libxkbcommon-x11.so.0",
        "libsqlite3.so.0",
        "resources/help/10_filling.md",
        "forms/content/first_responsible/form.toml",
        "forms/content/first_responsible/__pycache__/form.cpython-311.prepared",
        "shiboken6/files.dir/shibokensupport/signature/loader.pyc",
    ],
    "windows": [
        "PySide6/translations/qtbase_zh_CN.qm",
        "python311.dll",
        "python3.dll",
        "PySide6/plugins/imageformats/qsvg.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/platforms/qoffscreen.dll",
        "PySide6/Qt6Svg.dll",
        "sqlite3.dll",
        "VCRUNTIME140.dll",
        "forms/content/first_responsible/__pycache__/form.cpython-311.prepared",
        "shiboken6/files.dir/shibokensupport/signature/loader.pyc",
    ],
}


@pytest.mark.parametrize("kind", ["exclude", "drop", "keep", "forbid"])
def test_every_line_says_why(kind: str) -> None:
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))[kind]
    assert all(len(entry["why"]) > 3 for entry in entries)
    assert all(entry.get("system", "linux") in SYSTEMS for entry in entries)


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_the_window_needs_stays(system: System) -> None:
    trim = load_trim(system)
    assert [name for name in WHOLE[system] if not trim.takes(name)] == []
    assert trim.faults(WHOLE[system]) == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_missing_part_of_the_window_is_a_fault(system: System) -> None:
    trim = load_trim(system)
    wanted = [name for name in WHOLE[system] if any(rule.pattern.search(name) for rule in trim.keeps)]
    for name in wanted:
        others = [other for other in WHOLE[system] if other != name]
        if name != "python3.dll":  # either of the two will do
            assert trim.faults(others) != [] or name == "python311.dll"


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/QtNetwork.abi3.so",
        "libssl.so.3",
        "lvze-0.1.0.dist-info/direct_url.json",
        "forms/cli.py",
        "resources/SimSun.ttf",
    ],
)
def test_what_must_not_be_there_is_a_fault(name: str) -> None:
    assert load_trim("linux").faults([*WHOLE["linux"], name])


def test_stand_ins_of_the_building_machine_are_faults() -> None:
    for name in ("mscms.dll", "icuuc.dll", "bcryptprimitives.dll"):
        assert not load_trim("windows").takes(name)
        assert load_trim("windows").faults([*WHOLE["windows"], name])


def test_one_run_time_library_serves_all() -> None:
    entries = [
        ("VCRUNTIME140.dll", r"C:\py\VCRUNTIME140.dll", "BINARY"),
        (r"PySide6\VCRUNTIME140.dll", r"C:\py\Lib\site-packages\PySide6\VCRUNTIME140.dll", "BINARY"),
        (r"shiboken6\MSVCP140_1.dll", r"C:\py\Lib\site-packages\shiboken6\MSVCP140_1.dll", "BINARY"),
        (r"PySide6\Qt6Core.dll", r"C:\x\Qt6Core.dll", "BINARY"),
    ]
    kept = {place: source for place, source, _ in one_runtime(entries)}
    assert set(kept) == {"VCRUNTIME140.dll", "MSVCP140_1.dll", r"PySide6\Qt6Core.dll"}
    assert "PySide6" in kept["VCRUNTIME140.dll"]


def test_a_library_that_the_building_machine_lacks_fails_the_build() -> None:
    line = (
        "11581 WARNING: Library not found: could not resolve '{}', dependency of "
        "'/x/site-packages/PySide6/Qt/plugins/{}'.\n"
    )
    trim = load_trim("linux")
    assert log_faults(line.format("libxcb-icccm.so.4", "platforms/libqxcb.so"), trim)
    assert not log_faults(line.format("libgtk-3.so.0", "platformthemes/libqgtk3.so"), trim)  # dropped anyway
