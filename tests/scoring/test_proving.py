"""A proof shows words that tell something."""

import pytest

from simulator.core.acts import Span
from simulator.scoring.proving import telling

TEXT = "您好，喝得淡的w选云雾绿茶吧，合适"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("的w", "喝得淡的w选云雾绿茶吧"),
        ("吧", "喝得淡的w选云雾绿茶吧"),
        ("云雾绿茶", "云雾绿茶"),
        ("合", "合适"),
        ("您好", "您好"),
    ],
)
def test_a_proof_that_tells_nothing_is_widened_to_its_clause(words: str, shown: str) -> None:
    start = TEXT.index(words)
    assert telling(Span(start, start + len(words)), TEXT).of(TEXT) == shown


def test_where_the_clause_tells_no_more_the_proof_stays() -> None:
    assert telling(Span(0, 2), "ok，好的") == Span(0, 2)
