"""Widths in characters."""

import pytest

from forms.typeset.widths import text_width


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("2023年度", 4),
        ("（一）“头雁”——……·", 12),  # ambiguous punctuation is full width in Chinese
        ("㎡％〇", 3),
        ("e\u0301\u200b\ufeff", 0.5),  # what takes no room has no width
        ("𠮷", 1),
        ("ABC 12", 3),
        ("\ud800", 0),
    ],
)
def test_width(text: str, width: float) -> None:
    assert text_width(text) == width
