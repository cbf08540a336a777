"""Whole states of a report as compressed text."""

import json
import zlib
from collections.abc import Mapping
from typing import cast

from forms.report.answers import Answers, Json
from forms.store.errors import fault
from forms.store.rows import value_from_text

# A report is some 50 kB; what grows beyond this when unpacked was never one.
LARGEST_CONTENT_BYTES = 64 * 1024 * 1024


def packed_rows(rows: Mapping[str, str]) -> bytes:
    """Answers as the store spells them, path and JSON text, in which no lone surrogate is left."""
    return zlib.compress(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode(), 9)


def unpacked(content: bytes) -> Answers:
    """Raises StoreError "corrupt"."""
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(content, LARGEST_CONTENT_BYTES)
        rows = json.loads(text) if unpacking.eof else None
    except (zlib.error, ValueError, TypeError, RecursionError):
        raise fault("corrupt") from None
    if not isinstance(rows, dict):
        raise fault("corrupt")
    values: dict[str, Json] = {}
    for path, value in cast(dict[str, object], rows).items():
        if not isinstance(value, str):
            raise fault("corrupt")
        values[value_from_text(f'"{path}"')] = value_from_text(value)
    return Answers(values)
