"""Every part against the schema of WordprocessingML (ISO/IEC 29500 transitional), and the rules Word has beyond it.

openxml-audit carries the schema data and the checks of Microsoft's Open XML SDK: order and number of elements, types of
attributes, references, relationships."""

import re
from collections.abc import Callable
from pathlib import Path

import openxml_audit
import pytest

from forms.manuscript.model import Manuscript, Paragraph, Run
from forms.output.docx_writer import write_docx
from forms.output.export import standard_layout
from tests.output.sample import sample
from tests.output.test_verify import rewritten

# ISO 29500-1 11.3 permits a document without a theme, and fonts of a theme would override ours.
NOT_A_FAULT = "relationships/theme' is missing"


def _faults(data: bytes, folder: Path) -> list[str]:
    path = folder / "file.docx"
    path.write_bytes(data)
    errors = openxml_audit.OpenXmlValidator().validate(path).errors
    return [f"{e.part_uri}: {e.description}" for e in errors if NOT_A_FAULT not in e.description]


def _odd() -> Manuscript:
    runs = (Run("（一）镕𠮷。", style="heading2"), Run("\t a  b &<>\"' 镕𠮷 “é”\n第二段"))
    return Manuscript((*sample().paragraphs, Paragraph("body", runs, "x")), 2026, "org_seal")


@pytest.mark.parametrize("manuscript", [sample(), sample("org_seal"), _odd(), Manuscript((), 2026)])
@pytest.mark.parametrize("scheme", ["gb2312", "system", "founder"])
def test_the_file_is_valid(manuscript: Manuscript, scheme: str, tmp_path: Path) -> None:
    layout = standard_layout({"font_scheme": scheme, "page_number_form": "centered"})
    assert _faults(write_docx(manuscript, standard_layout()), tmp_path) == []
    assert _faults(write_docx(manuscript, layout, draft=True, data=b"{}"), tmp_path) == []


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("styles", lambda xml: re.sub(r"(<w:kinsoku[^>]*>)(<w:overflowPunct[^>]*>)", r"\2\1", xml)),
        ("styles", lambda xml: xml.replace('"exact"', '"exactly"', 1)),
        ("styles", lambda xml: xml.replace("w:firstLine=", "w:first=", 1)),
        ("settings", lambda xml: re.sub(r"(<w:defaultTabStop[^>]*>)(<w:even[^>]*>)", r"\2\1", xml)),
        ("document", lambda xml: xml.replace("w:docGrid", "w:grid")),
        ("document", lambda xml: xml.replace('w:val="Title"', 'w:val="Nowhere"')),
        ("document", lambda xml: xml.replace('w:bookmarkStart w:id="2"', 'w:bookmarkStart w:id="1"')),
    ],
)
def test_the_check_would_see_a_fault(part: str, change: Callable[[str], str], tmp_path: Path) -> None:
    assert _faults(rewritten(change, f"word/{part}.xml"), tmp_path)
