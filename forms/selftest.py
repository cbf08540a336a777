"""The self-test of the core: everything the program ships, exercised once in a folder of its own."""

import tempfile
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from forms.check.check import check, errors
from forms.definition.lint import lint_folder, lint_years
from forms.definition.loader import BUILT_IN, YEARS_FILE, built_in_folder, load_example, load_form
from forms.manuscript.compose import compose
from forms.output.export import export_docx, standard_layout
from forms.report.answers import Answers
from forms.report.session import ReportSession
from forms.store.store import Store

Step = tuple[str, Callable[[Path], str]]


def run_selftest(more: tuple[Step, ...] = ()) -> int:
    """Runs every step, prints one line for each; 0 when all went well, 1 otherwise. A step answers with a remark
    and raises when something is wrong."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="履责 自检 ") as name:
        for title, step in (*STEPS, *more):
            try:
                remark = step(Path(name))
            except Exception as error:
                # Any fault at all is a line of the result: that is what a self-test is for.
                failed += 1
                print(f"不行　{title}：{type(error).__name__} {error}")
            else:
                print(f"正常　{title}{'：' + remark if remark else ''}")
    print("自检全部正常" if not failed else f"自检有 {failed} 项不行")
    return 1 if failed else 0


def _forms(folder: Path) -> str:
    faults = [str(fault) for form_id in BUILT_IN for fault in lint_folder(built_in_folder(form_id))]
    text = YEARS_FILE.read_text(encoding="utf-8")
    faults += [str(fault) for fault in lint_years(tomllib.loads(text))]
    if faults:
        raise ValueError("；".join(faults))
    return f"{len(BUILT_IN)} 张"


def _check(folder: Path) -> str:
    found = check(load_form(), Answers(load_example()))
    if errors(found):
        raise ValueError("示例报告有错误：" + "；".join(f.message for f in errors(found)))
    return f"{len(found)} 处提示和警告"


def _export(folder: Path) -> str:
    manuscript = compose(load_form(), Answers(load_example()))
    result = export_docx(manuscript, folder / "示例 报告.docx", layout=standard_layout())
    return f"{result.size_bytes} 字节，读回一致"


def _store(folder: Path) -> str:
    def clock() -> datetime:
        return datetime.now(UTC)

    store = Store.open(folder / "资料 夹", clock=clock)
    report_id = store.create("first_responsible", 2026, "自检", Answers(), clock())

    session = ReportSession(load_form(), Answers(), sink=lambda edits: store.keep(report_id, edits))
    for text in ("镕", "镕喆", "镕喆\n二"):
        session.type("opening.note.text", text, clock())
    store.close()
    again = Store.open(folder / "资料 夹", clock=clock)
    kept = again.load(report_id).answers
    again.close()
    if dict(kept) != dict(session.answers):
        raise ValueError("重新打开后内容不同")
    return "重新打开后一字不少"


STEPS: tuple[Step, ...] = (
    ("表单定义和年度词库", _forms),
    ("检查示例报告", _check),
    ("导出并读回", _export),
    ("保存并恢复草稿", _store),
)
