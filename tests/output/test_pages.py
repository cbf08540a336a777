"""The report as printed, measured on the pages that LibreOffice lays out with the free stand-in fonts."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, qGray

from forms.manuscript.model import Manuscript, Paragraph, Run
from forms.output.export import export_docx, standard_layout
from tests.output.sample import sample
from tests.rendering import Line, Page, page_png, read_pages, render_pdf

pytestmark = pytest.mark.render

DPI = 300
PITCH_MM = 28.95 * 25.4 / 72
RULER = "税" * (26 + 28 * 3)  # a paragraph whose lines must be 26, 28, 28 and, not justified, 28 characters


@dataclass(frozen=True)
class Rendered:
    """One run of LibreOffice for all tests here."""

    manuscript: Manuscript
    pdf: Path
    pages: list[Page]

    def text_lines(self, number: int) -> list[Line]:
        """Lines of page `number` (from 1) within the type area."""
        return [
            line for line in _rows(self.pages[number - 1]) if line.top_mm >= 37 and line.bottom_mm <= 262.5
        ]


def _rows(page: Page) -> list[Line]:
    """The lines from top to bottom. pdftotext makes two lines of one with a wide gap, such as 张　三."""
    rows: list[Line] = []
    for line in page.lines:
        if rows and line.top < (rows[-1].top + rows[-1].bottom) / 2:
            last = rows.pop()
            words = tuple(sorted((*last.words, *line.words), key=lambda word: word.left))
            line = Line(
                min(last.left, line.left),
                min(last.top, line.top),
                max(last.right, line.right),
                max(last.bottom, line.bottom),
                words,
            )
        rows.append(line)
    return rows


def _render(manuscript: Manuscript, folder: Path, *, draft: bool = False) -> Rendered:
    docx = folder / "report.docx"
    export_docx(manuscript, docx, layout=standard_layout(), draft=draft)
    pdf = render_pdf(docx, folder)
    return Rendered(manuscript, pdf, read_pages(pdf))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    base = sample()
    ruler = Paragraph("body", (Run(RULER),), "ruler")
    rows = (*base.paragraphs[:3], ruler, *base.paragraphs[3:])
    return _render(Manuscript(rows, 2026), tmp_path_factory.mktemp("pages"))


def test_full_pages_have_22_lines(report: Rendered) -> None:
    assert len(report.pages) >= 5
    full = range(2, len(report.pages))
    assert [len(report.text_lines(number)) for number in full] == [22] * len(full)
    for number in full:
        tops = [line.top_mm for line in report.text_lines(number)]
        assert tops[-1] - tops[0] == pytest.approx(21 * PITCH_MM, abs=0.6)
    # The first page: two lines of title, one free, and 19 lines.
    assert len(report.text_lines(1)) == 21


def test_full_lines_have_28_characters(report: Rendered) -> None:
    ruler = [line for line in report.text_lines(1) if set(line.text) == {"税"}]
    assert [len(line.text) for line in ruler] == [26, 28, 28, 28]
    for line in ruler[1:]:
        assert line.left_mm == pytest.approx(28, abs=0.3)
        # 28 × 15.75 pt is 0.44 mm less than the type area; LibreOffice can't spread so little over a line without
        # punctuation or digits, Word does.
        assert line.right_mm == pytest.approx(28 + 28 * 15.75 * 25.4 / 72, abs=0.1)
    widest = max(line.right_mm for line in report.text_lines(2) if line.text[-1] not in "，。、；：”）")
    assert widest == pytest.approx(210 - 26, abs=0.3)
    assert ruler[0].left_mm - ruler[1].left_mm == pytest.approx(2 * 15.75 * 25.4 / 72, abs=0.2)


def test_nothing_stands_outside_the_type_area(report: Rendered) -> None:
    lefts: Counter[float] = Counter()
    for number in range(1, len(report.pages) + 1):
        for line in report.text_lines(number):
            lefts[round(line.left_mm, 1)] += 1
            assert line.left_mm >= 28 - 0.3
            # Punctuation may hang in the margin by its own (blank) width, never more.
            assert line.right_mm <= 184.3 + (5.6 if line.text[-1] in "，。、；：”）" else 0)
    assert abs(lefts.most_common(1)[0][0] - 28) <= 0.3


def test_no_character_is_lost(report: Rendered) -> None:
    printed = "".join(
        line.text for number in range(1, len(report.pages) + 1) for line in report.text_lines(number)
    )
    assert "".join(printed.split()) == "".join(report.manuscript.text.split())


def test_page_numbers_outside_one_character_in(report: Rendered) -> None:
    for number, page in enumerate(report.pages, start=1):
        (foot,) = [line for line in page.lines if line.top_mm > 262.5]
        assert foot.text == f"— {number} —"
        free = 14 * 25.4 / 72
        if number % 2:
            assert foot.right_mm == pytest.approx(184 - free, abs=0.4)
        else:
            assert foot.left_mm == pytest.approx(28 + free, abs=0.4)


def test_the_dash_is_7_mm_below_the_type_area(report: Rendered) -> None:
    for number in (1, 2):
        foot = next(line for line in report.pages[number - 1].lines if line.top_mm > 262.5)
        image = QImage(str(page_png(report.pdf, number, DPI)))
        per_mm = DPI / 25.4
        # A quarter of the dash, clear of the digits.
        columns = range(round((foot.left_mm + 1) * per_mm), round((foot.left_mm + 2.2) * per_mm))
        rows = [
            y
            for y in range(round(262 * per_mm), round(285 * per_mm))
            if all(qGray(image.pixel(x, y)) < 160 for x in columns)
        ]
        assert 0 < len(rows) < 12
        centre_mm = (rows[0] + rows[-1] + 1) / 2 / per_mm
        assert centre_mm - 262 == pytest.approx(7, abs=0.5)  # GB/T 9704 7.5


def test_the_title_is_centred_and_narrows(report: Rendered) -> None:
    first, second = report.text_lines(1)[:2]
    assert [first.text.replace(" ", ""), second.text] == [
        "2026年度党委书记履行全面从严治党",
        "第一责任人责任情况报告",
    ]
    for line in (first, second):
        assert (line.left_mm + line.right_mm) / 2 == pytest.approx(28 + 78, abs=0.5)
    assert second.top_mm - first.top_mm == pytest.approx(PITCH_MM, abs=0.3)
    addressee = report.text_lines(1)[2]
    assert addressee.left_mm == pytest.approx(28, abs=0.3)


def test_the_signature_stands_right_with_a_free_line_above(report: Rendered) -> None:
    body, signature, date = report.text_lines(len(report.pages))[-3:]
    cell = 15.75 * 25.4 / 72
    assert signature.top_mm - body.top_mm == pytest.approx(2 * PITCH_MM, abs=0.6)
    assert date.top_mm - signature.top_mm == pytest.approx(PITCH_MM, abs=0.6)
    assert signature.right_mm == pytest.approx(184 - 3 * cell, abs=0.4)
    assert date.right_mm == pytest.approx(184 - 2 * cell, abs=0.4)


def test_a_draft_is_marked_on_every_page(tmp_path: Path) -> None:
    draft = _render(sample(), tmp_path, draft=True)
    for page in draft.pages:
        marks = [line for line in _rows(page) if line.bottom_mm < 37]
        assert ["".join(line.text.split()) for line in marks] == ["草稿"]
    assert [len(draft.text_lines(number)) for number in (2, 3)] == [22, 22]
    # Here signature and date would have a page to themselves: the last paragraph comes with them.
    assert len(draft.text_lines(len(draft.pages))) == 3
    assert draft.text_lines(len(draft.pages))[0].text == "以上报告，请审议。"
