"""The command line as scripts outside use it: words, exit codes, JSON keys, one line for every fault."""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document

from forms.cli import main


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "示例 报告.lvze"
    assert main(["example", "-o", str(path)]) == 0
    return path


def broken(example: Path, **changes: object) -> Path:
    document = json.loads(example.read_text(encoding="utf-8"))
    document["answers"].update({k.replace("__", "."): v for k, v in changes.items()})
    example.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return example


Captured = pytest.CaptureFixture[str]


def test_a_new_report_is_the_documented_json(tmp_path: Path) -> None:
    path = tmp_path / "r.lvze"
    assert main(["new", "-o", str(path), "--year", "2026"]) == 0
    document = json.loads(path.read_text(encoding="utf-8"))
    assert (document["format"], document["form"], document["year"]) == (1, "first_responsible", 2026)
    assert list(document) == sorted(document)


def test_the_example_is_exported_without_a_finding_that_forbids_it(example: Path, capsys: Captured) -> None:
    target = example.with_suffix(".docx")
    assert main(["check", str(example)]) == 0
    assert main(["export", str(example), "-o", str(target)]) == 0
    paragraphs = [p.text for p in Document(str(target)).paragraphs]
    capsys.readouterr()
    assert main(["text", str(example)]) == 0
    assert capsys.readouterr().out.splitlines() == [text.replace("\n", "") for text in paragraphs]


def test_errors_refuse_the_export_and_a_draft_goes_through(example: Path, capsys: Captured) -> None:
    target = example.with_suffix(".docx")
    target.write_bytes(b"old")
    broken(example, party_and_business__relief__total="1.26")
    assert main(["export", str(example), "-o", str(target)]) == 1
    out, err = capsys.readouterr()
    assert "分项合计" in out and err.count("\n") == 1 and "--draft" in err
    assert target.read_bytes() == b"old"
    assert main(["export", str(example), "-o", str(target), "--draft"]) == 0
    with zipfile.ZipFile(target) as package:
        headers = [package.read(n).decode() for n in package.namelist() if "header" in n]
    assert headers and all("草" in text for text in headers)


def test_the_submitted_file_holds_no_data_unless_asked(example: Path) -> None:
    plain, full = example.with_name("a.docx"), example.with_name("b.docx")
    assert main(["export", str(example), "-o", str(plain)]) == 0
    assert main(["export", str(example), "-o", str(full), "--with-data"]) == 0
    with zipfile.ZipFile(plain) as package:
        assert not any("customXml" in name for name in package.namelist())
        assert "first_topic" not in "".join(
            package.read(n).decode("utf-8", "replace") for n in package.namelist()
        )
    with zipfile.ZipFile(full) as package:
        assert any("customXml" in name for name in package.namelist())
    assert [p.text for p in Document(str(plain)).paragraphs] == [
        p.text for p in Document(str(full)).paragraphs
    ]


def test_findings_as_json_have_the_promised_keys(example: Path, capsys: Captured) -> None:
    broken(example, party_and_business__relief__total="1.26")
    capsys.readouterr()
    assert main(["check", str(example), "--json"]) == 1
    findings = json.loads(capsys.readouterr().out)
    keys = {"rule", "severity", "path", "start", "end", "excerpt", "message", "fix"}
    assert findings and all(set(f) == keys for f in findings)
    assert {f["severity"] for f in findings} <= {"error", "warning", "hint"}
    assert any(f["path"] == "party_and_business.relief.total" and f["fix"] for f in findings)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空"),
        (b"{", "损坏"),
        ("二".encode("gb18030"), "编码"),
        (b"[]", "不是履责"),
        (b'{"format": 2, "form": "first_responsible", "year": 2026, "answers": {}}', "更新版本"),
        (b'{"format": 1, "form": "other", "year": 2026, "answers": {}}', "不认识"),
    ],
)
@pytest.mark.parametrize("command", ["check", "export", "text"])
def test_a_bad_file_is_one_clear_line_and_stays_as_it_is(
    tmp_path: Path, capsys: Captured, content: bytes, words: str, command: str
) -> None:
    path = tmp_path / "坏.lvze"
    path.write_bytes(content)
    more = ["-o", str(tmp_path / "out.docx")] if command == "export" else []
    assert main([command, str(path), *more]) == 2
    out, err = capsys.readouterr()
    assert out == "" and words in err and err.count("\n") == 1 and "Traceback" not in err
    assert path.read_bytes() == content and not (tmp_path / "out.docx").exists()


