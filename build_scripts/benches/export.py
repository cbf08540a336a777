"""Export against what a user would pick instead: docxtpl on an equal template, python-docx paragraph by paragraph."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from build_scripts.benches.measure import Row, interleaved, median_ratio, middle_ms, process
from forms.definition.loader import load_example, load_form
from forms.manuscript.compose import compose
from forms.manuscript.model import Manuscript
from forms.output.docx_writer import write_docx
from forms.output.export import export_docx, standard_layout
from forms.report.answers import Answers
from forms.report.lvze import encode

DOCXTPL_SCRIPT = """
import json, sys
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    template.render(json.load(file))
template.save(sys.argv[3])
"""


def template_of(manuscript: Manuscript) -> tuple[Manuscript, dict[str, str]]:
    """The same document with every blank as a Jinja tag, and the values to fill in."""
    values: dict[str, str] = {}
    paragraphs = []
    for paragraph in manuscript.paragraphs:
        runs = []
        for run in paragraph.runs:
            if run.blank or paragraph.role in ("title", "addressee", "signature", "date"):
                name = f"b{len(values)}"
                values[name] = run.text
                run = replace(run, text="{{" + name + "}}")
            runs.append(run)
        paragraphs.append(replace(paragraph, runs=tuple(runs)))
    return replace(manuscript, paragraphs=tuple(paragraphs)), values


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    import docx
    from docxtpl import DocxTemplate

    form, answers, layout = load_form(), Answers(load_example()), standard_layout()
    manuscript = compose(form, answers)
    report, target = folder / "example.lvze", folder / "out.docx"
    report.write_bytes(encode(form.id, 2026, answers))
    template, values = template_of(manuscript)
    template_file, context = folder / "template.docx", folder / "context.json"
    template_file.write_bytes(write_docx(template, layout))
    context.write_text(json.dumps(values), encoding="utf-8")
    script = folder / "fill.py"
    script.write_text(DOCXTPL_SCRIPT, encoding="utf-8")
    blank = write_docx(Manuscript((), manuscript.year), layout)

    def with_docxtpl() -> None:
        filled = DocxTemplate(str(template_file))
        filled.render(values)
        filled.save(str(folder / "tpl.docx"))

    def with_python_docx() -> None:
        document = docx.Document(BytesIO(blank))
        for paragraph in manuscript.paragraphs:
            added = document.add_paragraph()
            for run in paragraph.runs:
                added.add_run(run.text)
        document.save(str(folder / "plain.docx"))

    taken = interleaved(
        {
            "write": lambda: write_docx(compose(form, answers), layout),
            "export": lambda: export_docx(compose(form, answers), target, layout=layout),
            "docxtpl": with_docxtpl,
            "python-docx": with_python_docx,
        },
        rounds,
    )
    yield Row("导出，不读回（热）", middle_ms(taken["write"]), "ms", 5)
    yield Row("导出，读回核对（热）", middle_ms(taken["export"]), "ms", 30)
    for other in ("docxtpl", "python-docx"):
        for name in ("write", "export"):
            words = "导出，读回核对" if name == "export" else "导出，不读回"
            yield Row(words, median_ratio(taken[name], taken[other]), "×", None, other)
    yield from _processes(
        report, target, [str(script), *map(str, (template_file, context, folder / "p.docx"))], rounds
    )


def _processes(report: Path, target: Path, script: list[str], rounds: int) -> Iterator[Row]:
    """Whole processes; beside them what Python itself takes, and python-docx, with which an export is read back."""
    lvze = str(Path(sys.executable).with_name("lvze"))
    commands = {
        "lvze export": [lvze, "export", str(report), "-o", str(target)],
        "docxtpl 脚本": [sys.executable, *script],
        "lvze check": [lvze, "check", str(report)],
        "lvze text": [lvze, "text", str(report)],
        "python -c pass": [sys.executable, "-c", "pass"],
        "python -c 'import docx'": [sys.executable, "-c", "import docx"],
    }
    whole = interleaved({name: process(command) for name, command in commands.items()}, rounds)
    for name, seconds in whole.items():
        yield Row(f"{name} 整个进程", middle_ms(seconds), "ms")
    ours, theirs = whole["lvze export"], whole["docxtpl 脚本"]
    yield Row("lvze export 整个进程", median_ratio(ours, theirs), "×", 0.6, "docxtpl 脚本")
