"""Numbers, days and lists as clerks type them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.report.normalise import plain, read_day, read_items, read_number, spoken_day, trimmed


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("86412.37", "万元", "86412.37"),
        ("８６４１２．３７", "万元", "86412.37"),
        ("86,412.37", "万元", "86412.37"),
        ("86，412", "万元", "86412"),
        (" 86 412 ", "万元", "86412"),
        ("86412.37万元", "万元", "86412.37"),
        ("86412.37万", "万元", "86412.37"),
        ("8.641237亿", "万元", "86412.37"),
        ("8.641237亿元", "万元", "86412.37"),
        ("13700万元", "亿元", "1.37"),
        ("1200元", "万元", "0.12"),
        ("2万", "户次", "20000"),
        ("12846户次", "户次", "12846"),
        ("24次", "次", "24"),
        ("2.82%", "%", "2.82"),
        ("２.８２％", "%", "2.82"),
        ("+5", "次", "5"),
        ("-3.2", "%", "-3.2"),
        ("41268.50", "万元", "41268.50"),
        (".5", "万元", "0.5"),
        ("0", "次", "0"),
    ],
)
def test_reads_what_clerks_type(typed: str, unit: str, value: str) -> None:
    number = read_number(typed, unit)
    assert number is not None
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["", "约20", "二十", "1,23", "12,34,567", "3人", "5-8", "1.2.3", "--3", "１２a", "9" * 60]
)
def test_leaves_alone_what_it_cannot_read(typed: str) -> None:
    assert read_number(typed, "次") is None


def test_says_what_was_understood_when_it_is_not_plain() -> None:
    number = read_number("8.64亿", "万元")
    assert number is not None and number.note == "读作86400万元"
    assert (read_number("86400", "万元") or number).note == ""


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_plain_notation_reads_back(value: Decimal) -> None:
    number = read_number(plain(value), "万元")
    assert number is not None and number.value == value
    assert Decimal(trimmed(value)) == value


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    number = read_number(text, "万元")
    assert number is None or isinstance(number.value, Decimal)
    assert read_day(text) is None or isinstance(read_day(text), date)
    read_items(text)


@pytest.mark.parametrize(
    "typed", ["2027-01-05", "2027年1月5日", "2027.1.5", "2027/01/05", "２０２７年１月５日", " 2027-1-5 "]
)
def test_reads_days(typed: str) -> None:
    assert read_day(typed) == date(2027, 1, 5)


@pytest.mark.parametrize("typed", ["2027-02-30", "27年1月5日", "1月5日", "2027年13月1日", ""])
def test_refuses_days_that_are_none(typed: str) -> None:
    assert read_day(typed) is None


def test_a_day_is_spoken_without_leading_zeros() -> None:
    assert spoken_day(date(2027, 1, 5)) == "2027年1月5日"


def test_items_are_not_parted_inside_quotes() -> None:
    assert read_items("县长、组织部长") == ("县长", "组织部长")
    assert read_items("“甲、乙”大赛、民主生活会") == ("“甲、乙”大赛", "民主生活会")
    assert read_items("、、") == ()
