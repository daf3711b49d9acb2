"""The best path held by golden talks and real ears: against other talks of the same case, walked, and said in words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from simulator.coaching.best_path import Chance, best_path
from simulator.coaching.recorded import Recorded
from simulator.coaching.worded_path import WORTH_TELLING
from simulator.coaching.worth import Worth, worth_of
from simulator.core.events import Event
from simulator.core.state import SessionState
from simulator.core.walking import PAUSE, steps
from simulator.practice.session import buyer_words
from simulator.replay.script import load_script
from tests.coaching import test_golden_laws as golden

EVERY = 3
"""One case of so many is searched."""


@cache
def by_case() -> dict[tuple[str, str], list[Path]]:
    """The golden talks of each case that has several."""
    found = defaultdict(list)
    for path in golden.ALL:
        model = load_script(path).model
        found[model.persona, model.scenario].append(path)
    return {case: paths for case, paths in found.items() if len(paths) > 1}


def end_of(path: Path) -> Worth:
    recorded = golden.played(path).recorded
    return worth_of(recorded.buyer, recorded.state, recorded.events)


def outcome(worth: Worth) -> tuple[int, int]:
    return worth.rank, worth.stars


@pytest.mark.parametrize("case", sorted(by_case())[::EVERY], ids="-".join)
def test_no_other_talk_of_the_same_case_ends_better_than_the_best_path_from_the_first_reply(
    case: tuple[str, str],
) -> None:
    talks = sorted(by_case()[case], key=end_of)
    worst = golden.played(talks[0]).recorded
    first = replace(worst, moments={1: worst.moments[1]}, left=None)
    [chance] = best_path(first)
    for other in talks[1:]:
        assert outcome(chance.best) >= outcome(end_of(other)), other


def start_of(recorded: Recorded, chance: Chance) -> tuple[SessionState, str]:
    """How the buyer stood and what they had said."""
    moment = recorded.moments.get(chance.turn)
    state = moment.state if moment else recorded.left
    assert state is not None
    return state, buyer_words(recorded.events[: moment.place if moment else len(recorded.events)], state.turn)


@pytest.mark.parametrize("path", golden.few(), ids=golden.name)
def test_every_way_of_a_golden_talk_leads_where_it_says(path: Path) -> None:
    recorded = golden.coached(path).recorded
    for chance in golden.coached(path).chances:
        state, log = start_of(recorded, chance)[0], list[Event]()
        for move in chance.path:
            [step] = steps(recorded.buyer, state, (move,))
            log += step.events
            state = step.after
        if chance.path:
            assert worth_of(recorded.buyer, state, log) == chance.best


def worded(path: Path) -> Iterator[Chance]:
    return (one for one in golden.coached(path).chances if any(one.words))


@pytest.mark.parametrize("path", golden.few(), ids=golden.name)
def test_the_words_of_a_way_are_heard_as_its_steps_and_lead_to_no_worse_an_end(path: Path) -> None:
    recorded, ears = golden.coached(path).recorded, golden.played(path).case.ears
    for chance in worded(path):
        assert len(chance.words) == len(chance.path)
        state, words = start_of(recorded, chance)
        log = list[Event]()
        for move, text in zip(chance.path, chance.words, strict=True):
            if state.ended:
                break
            if text:
                heard = ears(text, words, state.replies)
                acts = {(act.id, act.topic) for act in heard.services()}
                assert not any(heard.faults()), text
                for act, topic, _slot in move.acts:
                    assert (act, topic) in acts if topic else act in {one for one, _about in acts}, text
                events = tuple(recorded.buyer.react(state, text, heard, state.at + PAUSE))
                state = recorded.buyer.fold(events, state)
            else:
                [step] = steps(recorded.buyer, state, (move,))
                events, state = step.events, step.after
            words = buyer_words(events, state.turn) or words
            log += events
        assert outcome(worth_of(recorded.buyer, state, log)) >= outcome(chance.best)


def test_many_of_the_ways_worth_telling_have_words() -> None:
    telling = [one for path in golden.few() for one in golden.coached(path).chances if one.regret >= WORTH_TELLING]
    assert sum(any(one.words) for one in telling) > len(telling) / 3


def test_a_forbidden_reply_is_told_as_forbidden_beside_what_it_gave_away() -> None:
    path = golden.GOLDEN / "review" / "come_to_wechat.yaml"
    coaching = golden.coached(path)
    assert coaching.card is not None
    turns = {proof.turn for mark in coaching.card.verdicts.breaches for proof in mark.evidence}
    names = {mark.name for mark in coaching.card.verdicts.breaches}
    assert names
    for one in coaching.chances:
        assert bool(one.forbidden) == (one.turn in turns)
        assert set(one.forbidden) <= names
