"""Which of the buyer's words are spoken after a reply, and how they become messages."""

from collections.abc import Iterable

from simulator.core.agenda import ASK_WEIGHT, FACT_WEIGHT, RETEST
from simulator.core.events import BuyerSaid
from simulator.core.lines import choose, fill
from simulator.core.turn import Turn

ANYTHING_WEIGHT = 10
"""Of the words for what no rule took up: any others come before them."""
BUBBLES = 3
"""The most messages that a buyer sends at once."""


def chosen(turn: Turn) -> list[str]:
    """The keys that are spoken: the weightiest reaction, a told fact, a question."""
    # Nobody is content with an answer beside the question that it passed by.
    mute = {item.cleared for item in turn.chart.items} if "evaded" in turn.signals else set()
    ranked = sorted((one for one in turn.utterances if one.key not in mute), key=lambda utterance: -utterance.weight)
    keys: list[str] = []
    for low, high in ((FACT_WEIGHT + 1, 999), (FACT_WEIGHT, FACT_WEIGHT), (ANYTHING_WEIGHT, 59)):
        best = next((one.key for one in ranked if low <= one.weight <= high and one.weight != ASK_WEIGHT), None)
        if best and best not in keys and not (keys and high < FACT_WEIGHT):
            keys.append(best)
    asks = [one.key for one in ranked if one.weight == ASK_WEIGHT and one.key not in keys]
    lead = asks[-2:-1] if asks[-2:-1] == [RETEST] and len(keys) + 2 <= BUBBLES else []
    return [*keys, *lead, *asks[-1:]][:BUBBLES]


def speak(turn: Turn, keys: Iterable[str]) -> None:
    """Say a line for each key that has any; nothing else of this turn is left to say."""
    for key in keys:
        line = choose(turn, key)
        if line is not None:
            turn.emit(BuyerSaid(turn.state.turn, turn.state.at, key, line.id, fill(turn, line.text)))
    turn.utterances.clear()
