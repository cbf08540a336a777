"""SHA256SUMS of a program: every file with its digest, in the form that `sha256sum -c` reads."""

from collections.abc import Set as AbstractSet
from hashlib import sha256
from pathlib import Path

NAME = "SHA256SUMS"


def write_manifest(folder: Path) -> Path:
    """Lists every file below the folder but itself; links are not followed, their targets are there anyway."""
    target = folder / NAME
    target.write_text(sums(folder, but={NAME}), encoding="utf-8", newline="\n")
    return target


def sums(folder: Path, but: AbstractSet[str] = frozenset()) -> str:
    lines = [
        f"{digest(path)}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.relative_to(folder).as_posix() not in but
    ]
    return "".join(lines)


def digest(path: Path) -> str:
    with path.open("rb") as file:
        taken = sha256()
        while block := file.read(1 << 20):
            taken.update(block)
    return taken.hexdigest()


def differences(one: str, other: str) -> list[str]:
    """Names of the files in which two manifests differ."""

    def read(text: str) -> dict[str, str]:
        return {line[66:]: line[:64] for line in text.splitlines()}

    first, second = read(one), read(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
