"""What the Word file says, where LibreOffice does not look or forgives: pitch, spacing, indents, switches, names."""

import pytest

from forms.manuscript.model import Manuscript, Paragraph, Run
from forms.output.docx_writer import write_docx
from forms.output.export import standard_layout
from tests.output.package_xml import WordFile, attributes
from tests.output.sample import sample

LAYOUT = standard_layout()
SAMPLE = WordFile(write_docx(sample(), LAYOUT))


def test_page_and_grid() -> None:
    assert attributes(SAMPLE.one("document", "//w:pgSz")) == {"w": "11906", "h": "16838"}
    margins = attributes(SAMPLE.one("document", "//w:pgMar"))
    assert [margins[side] for side in ("top", "right", "bottom", "left")] == ["2098", "1474", "1984", "1587"]
    assert margins["footer"] == "1446" and margins["gutter"] == "0"
    # No charSpace: LibreOffice would set 14 characters a line.
    assert attributes(SAMPLE.one("document", "//w:docGrid")) == {"type": "lines", "linePitch": "579"}


def test_every_text_style_has_the_pitch_and_never_auto() -> None:
    for style in (
        "Normal",
        "Title",
        "Heading1",
        "Heading2",
        "Heading3",
        "Addressee",
        "Signatory",
        "IssueDate",
    ):
        spacing = SAMPLE.style(style, "w:pPr/w:spacing")
        assert (spacing["line"], spacing["lineRule"]) == ("579", "exact"), style
    assert SAMPLE.style("Normal", "w:rPr/w:spacing") == {"val": "-5"}
    assert attributes(SAMPLE.one("styles", "//w:docDefaults//w:rPr/w:spacing")) == {"val": "-5"}
    for style in ("Title", "PageNumberOdd", "PageNumberEven"):
        assert SAMPLE.style(style, "w:rPr/w:spacing") == {"val": "0"}
        assert SAMPLE.style(style, "w:pPr/w:snapToGrid") == {"val": "0"}


@pytest.mark.parametrize(
    ("switch", "value"),
    [
        ("widowControl", "0"),
        ("overflowPunct", "1"),
        ("kinsoku", "1"),
        ("topLinePunct", "0"),
        ("autoSpaceDE", "0"),
        ("autoSpaceDN", "0"),
    ],
)
def test_switches_of_normal(switch: str, value: str) -> None:
    assert SAMPLE.style("Normal", f"w:pPr/w:{switch}") == {"val": value}


def test_sizes_and_fonts() -> None:
    wanted = {
        "Normal": ("32", "仿宋_GB2312"),
        "Title": ("44", "方正小标宋简体"),
        "Heading1": ("32", "黑体"),
        "Heading2": ("32", "楷体_GB2312"),
        "Heading3": ("32", "仿宋_GB2312"),
        "PageNumberOdd": ("28", "宋体"),
    }
    for style, (half_points, font) in wanted.items():
        assert SAMPLE.style(style, "w:rPr/w:sz") == {"val": half_points}
        assert SAMPLE.style(style, "w:rPr/w:rFonts")["eastAsia"] == font
        assert SAMPLE.style(style, "w:rPr/w:b") == {"val": "0"}
    assert SAMPLE.style("RunInHeading", "w:rPr/w:rFonts")["eastAsia"] == "楷体_GB2312"
    defaults = attributes(SAMPLE.one("styles", "//w:docDefaults//w:rFonts"))
    assert defaults["ascii"] == defaults["hAnsi"] == "Times New Roman"
    assert SAMPLE.style("PageNumberOdd", "w:rPr/w:rFonts")["ascii"] == "宋体"  # 半角宋体
    everything = b"".join(SAMPLE.parts.values())
    assert b"Theme=" not in everything and b"w:sdt" not in everything


def test_indents_in_characters_and_in_twips() -> None:
    first = SAMPLE.style("Normal", "w:pPr/w:ind")
    assert (first["firstLineChars"], first["firstLine"]) == ("200", "630")
    assert SAMPLE.style("Addressee", "w:pPr/w:ind")["firstLine"] == "0"
    assert SAMPLE.style("Title", "w:pPr/w:ind")["firstLine"] == "0"
    # 报告人：赟　昇 is 7 wide, the date 6: 3 and 2 characters free (7.3.5.2).
    signature = SAMPLE.style("Signatory", "w:pPr/w:ind")
    assert (signature["rightChars"], signature["right"]) == ("300", "945")
    date = SAMPLE.style("IssueDate", "w:pPr/w:ind")
    assert (date["rightChars"], date["right"]) == ("200", "630")
    assert SAMPLE.style("Signatory", "w:pPr/w:spacing")["before"] == "579"
    odd, even = (SAMPLE.style(f"PageNumber{side}", "w:pPr/w:ind") for side in ("Odd", "Even"))
    assert (odd["rightChars"], odd["right"]) == ("100", "280")
    assert (even["leftChars"], even["left"]) == ("100", "280")


def test_a_sealed_report_centres_the_signature_over_the_date() -> None:
    sealed = WordFile(write_docx(sample("org_seal"), LAYOUT))
    assert sealed.style("Signatory", "w:pPr/w:ind")["rightChars"] == "150"  # 11 wide over 6 at 4
    assert sealed.style("IssueDate", "w:pPr/w:ind")["rightChars"] == "400"
    assert sealed.style("Signatory", "w:pPr/w:spacing")["before"] == str(2 * 579)


