"""Whatever is typed or pasted, the file opens and says what the manuscript says (R30)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] # compiled, without stubs

from forms.manuscript.model import Manuscript, Paragraph, Role, Run
from forms.output.clean import blocks, clean
from forms.output.docx_writer import write_docx
from forms.output.export import standard_layout
from forms.output.text import write_text
from forms.output.verify import verify_docx
from tests.output.package_xml import WordFile

LAYOUT = standard_layout()
ROLES: list[Role] = ["title", "addressee", "heading1", "body", "signature", "date"]
# Every plane, controls and lone surrogates; and often what has a meaning for XML, Word or our rules.
CHARACTERS = st.one_of(
    st.characters(exclude_categories=()),
    st.sampled_from(
        "\0\t\n\r\x0b\x0c\x1f\x85\u2028\u2029\ufffe\uffff\ud83d\ude00\U0001fffe&<>\"'] \u3000“—镕𠮷\u0301"
    ),
)
TEXT = st.text(CHARACTERS, max_size=40)
RUNS = st.builds(Run, text=TEXT, style=st.sampled_from(["", "heading2"]))
PARAGRAPHS = st.builds(
    Paragraph,
    role=st.sampled_from(ROLES),
    runs=st.lists(RUNS, max_size=4).map(tuple),
    section=st.one_of(st.just("a"), TEXT),
)
MANUSCRIPTS = st.builds(
    Manuscript,
    paragraphs=st.lists(PARAGRAPHS, max_size=6).map(tuple),
    year=st.just(2026),
    sign_mode=st.sampled_from(["personal", "org_noseal", "org_seal"]),
)


@settings(max_examples=300)
@given(MANUSCRIPTS, st.booleans())
def test_any_manuscript_reads_back_equal(manuscript: Manuscript, draft: bool) -> None:
    data = write_docx(manuscript, LAYOUT, draft=draft)
    file = WordFile(data)
    for name in file.names:
        etree.fromstring(file.parts[name])
    assert verify_docx(data, manuscript) == []
    write_text(manuscript).encode("utf-8")


@given(TEXT)
def test_cleaning_is_stable_and_leaves_good_text_alone(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    visible = [char for char in text if char.isprintable()]
    assert [char for char in cleaned if char in visible] == visible or "\ud83d\ude00" in text


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("全面从严治党", "全面从严治党"),
        ("a\x0bb\r\nc\rd\u2028e\x85f\x0cg", "a\nb\nc\nd\ne\nf\ng"),  # U+000B is Word's manual line break
        ("税\x00\x1f\x7f务", "税务"),
        ("\ud83d\ude00", "😀"),  # a pair that came in two halves
        ("\ud83d税\ude00", "\ufffd税\ufffd"),
        ("\ufffe\uffff\U0010ffff\ufdd0", "\ufffd" * 4),
        ("\t税", "\t税"),
    ],
)
def test_what_becomes_of_odd_characters(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_a_line_end_begins_a_paragraph_of_the_same_style() -> None:
    runs = (Run("（一）学习。", style="heading2"), Run("甲\r"), Run("\n乙\x0b丙"))
    split = blocks(Manuscript((Paragraph("body", runs, "s"),), 2026))
    assert [block.text for block in split] == ["（一）学习。甲", "乙", "丙"]
    assert {(block.role, block.section) for block in split} == {("body", "s")}


def test_a_break_typed_into_the_title_stays_one() -> None:
    manuscript = Manuscript((Paragraph("title", (Run("云溪县税务局\n述职报告"),)),), 2026)
    file = WordFile(write_docx(manuscript, LAYOUT))
    assert len(file.find("document", "//w:p")) == 1 and len(file.find("document", "//w:br")) == 1
    assert write_text(manuscript) == "云溪县税务局述职报告\n"
    assert verify_docx(write_docx(manuscript, LAYOUT), manuscript) == []
