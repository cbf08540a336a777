"""The check of wording: a whole report, one changed paragraph, growth with length; and characters a second beside
AutoCorrect, the fastest open-source checker of Chinese text on the registries (Rust; spaces and punctuation only)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import autocorrect_py

from build_scripts.benches.measure import Row, interleaved, median_ratio, middle_ms
from forms.check.check import check
from forms.check.foreign import check_paragraphs
from forms.check.report_wording import rules_of
from forms.check.wording.blocks import Context
from forms.check.wording.checker import WordingChecker
from forms.check.wording.plain_blocks import plain_blocks
from forms.definition.loader import load_example, load_form
from forms.manuscript.compose import compose
from forms.report.answers import Answers

# A report of 3,300 characters: the example, and as many of its own paragraphs again as are missing.
LENGTH = 3300


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    form, answers = load_form(), Answers(load_example())
    paragraphs = [paragraph.text for paragraph in compose(form, answers).paragraphs]
    while sum(map(len, paragraphs)) < LENGTH:
        paragraphs.insert(-2, paragraphs[len(paragraphs) // 2])
    text = "\n".join(paragraphs)
    # Each paragraph another, since the checker remembers what it has read.
    long = [f"{words}共{number}项。" for number in range(20) for words in paragraphs[:-2]]
    rules = rules_of(form)
    context = Context(2026, years=form.years)
    remembered = WordingChecker(rules)
    blocks = plain_blocks(paragraphs)
    remembered.marks(blocks, context)
    counter = iter(range(10**9))

    def one_changed() -> None:
        changed = list(blocks)
        changed[5] = replace(changed[5], text=f"{changed[5].text}我再补一句，第{next(counter)}次。")
        remembered.marks(changed, context)

    taken = interleaved(
        {
            "report": lambda: WordingChecker(rules).marks(blocks, context),
            "changed": one_changed,
            "long": lambda: check_paragraphs(long, rules, (), 2026, form.years),
            "all": lambda: check(form, answers),
            "autocorrect": lambda: autocorrect_py.lint_for(text, "txt"),
        },
        rounds,
    )
    yield Row(f"检查措辞，{len(text)}字（热）", middle_ms(taken["report"]), "ms", 10)
    yield Row("检查措辞，改动一段（热）", middle_ms(taken["changed"]), "ms", 2)
    growth = median_ratio(taken["long"], taken["report"]) / (sum(map(len, long)) / len(text))
    yield Row("二十倍长的文字，每字用时", growth, "×", 1.5, "一份报告")
    yield Row("全部检查，示例报告（热）", middle_ms(taken["all"]), "ms")
    yield Row("检查措辞，每秒字数", len(text) / (middle_ms(taken["report"]) / 1000), "字/秒")
    yield Row(
        "AutoCorrect（只查空格和标点），每秒字数",
        len(text) / (middle_ms(taken["autocorrect"]) / 1000),
        "字/秒",
    )
    yield Row("检查措辞，用时", median_ratio(taken["report"], taken["autocorrect"]), "×", None, "AutoCorrect")
