"""Chinese numerals of headings and ordinals: 一、 （二） 三是."""

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """1–99 as 一 … 九十九; other numbers as Arabic digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return head + (_DIGITS[ones] if ones else "")


def chapter_number(number: int) -> str:
    return f"{chinese(number)}、"


def section_number(number: int) -> str:
    return f"（{chinese(number)}）"


def ordinal(number: int) -> str:
    return f"{chinese(number)}是"
