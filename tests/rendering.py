"""Pages as they will be printed: docx → PDF with LibreOffice, and what stands where on them.

The fonts that an office PC has are not free, so free ones of the same kind stand in for them, by a
fontconfig file of our own: the result is the same on every machine, whatever fonts it has. Pages break
as with the real fonts, because every Chinese character of either is one em wide.

    pdf = render_pdf(docx, tmp_path)
    for page in read_pages(pdf):
        for line in page.lines:
            print(line.text, line.left_mm, line.bottom_mm)
"""

import atexit
import os
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
FANDOL = ROOT / ".cache" / "fonts" / "fandol"
MM_PER_PT = 25.4 / 72
REMEDY = "先运行一次 python3 build_scripts/dev.py test，它会装上或说出缺少的东西"

# The name in the docx → the family that stands in.
STAND_INS = {
    "仿宋_GB2312": "FandolFang",
    "仿宋": "FandolFang",
    "FangSong": "FandolFang",
    "FangSong_GB2312": "FandolFang",
    "方正仿宋_GBK": "FandolFang",
    "楷体_GB2312": "FandolKai",
    "楷体": "FandolKai",
    "KaiTi": "FandolKai",
    "KaiTi_GB2312": "FandolKai",
    "方正楷体_GBK": "FandolKai",
    "黑体": "FandolHei",
    "SimHei": "FandolHei",
    "方正黑体_GBK": "FandolHei",
    "宋体": "FandolSong",
    "SimSun": "FandolSong",
    "Times New Roman": "Liberation Serif",
}
# A title face is heavier than text. Not FandolSong-Bold: its file says that it is of normal weight.
BOLD_STAND_INS = {
    "方正小标宋简体": "Noto Serif CJK SC",
    "方正小标宋_GBK": "Noto Serif CJK SC",
    "FZXiaoBiaoSong-B05S": "Noto Serif CJK SC",
}


class RenderingError(Exception):
    """The page could not be made; one line with the reason or the remedy."""


@dataclass(frozen=True)
class Box:
    """A rectangle on a page, in points from the top left corner of the paper."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def left_mm(self) -> float:
        return self.left * MM_PER_PT

    @property
    def top_mm(self) -> float:
        return self.top * MM_PER_PT

    @property
    def right_mm(self) -> float:
        return self.right * MM_PER_PT

    @property
    def bottom_mm(self) -> float:
        return self.bottom * MM_PER_PT


@dataclass(frozen=True)
class Word(Box):
    """Text without a space in it; in Chinese often the whole line."""

    text: str


@dataclass(frozen=True)
class Line(Box):
    """A line of the page, its words from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True)
class Page:
    """A page, its lines from top to bottom; measures in points."""

    width: float
    height: float
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def render_pdf(docx: Path, out_dir: Path) -> Path:
    """Lay `docx` out with LibreOffice; the PDF, named after it, in `out_dir`. Raises RenderingError."""
    soffice = _command("soffice", "libreoffice")
    pdf = out_dir / f"{docx.stem}.pdf"
    pdf.unlink(missing_ok=True)
    out_dir.mkdir(parents=True, exist_ok=True)
    work = _work_folder()
    command = [
        soffice,
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(out_dir),
        str(docx),
    ]
    env = {**os.environ, "FONTCONFIG_FILE": str(_fontconfig_file(work)), "SAL_USE_VCLPLUGIN": "svp"}
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=env, timeout=180)
    if not pdf.is_file():
        raise RenderingError(f"LibreOffice 没有生成 {pdf.name}：{(done.stderr or done.stdout).strip()}")
    return pdf


def read_pages(pdf: Path) -> list[Page]:
    """Every page with its lines and words and where they stand."""
    html = _run("pdftotext", "-bbox-layout", "-enc", "UTF-8", str(pdf), "-")
    # Some control characters that a PDF may hold are not XML; none of ours should be in a report.
    root = ET.fromstring(html)
    pages: list[Page] = []
    for page in root.iter("{http://www.w3.org/1999/xhtml}page"):
        lines = [_line(element) for element in page.iter("{http://www.w3.org/1999/xhtml}line")]
        lines.sort(key=lambda line: (round(line.top), line.left))
        pages.append(Page(float(page.attrib["width"]), float(page.attrib["height"]), tuple(lines)))
    return pages


def page_png(pdf: Path, page: int, dpi: int = 100) -> Path:
    """A picture of page number `page` (from 1), beside the PDF."""
    stem = pdf.with_name(f"{pdf.stem}-{page}")
    _run(
        "pdftoppm",
        "-png",
        "-singlefile",
        "-r",
        str(dpi),
        "-f",
        str(page),
        "-l",
        str(page),
        str(pdf),
        str(stem),
    )
    return stem.with_name(f"{stem.name}.png")


def fonts_used(pdf: Path) -> set[str]:
    """PostScript names of the fonts in the PDF, without the subset's prefix: {"FandolFang-Regular", …}."""
    rows = _run("pdffonts", str(pdf)).splitlines()[2:]
    return {row.split()[0].rpartition("+")[2] for row in rows}


def _line(element: ET.Element) -> Line:
    words = [Word(*_box(word), text=word.text or "") for word in element]
    words.sort(key=lambda word: word.left)
    return Line(*_box(element), words=tuple(words))


def _box(element: ET.Element) -> tuple[float, float, float, float]:
    left, top, right, bottom = (float(element.attrib[name]) for name in ("xMin", "yMin", "xMax", "yMax"))
    return left, top, right, bottom


@cache
def _work_folder() -> Path:
    """LibreOffice's profile and our font settings: one folder a process, so that runs do not meet."""
    folder = Path(tempfile.mkdtemp(prefix="lvze-render-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _fontconfig_file(folder: Path) -> Path:
    if not (FANDOL / "FandolFang-Regular.otf").is_file():
        raise RenderingError(f"缺少测试用字体 {FANDOL}；{REMEDY}")
    path = folder / "fonts.conf"
    if not path.exists():
        rules = [_rule(name, family) for name, family in STAND_INS.items()]
        rules += [_rule(name, family, weight="bold") for name, family in BOLD_STAND_INS.items()]
        path.write_text(
            '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
            f"<dir>{escape(str(FANDOL))}</dir>\n<dir>/usr/share/fonts</dir>\n"
            f"<cachedir>{escape(str(folder / 'fontconfig'))}</cachedir>\n{''.join(rules)}</fontconfig>\n",
            encoding="utf-8",
        )
    return path


def _rule(name: str, family: str, weight: str = "") -> str:
    edits = f'<edit name="family" mode="assign" binding="strong"><string>{escape(family)}</string></edit>'
    if weight:
        edits += f'<edit name="weight" mode="assign" binding="strong"><const>{weight}</const></edit>'
    test = f'<test qual="any" name="family"><string>{escape(name)}</string></test>'
    return f'<match target="pattern">{test}{edits}</match>\n'


def _command(*names: str) -> str:
    for name in names:
        if path := shutil.which(name):
            return path
    raise RenderingError(f"缺少 {names[0]}；{REMEDY}")


def _run(name: str, *args: str) -> str:
    done = subprocess.run(
        [_command(name), *args], capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    if done.returncode != 0:
        raise RenderingError(f"{name}：{done.stderr.strip()}")
    return done.stdout
