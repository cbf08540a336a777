"""The sample report as Word XML and as text, compared with what was approved (tests/golden/output/).

LVZE_UPDATE_GOLDEN=1 writes the files anew; read the diff before you commit it."""

import os
import re
from pathlib import Path

import pytest

from forms.output.docx_writer import write_docx
from forms.output.export import standard_layout
from forms.output.text import write_text
from tests.output.package_xml import WordFile
from tests.output.sample import sample

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "output"
PARTS = ("document", "styles", "settings", "fontTable", "footer1", "footer2")


def _lines(xml: bytes) -> str:
    """One tag a line, for a diff that can be read; text stays beside its tags."""
    return re.sub(r"(?<=>)(?=<)", "\n", xml.decode("utf-8")) + "\n"


def _compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("LVZE_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8"), f"{name}: LVZE_UPDATE_GOLDEN=1 if this is meant"


@pytest.mark.parametrize("part", PARTS)
def test_word_xml(part: str) -> None:
    file = WordFile(write_docx(sample(), standard_layout()))
    _compare(f"{part}.xml", _lines(file.parts[f"word/{part}.xml"]))


def test_plain_text() -> None:
    _compare("report.txt", write_text(sample()))
