"""What the clerk typed, understood: numbers, days and lists. Nothing here changes an answer by itself; the text as
typed stays when it can't be read."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，＋－％　", "0123456789.,+-% ")
_NUMBER = re.compile(r"([+-]?)(\d[\d,]*(?:\.\d*)?|\.\d+)(万|亿)?([^\d\s.,+-]{0,4})$")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d*)?$")
# No figure of a county is longer; beyond it the arithmetic of Decimal (28 digits) would no longer be exact.
_MOST_DIGITS = 16
_SCALE = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_UNIT = re.compile(r"(万|亿)?(.*)")
_DAY = re.compile(r"(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?$")


@dataclass(frozen=True, slots=True)
class Number:
    """`value` in the input's unit; `note` says what was understood when that is not plain ("8.6亿 = 86000万元")."""

    value: Decimal
    note: str = ""

    @property
    def text(self) -> str:
        return plain(self.value)


def plain(value: Decimal) -> str:
    """Decimal notation without exponent, the places as they are."""
    return f"{value:f}"


def trimmed(value: Decimal) -> str:
    """Decimal notation without trailing zeros."""
    text = plain(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=2048)  # pure, and asked of every figure at each key press
def read_number(text: str, unit: str = "") -> Number | None:
    """The number in `text`, in `unit` (万元, 亿元, 户次 …). Takes full-width digits, thousands separators, blanks,
    a 万 or 亿 suffix and the unit itself; None when it can't be read or its unit is another one."""
    cleaned = text.translate(_FULL_WIDTH).strip().replace(" ", "").replace("\u00a0", "")
    match = _NUMBER.match(cleaned)
    if match is None:
        return None
    sign, digits, scale, tail = match.groups()
    if len(digits) > _MOST_DIGITS:
        return None
    if "," in digits and not _GROUPED.match(digits):
        return None
    try:
        value = Decimal(sign.replace("+", "") + digits.replace(",", ""))
    except InvalidOperation:  # pragma: no cover - the pattern admits only numbers
        return None
    unit_match = _UNIT.match(unit)
    own_scale, own_base = (unit_match.group(1) or "", unit_match.group(2)) if unit_match else ("", unit)
    if tail and tail != own_base:
        return None
    # "1200元" in a box of 万元 names another unit in full; a bare "1200" is in the box's own unit.
    given = own_scale if scale is None and not tail else (scale or "")
    if given == own_scale:
        return Number(value, f"读作{plain(value)}{unit}" if "," in digits else "")
    scaled = Decimal(trimmed(value * _SCALE[given] / _SCALE[own_scale]))
    return Number(scaled, f"读作{plain(scaled)}{unit}")


def read_day(text: str) -> date | None:
    """The day in `text`: 2027-01-05, 2027年1月5日, 2027.1.5, 2027/1/5, full-width digits too."""
    match = _DAY.match(text.translate(_FULL_WIDTH).strip())
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def spoken_day(day: date) -> str:
    """2027年1月5日 (GB/T 9704 7.3.5.4: Arabic digits, full year, no leading zeros)."""
    return f"{day.year}年{day.month}月{day.day}日"


def read_items(text: str) -> tuple[str, ...]:
    """The items of a list parted by 、 outside quotes."""
    items: list[str] = []
    depth = 0
    item = ""
    for char in text:
        depth += (char in "“‘《（") - (char in "”’》）")
        if char in "、\n" and depth <= 0:
            items.append(item)
            item = ""
        else:
            item += char
    items.append(item)
    return tuple(part.strip() for part in items if part.strip())
