"""Two numbers contradict each other only where they are about the same thing."""

import pytest

from simulator.core.acts import Act, Heard, Slot, SlotKind, Span
from simulator.core.claims import claims_of, contradicts

HOUR = 3600
DAY = 24 * HOUR


def stated(text: str, number: str, value: int, kind: SlotKind = "duration", *others: str) -> tuple[str, Heard]:
    """A reply that explains something of the parcel, with one number in it."""
    place = text.index(number)
    span = Span(0, len(text))
    slot = Slot(kind, value, Span(place, place + len(number)))
    acts = tuple(Act(name, "act", span, "logistics", (slot,)) for name in ("explain", *others))
    return text, Heard(acts=acts, slots=(slot,))


SHIPS_IN_2 = stated("现货48小时内发出。", "48小时", 48 * HOUR)
STUCK_FOR_3 = stated("19日到中转站后三天没有更新。", "三天", 3 * DAY)
ARRIVES_IN_2 = stated("一般两天能到。", "两天", 2 * DAY)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (SHIPS_IN_2, stated("72小时内发货，您放心。", "72小时", 72 * HOUR), True),
        (SHIPS_IN_2, SHIPS_IN_2, False),
        (SHIPS_IN_2, ARRIVES_IN_2, False),
        (STUCK_FOR_3, ARRIVES_IN_2, False),
        (ARRIVES_IN_2, stated("大概五天到。", "五天", 5 * DAY), True),
        (stated("江浙沪两天到。", "两天", 2 * DAY), stated("外省五天到。", "五天", 5 * DAY), False),
        (stated("整机保修两年，坏了寄回来修。", "两年", 730 * DAY), stated("保修五年。", "五年", 1825 * DAY), True),
        (stated("今天能发货。", "今天", 0, "date"), stated("明天才能安排发出。", "明天", 1, "date"), True),
        (ARRIVES_IN_2, stated("另发一件顺丰，一天到。", "一天", DAY, "duration", "offer_fix"), False),
    ],
)
def test_numbers_are_compared_by_what_stands_beside_them(
    earlier: tuple[str, Heard], later: tuple[str, Heard], expected: bool
) -> None:
    now = claims_of(*later)
    assert any(contradicts(claim, now, claims_of(*earlier)) for claim in now) is expected


def test_what_was_said_both_ways_before_contradicts_neither() -> None:
    before = (*claims_of(*ARRIVES_IN_2), *claims_of(*stated("大概五天到。", "五天", 5 * DAY)))
    [claim] = claims_of(*ARRIVES_IN_2)
    assert not contradicts(claim, [claim], before)


def test_a_reply_that_repeats_the_number_beside_another_compares_two_things() -> None:
    ours = claims_of(*stated("整机保修两年。", "两年", 730 * DAY))
    theirs = claims_of(*stated("那一款保修一年。", "一年", 365 * DAY))
    both = (*theirs, *ours)
    assert any(contradicts(claim, theirs, ours) for claim in theirs)
    assert not any(contradicts(claim, both, ours) for claim in both)
