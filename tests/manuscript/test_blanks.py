"""Templates: any text survives, blanks and literals come apart and together again."""

from hypothesis import given
from hypothesis import strategies as st

from forms.manuscript.blanks import Blank, Literal, escape, join, parse, refs
from forms.manuscript.numerals import chinese, ordinal, section_number


def test_blanks_and_text() -> None:
    assert parse("全年{tax}；{a.b.c}。") == (
        Literal("全年"),
        Blank("tax"),
        Literal("；"),
        Blank("a.b.c"),
        Literal("。"),
    )
    assert refs("{{no}}{yes}") == ("yes",)


def test_a_brace_that_opens_no_blank_is_text() -> None:
    for text in ("{", "}", "{甲}", "{A}", "{1a}", "{a.}", "a{b", "{ a }"):
        assert parse(text) == (Literal(text),)


@given(st.text())
def test_any_text_escaped_says_itself(text: str) -> None:
    assert parse(escape(text)) == ((Literal(text),) if text else ())


@given(st.text(alphabet="{}ab.甲"))
def test_join_then_parse_changes_nothing(template: str) -> None:
    pieces = parse(template)
    assert parse(join(pieces)) == pieces


def test_numerals() -> None:
    assert [chinese(n) for n in (1, 9, 10, 11, 20, 21, 99, 0, 100)] == (
        ["一", "九", "十", "十一", "二十", "二十一", "九十九", "0", "100"]
    )
    assert (ordinal(3), section_number(6)) == ("三是", "（六）")
