"""数据核对表: the figures of the report by the office that supplies them, for the offices to look through and sign."""

from forms.manuscript.figure_list import Figure, figures, use_words
from forms.manuscript.printed_table import PrintedTable, TableColumn, table_title
from forms.manuscript.speak import Speaker

NAME = "数据核对表"
OWN = "起草部门"  # of figures that no other office supplies
COLUMNS = (
    TableColumn("来源部门", 28, "center"),
    TableColumn("数据", 62),
    TableColumn("本年", 30, "right"),
    TableColumn("上年", 30, "right"),
    TableColumn("同比", 32),
    TableColumn("用在", 38),
    TableColumn("经办签字", 28, "center"),
)


def figures_table(speaker: Speaker) -> PrintedTable:
    """Every figure that is filled in or has to be; grouped by office, within one in the order of the form."""
    every = figures(speaker)
    listed = [figure for figure in every if figure.value or figure.missing or figure.change]
    offices: dict[str, list[Figure]] = {}
    for figure in listed:
        offices.setdefault(figure.source or OWN, []).append(figure)
    year = speaker.year
    columns = COLUMNS
    if year:
        this, last = (
            TableColumn(f"{y}年", c.share, c.align)
            for y, c in zip((year, year - 1), COLUMNS[2:4], strict=True)
        )
        columns = (*COLUMNS[:2], this, last, *COLUMNS[4:])
    below = [
        "汇总人：\u3000\u3000\u3000\u3000\u3000\u3000核对日期：\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日"
    ]
    if len(listed) < len(every):
        below.insert(0, f"另有{len(every) - len(listed)}项选填数据没有填，未列入本表。")
    return PrintedTable(
        table_title(NAME, year),
        (f"单位：{speaker.field_text('basic.unit_full_name')}",),
        columns,
        tuple(_row(speaker, office, figure) for office, members in offices.items() for figure in members),
        tuple(below),
    )


def _row(speaker: Speaker, office: str, figure: Figure) -> tuple[str, ...]:
    """With the office in every row: one that goes on over a page is still named there."""
    return (
        office,
        figure.name,
        figure.value or "未填",
        figure.last,
        figure.change,
        use_words(speaker, figure),
        "",
    )
