"""The reading back finds what is changed, missing, added or in another style."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from forms.output.docx_writer import write_docx
from forms.output.export import standard_layout
from forms.output.verify import verify_docx
from tests.output.sample import sample

GOOD = write_docx(sample(), standard_layout(), draft=True, data=b"{}")


def rewritten(change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """The sample file with one part changed."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as package, zipfile.ZipFile(buffer, "w") as copy:
        for name in package.namelist():
            text = package.read(name).decode()
            if name == part:
                changed = change(text)
                assert changed != text
                text = changed
            copy.writestr(name, text)
    return buffer.getvalue()


def test_a_true_file_has_no_difference() -> None:
    assert verify_docx(GOOD, sample()) == []


def test_one_changed_digit() -> None:
    (difference,) = verify_docx(rewritten(lambda xml: xml.replace("5.48亿元", "5.84亿元")), sample())
    assert difference.kind == "text"
    assert "5.48" in difference.expected and "5.84" in difference.found


def test_another_style() -> None:
    kinds = [
        d.kind for d in verify_docx(rewritten(lambda xml: xml.replace('"Heading1"', '"Title"', 1)), sample())
    ]
    assert kinds == ["style"]
    renamed = rewritten(lambda xml: xml.replace('w:val="成文日期"', 'w:val="日期"'), "word/styles.xml")
    assert [d.kind for d in verify_docx(renamed, sample())] == ["style"]


def test_a_run_in_heading_lost() -> None:
    changed = rewritten(lambda xml: xml.replace('<w:rStyle w:val="RunInHeading"/>', "", 1))
    assert [d.kind for d in verify_docx(changed, sample())] == ["run_in_heading"]


def test_a_paragraph_more_or_less() -> None:
    more = rewritten(lambda xml: xml.replace("<w:sectPr>", "<w:p/><w:sectPr>"))
    assert [d.kind for d in verify_docx(more, sample())] == ["count"]


def test_what_is_no_word_file_is_unreadable() -> None:
    for data in (b"", b"PK", GOOD[:-200], GOOD[: len(GOOD) // 2], rewritten(lambda xml: xml[:-20])):
        assert [d.kind for d in verify_docx(data, sample())] == ["unreadable"]
