"""The package: same bytes, nothing hidden, drafts, kept data, bookmarks, characters that a font lacks."""

import zipfile
from base64 import b64decode
from io import BytesIO

from forms.manuscript.model import Manuscript, Paragraph, Run
from forms.output.docx_writer import write_docx
from forms.output.export import standard_layout
from tests.output.package_xml import NS, WordFile, attributes
from tests.output.sample import sample

LAYOUT = standard_layout()


def _one(text: str, *, role: str = "body", style: str = "", section: str = "") -> Manuscript:
    return Manuscript((Paragraph(role, (Run(text, style=style),), section),), 2026)  # type: ignore[arg-type]


def test_the_same_report_gives_the_same_bytes() -> None:
    first = write_docx(sample(), LAYOUT, draft=True, data=b"{}")
    assert first == write_docx(sample(), standard_layout(), draft=True, data=b"{}")
    with zipfile.ZipFile(BytesIO(first)) as package:
        for info in package.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.create_system == 0
        assert package.namelist()[0] == "[Content_Types].xml"


def test_the_submitted_copy_hides_nothing() -> None:
    file = WordFile(write_docx(sample(), LAYOUT))
    assert {name.partition("/")[0] for name in file.names} == {
        "[Content_Types].xml",
        "_rels",
        "docProps",
        "word",
    }
    core = file.tree("docProps/core.xml")
    assert [child.tag for child in core] == [f"{{{NS['dc']}}}title"]
    everything = b"".join(file.parts.values()).lower()
    for trace in (b"creator", b"lastmodified", b"rsid", b"comment", b"lvze:report", b"w:vanish"):
        assert trace not in everything


def test_every_relationship_has_its_part_and_every_part_its_type() -> None:
    file = WordFile(write_docx(sample(), LAYOUT, draft=True, data=b"{}"))
    targets = {
        f"word/{target}".replace("word/../", "")
        for target in file.tree("word/_rels/document.xml.rels").xpath("//@Target")
    }
    assert targets <= set(file.names)
    overrides = file.tree("[Content_Types].xml").xpath("//ct:Override/@PartName", namespaces=NS)
    assert {str(name).removeprefix("/") for name in overrides} <= set(file.names)


def test_a_draft_says_so_on_odd_and_even_pages() -> None:
    file = WordFile(write_docx(sample(), LAYOUT, draft=True))
    types = [attributes(element)["type"] for element in file.find("document", "//w:headerReference")]
    assert sorted(types) == ["default", "even"]
    for part in ("header1", "header2"):
        assert "".join(file.tree(f"word/{part}.xml").itertext()) == "草　稿"
    assert not WordFile(write_docx(sample(), LAYOUT)).find("document", "//w:headerReference")


def test_kept_data_comes_back_to_the_byte() -> None:
    data = '{"format": 1, "注": "\ufffe\\u0000"}'.encode("utf-8", "surrogatepass")
    item = WordFile(write_docx(sample(), LAYOUT, data=data)).tree("customXml/item1.xml")
    assert item.tag == "{urn:lvze:report}report"
    assert b64decode(item.text or "") == data


def test_sections_can_be_found_again_by_bookmark() -> None:
    file = WordFile(write_docx(sample(), LAYOUT))
    starts = [attributes(element) for element in file.find("document", "//w:bookmarkStart")]
    names = [start["name"] for start in starts]
    assert names[:4] == ["lv_info", "lv_opening", "lv_duties", "lv_duty_1"]
    assert len(set(names)) == len(names) and all(len(name) <= 40 for name in names)
    ends = [attributes(element)["id"] for element in file.find("document", "//w:bookmarkEnd")]
    assert [start["id"] for start in starts] == ends


def test_a_section_that_comes_twice_or_has_an_odd_name_gets_a_good_bookmark() -> None:
    sections = ["a b/乙", "x", "a b/乙", "", "very" * 20, "very" * 20 + "!", "a b/乙"]
    rows = tuple(Paragraph("body", (Run("一"),), section) for section in sections)
    file = WordFile(write_docx(Manuscript(rows, 2026), LAYOUT))
    names = [attributes(element)["name"] for element in file.find("document", "//w:bookmarkStart")]
    assert len(names) == len(set(names)) == 6
    assert names[0] == "lv_a_b_乙" and names[2] == "lv_a_b_乙_2"
    assert all(len(name) <= 40 and name.replace("_", "a").isalnum() for name in names)


def _styles_and_texts(manuscript: Manuscript) -> list[tuple[str, str]]:
    file = WordFile(write_docx(manuscript, LAYOUT))
    return [
        (str((run.xpath("w:rPr/w:rStyle/@w:val", namespaces=NS) or [""])[0]), "".join(run.itertext()))
        for run in file.find("document", "//w:r[w:t]")
    ]


def test_names_that_gb2312_lacks_get_a_font_that_has_them() -> None:
    assert _styles_and_texts(_one("张镕喆、李堃垚“带头”")) == [
        ("", "张"),
        ("RareFangsong", "镕喆"),
        ("", "、李"),
        ("RareFangsong", "堃垚"),
        ("", "“带头”"),
    ]
    file = WordFile(write_docx(_one("镕"), LAYOUT))
    assert file.style("RareFangsong", "w:rPr/w:rFonts") == {"eastAsia": "仿宋"}
    assert file.find("fontTable", "//w:font[@w:name='仿宋']")


def test_the_font_follows_the_role() -> None:
    assert _styles_and_texts(_one("镕", role="title")) == [("RareTitle", "镕")]
    assert _styles_and_texts(_one("镕", role="heading1")) == [("", "镕")]  # 黑体 has all of GBK
    rows = (Paragraph("body", (Run("（一）镕", style="heading2"), Run("二")), ""),)
    assert _styles_and_texts(Manuscript(rows, 2026)) == [
        ("RunInHeading", "（一）"),
        ("RunInHeadingRare", "镕"),
        ("", "二"),
    ]


def test_characters_beyond_the_basic_plane() -> None:
    assert _styles_and_texts(_one("𠮷野")) == [("AstralFangsong", "𠮷"), ("", "野")]
    file = WordFile(write_docx(_one("𠮷"), LAYOUT))
    assert file.style("AstralFangsong", "w:rPr/w:rFonts")["eastAsia"] == "SimSun-ExtB"


def test_quotes_dashes_and_dots_of_gb2312_are_not_rare() -> None:
    assert _styles_and_texts(_one("“a—b”……·℃①Ⅱ")) == [("", "“a—b”……·℃①Ⅱ")]


def test_a_system_font_needs_no_second_font() -> None:
    file = WordFile(write_docx(_one("镕喆"), standard_layout({"font_scheme": "system"})))
    assert not file.find("document", "//w:rStyle")


def test_an_empty_manuscript_is_a_file() -> None:
    assert WordFile(write_docx(Manuscript((), 2026), LAYOUT)).one("document", "//w:sectPr") is not None
