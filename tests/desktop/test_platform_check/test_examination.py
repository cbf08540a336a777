"""Fonts, folder, screen and clock judged, and the text for the IT office."""

import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from desktop.platform_check import places
from desktop.platform_check.examination import Examination, Facts, examine, office_text
from desktop.platform_check.font_schemes import SETTING, layout_settings, load_font_schemes
from desktop.platform_check.fonts import font_rows
from desktop.platform_check.input_method import InputFacts
from desktop.platform_check.item import summary_line
from desktop.platform_check.places import examine_clock, examine_folder, examine_screen
from desktop.settings import Settings
from forms.output.export import standard_layout

BEIJING = timezone(timedelta(hours=8))
NOON = datetime(2026, 11, 24, 12, 31, tzinfo=BEIJING)
OFFICE_FONTS = ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体")
WINDOWS_FONTS = ("FangSong", "KaiTi", "SimHei", "SimSun", "STZhongsong")


def _examination(folder: Path, families: tuple[str, ...]) -> Examination:
    facts = Facts(
        families,
        (1440, 900),
        1.0,
        InputFacts("linux", {"QT_IM_MODULE": "fcitx"}, frozenset({"fcitx5"}), frozenset({"ibus", "compose"})),
        NOON,
        ("履责 1.0",),
    )
    offered = load_font_schemes()
    return examine(facts, folder, offered.standard, offered.alternates)


def test_an_office_pc_has_nothing_to_mend(tmp_path: Path) -> None:
    found = _examination(tmp_path / "履责 数据", OFFICE_FONTS)
    assert [item.title for item in found.items if not item.good] == []
    assert summary_line(found.items) == "6项都没有问题，可以开始用了。"
    assert list((tmp_path / "履责 数据").iterdir()) == []  # the trial leaves nothing behind


def test_a_bare_windows_pc_lacks_the_title_only(tmp_path: Path) -> None:
    item = _examination(tmp_path, WINDOWS_FONTS).item("fonts")
    assert item.line == "缺1种：方正小标宋简体（标题）。"
    assert "照写" in item.advice[0]


def test_each_font_says_what_stands_in_for_it() -> None:
    offered = load_font_schemes()
    rows = font_rows(offered.standard, offered.alternates, WINDOWS_FONTS)
    assert [row.state for row in rows] == [
        "没有，用华文中宋代",
        "没有，用仿宋，字形相近",
        "有",
        "没有，用楷体，字形相近",
        "有",
    ]
    assert rows[1].family == "FangSong"
    assert [row.state for row in font_rows(offered.standard, offered.alternates, ())] == [
        "没有，字样是界面的字体"
    ] * 5


def test_windows_own_fonts_suffice_for_their_scheme() -> None:
    offered = load_font_schemes()
    system = next(scheme for scheme in offered.schemes if scheme.id == "system")
    assert all(row.found for row in font_rows(system, offered.alternates, WINDOWS_FONTS))


def test_every_scheme_is_one_that_the_layout_takes() -> None:
    for scheme in load_font_schemes().schemes:
        layout = standard_layout({"font_scheme": scheme.id})
        assert {key: layout.fonts.names[key] for key in layout.fonts.names} == dict(scheme.names)


def test_the_choice_is_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert layout_settings(settings) == {}
    assert load_font_schemes().chosen(settings).id == "gb2312"
    settings.keep(SETTING, "system")
    settings.sync()
    again = Settings(tmp_path)
    assert layout_settings(again) == {"font_scheme": "system"}
    assert load_font_schemes().chosen(again).id == "system"
    again.keep(SETTING, "comic")
    assert layout_settings(again) == {}


@pytest.mark.skipif(os.name == "nt", reason="modes")
def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    item = examine_folder(tmp_path / "file" / "data")
    assert not item.good and "写不进去" in item.line and "重新检查" in item.advice[1]


def test_a_disk_that_is_nearly_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "ROOM_BYTES", 1 << 62)
    item = examine_folder(tmp_path)
    assert not item.good and "快满了" in item.line


def test_a_folder_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"1 0 0:1 / {tmp_path} rw - tmpfs tmpfs rw\n")
    monkeypatch.setattr(places, "MOUNTS", mounts)
    item = examine_folder(tmp_path)
    assert not item.good and "内存" in item.line


def test_a_folder_on_a_network_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "on_network_drive", lambda folder: True)
    assert "网络盘" in examine_folder(tmp_path).line


@pytest.mark.parametrize(
    ("size", "scale", "good", "words"),
    [
        ((1366, 768), 1.0, True, "1366×768，缩放 100%"),
        ((1280, 720), 1.5, True, "1920×1080，缩放 150%"),
        ((683, 384), 2.0, False, "1366×768，缩放 200%"),
    ],
)
def test_the_screen(size: tuple[int, int], scale: float, good: bool, words: str) -> None:
    item = examine_screen(*size, scale)
    assert item.good is good and words in item.line


def test_the_clock() -> None:
    assert examine_clock(NOON).good
    assert "日期" in examine_clock(NOON.replace(year=2000)).line
    assert "时区" in examine_clock(NOON.astimezone(UTC)).line


def test_the_text_for_the_it_office_names_everything(tmp_path: Path) -> None:
    text = office_text(_examination(tmp_path, WINDOWS_FONTS), "没有试")
    for words in (
        "2026年11月24日 12:31",
        "履责 1.0",
        "QT_IM_MODULE=fcitx",
        "正在运行：fcitx5",
        "方正小标宋简体",
    ):
        assert words in text
    assert str(tmp_path) in text and "试打：没有试" in text
