"""Word's unit is the twip, a twentieth of a point."""


def twips_from_mm(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def twips_from_pt(pt: float) -> int:
    return round(pt * 20)
