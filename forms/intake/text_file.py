"""Plain text files as they come from offices: UTF-8 with and without a mark, GB18030, UTF-16 with a mark."""

import codecs
import re
from pathlib import Path

from forms.intake.errors import IntakeError

LARGEST_TEXT_BYTES = 64_000_000
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Control characters that no text has: the file is something else under the name of a text.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_paragraphs(path: Path) -> list[str]:
    """The lines of a text file, empty ones included. Raises OSError and IntakeError."""
    if path.stat().st_size > LARGEST_TEXT_BYTES:
        raise IntakeError(f"文件超过{LARGEST_TEXT_BYTES // 1_000_000}MB，分成几份再检查")
    lines = _LINE.split(decoded(path.read_bytes()))
    if not any(line.strip() for line in lines):
        raise IntakeError("文件是空的，没有可以检查的文字")
    return lines


def decoded(data: bytes) -> str:
    """The text in `data`. Raises IntakeError for what is no text in one of these encodings."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _strict(data, "utf-32")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name)
    for name in ("utf-8", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if _BINARY.search(text):
            raise IntakeError("读不出文字，用记事本打开后另存为 UTF-8 编码的 .txt")
        return text
    raise IntakeError("编码认不出来，用记事本打开后另存为 UTF-8 编码的 .txt")


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        raise IntakeError("编码有错，用记事本打开后另存为 UTF-8 编码的 .txt") from None
