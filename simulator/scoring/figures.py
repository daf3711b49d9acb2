"""Points and stars as people read them, wherever they are shown."""

from fractions import Fraction

from simulator.scoring.rounding import rounded
from simulator.wording import _

STAR, NO_STAR = "★", "☆"


def stars(count: int) -> str:
    """Of five."""
    return STAR * count + NO_STAR * (5 - count)


def points(value: Fraction, signed: bool = False) -> str:
    """Points to a tenth: ``3``, ``1.5``, or with their sign ``+3``, ``-1.5``."""
    whole, rest = divmod(rounded(abs(value) * 10), 10)
    sign = "-" if value < 0 else "+" if signed and value > 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def sum_words(exact: Fraction, total: int) -> str:
    """What the rows of a shown card add up to, where that is not the total itself but rounds to it; else empty."""
    return "" if exact == total else _("in all {points}").format(points=points(exact))
