"""The program's icon in the forms that systems want: `python -m build_scripts.building.icons DIR`, by a Python with Qt.

Drawn from resources/icons/app.svg in the colours of the light scheme, like the icon of the window.
"""

import os
import struct
import sys
from pathlib import Path

SIDES_PX = (16, 24, 32, 48, 64, 128, 256)
ICO_HEAD = struct.Struct("<HHH")
ICO_ENTRY = struct.Struct("<BBBBHHII")


def main(arguments: list[str]) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from desktop.theme.icons import draw_pixmap, svg_source
    from desktop.theme.tokens import load_tokens

    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication([])
    light = load_tokens().light
    source = svg_source("app", light.accent, light.on_accent)
    (folder / "lvze.svg").write_bytes(source)
    pictures: dict[int, bytes] = {}
    for side in SIDES_PX:
        path = folder / f"lvze-{side}.png"
        draw_pixmap(source, side, 1).save(str(path))
        pictures[side] = path.read_bytes()
    (folder / "lvze.ico").write_bytes(ico(pictures))
    del app
    return 0


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon of PNG pictures by their side in pixels (256 is written as 0)."""
    offset = ICO_HEAD.size + ICO_ENTRY.size * len(pictures)
    head = [ICO_HEAD.pack(0, 1, len(pictures))]
    for side, data in pictures.items():
        head.append(ICO_ENTRY.pack(side % 256, side % 256, 0, 0, 1, 32, len(data), offset))
        offset += len(data)
    return b"".join((*head, *pictures.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
