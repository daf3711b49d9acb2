"""How stretches of a reply lie to each other, and to the marks around them."""

import re

import pytest

from simulator.core.acts import Span

STOP = re.compile("[，。]")


@pytest.mark.parametrize(("other", "meets"), [((0, 2), False), ((1, 3), True), ((3, 4), True), ((5, 7), False)])
def test_spans_meet_where_they_have_a_character_in_common(other: tuple[int, int], meets: bool) -> None:
    span = Span(2, 5)
    assert span.meets(Span(*other)) == Span(*other).meets(span) == meets


@pytest.mark.parametrize(("other", "held"), [((2, 5), True), ((3, 4), True), ((1, 3), False), ((4, 6), False)])
def test_a_span_holds_what_lies_within_it(other: tuple[int, int], held: bool) -> None:
    assert Span(2, 5).holds(Span(*other)) == held


@pytest.mark.parametrize(
    ("words", "around"),
    [
        ("您好", "您好"),
        ("发货", "今天发货"),
        ("再见", "再见"),
        ("好，今天", "您好，今天发货"),
        ("。", "今天发货。再见"),
    ],
)
def test_a_span_lies_between_the_marks_nearest_to_it(words: str, around: str) -> None:
    text = "您好，今天发货。再见"
    place = text.index(words)
    assert Span(place, place + len(words)).between(STOP, text).of(text) == around
