"""Icons drawn from the 20×20 outlines in resources/icons, coloured from the tokens."""

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from desktop.theme.files import RESOURCES

SIDE_PX = 20


def svg_source(name: str, ink: str, ground: str) -> bytes:
    """The outline `name` with its two colours filled in: `currentColor`, and `ground` for what is cut out of it."""
    text = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", ink).replace('"ground"', f'"{ground}"').encode()


def draw_icon(
    name: str, ink: str, ground: str, faded: str, side_px: int = SIDE_PX, scales: Iterable[int] = (1, 2, 3)
) -> QIcon:
    """Pixmaps for 100, 200 and 300 %, or for what the screens have; plain and disabled (`faded`)."""
    icon = QIcon()
    for colour, mode in ((ink, QIcon.Mode.Normal), (faded, QIcon.Mode.Disabled)):
        source = svg_source(name, colour, ground)
        for scale in scales:
            icon.addPixmap(draw_pixmap(source, side_px, scale), mode)
    return icon


def draw_pixmap(source: bytes, side_px: int, scale: float) -> QPixmap:
    # QtSvg costs a few ms: not before the first icon.
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(round(side_px * scale), round(side_px * scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
