"""Plain text: one paragraph a line."""

from forms.output.text import write_text
from tests.output.sample import sample


def test_one_paragraph_a_line() -> None:
    text = write_text(sample())
    lines = text.split("\n")
    assert lines[-1] == ""
    assert lines[:-1] == [paragraph.text for paragraph in sample().paragraphs]
    assert lines[0] == "2026年度党委书记履行全面从严治党第一责任人责任情况报告"
    assert lines[-3:-1] == ["报告人：赟　昇", "2027年1月5日"]
