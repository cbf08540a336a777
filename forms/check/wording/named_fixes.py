"""Fixes that a pack calls by name, because no group of a pattern can say them: fix = "@halfwidth"."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from forms.check.wording.algorithms.numerals import numeral

_FULL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HALF = {code - 0xFEE0: code for code in range(0xFF01, 0xFF5F)} | {ord("."): "。"}
# A full-width comma or colon inside a number is the sign itself, typed wide.
_NUMBER = re.compile(r"[0-9０-９]{1,2}")


def _halfwidth(text: str) -> str:
    return text.translate(_FULL)


def _fullwidth(text: str) -> str:
    return text.translate(_HALF)


def _numerals(text: str) -> str:
    """Arabic numbers of one or two digits as Chinese numerals: 第19次 → 第十九次."""
    return _NUMBER.sub(lambda match: numeral(int(match.group())), text)


NAMED_FIXES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"@halfwidth": _halfwidth, "@fullwidth": _fullwidth, "@numerals": _numerals}
)
