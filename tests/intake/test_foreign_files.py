"""Text and Word files of any origin: encodings, damage, and `lvze check` on them."""

import json
import zipfile
from pathlib import Path

import pytest

from forms.cli import main
from forms.intake.docx_file import read_docx
from forms.intake.errors import IntakeError
from forms.intake.text_file import decoded, read_paragraphs

TEXT = "2024年度履行责任情况报告\n一、履职情况\n我认真履责，签订承诺书____份。\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-32", "utf-16-le-mark", "utf-16-be-mark"],
)
def test_encodings(encoding: str, tmp_path: Path) -> None:
    mark = {"utf-16-le-mark": b"\xff\xfe", "utf-16-be-mark": b"\xfe\xff"}.get(encoding, b"")
    data = mark + TEXT.encode(encoding.removesuffix("-mark"))
    assert decoded(data) == TEXT
    (tmp_path / "a.txt").write_bytes(data)
    assert read_paragraphs(tmp_path / "a.txt")[2] == "我认真履责，签订承诺书____份。"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_line_ends(end: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(end.join("甲乙丙").encode())
    assert read_paragraphs(tmp_path / "a.txt") == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \r\n\t\n"),
        ("mark.txt", b"\xef\xbb\xbf"),
        ("binary.txt", bytes(range(256))),
        ("zip.txt", b"PK\x03\x04\x00\x00"),
        ("half.txt", b"\xff\xfe\x00\xd8\x41"),
        ("empty.docx", b""),
        ("text.docx", b"not a zip"),
        ("old.docx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600),
        ("cut.docx", b"PK\x03\x04" + b"\0" * 40),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(
    name: str, data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert main(["check", str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith(str(file)) and said.err.count("\n") == 1
    assert "Error" not in said.err


def docx(path: Path, body: str, extra: dict[str, str] | None = None) -> Path:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        for name, text in (extra or {}).items():
            package.writestr(name, text.replace("SPACE", space))
    return path


def test_a_word_file_of_any_origin(tmp_path: Path) -> None:
    styles = '<w:styles SPACE><w:style w:styleId="a1"><w:name w:val="Title"/></w:style></w:styles>'
    body = (
        '<w:p><w:pPr><w:pStyle w:val="a1"/></w:pPr><w:r><w:t>标</w:t></w:r><w:r><w:t>题</w:t><w:br/></w:r></w:p>'
        "<w:p/><w:p><w:ins><w:r><w:t>新的</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>格</w:t><w:tab/></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    texts, kinds = read_docx(docx(tmp_path / "a.docx", body, {"word/styles.xml": styles}))
    assert texts == ["标题\n", "", "新的", "格\t"]
    assert kinds == ["title", "text", "text", "cell"]


@pytest.mark.parametrize("body", ["<w:p>", "<w:p/>", "&x;<w:p/>", "\x01"])
def test_a_damaged_word_file(body: str, tmp_path: Path) -> None:
    with pytest.raises(IntakeError):
        read_docx(docx(tmp_path / "a.docx", body))


def test_check_of_a_text_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "报告.TXT"
    file.write_bytes(TEXT.encode("gb18030"))
    assert main(["check", str(file)]) == 1
    assert "第3段" in capsys.readouterr().out
    assert main(["check", str(file), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    (blank,) = [entry for entry in found if entry["rule"] == "PH03"]
    assert (blank["path"], blank["start"], blank["end"]) == ("paragraph[3]", 11, 15)
    assert set(blank) == {"rule", "severity", "path", "start", "end", "excerpt", "message", "fix"}
    file.write_text("我认真履责，抓好落实。", encoding="utf-8")
    assert main(["check", str(file)]) == 0
    assert main(["check", str(tmp_path / "none.txt")]) == 2
    assert main(["check", str(file), "--year", "去年"]) == 2


def test_the_example_is_as_clean_in_word_and_text_as_in_its_own_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, word, text = tmp_path / "a.lvze", tmp_path / "a.docx", tmp_path / "a.txt"
    assert main(["example", "-o", str(report)]) == main(["export", str(report), "-o", str(word)]) == 0
    capsys.readouterr()
    assert main(["text", str(report)]) == 0
    text.write_text(capsys.readouterr().out, encoding="utf-8")
    for file in (word, text):
        assert main(["check", str(file), "--json"]) == 0
        assert [f for f in json.loads(capsys.readouterr().out) if f["severity"] != "hint"] == []


def test_a_pack_of_a_superior_office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    (packs / "a.toml").write_text(
        "[pack]\nid='city'\nname='市局'\nversion='1'\n[[rule]]\nid='SJ01'\nseverity='error'\ngroup='terms'\nwhat='x'\n"
        "message='写全称'\npattern='春风行动'\nguard_before='便民办税'\nwrong=[]\nright=[]\n[[rule]]\nid='SJ02'\n",
        encoding="utf-8",
    )
    file = tmp_path / "a.txt"
    file.write_text("开展便民办税春风行动，春风行动成效明显。", encoding="utf-8")
    assert main(["check", str(file), "--wording", str(packs)]) == 1
    said = capsys.readouterr()
    assert "写全称　[SJ01]" in said.out and said.out.count("SJ01") == 1
    assert "a.toml: rule[2] SJ02" in said.err
    assert main(["check", str(file), "--wording", str(tmp_path / "none")]) == 2
