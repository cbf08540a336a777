"""What the style sheet of the window does not say about fields."""

from desktop.theme.theme import Theme


def field_sheet(theme: Theme) -> str:
    """For the root of a section's fields; made anew when the scheme changes."""
    colours, sizes, edit = theme.colours, theme.tokens.type_px, theme.edit_px
    return f"""
        QLineEdit, QComboBox {{ font-size: {edit}px; }}
        QComboBox {{ padding-left: 9px; combobox-popup: 0; }}
        QLineEdit[look="last_year"][state="error"]:!focus {{ background: {colours.error_tint};
            border-bottom: 2px solid {colours.error}; }}
        QLineEdit[look="last_year"][state="warn"]:!focus {{ background: {colours.warn_tint};
            border-bottom: 2px solid {colours.warn}; }}
        QLineEdit[wording="default"], QTextEdit[wording="default"] {{ color: {colours.ink2}; }}
        QTextEdit[state="error"] {{ background: {colours.error_tint}; border-color: {colours.error_tint};
            border-left-color: {colours.error}; }}
        QTextEdit[state="warn"] {{ background: {colours.warn_tint}; border-color: {colours.warn_tint};
            border-left-color: {colours.warn}; }}
        QTextEdit:focus {{ background: {colours.surface}; border: 2px solid {colours.focus}; }}
        #qt_calendar_navigationbar {{ background: {colours.field}; }}
        #qt_calendar_calendarview {{ selection-background-color: {colours.tint2}; }}
        QFrame[look="popup"] {{ background: {colours.raised}; border: 1px solid {colours.edge}; }}
        QLabel[look="last_figure"] {{ font-size: {edit}px; color: {colours.ink3}; }}
        QLabel[look="unit"] {{ font-size: {sizes.small}px; color: {colours.ink3}; }}
        QLabel[look="small_ink"] {{ font-size: {sizes.small}px; color: {colours.ink}; }}
        QLabel[look="error_small"] {{ font-size: {sizes.small}px; color: {colours.error}; font-weight: bold; }}
        QLabel[look="warn_small"] {{ font-size: {sizes.small}px; color: {colours.warn}; font-weight: bold; }}
        QLabel[look="counter"][state="warn"] {{ color: {colours.warn}; font-weight: bold; }}
        QPushButton[look="link_small"] {{ background: transparent; color: {colours.accent_text};
            border: 2px solid transparent; border-radius: 4px; padding: 1px 2px; font-size: {sizes.small}px; }}
        QPushButton[look="link_small"]:hover {{ text-decoration: underline; }}
        QPushButton[look="link_small"]:focus {{ border-color: {colours.focus}; }}
    """