def test_styles_have_names_and_headings_are_builtin() -> None:
    names = {
        element.getparent().get(f"{{{element.nsmap['w']}}}styleId"): attributes(element)["val"]
        for element in SAMPLE.find("styles", "//w:style/w:name")
    }
    assert names["Title"] == "Title" and names["Normal"] == "Normal"
    for level in (1, 2, 3):
        assert names[f"Heading{level}"] == f"heading {level}"
        assert SAMPLE.has(f"Heading{level}", "w:qFormat")
        assert SAMPLE.style(f"Heading{level}", "w:pPr/w:outlineLvl") == {"val": str(level - 1)}
    assert {"主送机关", "署名", "成文日期", "段首标题", "页码（单页）", "页码（双页）"} <= set(names.values())
    used = {
        attributes(element)["val"]
        for part in ("document", "footer1", "footer2")
        for element in SAMPLE.find(part, "//w:pStyle | //w:rStyle")
    }
    assert used <= set(names)


def test_no_direct_formatting_but_the_hint() -> None:
    for properties in SAMPLE.find("document", "//w:pPr"):
        assert [child.tag.rpartition("}")[2] for child in properties] == ["pStyle"]
    for child in SAMPLE.find("document", "//w:r/w:rPr/*"):
        assert child.tag.rpartition("}")[2] in ("rStyle", "rFonts")
        if child.tag.endswith("rFonts"):
            assert attributes(child) == {"hint": "eastAsia"}


def test_chinese_punctuation_keeps_its_width() -> None:
    for run in SAMPLE.find("document", "//w:r[w:t]"):
        text = "".join(run.itertext())
        if any(char in "“”‘’—…·" for char in text):
            hints = run.xpath("w:rPr/w:rFonts/@w:hint", namespaces={"w": run.nsmap["w"]})
            assert hints == ["eastAsia"], text


def test_only_the_title_has_line_breaks() -> None:
    assert len(SAMPLE.find("document", "//w:br")) == 1
    assert len(SAMPLE.find("document", "//w:p[w:pPr/w:pStyle/@w:val='Title']//w:br")) == 1


def test_settings() -> None:
    assert attributes(SAMPLE.one("settings", "//w:zoom")) == {"percent": "100"}
    assert SAMPLE.find("settings", "//w:evenAndOddHeaders")
    compatibility = attributes(SAMPLE.one("settings", "//w:compatSetting"))
    assert (compatibility["name"], compatibility["val"]) == ("compatibilityMode", "15")


def test_word_is_told_what_to_take_for_a_missing_font() -> None:
    wanted = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "方正小标宋_GBK,华文中宋,宋体"}
    for font, other in wanted.items():
        found = SAMPLE.one("fontTable", f"//w:font[@w:name='{font}']/w:altName")
        assert attributes(found)["val"] == other


def test_settings_of_the_user_reach_the_file() -> None:
    layout = standard_layout(
        {"font_scheme": "founder", "line_pitch_pt": 28, "heading2_bold": True, "page_number_form": "centered"}
    )
    file = WordFile(write_docx(sample(), layout))
    assert attributes(file.one("document", "//w:docGrid"))["linePitch"] == "560"
    assert file.style("Normal", "w:pPr/w:spacing")["line"] == "560"
    assert file.style("Normal", "w:rPr/w:rFonts")["eastAsia"] == "方正仿宋_GBK"
    assert file.style("RunInHeading", "w:rPr/w:b") == {"val": "1"}
    assert file.style("PageNumberOdd", "w:pPr/w:jc") == file.style("PageNumberEven", "w:pPr/w:jc")
    assert file.style("PageNumberOdd", "w:pPr/w:jc") == {"val": "center"}


def test_a_heading_that_stands_alone_is_a_heading() -> None:
    alone = Manuscript((Paragraph("body", (Run("（一）加强学习", style="heading2"),)),), 2026)
    file = WordFile(write_docx(alone, LAYOUT))
    assert file.find("document", "//w:pStyle[@w:val='Heading2']")
    assert not file.find("document", "//w:rStyle")


def test_each_line_of_a_signature_has_its_own_indent() -> None:
    rows = (
        Paragraph("signature", (Run("云溪县税务局党委"),)),
        Paragraph("signature", (Run("报告人：张三"),)),
        Paragraph("date", (Run("2027年1月5日"),)),
    )
    file = WordFile(write_docx(Manuscript(rows, 2026), LAYOUT))
    rights = [
        file.style(style, "w:pPr/w:ind")["rightChars"] for style in ("Signatory", "Signatory2", "IssueDate")
    ]
    assert rights == ["200", "400", "200"]
    assert file.style("Signatory2", "w:pPr/w:spacing")["before"] == "0"


def test_the_last_paragraph_is_kept_with_the_signature() -> None:
    def last_style(text: str) -> list[str]:
        rows = (Paragraph("body", (Run(text),)), Paragraph("signature", (Run("张三"),)))
        file = WordFile(write_docx(Manuscript(rows, 2026), LAYOUT))
        return [attributes(element)["val"] for element in file.find("document", "//w:p[1]/w:pPr/w:pStyle")]

    assert SAMPLE.has("BodyLast", "w:pPr/w:keepNext")
    assert last_style("以上报告，请审议。") == ["BodyLast"]
    assert last_style("税" * 200) == []  # LibreOffice would move it whole
