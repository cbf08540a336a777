"""The tool that tests of pages stand on: the stand-in fonts are the ones used, and positions are true."""

from fnmatch import fnmatch
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.rendering import fonts_used, page_png, read_pages, render_pdf

STAND_INS = [
    ("方正小标宋简体", "NotoSerifCJK*-Bold*"),
    ("仿宋_GB2312", "FandolFang-Regular"),
    ("仿宋", "FandolFang-Regular"),
    ("黑体", "FandolHei-Regular"),
    ("楷体_GB2312", "FandolKai-Regular"),
    ("宋体", "FandolSong-Regular"),
]


def _write(path: Path, paragraphs: list[tuple[str, str]]) -> Path:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin, section.right_margin = Mm(37), Mm(28), Mm(26)
    for family, text in paragraphs:
        run = document.add_paragraph().add_run(text)
        run.font.size = Pt(16)
        run.font.name = "Times New Roman"
        fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), family)
    document.save(str(path))
    return path


@pytest.mark.render
def test_free_fonts_stand_in_for_the_office_ones(tmp_path: Path) -> None:
    for family, expected in STAND_INS:
        pdf = render_pdf(_write(tmp_path / f"{family}.docx", [(family, "全面从严治党")]), tmp_path)
        (used,) = fonts_used(pdf)
        assert fnmatch(used, expected), family


@pytest.mark.render
def test_positions_and_picture(tmp_path: Path) -> None:
    docx = _write(tmp_path / "两行.docx", [("仿宋_GB2312", "税" * 30), ("黑体", "一、履职情况 2026")])
    pdf = render_pdf(docx, tmp_path / "out")
    (page,) = read_pages(pdf)

    assert [line.text for line in page.lines] == ["税" * 27, "税" * 3, "一、履职情况 2026"]
    full = page.lines[0]
    assert full.left_mm == pytest.approx(28, abs=0.2)
    assert full.right_mm - full.left_mm == pytest.approx(27 * 16 * 25.4 / 72, abs=0.3)
    assert fonts_used(pdf) == {"FandolFang-Regular", "FandolHei-Regular", "LiberationSerif"}
    assert page_png(pdf, 1, dpi=50).read_bytes().startswith(b"\x89PNG")
