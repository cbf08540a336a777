"""The paragraphs of any Word file, with what their styles say about them. Reads the body only: no headers, no
comments; deleted text of tracked changes is gone, inserted text stands."""

import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Literal

from forms.intake.errors import IntakeError

Kind = Literal["text", "cell", "heading1", "heading2", "heading3", "title"]

LARGEST_PART_BYTES = 200_000_000  # unpacked: a bomb of zeros is refused
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_KINDS: dict[str, Kind] = {
    "title": "title",
    "标题": "title",
    "heading 1": "heading1",
    "heading 2": "heading2",
    "heading 3": "heading3",
    "标题 1": "heading1",
    "标题 2": "heading2",
    "标题 3": "heading3",
}


def read_docx(path: Path) -> tuple[list[str], list[Kind]]:
    """Texts and kinds of the paragraphs in document order, empty ones included. Raises OSError and IntakeError."""
    with path.open("rb") as file:
        head = file.read(8)
        if not head:
            raise IntakeError("文件是空的，没有可以检查的文字")
        if head == _OLE:
            raise IntakeError("是加了密码的文件或旧版 .doc，用 Word 或 WPS 去掉密码、另存为 .docx")
        file.seek(0)
        texts, kinds = _read(file)
    if not any(text.strip() for text in texts):
        raise IntakeError("文件里没有可以检查的文字")
    return texts, kinds


def _read(file: IO[bytes]) -> tuple[list[str], list[Kind]]:
    etree: Any = import_module(
        "lxml.etree"
    )  # only when a Word file is read: slow to import; it brings no stubs

    try:
        with zipfile.ZipFile(file) as package:
            body = _part(package, "word/document.xml")
            styles = _part(package, "word/styles.xml") if "word/styles.xml" in package.namelist() else b""
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise IntakeError("不是完好的 Word 文件，用 Word 或 WPS 打开后另存为 .docx") from None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=False)
    try:
        tree: Any = etree.fromstring(body, parser)
        names = _style_kinds(etree.fromstring(styles, parser)) if styles else {}
    except (etree.XMLSyntaxError, ValueError):
        raise IntakeError("文件内容已损坏，用 Word 或 WPS 打开后另存为 .docx") from None
    texts: list[str] = []
    kinds: list[Kind] = []
    for element in tree.iter(f"{_W}p"):
        if any(True for _ in element.iterancestors(_FALLBACK)):
            continue
        texts.append("".join(_text(element)))
        kinds.append(_kind(element, names))
    return texts, kinds


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    if package.getinfo(name).file_size > LARGEST_PART_BYTES:
        raise ValueError(name)
    return package.read(name)


def _style_kinds(tree: Any) -> dict[str, Kind]:
    """Style id -> kind, for the styles whose name or outline level makes them headings."""
    found: dict[str, Kind] = {}
    for style in tree.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        kind = _KINDS.get(str(name.get(f"{_W}val", "")).lower()) if name is not None else None
        if kind:
            found[str(style.get(f"{_W}styleId", ""))] = kind
    return found


def _kind(element: Any, names: dict[str, Kind]) -> Kind:
    if any(True for _ in element.iterancestors(f"{_W}tc")):
        return "cell"
    style = element.find(f"{_W}pPr/{_W}pStyle")
    return "text" if style is None else names.get(str(style.get(f"{_W}val", "")), "text")


def _text(element: Any) -> Iterator[str]:
    """The text of a paragraph, without that of text boxes in it, which are paragraphs of their own."""
    for child in element:
        tag = child.tag
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag == f"{_W}tab":
            yield "\t"
        elif tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif tag == f"{_W}noBreakHyphen":
            yield "-"
        elif tag not in (f"{_W}p", f"{_W}pPr", f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK):
            yield from _text(child)
