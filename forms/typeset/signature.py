"""Where signature and date stand at the end of a report (GB/T 9704—2012, 7.3.5.1 and 7.3.5.2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.manuscript.model import SignMode
from forms.typeset.widths import text_width


@dataclass(frozen=True, slots=True)
class SignaturePlacement:
    """Free room at the right edge in characters: one number for each line of the signature, one for the date."""

    signature_right: tuple[float, ...]
    date_right: float


def place_signature(
    signatures: Sequence[str], date: str, mode: SignMode, *, cells: int = 28
) -> SignaturePlacement:
    """Right indents in characters on a line of `cells` characters.

    With a seal (7.3.5.1) the date has 4 characters free and the signature is centred over it. Without (7.3.5.2) the
    signature has 2 free and the date begins 2 further right than it, unless that leaves the date fewer than 2: then
    the date has 2 free and the signature moves left. A line wider than the type area gets no indent and wraps."""
    widths = [min(text_width(line), float(cells)) for line in signatures]
    date_width = min(text_width(date), float(cells))
    widest = max(widths, default=date_width)
    if mode == "org_seal":
        date_right = max(4.0, (widest - date_width) / 2)
        rights = [date_right + (date_width - width) / 2 for width in widths]
    else:
        signature_right = 2.0
        date_right = widest - date_width
        if date_right < 2:
            date_right = 2.0
            signature_right = date_width + 4 - widest
        # Several lines begin one below the other, so that the date is right of all by the same two characters.
        rights = [signature_right + widest - width for width in widths]
    return SignaturePlacement(
        tuple(max(0.0, min(right, cells - width)) for right, width in zip(rights, widths, strict=True)),
        max(0.0, min(date_right, cells - date_width)),
    )
