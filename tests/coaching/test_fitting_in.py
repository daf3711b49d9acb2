"""What a supervisor would say at this point of a talk: nothing beside the matter, however true it is."""

import pytest

from simulator.authoring.library import Library
from simulator.coaching.fitting_in import in_place
from simulator.core.acts import Span
from simulator.core.events import ItemCleared
from simulator.core.state import SessionState
from simulator.scoring.card import Answer
from tests.coaching.conftest import Played, played_case


@pytest.fixture(scope="module")
def unsure(library: Library) -> Played:
    """Before the sale, unsure of the size; never asks how to wash it."""
    return played_case(library, "lively", "size-doubt")


def asking(played: Played) -> SessionState:
    """The buyer at the start, with the size still open."""
    return played.buyer.fold(played.buyer.start(5))


def answered(played: Played) -> SessionState:
    """The buyer with nothing open."""
    return played.buyer.fold([ItemCleared("which_size", Span(0, 1))], asking(played))


@pytest.mark.parametrize("topic", ["quality", "comparison"])
def test_nobody_is_told_what_this_buyer_never_asks_and_never_needs(unsure: Played, topic: str) -> None:
    told = Answer("explain", topic, "洗完不缩水。")
    assert not in_place(unsure.buyer, asking(unsure), told)
    assert not in_place(unsure.buyer, answered(unsure), told)


def test_what_the_buyer_needs_but_did_not_ask_waits_for_the_answer_to_what_they_asked(unsure: Played) -> None:
    sent = Answer("explain", "logistics", "四十八小时内发出。")
    assert not in_place(unsure.buyer, asking(unsure), sent)
    assert in_place(unsure.buyer, answered(unsure), sent)


def test_what_was_asked_is_answered(unsure: Played) -> None:
    assert in_place(unsure.buyer, asking(unsure), Answer("recommend", "size", "建议拍L码。"))
