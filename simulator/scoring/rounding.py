"""The only rounding there is: of an exact total to whole points."""

from fractions import Fraction


def rounded(exact: Fraction) -> int:
    """To the next whole number, half up."""
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
