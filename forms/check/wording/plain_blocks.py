"""A report that is not ours: its paragraphs as blocks, with roles guessed from how they look."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from forms.check.wording.blocks import Block, BlockRole, Part
from forms.report.normalise import read_day

_N = "[一二三四五六七八九十]"
# A web page's leavings may stand before a heading; they are reported by themselves.
_JUNK = r"(?:#{1,4}\w{0,20}#{0,4})?"
_HEADING1 = re.compile(rf"\s*{_JUNK}(?:{_N}{{1,3}}、|第{_N}{{1,3}}[章节部分]+\s)")
_HEADING2 = re.compile(rf"\s*{_JUNK}[（(]{_N}{{1,3}}[）)]")
_HEADING3 = re.compile(r"\s*\d{1,2}[.．、](?!\d)")
_RUN_IN = re.compile(rf"\s*{_JUNK}[（(]{_N}{{1,3}}[）)][^。！？；：]{{2,50}}。(?=\S)")
_RUN_IN_NUMBER = re.compile(r"\s*\d{1,2}[.．、](?!\d)[^。！？；：]{2,50}。(?=\S)")
_DAY = re.compile(
    r"[\s（(]*\d{4}年\d{1,2}月\d{1,2}日[\s）)]*$|[\s（(]*[二〇○Ｏ零一]{4}年[一二三四五六七八九十]{1,3}月\S{1,4}日[\s）)]*$"
)
_SIGNED = re.compile(
    r"\s*(?:报告人|述职人|汇报人|述责人|姓名)[：:]|.{2,40}(?:委员会|党委|党组|税务局|人民政府|办公室|支部)\s*$"
)
_ADDRESSEE = re.compile(r"[^。！？；，]{2,60}[：:]$")
_REPORT_TITLE = re.compile(r"报告|总结|情况|汇报|述职|述责|材料|方案|意见|通知|讲话|清单|决定|计划")
_YEAR = re.compile(r"(20\d\d)\s*年")
# A report whose title names the year that it looks back on; 2024年政府工作报告 looks back on 2023.
_LOOKS_BACK = re.compile(r"年度|述职|述责|履职|履行|履责|责任情况|总结|落实情况|工作情况|自查|个人")
_PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("measures", re.compile("措施|下步|下一步|打算|努力方向|改进|整改方向|思路|安排|计划")),
    ("problems", re.compile("问题|不足|差距|短板")),
    ("causes", re.compile("原因|根源|剖析")),
    ("duty", re.compile("履职|履责|履行|工作情况|主要工作|成效|落实情况|开展情况|做法|特色|亮点")),
)
_CAUSES = re.compile(
    r"(?:（[一二三四五六七八九十]+）)?.{0,8}(?:产生|存在|形成|出现)?.{0,8}问题的.{0,4}原因|原因(?:分析|是|有|主要)"
)

ParagraphKind = Literal["text", "cell", "heading1", "heading2", "heading3", "title"]


def plain_blocks(
    paragraphs: Sequence[str], kinds: Sequence[ParagraphKind] = (), *, first: int = 1
) -> list[Block]:
    """The blocks of a document: `paragraph[n]`, counted from `first` with the empty ones. `kinds` says what the styles
    of a Word file know; "text" is guessed from the text."""
    made: list[Block] = []
    filled = [number for number, text in enumerate(paragraphs) if text.strip()]
    title = _title(paragraphs, filled, kinds)
    tail = _tail(paragraphs, filled)
    chapter, section = 0, 0
    lettered = False
    part: Part = ""
    for number in filled:
        text = paragraphs[number]
        kind = kinds[number] if number < len(kinds) else "text"
        role = _role(text, kind, number, title, tail, bool(chapter or section))
        if role == "heading1":
            chapter, section = chapter + 1, 0
            part = _part(text)
        elif role == "heading2":
            section += 1
            if part in ("", "duty") and not chapter:
                part = _part(text)
        elif part in ("problems", "measures") and _HEADING3.match(text) and role in ("body", "heading3"):
            # Problems and measures numbered 1. 2. stand for （一）（二） where the chapter has none.
            section += not lettered
            if not lettered and text.rstrip().endswith("。"):
                role = "body"  # one sentence is no heading
        lettered = role != "heading1" and (lettered or role == "heading2")
        if part == "problems" and role != "heading1" and _CAUSES.match(text.strip()):
            part, section = "causes", section + 1
        where = f"{chapter}.{section}" if chapter or section else ""
        numbered = part in ("problems", "measures") and not lettered
        made.extend(_split(text, role, f"paragraph[{first + number}]", where, part, numbered))
    return made


def _split(
    text: str, role: BlockRole, path: str, section: str, part: Part, numbered: bool
) -> Iterator[Block]:
    """A run-in heading （一）……。 and the prose behind it are two blocks of one paragraph; so is 1.……。 where such
    items are the problems or measures themselves (`numbered`)."""
    run_in = _RUN_IN.match(text) if role == "heading2" else None
    if numbered and role == "body":
        run_in = _RUN_IN_NUMBER.match(text)
    if run_in is None:
        yield Block(path, text, role, section, part)
        return
    head, rest = text[: run_in.end()], text[run_in.end() :]
    yield Block(path, head, "heading2", section, part, after=rest)
    yield Block(path, rest, "body", section, part, before=head)


def _title(
    paragraphs: Sequence[str], filled: Sequence[int], kinds: Sequence[ParagraphKind]
) -> frozenset[int]:
    """The first paragraphs that look like a title; a title may run over two or three lines."""
    if any(kind == "title" for kind in kinds):
        return frozenset()
    found: list[int] = []
    for number in filled[:3]:
        text = paragraphs[number].strip()
        if len(text) > 60 or text[-1] in "。；：！？，" or _HEADING1.match(text) or _HEADING2.match(text):
            break
        found.append(number)
        if _REPORT_TITLE.search(text) and text.endswith(
            ("报告", "总结", "材料", "汇报", "情况", "通知", "意见")
        ):
            break
    said = "".join(paragraphs[number] for number in found)
    return frozenset(found) if _REPORT_TITLE.search(said) and len(filled) > len(found) else frozenset()


def _tail(paragraphs: Sequence[str], filled: Sequence[int]) -> dict[int, BlockRole]:
    """Signature and date among the last paragraphs, and a date line under the title."""
    found: dict[int, BlockRole] = {}
    for number in [*filled[-4:], *filled[1:4]]:
        text = paragraphs[number].strip()
        if len(text) > 40:
            continue
        if _DAY.match(text):
            found[number] = "date"
        elif number in filled[-4:] and _SIGNED.match(text) and not text.endswith("。"):
            found[number] = "signature"
    return found


def _role(
    text: str,
    kind: ParagraphKind,
    number: int,
    title: frozenset[int],
    tail: dict[int, BlockRole],
    begun: bool,
) -> BlockRole:
    if kind == "cell":
        return "note"
    if kind == "title" or number in title:
        return "title"
    if number in tail:
        return tail[number]
    bare = text.strip()
    if kind != "text" and len(bare) <= 60:
        return kind
    if _HEADING1.match(bare) and len(bare) <= 50 and bare.count("。") <= 1:
        return "heading1"
    if _HEADING2.match(bare) and (len(bare) <= 50 or _RUN_IN.match(bare)):
        return "heading2"
    if _HEADING3.match(bare) and len(bare) <= 40 and "。" not in bare[:-1]:
        return "heading3"
    if not begun and number < 8 and _ADDRESSEE.match(bare):
        return "addressee"
    return "body"


def _part(heading: str) -> Part:
    if "存在" in heading and "措施" not in heading and re.search("问题|不足|差距", heading):
        return "problems"
    for part, words in _PARTS:
        if words.search(heading):
            return part
    return ""


def guessed_year(blocks: Sequence[Block]) -> int | None:
    """The report year that the title names, or the sentence 现将2024年度……报告如下; None when neither does."""
    title = "".join(block.text for block in blocks if block.role == "title")
    match = _YEAR.search(title)
    if match and _LOOKS_BACK.search(title):
        return int(match.group(1))
    for block in blocks[:8]:
        said = re.search(r"(20\d\d)年度?[^。；]{0,40}(?:报告|汇报)如下", block.text)
        if said:
            return int(said.group(1))
    return None


def guessed_day(blocks: Sequence[Block]) -> date | None:
    """The day of writing that stands under the report."""
    for block in reversed(blocks):
        if block.role == "date":
            return read_day(block.text.strip(" \u3000\t（）()"))
    return None
