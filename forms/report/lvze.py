"""The .lvze file: one report as UTF-8 JSON, to carry from one PC to another. Encoding and decoding only."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, cast

from forms.report.answers import Answers, Json

FORMAT = 1
# A report is about 50 kB; whatever is larger than this was never one, and would only stall the PC.
LARGEST_FILE_BYTES = 64 * 1024 * 1024
# Answers nest two or three levels. The bound keeps later walks over a value clear of the recursion limit.
DEEPEST_NESTING = 32
# int() refuses more digits than this by default, and no figure of a report is that long: kept as text.
_LONGEST_INT = 4000

LvzeFault = Literal["empty", "encoding", "broken", "shape", "newer", "large"]

_MESSAGES: Mapping[LvzeFault, str] = MappingProxyType(
    {
        "empty": "文件是空的，换一份没有损坏的副本再打开。",
        "encoding": "文件里的文字编码认不出来，用记事本另存为 UTF-8 编码后再打开。",
        "broken": "文件内容不完整或已损坏，换一份没有损坏的副本再打开。",
        "shape": "这不是履责保存的报告文件，换一个文件再打开。",
        "newer": "文件由更新版本的履责保存，升级履责后再打开。",
        "large": "文件太大，不像一份报告，换一个文件再打开。",
    }
)

SURROGATE = re.compile("[\ud800-\udfff]")


class LvzeError(Exception):
    """A file that cannot be read as a report. `str(error)` is one Chinese line with the remedy."""

    def __init__(self, kind: LvzeFault) -> None:
        super().__init__(_MESSAGES[kind])
        self.kind: LvzeFault = kind


@dataclass(frozen=True, slots=True)
class LvzeDocument:
    """`form` may be unknown here; `extra` holds the top-level keys that this version does not know."""

    form: str
    year: int
    answers: Answers
    extra: Mapping[str, Json] = field(default_factory=lambda: MappingProxyType({}))


def encode(
    form_id: str, year: int, answers: Mapping[str, Json], extra: Mapping[str, Json] | None = None
) -> bytes:
    """The file's bytes: keys sorted, two spaces of indent, "\\n" at the end; equal input gives equal bytes.

    Known keys win over `extra`. Lone surrogates, which UTF-8 cannot hold, are written as JSON escapes; a high
    one followed by a low one reads back as the character that the pair stands for. Raises LvzeError "shape" for
    values nested deeper than `DEEPEST_NESTING`, since `decode` would refuse the file.
    """
    document: dict[str, Any] = dict(extra or {})
    document.update(format=FORMAT, form=form_id, year=year, answers=dict(answers))
    if _nests_deeper(document, DEEPEST_NESTING + 2):
        raise LvzeError("shape")
    return (json_text(document, indent=2) + "\n").encode("utf-8")


def decode(data: bytes) -> LvzeDocument:
    """The report in `data`; a byte order mark is allowed. Raises LvzeError and nothing else.

    Unknown top-level keys and unknown answers are kept; an answer that is null is absent.
    """
    document = _json_object(data)
    version = document.pop("format", None)
    if not _is_int(version) or version < 1:
        raise LvzeError("shape")
    if version > FORMAT:
        raise LvzeError("newer")
    form, year, answers = (document.pop(key, None) for key in ("form", "year", "answers"))
    if not isinstance(form, str) or not form or not _is_int(year) or not 1 <= year <= 9999:
        raise LvzeError("shape")
    if not isinstance(answers, dict):
        raise LvzeError("shape")
    present = {
        path: value for path, value in cast(dict[str, Json | None], answers).items() if value is not None
    }
    return LvzeDocument(form, year, Answers(present), MappingProxyType(document))


def json_text(value: object, *, indent: int | None = None) -> str:
    """`value` as JSON with sorted keys that any reader accepts: no lone surrogates, no NaN or Infinity."""
    separators = (",", ":") if indent is None else None
    try:
        text = json.dumps(
            value, ensure_ascii=False, sort_keys=True, allow_nan=False, indent=indent, separators=separators
        )
    except ValueError:
        text = json.dumps(
            _finite(value), ensure_ascii=False, sort_keys=True, indent=indent, separators=separators
        )
    return SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _json_object(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST_FILE_BYTES:
        raise LvzeError("large")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LvzeError("encoding") from None
    if not text.strip("\x00 \t\r\n"):  # a file cut off by a power failure is often all zeros
        raise LvzeError("empty")
    try:
        document = json.loads(text, parse_int=_int_or_text, parse_float=_float_or_text, parse_constant=str)
    except (ValueError, RecursionError):
        raise LvzeError("broken") from None
    if not isinstance(document, dict) or _nests_deeper(cast(object, document), DEEPEST_NESTING + 2):
        raise LvzeError("shape")
    return cast(dict[str, Any], document)


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _int_or_text(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_INT else digits


def _float_or_text(digits: str) -> float | str:
    number = float(digits)
    return number if math.isfinite(number) else digits


def _finite(value: object) -> object:
    """`value` with NaN and the infinities, which JSON does not have, as text."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, list):
        return [_finite(item) for item in cast(list[object], value)]
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in cast(dict[str, object], value).items()}
    return value


def _nests_deeper(value: object, levels: int) -> bool:
    layer: list[object] = [value]
    for _ in range(levels + 1):
        inner: list[object] = []
        for item in layer:
            if isinstance(item, dict):
                inner.extend(cast(dict[str, object], item).values())
            elif isinstance(item, list):
                inner.extend(cast(list[object], item))
        if not inner:
            return False
        layer = inner
    return True
