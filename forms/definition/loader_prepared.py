"""What start-up would work out anew each time (tables of TOML, the index of the rules) is kept in `__pycache__` beside
the TOML files, as Python keeps compiled modules beside theirs, and on the same terms: whoever may write there may
change the program itself, so `marshal` will do. It is known by the content of what it was made from, not by dates; what
is missing, damaged or made from anything else is made again, and where nothing may be written, every time."""

import marshal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.util import source_hash
from os import getpid
from pathlib import Path
from typing import Any, cast

_MARK = b"lvze prepared 1\n"
_MARSHAL = 2  # the newest notation whose bytes do not depend on who else holds an object
_DIGEST = 8  # bytes of `source_hash`, by which Python knows the source of a compiled module
_HEAD = len(_MARK) + 2 * _DIGEST


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """One value of plain data in a file. `key` stands for everything that the value was made from."""

    path: Path
    key: bytes

    def load(self) -> object:
        """The value; None when there is none for this key."""
        try:
            data = self.path.read_bytes()
        except (OSError, ValueError):  # a folder whose name the system's locale cannot write
            return None
        body = data[_HEAD:]
        if data[:_HEAD] != _MARK + self.key + source_hash(body):
            return None
        try:
            return marshal.loads(body)
        except (ValueError, EOFError, TypeError):
            return None

    def save(self, value: object) -> None:
        """Whole or not at all; in silence, since nothing is lost without it."""
        if sys.dont_write_bytecode or getattr(sys, "frozen", False):
            return
        unfinished = self.path.with_name(f"{self.path.name}.{getpid()}")
        try:
            body = marshal.dumps(cast(Any, value), _MARSHAL)
            self.path.parent.mkdir(exist_ok=True)
            unfinished.write_bytes(_MARK + self.key + source_hash(body) + body)
            unfinished.replace(self.path)
        except (OSError, ValueError):
            _remove(unfinished)


def prepared(
    folder: Path, name: str, sources: Sequence[tuple[str, bytes]], code: Path | None = None
) -> PreparedFile:
    """The place of `name` in `folder`, made from `sources` (names and contents) by Python and, if it is more than
    tables, by the modules in the folder `code`."""
    parts = [sys.version.encode(), *(_state_of(code) if code else ())]
    for source, content in sources:
        parts += [source.encode(), content]
    key = source_hash(b"".join(b"%d %b" % (len(part), part) for part in parts))
    return PreparedFile(folder / "__pycache__" / f"{name}.{sys.implementation.cache_tag}.prepared", key)


def prepared_tables(folder: Path, name: str, files: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The TOML files of the program in `folder` by file name, with Decimal for numbers with a point."""
    contents = [(file, (folder / file).read_bytes()) for file in files]
    kept = prepared(folder, name, contents)
    known = kept.load()
    if isinstance(known, dict):
        return _with_decimals(known)
    import tomllib  # only where nothing has been prepared

    made = {file: tomllib.loads(data.decode("utf-8"), parse_float=Decimal) for file, data in contents}
    kept.save(_without_decimals(made))
    return made


def _without_decimals(value: Any) -> Any:
    """In plain data a Decimal is its digits as bytes, which TOML does not know."""
    if isinstance(value, dict):
        return {key: _without_decimals(item) for key, item in cast(dict[str, Any], value).items()}
    if isinstance(value, list):
        return [_without_decimals(item) for item in cast(list[Any], value)]
    return str(value).encode() if isinstance(value, Decimal) else value


def _with_decimals(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_decimals(item) for key, item in cast(dict[str, Any], value).items()}
    if isinstance(value, list):
        return [_with_decimals(item) for item in cast(list[Any], value)]
    return Decimal(value.decode()) if isinstance(value, bytes) else value


def _state_of(code: Path) -> list[bytes]:
    """What Python goes by to compile a module again: size and time."""
    try:
        found = sorted(path for path in code.rglob("*.py"))
        return [f"{p.name} {(s := p.stat()).st_size} {s.st_mtime_ns}".encode() for p in found]
    except OSError:
        return []


def _remove(unfinished: Path) -> None:
    try:
        unfinished.unlink()
    except OSError:
        pass  # never made
