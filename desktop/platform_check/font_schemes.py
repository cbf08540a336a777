"""The sets of font names that the layout offers, and the one that the user chose."""

import pkgutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.platform_check.fonts import USES, FontScheme
from desktop.settings import Settings

FILE = "layout/gbt9704.toml"
SETTING = "export/font_scheme"


@dataclass(frozen=True, slots=True)
class FontSchemes:
    schemes: tuple[FontScheme, ...]
    standard: FontScheme
    alternates: dict[str, str]

    def chosen(self, settings: Settings) -> FontScheme:
        kept = settings.text_at(SETTING)
        return next((scheme for scheme in self.schemes if scheme.id == kept), self.standard)


def load_font_schemes() -> FontSchemes:
    text = pkgutil.get_data("resources", FILE)
    if text is None:
        raise FileNotFoundError(FILE)
    fonts = tomllib.loads(text.decode("utf-8"))["fonts"]
    schemes = tuple(
        FontScheme(scheme_id, entry["label"], {key: entry[key] for key in USES})
        for scheme_id, entry in fonts["schemes"].items()
    )
    standard = next(scheme for scheme in schemes if scheme.id == fonts["scheme"])
    return FontSchemes(schemes, standard, dict(fonts["alternates"]))


def layout_settings(settings: Settings) -> Mapping[str, object]:
    """What the user chose, for forms.output.export.standard_layout; what is not known there is left out."""
    kept = settings.text_at(SETTING)
    return {"font_scheme": kept} if kept in {scheme.id for scheme in load_font_schemes().schemes} else {}
