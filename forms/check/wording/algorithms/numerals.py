"""Chinese numerals, read."""

import re

_DIGITS = {"零": 0, "〇": 0, **{char: n for n, char in enumerate("一二三四五六七八九", 1)}, "两": 2}
NUMERAL = r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|\d{1,2})"
_TENS = re.compile(r"([一二三四五六七八九])?十([一二三四五六七八九])?$")


def value_of(text: str) -> int:
    """The number that `text` writes (up to 99, in Chinese or Arabic numerals); 0 when it can't be read."""
    if text.isdecimal() and text.isascii():
        return int(text)
    tens = _TENS.match(text)
    if tens:
        return 10 * _DIGITS.get(tens.group(1) or "一", 1) + _DIGITS.get(tens.group(2) or "零", 0)
    return _DIGITS.get(text, 0)


def numeral(number: int) -> str:
    """1–99 in Chinese numerals."""
    ones = "零一二三四五六七八九"
    if number < 10:
        return ones[number]
    tens = "十" if number < 20 else f"{ones[number // 10]}十"
    return tens + (ones[number % 10] if number % 10 else "")
