"""Keeping: opening a long report with its undo, keeping one edit against writing the whole file, a year's size."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from build_scripts.benches.measure import Row, interleaved, median_ratio, middle_ms, p95_ms
from forms.definition.form import Form
from forms.definition.loader import load_example, load_form
from forms.manuscript.compare import compare
from forms.report.answers import Answers
from forms.report.edit import Edit
from forms.report.outline import passage_path, passages_in_use
from forms.report.session import ReportSession
from forms.store.lvze_file import write_lvze
from forms.store.store import Store

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
LONG = 20_000
YEAR = 60_000
STEP = 30
WORDS = "坚持把政治建设摆在首位，推动全面从严治党向纵深发展，抓实作风建设和干部队伍建设。"


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    form, example = load_form(), Answers(load_example())
    typed = [
        passage_path(section, passage)
        for section in form.sections
        for passage in passages_in_use(section, example)
    ]
    today = folder / "today"
    with_edits = _fill(today, example, typing(typed, LONG, timedelta(days=1)))
    opening = interleaved({"open": lambda: _open(today, with_edits)}, rounds)["open"]
    yield Row("打开两万次改动的报告，连同撤销", middle_ms(opening), "ms", 300)

    store = Store.open(today, clock=lambda: START)
    more = iter(typing(typed, LONG + rounds * 40 + 40, timedelta(days=1))[LONG:])
    answers = store.load(with_edits).answers
    taken = interleaved(
        {
            "keep": lambda: store.keep(with_edits, [next(more)]),
            "file": lambda: write_lvze(folder / "whole.lvze", form.id, 2026, answers),
        },
        rounds * 20,
    )
    store.close()
    yield Row("保存一次改动，95 分位", p95_ms(taken["keep"]), "ms", 10)
    yield Row("保存一次改动", median_ratio(taken["keep"], taken["file"]), "倍", 1, "整份写成文件")

    year = folder / "year"
    _fill(year, example, typing(typed, YEAR, timedelta(days=365)), tidy=True)
    yield Row("一年六万次改动的数据文件", (year / "lvze.sqlite3").stat().st_size / 1e6, "MB", 5)

    reworded = example
    for path, text in zip(typed, _texts(form, example), strict=True):
        reworded = reworded.with_value(path, text.replace("的", "之").replace("，", "，并", 1))
    compared = interleaved({"compare": lambda: compare(form, example, reworded)}, rounds)["compare"]
    yield Row("逐字比对改写过的整份报告", middle_ms(compared), "ms", 20)


def typing(paths: list[str], count: int, span: timedelta) -> list[Edit]:
    """`count` key presses in passages of up to 400 characters over `span`: the caret put somewhere, then thirty."""
    chance = random.Random(2026)
    texts = dict.fromkeys(paths, "")
    edits: list[Edit] = []
    path, place = paths[0], 0
    for seq in range(1, count + 1):
        if seq % STEP == 1:
            path = chance.choice(paths)
            place = chance.randrange(len(texts[path]) + 1)
        before, new = texts[path], chance.choice(WORDS)
        after = before[:place] + new + before[place:]
        place += 1
        if len(after) > 400:
            after, place = before[:300], min(place, 300)
        texts[path] = after
        step = (seq - 1) // STEP + 1
        edits.append(Edit(seq, step, path, before or None, after, START + span * (seq / count)))
    return edits


def _fill(folder: Path, example: Answers, edits: list[Edit], *, tidy: bool = False) -> int:
    store = Store.open(folder, clock=lambda: START)
    others = {path: value for path, value in example.items() if path not in {edit.path for edit in edits}}
    report = store.create("first_responsible", 2026, "2026年度报告", others, START)
    for first in range(0, len(edits), 2000):
        store.keep(report, edits[first : first + 2000])
        store.versions.keep(report, "work", edits[first].at)
        if tidy:
            store.tidy(edits[first].at)
    store.close()
    return report


def _open(folder: Path, report: int) -> ReportSession:
    store = Store.open(folder, clock=lambda: START)
    stored = store.load(report)
    session = ReportSession(load_form(), stored.answers, history=store.history(report))
    store.close()
    return session


def _texts(form: Form, answers: Answers) -> list[str]:
    return [p.template for section in form.sections for p in passages_in_use(section, answers)]


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as name:
        for row in measure(Path(name), 10):
            print(row)
