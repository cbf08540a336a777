"""What of our own goes into the packaged program: modules, data beside them, the version."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("forms", "desktop", "resources")
NAME = "lvze"
TIME_ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")


def version() -> str:
    """From pyproject.toml, the only place where it stands."""
    return _project()["project"]["version"]


def modules() -> list[str]:
    """Every module, whoever imports it when: what is imported by name is found, too."""
    found: list[str] = []
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def data_files() -> list[tuple[str, str]]:
    """Files beside the modules, with the folder that each goes to: the kinds that pyproject.toml names."""
    kinds: list[str] = _project()["tool"]["setuptools"]["package-data"]["*"]
    return [
        (str(path), path.parent.relative_to(ROOT).as_posix())
        for package in PACKAGES
        for kind in kinds
        for path in sorted((ROOT / package).rglob(kind))
    ]


def write_metadata(folder: Path) -> tuple[str, str]:
    """What importlib.metadata reads the version from. Of our own: an installed one tells where it was built."""
    name = f"{NAME}-{version()}.dist-info"
    target = folder / name
    target.mkdir(parents=True, exist_ok=True)
    lines = f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {version()}\n"
    (target / "METADATA").write_text(lines, encoding="utf-8", newline="\n")
    return str(target), name


def write_version_resource(folder: Path) -> Path:
    """What Windows shows among the properties of a program, in PyInstaller's own notation."""
    numbers = tuple(int(part) for part in (*version().split("."), "0"))[:4]
    words = {
        "ProductName": "履责",
        "FileDescription": "履责",
        "ProductVersion": version(),
        "FileVersion": version(),
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in words.items())
    text = f"""VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0, OS=0x40004, fileType=1, subtype=0),
  kids=[StringFileInfo([StringTable('080404b0', [{strings}])]), VarFileInfo([VarStruct('Translation', [2052, 1200])])]
)
"""
    target = folder / "version.txt"
    target.write_text(text, encoding="utf-8")
    return target


def write_build_facts(folder: Path) -> Path:
    """In place of the module that tells how Python was built, down to the folders of the machine that built it.
    All that is asked of it is where time zones lie."""
    import sysconfig

    name = getattr(sysconfig, "_get_sysconfigdata_name", None)
    folder.mkdir(parents=True, exist_ok=True)
    if name is not None and sysconfig.get_config_var("TZPATH"):  # on Windows there is no such module
        facts = {"TZPATH": ":".join(TIME_ZONES)}
        (folder / f"{name()}.py").write_text(f"build_time_vars = {facts!r}\n", encoding="utf-8")
    return folder


def _project() -> dict[str, dict]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
