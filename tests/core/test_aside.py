"""What stands beside the talk in a log: what was taken back no longer counts, and the help that was taken does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.acts import Heard
from simulator.core.aside import assisted, hints_of, rewound, surviving, taken_back, takes, talk_of
from simulator.core.events import BuyerSaid, Event, HintTaken, Rewound, SessionStarted, TraineeSaid

START = (SessionStarted(1, "buyer", "case", "shop", "asking"), BuyerSaid(0, 0, "opening", "opening/0", "在吗"))


def reply(number: int, text: str = "您好") -> list[Event]:
    at = number * 1000
    said = TraineeSaid(number, at, text, Heard(), 1000)
    return [said, BuyerSaid(number, at, "anything", "anything/0", "嗯")]


def hint(turn: int) -> HintTaken:
    return HintTaken(turn, 1, 3, "道歉", 0)


def test_a_log_without_help_counts_as_it_stands() -> None:
    log = (*START, *reply(1), *reply(2))
    assert surviving(log) == log
    assert list(takes(log)) == [log]
    assert taken_back(log) == ()
    assert not assisted(log)


def test_a_reply_that_was_taken_back_is_gone_with_all_that_followed_it() -> None:
    log = (*START, *reply(1), *reply(2, "不行"), Rewound(2, 1000), *reply(2, "可以"))
    assert talk_of(surviving(log)) == (*START, *reply(1), *reply(2, "可以"))
    [gone] = taken_back(log)
    assert (gone.turn, gone.events) == (2, tuple(reply(2, "不行")))
    assert assisted(surviving(log))


def test_rewinding_again_and_again_goes_back_to_the_opening() -> None:
    log = (*START, *reply(1), *reply(2), Rewound(2, 1000), Rewound(1, 0))
    assert talk_of(surviving(log)) == START
    assert rewound(surviving(log)) == 2
    assert [one.turn for one in taken_back(log)] == [2, 1]


def test_a_hint_for_a_reply_that_was_taken_back_still_counts() -> None:
    log = (*START, *reply(1), hint(2), *reply(2), hint(3), Rewound(2, 1000))
    kept = surviving(log)
    assert [one.turn for one in hints_of(kept)] == [2, 3]
    assert taken_back(log)[0].events == tuple(reply(2))


def test_taking_back_what_is_not_there_is_no_log() -> None:
    with pytest.raises(ValueError, match="reply 3"):
        surviving((*START, *reply(1), Rewound(3, 0)))


@given(st.lists(st.sampled_from(["reply", "hint", "back"]), max_size=30))
def test_the_log_that_counts_has_its_replies_in_order_and_keeps_all_help(steps: list[str]) -> None:
    log: list[Event] = list(START)
    number = 0
    for step in steps:
        if step == "reply":
            number += 1
            log += reply(number, f"第 {len(log)} 句")
        elif step == "hint":
            log.append(hint(number + 1))
        elif number:
            log.append(Rewound(number, 0))
            number -= 1
    kept = surviving(log)
    assert [event.turn for event in kept if isinstance(event, TraineeSaid)] == list(range(1, number + 1))
    assert hints_of(kept) == hints_of(log)
    assert rewound(kept) == rewound(log) == len(taken_back(log))
    assert list(takes(log))[-1] == kept
    gone = [event for one in taken_back(log) for event in one.events]
    assert sorted(map(repr, [*talk_of(kept), *gone])) == sorted(map(repr, talk_of(log)))
