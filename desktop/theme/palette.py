"""A QPalette from one colour scheme: what QSS does not reach (message text, item views, selections)."""

from PySide6.QtGui import QColor, QPalette

from desktop.theme.tokens import Colours

# Which token stands behind which role of Qt.
ROLES = (
    (QPalette.ColorRole.Window, "surface"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "field"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.PlaceholderText, "ink3"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "on_accent"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "ink"),
    (QPalette.ColorRole.Highlight, "tint2"),
    (QPalette.ColorRole.HighlightedText, "ink"),
    (QPalette.ColorRole.Link, "accent_text"),
    (QPalette.ColorRole.LinkVisited, "accent_text"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Light, "raised"),
    (QPalette.ColorRole.Midlight, "line"),
    (QPalette.ColorRole.Mid, "edge"),
    (QPalette.ColorRole.Dark, "edge"),
    (QPalette.ColorRole.Shadow, "desk"),
)
DISABLED = (
    (QPalette.ColorRole.WindowText, "ink3"),
    (QPalette.ColorRole.Text, "ink3"),
    (QPalette.ColorRole.ButtonText, "ink3"),
    (QPalette.ColorRole.Button, "hint_tint"),
)


def palette(colours: Colours) -> QPalette:
    made = QPalette()
    for role, token in ROLES:
        made.setColor(role, QColor(getattr(colours, token)))
    for role, token in DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(getattr(colours, token)))
    return made
