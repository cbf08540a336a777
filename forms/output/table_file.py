"""A table to sign as a Word file: written whole and read back, or not at all."""

from io import BytesIO
from pathlib import Path

from forms.manuscript.printed_table import PrintedTable
from forms.output.export import standard_layout, write_bytes
from forms.output.table_docx import lines_of, write_table_docx
from forms.output.verify import Difference
from forms.typeset.layout import Layout


def write_table(table: PrintedTable, target: Path, layout: Layout | None = None) -> None:
    """Replaces what is at `target`. Raises ExportError; the old file stays on any failure."""
    content = write_table_docx(table, layout or standard_layout())
    write_bytes(target, content, lambda on_disk: tuple(verify_table(on_disk, table)))


def verify_table(data: bytes, table: PrintedTable) -> list[Difference]:
    """Where the file says other than the table does, read with python-docx."""
    import docx  # 100 ms: only when something is read

    expected = [[lines_of(column.head) for column in table.columns]]
    for row in table.rows:
        cells = (expected[-1][at] if text is None else lines_of(text) for at, text in enumerate(row))
        expected.append(list(cells))
    around = [
        line for text in (table.title, *table.above, *(table.below or ("",))) for line in lines_of(text)
    ]
    try:
        document = docx.Document(BytesIO(data))
        said = [paragraph.text for paragraph in document.paragraphs]
        (found,) = document.tables
        rows = [[[p.text for p in cell.paragraphs] for cell in row.cells] for row in found.rows]
    except Exception as error:
        # python-docx, lxml and zipfile each raise their own; a file that can't be read is a difference, however
        return [Difference("unreadable", -1, "", f"{type(error).__name__}: {error}")]
    differences = [] if said == around else [Difference("text", -1, "\n".join(around), "\n".join(said))]
    if len(rows) != len(expected):
        differences.append(Difference("count", -1, str(len(expected)), str(len(rows))))
    for index, (want, row) in enumerate(zip(expected, rows, strict=False)):
        if want != row:
            differences.append(Difference("text", index, str(want), str(row)))
    return differences
