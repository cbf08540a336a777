"""The five official fonts: which of them this PC has, and what that means for the file. Pure: families are given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.platform_check.item import Item

# By the order in a report: key of the layout → what is set in it.
USES: Mapping[str, str] = {
    "title": "标题",
    "fangsong": "正文",
    "heiti": "一级标题",
    "kaiti": "二级标题",
    "songti": "页码",
}
# The names by which systems that are not set to Chinese list the same fonts.
LATIN_NAMES: Mapping[str, tuple[str, ...]] = {
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S",),
    "方正小标宋_GBK": ("FZXiaoBiaoSong-B05",),
    "方正仿宋_GBK": ("FZFangSong-Z02",),
    "方正楷体_GBK": ("FZKai-Z03",),
    "方正黑体_GBK": ("FZHei-B01",),
    "华文中宋": ("STZhongsong",),
    "仿宋_GB2312": ("FangSong_GB2312",),
    "楷体_GB2312": ("KaiTi_GB2312",),
    "仿宋": ("FangSong",),
    "楷体": ("KaiTi",),
    "黑体": ("SimHei",),
    "宋体": ("SimSun",),
}
NAMED = 2  # more of them are read in the table


@dataclass(frozen=True, slots=True)
class FontScheme:
    """One set of font names of the layout: `names` by the keys of USES."""

    id: str
    label: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FontRow:
    """`family` draws the sample: the font itself, else what Word would take instead; "" for neither.
    `found` is the font itself."""

    use: str
    name: str
    family: str
    instead: str
    found: bool
    good: bool

    @property
    def state(self) -> str:
        if self.found:
            return "有"
        if not self.instead:
            return "没有，字样是界面的字体"
        return f"没有，用{self.instead}，字形相近" if self.good else f"没有，用{self.instead}代"


def font_rows(
    scheme: FontScheme, alternates: Mapping[str, str], families: Iterable[str]
) -> tuple[FontRow, ...]:
    """`alternates` is what Word takes when a font is missing, comma separated, as the layout has it."""
    there = {family.casefold(): family for family in families}
    rows: list[FontRow] = []
    for key, use in USES.items():
        name = scheme.names[key]
        family = _family(name, there)
        if family:
            rows.append(FontRow(use, name, family, "", True, True))
            continue
        others = [other.strip() for other in alternates.get(name, "").split(",") if other.strip()]
        instead = next((other for other in others if _family(other, there)), "")
        # Another cut of the same face will do; a title in another face will not.
        good = bool(instead) and (key != "title" or "小标宋" in instead)
        rows.append(FontRow(use, name, _family(instead, there), _chinese(instead), False, good))
    return tuple(rows)


def examine_fonts(rows: tuple[FontRow, ...]) -> Item:
    missing = [row for row in rows if not row.good]
    details = tuple(f"{row.use} {row.name}：{row.state}" for row in rows)
    if not missing:
        return Item("fonts", "公文字体", True, "公文要用的字体都有。", (), details)
    words = f"缺{len(missing)}种，见下表。"
    if len(missing) <= NAMED:
        words = f"缺{len(missing)}种：" + "、".join(f"{row.name}（{row.use}）" for row in missing) + "。"
    advice = (
        "Word 文件里照写这些字体，在装有它们的电脑上打开就对；在这台电脑上看和打印，会换成别的字体。",
        "请信息中心装上缺的字体，或在下面改用这台电脑有的一套。",
    )
    return Item("fonts", "公文字体", False, words, advice, details)


def _family(name: str, there: Mapping[str, str]) -> str:
    for candidate in (name, *LATIN_NAMES.get(name, ())):
        if candidate.casefold() in there:
            return there[candidate.casefold()]
    return ""


def _chinese(name: str) -> str:
    return next((chinese for chinese, latin in LATIN_NAMES.items() if name in latin), name)
