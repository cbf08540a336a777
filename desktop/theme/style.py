"""The style sheet: one template, filled from the tokens."""

from dataclasses import asdict
from string import Template

from desktop.theme.files import RESOURCES
from desktop.theme.tokens import Colours, Tokens


def style_sheet(tokens: Tokens, colours: Colours, *, dark: bool, edit_px: int) -> str:
    """`$name` in the template is a colour or `$group_name` a measure; an unknown name raises KeyError. `edit_px` is
    the user's size of what is written."""
    template = (RESOURCES / "styles/window.qss").read_text(encoding="utf-8")
    values: dict[str, object] = asdict(colours)
    values |= {f"type_{name}": size for name, size in asdict(tokens.type_px).items()}
    values["type_edit"] = edit_px
    values |= {f"space_{name}": size for name, size in asdict(tokens.space_px).items()}
    values |= {f"radius_{name}": size for name, size in asdict(tokens.radius_px).items()}
    values |= {f"size_{name}": size for name, size in asdict(tokens.size_px).items()}
    values["images"] = "style:dark" if dark else "style:light"
    return Template(template).substitute(values)
