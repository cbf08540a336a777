"""The lock files: exact, complete, and in step with pyproject.toml and with each other."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"([a-z0-9][a-z0-9._-]*)==(\S+)(?: ; (.+))?")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _pins(name: str) -> dict[str, str]:
    pins: dict[str, str] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            found = PIN.fullmatch(line)
            assert found, f"{name}: not an exact version: {line}"
            pins[_normal(found[1])] = found[2]
    return pins


def _wanted(group: list[str]) -> set[str]:
    return {_normal(re.split(r"[\[<>=~! ]", requirement)[0]) for requirement in group}


def test_what_runs_is_tested_with_the_same_versions() -> None:
    run, test = _pins("requirements.lock"), _pins("requirements-dev.lock")
    assert run.items() <= test.items()


def test_everything_asked_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    run = _wanted(project["project"]["dependencies"]) | _wanted(groups["build"])
    assert run <= _pins("requirements.lock").keys()
    assert _wanted(groups["dev"]) <= _pins("requirements-dev.lock").keys()


def test_what_is_packaged_is_tested_with_the_same_versions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, package = _pins("requirements.lock"), _pins("requirements-build.lock")
    assert run.items() <= package.items()
    assert _wanted(project["dependency-groups"]["package"]) <= package.keys()


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    version = project["project"]["version"]
    pattern = re.compile(rf"""version["']?\s*[=:]\s*["']{re.escape(version)}["']""", re.IGNORECASE)
    sources = [
        path for folder in ("forms", "desktop", "build_scripts") for path in (ROOT / folder).rglob("*.py")
    ]
    assert not [str(path) for path in sources if pattern.search(path.read_text(encoding="utf-8"))]
