"""Talks through the real `Practice`, as front ends have them: pauses, typing, silences, and a trainee who leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from simulator.core.acts import Act, ActKind, Heard, Span
from simulator.core.engine import Buyer
from simulator.core.events import Event
from simulator.core.taxonomy import ACTS, FAULTS
from simulator.practice.clocks import VirtualClock
from simulator.practice.session import Practice

TOPICS = ("price", "discount", "logistics", "recipient", "quality", "returns", "compatibility", None)


@dataclass(frozen=True, slots=True)
class Reply:
    """Words such as ``clarify:recipient``, sent after a silence and some typing, in seconds."""

    words: tuple[str, ...]
    pause: int = 3
    typing: int = 4


class Unkept:
    def append(self, events: Sequence[Event]) -> None:
        """Nobody reads it afterwards."""


def heard(text: str) -> Heard:
    """What ears would make of abstract words, each proving itself."""
    acts: list[Act] = []
    start = 0
    for word in text.split():
        start = text.index(word, start)
        name, _, topic = word.partition(":")
        kind: ActKind = "act" if name in ACTS else "fault"
        if name in ACTS or name in FAULTS:
            acts.append(Act(name, kind, Span(start, start + len(word)), topic or None))
        start += len(word)
    return Heard(acts=tuple(acts), length=len(text) // 2)


def talk(buyer: Buyer, replies: Sequence[Reply], seed: int = 7, leaves: bool = False) -> list[Event]:
    """The log of a talk; it ends unfinished where the buyer is not done, unless the trainee ``leaves``."""
    clock = VirtualClock()
    practice = Practice(buyer, lambda text, _buyer, _earlier: heard(text), clock, Unkept())
    practice.start(seed)
    for number, reply in enumerate(replies):
        clock.pass_ms(reply.pause * 1000)
        practice.wait()
        clock.pass_ms(reply.typing * 1000)
        if practice.ended:
            break
        practice.say(f"{' '.join(reply.words)} #{number}", reply.typing * 1000)
    if leaves and not practice.ended:
        clock.pass_ms(2_000)
        practice.finish()
    return list(practice.events)


words = st.tuples(st.sampled_from([*ACTS, *ACTS, *FAULTS]), st.sampled_from(TOPICS)).map(
    lambda pair: f"{pair[0]}:{pair[1]}" if pair[1] else pair[0]
)
replies = st.builds(
    Reply,
    st.lists(words, max_size=4).map(tuple),
    st.sampled_from([0, 2, 9, 25, 70, 200, 800]),
    st.sampled_from([0, 4, 15, 90]),
)
talks = st.lists(replies, min_size=1, max_size=8)
