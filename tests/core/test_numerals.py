"""Numbers in digits and in Chinese numerals."""

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest

from simulator.core.numerals import LONGEST, NUMBER, number

FIGURES = "零一二三四五六七八九"


def writings(value: int) -> Iterator[str]:
    """A whole number from 0 to 9999 in digits, figure by figure, in full, and with its last unit left out."""
    yield str(value)
    yield f"{value:,}"
    yield "".join(FIGURES[int(figure)] for figure in str(value))
    full = ""
    for unit, figure in zip("千百十个", f"{value:04}", strict=True):
        if figure != "0":
            full += FIGURES[int(figure)] + unit.strip("个")
        elif full and not full.endswith("零"):
            full += "零"
    full = full.rstrip("零") or "零"
    yield full
    yield full.replace("二千", "两千").replace("二百", "两百").replace("零", "〇")
    yield full.translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))
    if 10 <= value < 20:
        yield full.removeprefix("一")
    if re.search("[千百].[百十]$", full):
        yield full[:-1]


def test_every_number_below_ten_thousand_is_read_in_every_writing() -> None:
    wrong = [(value, words) for value in range(10_000) for words in writings(value) if number(words) != value]
    assert not wrong


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("659", 659),
        ("８.５", Fraction(17, 2)),
        ("8.5", Fraction(17, 2)),
        ("1,299", 1299),
        ("3万", 30_000),
        ("一亿二千万", 120_000_000),
        ("一万亿", 10**12),
        ("2k", 2000),
        ("半", Fraction(1, 2)),
        ("两万半", Fraction(40_001, 2)),
        ("九", 9),
        ("九五", 95),
        ("十五六", 16),
        ("一百二", 120),
        ("一百零二", 102),
        ("两千三", 2300),
    ],
)
def test_a_number_is_read_in_either_writing(text: str, value: Fraction | int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", " ", ",", "1.2.3", "5.", "k", "万块", "3百", "9" * (LONGEST + 1)])
def test_what_is_no_number_or_too_long_is_none(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize("text", ["659", "8.5", "九五", "一百二"])
def test_a_sum_is_found_whole_in_a_larger_text(text: str) -> None:
    found = re.search(NUMBER, f"给您{text}折")
    assert found is not None
    assert found.group() == text
