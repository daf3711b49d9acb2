"""Numbers in digits and in Chinese numerals."""

import pytest

from simulator.core.numerals import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("659", 659),
        ("8.5", 8.5),
        ("九", 9),
        ("九五", 95),
        ("五十", 50),
        ("十二", 12),
        ("一百二", 120),
        ("一百零二", 102),
        ("六百五十", 650),
        ("两千三", 2300),
        ("一千零五十", 1050),
    ],
)
def test_a_number_is_read_in_either_writing(text: str, value: float) -> None:
    assert number(text) == value
