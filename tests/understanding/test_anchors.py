"""Asking all cues at once finds those that asking one by one finds."""

import pytest

from simulator.understanding.anchors import anchors_of
from simulator.understanding.lexicon import lexicon
from simulator.understanding.patterns import compile_pattern

SAID = sorted({said for entry in lexicon().entries.values() for said in entry.yes})


@pytest.mark.parametrize("said", SAID[::5])
def test_the_cues_met_are_those_of_which_the_two_rarest_needs_occur(said: str) -> None:
    known = lexicon()
    phrases = known.starts(said)
    met = [known.cues[cue] for cue in known.anchors.met(phrases)]
    wanted = [cue for cue in known.cues if not any(need.isdisjoint(phrases) for need in cue.pattern.needs[:2])]
    assert sorted(map(id, met)) == sorted(map(id, wanted))


def test_cues_come_in_the_order_of_the_phrases_each_once() -> None:
    anchors = anchors_of([compile_pattern(source) for source in ("乙", "甲", "甲…(乙|丙)", "(甲|乙)", "丁")])
    assert [*anchors.met(["甲", "乙"])] == [1, 2, 3, 0]


def test_what_bars_a_cue_is_asked_wherever_it_could_match() -> None:
    for cue in lexicon().cues:
        for pattern in (*cue.unless, *cue.sarcastic, *cue.unless_reply):
            assert pattern.needs[0] <= cue.bars
