"""What goes into the packaged program: `trim.toml`, as data, for the spec and for the checks afterwards."""

import re
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

System = Literal["linux", "windows"]
RUNTIME = re.compile(r"(msvcp|vcruntime)140(_\w+)?\.dll", re.IGNORECASE)
FILE = Path(__file__).resolve().parent.parent / "trim.toml"


def this_system() -> System:
    return "windows" if sys.platform == "win32" else "linux"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern searched in the path of a file inside the program's folder, and why it is there."""

    pattern: re.Pattern[str]
    why: str

    def first(self, names: Iterable[str]) -> str | None:
        return next((name for name in names if self.pattern.search(name)), None)


@dataclass(frozen=True, slots=True)
class Trim:
    excludes: tuple[str, ...]
    drops: tuple[Rule, ...]
    keeps: tuple[Rule, ...]
    forbids: tuple[Rule, ...]

    def takes(self, name: str) -> bool:
        """Whether a file that PyInstaller found goes in."""
        return not any(rule.pattern.search(name.replace("\\", "/")) for rule in self.drops)

    def faults(self, names: Iterable[str]) -> list[str]:
        """What is missing from, or must not be among, the files of a finished program; one line each."""
        held = sorted(names)
        faults = [f"缺 {r.pattern.pattern}：{r.why}" for r in self.keeps if r.first(held) is None]
        for rule in self.forbids:
            faults += [f"不该有 {name}：{rule.why}" for name in held if rule.pattern.search(name)]
        return faults


def one_runtime(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Entries (place, source, kind) of PyInstaller with one set of Microsoft's run-time libraries: Qt's, the newest.
    Windows loads a library by its name once, so that an older one beside it would serve Qt, too."""
    kept: list[tuple[str, str, str]] = []
    runtime: dict[str, tuple[str, str, str]] = {}
    for place, source, kind in entries:
        name = place.replace("\\", "/").rpartition("/")[2]
        if not RUNTIME.fullmatch(name):
            kept.append((place, source, kind))
        elif name not in runtime or "PySide6" in source:
            runtime[name] = (name, source, kind)
    return kept + list(runtime.values())


def load_trim(system: System, file: Path = FILE) -> Trim:
    """The rules for one system: those that name it, and those that name none."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))

    def rules(kind: str) -> tuple[Rule, ...]:
        return tuple(
            Rule(re.compile(entry["pattern"]), entry["why"])
            for entry in table[kind]
            if entry.get("system", system) == system
        )

    excludes = tuple(name for entry in table["exclude"] for name in entry["modules"])
    return Trim(excludes, rules("drop"), rules("keep"), rules("forbid"))