def test_missing_files_and_folders_are_one_line(tmp_path: Path, example: Path, capsys: Captured) -> None:
    capsys.readouterr()
    for words in (
        ["check", str(tmp_path / "nichts.lvze")],
        ["export", str(example), "-o", str(tmp_path / "no" / "folder" / "x.docx")],
        ["export", str(example), "-o", str(tmp_path)],
        ["example", "-o", str(tmp_path / "no" / "x.lvze")],
        ["new", "-o", str(tmp_path / "x.lvze"), "--year", "二六"],
        ["exprot"],
        ["export", str(example)],
        ["check", str(example), "--jsno"],
        ["check"],
        ["check", str(example), "--forms", str(tmp_path)],
    ):
        assert main(words) == 2, words
        out, err = capsys.readouterr()
        assert out == "" and err.count("\n") == 1, (words, err)


def test_a_faulty_definition_is_told_fault_by_fault(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "form.toml").write_text('id = "x"\nname = "甲"\n[[chapter]]\nid = 3\n', encoding="utf-8")
    (tmp_path / "10.toml").write_text('id = "basic"\ntab = "基本"\nkind = "bsaic"\n', encoding="utf-8")
    assert main(["lint", str(tmp_path)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["form.toml"] * 3 + ["10.toml"]


def test_numbers_that_cannot_be_read_stay_and_are_findings(example: Path, capsys: Captured) -> None:
    broken(example, party_and_business__tax_revenue__current="约八万", unknown__thing=[1])
    capsys.readouterr()
    assert main(["check", str(example)]) == 1
    assert "读不出数字" in capsys.readouterr().out
    assert main(["text", str(example)]) == 0
    assert "约八万" in capsys.readouterr().out


def test_json_numbers_are_taken_as_well_as_decimal_strings(example: Path, capsys: Captured) -> None:
    broken(example, party_and_business__tax_revenue__current=86412.37)
    assert main(["check", str(example)]) == 0


def test_the_same_report_gives_the_same_bytes(example: Path) -> None:
    first, second = example.with_name("1.docx"), example.with_name("2.docx")
    for target in (first, second):
        assert main(["export", str(example), "-o", str(target)]) == 0
    assert first.read_bytes() == second.read_bytes()


def test_selftest_says_what_it_tried(capsys: Captured) -> None:
    assert main(["selftest"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "自检全部正常"


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    import os

    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        cwd=Path(__file__).parents[1],
        env={**os.environ, **environment},
        capture_output=True,
        timeout=60,
    )


def test_as_a_process_without_qt_pydantic_or_a_locale(example: Path) -> None:
    done = run("check", str(example), LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0 and "处错误" in done.stdout.decode("utf-8")
    code = (
        "import sys; from desktop.__main__ import main; sys.argv = ['lvze', 'text', sys.argv[1]]; main();"
        "print([m for m in ('PySide6', 'pydantic', 'docx') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(example)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert result.stdout.splitlines()[-1] == "[]", result


def test_help_names_every_command(capsys: Captured) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for command in ("new", "example", "check", "export", "text", "selftest"):
        assert f"lvze {command}" in out
    assert main(["export", "--help"]) == 0
    assert "--with-data" in capsys.readouterr().out


def test_the_self_check_can_be_made_again_elsewhere(example: Path) -> None:
    broken(
        example,
        party_and_business__relief__total="1.26",
        check__ignored=[
            {
                "rule": "C04",
                "path": "party_and_business.relief.total",
                "excerpt": "1.26",
                "reason": "口径不同，已与税政股核对",
            }
        ],
    )
    target = example.with_suffix(".docx")
    assert main(["export", str(example), "-o", str(target)]) == 0
    copies = [example.with_name("一.json"), example.with_name("二.json")]
    for copy in copies:
        assert main(["check", str(example), "--self-check", str(copy), "--exported", str(target)]) == 0
    assert copies[0].read_bytes() == copies[1].read_bytes()
    made = json.loads(copies[0].read_text(encoding="utf-8"))
    assert made["exported"]["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()
    assert [entry["reason"] for entry in made["accepted"]] == ["口径不同，已与税政股核对"]
    results = {rule["id"]: rule["result"] for rule in made["rules"]}
    assert results["C04"] == "保留1处" and results["C01"] == "通过" and len(results) > 80
    printed = example.with_name("自检.docx")
    assert main(["check", str(example), "--self-check", str(printed), "--exported", str(target)]) == 0
    text = "\n".join(p.text for p in Document(str(printed)).paragraphs)
    broken(example, party_and_business__relief__total="1.25")  # another figure is another finding
    assert main(["check", str(example)]) == 1
    assert "口径不同，已与税政股核对" in text and made["report_sha256"] in text
