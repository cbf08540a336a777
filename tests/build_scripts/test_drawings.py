"""The pictures of docs/install.md: all there, all shown, small, and the drawings those of the script."""

import re
from pathlib import Path

from build_scripts.drawings import DRAWINGS, FOLDER, draw

INSTALL = FOLDER.parent / "install.md"
LARGEST_B, ALL_B = 100_000, 1_000_000


def test_the_drawings_are_those_of_the_script_and_say_that_they_are_drawn() -> None:
    for name, panels in DRAWINGS.items():
        text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
        assert text == draw(panels), f"{name}: python -m build_scripts.drawings"
        assert "示意图" in text


def test_every_picture_is_shown_in_the_instructions_and_small() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(pictures/([^)]+)\)", INSTALL.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(path.name for path in FOLDER.iterdir())
    sizes = {path.name: _size(path) for path in FOLDER.iterdir()}
    assert max(sizes.values()) <= LARGEST_B and sum(sizes.values()) <= ALL_B, sizes


def _size(path: Path) -> int:
    return path.stat().st_size
