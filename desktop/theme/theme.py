"""The look of the window: which scheme is on, and the fonts, colours and icons made from it."""

from math import ceil

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap, QScreen
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.theme.files import RESOURCES
from desktop.theme.fonts import ui_font
from desktop.theme.icons import SIDE_PX, draw_icon, draw_pixmap, svg_source
from desktop.theme.palette import palette
from desktop.theme.style import style_sheet
from desktop.theme.tokens import Colours, Tokens, load_tokens

EDIT_PX = (14, 18)
LINE_HEIGHT = 1.73  # of the type size: 26 px at 15 px


class Theme(QObject):
    """Made once, after the QApplication. `scheme` "light" or "dark" holds the scheme for good (tests, pictures,
    the user's choice); None follows the system. `changed` comes after palette and style sheet are in place."""

    changed = Signal()

    def __init__(
        self, app: QApplication, scheme: str | None = None, edit_px: int = 15, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tokens = load_tokens()
        self._held = scheme
        # Without a platform theme (bare X11, some UOS sessions) the scheme is Unknown, but the palette tells.
        self._dark_at_start = app.palette().window().color().lightness() < 128
        self._edit_px = min(max(edit_px, EDIT_PX[0]), EDIT_PX[1])
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._dark = self._wanted_dark()
        app.setStyle("Fusion")
        app.setFont(self.font())
        QDir.setSearchPaths("style", [str(RESOURCES / "styles")])
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._scales: frozenset[int] = frozenset()
        for screen in app.screens():
            self._watch(screen)
        app.screenAdded.connect(self._watch)

    @property
    def dark(self) -> bool:
        return self._dark

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def colours(self) -> Colours:
        return self._tokens.dark if self._dark else self._tokens.light

    @property
    def edit_px(self) -> int:
        """Type size of text being written: 14 … 18."""
        return self._edit_px

    @property
    def edit_line_px(self) -> int:
        return round(self._edit_px * LINE_HEIGHT)

    def colour(self, role: str) -> QColor:
        """The colour of a token by its name, as `error_tint`."""
        return QColor(getattr(self.colours, role))

    def font(self, size: str = "ui", *, bold: bool = False) -> QFont:
        """`size` is a name of the scale: display, title, heading, lead, edit, ui, small or counter."""
        px = self._edit_px if size == "edit" else getattr(self._tokens.type_px, size)
        return ui_font(px, bold=bold)

    def icon(self, name: str, role: str = "ink2", side_px: int = SIDE_PX) -> QIcon:
        """The outline `resources/icons/<name>.svg` in the colour `role`. It keeps the scheme it was made in: ask
        again on `changed`, or let `set_icon` do so."""
        key = (name, role, side_px)
        if key not in self._icons:
            ink, faded = getattr(self.colours, role), self.colours.ink3
            self._icons[key] = draw_icon(name, ink, self._ground(role), faded, side_px, self._scales or (1,))
        return self._icons[key]

    def pixmap(self, name: str, role: str, side_px: int, scale: float = 1.0) -> QPixmap:
        """The same outline for a painter; `scale` is the device pixel ratio of what is painted on."""
        return draw_pixmap(svg_source(name, getattr(self.colours, role), self._ground(role)), side_px, scale)

    def set_icon(self, button: QAbstractButton, name: str, role: str = "ink2") -> None:
        """Gives the button its icon, now and after each change of scheme."""
        button.setProperty("theme_icon", f"{name}|{role}")
        button.setIcon(self.icon(name, role))

    def hold(self, scheme: str | None) -> None:
        """ "light" or "dark" whatever the system says; None follows the system again."""
        self._held = scheme
        self._follow()

    def set_edit_px(self, edit_px: int) -> None:
        edit_px = min(max(edit_px, EDIT_PX[0]), EDIT_PX[1])
        if edit_px != self._edit_px:
            self._edit_px = edit_px
            self._dress()
            self.changed.emit()

    def _ground(self, role: str) -> str:
        return self.colours.on_accent if role == "accent" else self.colours.surface

    def _wanted_dark(self) -> bool:
        if self._held is not None:
            return self._held == "dark"
        scheme = self._scheme_of_system()
        if scheme == Qt.ColorScheme.Unknown:
            return self._dark_at_start
        return scheme == Qt.ColorScheme.Dark

    def _scheme_of_system(self) -> Qt.ColorScheme:
        return self._app.styleHints().colorScheme()

    def _follow(self) -> None:
        if self._wanted_dark() == self._dark:
            return
        self._dark = self._wanted_dark()
        self._dress()
        self._redraw_icons()
        self.changed.emit()

    def _watch(self, screen: QScreen) -> None:
        screen.logicalDotsPerInchChanged.connect(self._rescale)
        self._rescale()

    def _rescale(self) -> None:
        """Each icon costs a start half a millisecond for each scale, so only those of the screens are drawn."""
        scales = frozenset(ceil(screen.devicePixelRatio()) for screen in self._app.screens())
        if not scales <= self._scales:
            self._scales |= scales
            if self._icons:
                self._redraw_icons()

    def _redraw_icons(self) -> None:
        self._icons.clear()
        for widget in self._app.allWidgets():
            wanted = widget.property("theme_icon")
            if isinstance(widget, QAbstractButton) and isinstance(wanted, str):
                name, role = wanted.split("|")
                widget.setIcon(self.icon(name, role))

    def _dress(self) -> None:
        self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(
            style_sheet(self._tokens, self.colours, dark=self._dark, edit_px=self._edit_px)
        )
