"""Which input method plug-in is loaded, case by case as the desktops set them up."""

import os
from pathlib import Path

import pytest

from desktop.platform_check.input_facts import plugin_names, running_daemons, told_to_qt
from desktop.platform_check.input_method import (
    InputChoice,
    InputFacts,
    Wish,
    as_wish,
    choose_input,
    examine_input,
)

WHEEL = frozenset({"compose", "xim", "ibus", "qtvirtualkeyboard"})
UOS_5 = {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx", "GTK_IM_MODULE": "fcitx"}


def _facts(
    environment: dict[str, str],
    *running: str,
    plugins: frozenset[str] = WHEEL,
    system: str = "linux",
) -> InputFacts:
    return InputFacts(system, environment, frozenset(running), plugins)


@pytest.mark.parametrize(
    ("facts", "wish", "module"),
    [
        (_facts(UOS_5, "fcitx5"), "auto", "ibus"),
        (_facts({"XMODIFIERS": "@im=fcitx"}, "fcitx5"), "auto", "ibus"),
        (_facts({}, "fcitx5"), "auto", "ibus"),
        (_facts({"QT_IM_MODULES": "wayland;fcitx"}, "fcitx5"), "auto", "ibus"),
        (_facts({"QT_IM_MODULES": "wayland;fcitx;ibus"}, "fcitx5"), "auto", ""),  # Qt comes to it by itself
        (_facts({"QT_IM_MODULE": "xim", "XMODIFIERS": "@im=fcitx"}, "fcitx5"), "auto", "ibus"),
        (_facts({"QT_IM_MODULE": "ibus"}, "ibus-daemon"), "auto", ""),
        (_facts({"XMODIFIERS": "@im=ibus"}, "ibus-daemon"), "auto", "ibus"),
        (_facts({}, "ibus-daemon"), "auto", "ibus"),
        (_facts(UOS_5), "auto", "ibus"),  # not started yet
        (_facts(UOS_5, "fcitx5", plugins=WHEEL | {"fcitx"}), "auto", ""),  # the IT office added the plug-in
        (_facts({}), "auto", ""),
        (_facts({"LANG": "C"}), "auto", ""),
        (_facts(UOS_5, "fcitx5"), "leave", ""),
        (_facts(UOS_5, "fcitx5"), "compose", "compose"),
        (_facts({}), "ibus", "ibus"),
        (_facts({}, system="win32"), "auto", ""),
        (_facts({}, system="win32"), "ibus", ""),
    ],
)
def test_what_is_loaded(facts: InputFacts, wish: Wish, module: str) -> None:
    assert choose_input(facts, wish).module == module


@pytest.mark.parametrize(
    ("facts", "wish", "good", "words"),
    [
        (_facts(UOS_5, "fcitx5"), "auto", True, "fcitx5 在运行"),
        (_facts({"QT_IM_MODULE": "ibus"}, "ibus-daemon"), "auto", True, "ibus 在运行"),
        (_facts(UOS_5, "fcitx"), "auto", True, "fcitx 4 在运行"),
        (_facts(UOS_5, "fcitx"), "leave", False, "接不上"),
        (_facts(UOS_5, "fcitx"), "ibus", False, "接不上"),
        (_facts(UOS_5), "auto", False, "没有找到"),
        (_facts(UOS_5, "fcitx5"), "leave", False, "接不上"),
        (_facts(UOS_5, "fcitx5"), "compose", False, "接不上"),
        (_facts({}, system="win32"), "auto", True, "系统的输入法"),
    ],
)
def test_what_the_clerk_reads(facts: InputFacts, wish: Wish, good: bool, words: str) -> None:
    item = examine_input(facts, choose_input(facts, wish))
    assert item.good is good and words in item.line
    assert good is not bool(item.advice)  # a gap has a way out


def test_fcitx_4_is_reached_without_a_plugin() -> None:
    assert choose_input(_facts(UOS_5, "fcitx")) == InputChoice("", "fcitx", by_ourselves=True)
    assert not choose_input(_facts(UOS_5, "fcitx"), "leave").by_ourselves
    assert not choose_input(_facts(UOS_5, "fcitx", plugins=WHEEL | {"fcitx"})).by_ourselves
    assert choose_input(_facts(UOS_5, "fcitx", "fcitx5")).service == "fcitx5"


def test_a_setting_that_is_not_known_means_auto() -> None:
    assert [as_wish(text) for text in ("ibus", "", "fcitx6")] == ["ibus", "auto", "auto"]


def test_plugins_are_known_by_the_names_that_load_them() -> None:
    files = ["libibusplatforminputcontextplugin.so", "libfcitx5platforminputcontextplugin.so", "README"]
    assert plugin_names([*files, "libcomposeplatforminputcontextplugin.so"]) == {
        "ibus",
        "fcitx5",
        "fcitx",
        "compose",
        "xim",
    }


@pytest.mark.skipif(os.name == "nt", reason="/proc")
def test_processes_are_found_by_their_names(tmp_path: Path) -> None:
    for number, name in ((1, "systemd"), (20, "fcitx5"), (21, "fcitx5-helper")):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "comm").write_text(f"{name}\n")
    (tmp_path / "22").mkdir()  # ended meanwhile
    (tmp_path / "self").mkdir()
    assert running_daemons(tmp_path) == {"fcitx5"}
    assert running_daemons(tmp_path / "none") == frozenset()


def test_other_programs_keep_the_desktops_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    monkeypatch.setenv("QT_IM_MODULES", "wayland;fcitx")
    with told_to_qt(InputChoice("ibus", "fcitx5")):
        assert os.environ["QT_IM_MODULE"] == "ibus" and "QT_IM_MODULES" not in os.environ
    assert os.environ["QT_IM_MODULE"] == "fcitx" and os.environ["QT_IM_MODULES"] == "wayland;fcitx"
    monkeypatch.delenv("QT_IM_MODULE")
    with told_to_qt(InputChoice("ibus", "fcitx5")):
        pass
    assert "QT_IM_MODULE" not in os.environ
    with told_to_qt(InputChoice("", "")):
        assert os.environ["QT_IM_MODULES"] == "wayland;fcitx"
