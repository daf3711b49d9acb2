"""What an exam must have and must not have, and whether its replies were heard as they are recorded."""

from collections.abc import Sequence
from typing import Literal

from simulator.core.events import Event, HintTaken, ResultSealed, Rewound, SessionEnded, TraineeSaid
from simulator.practice.case import Case
from simulator.practice.session import buyer_words
from simulator.reports.sealed import breaks_of, seal_of
from simulator.storage.lines import Header
from simulator.storage.witness import Witnessed

Breach = Literal["help", "unsealed", "behind_seal", "other_rubric", "cut"]
"""There was help in it, its end has no seal, something stands behind the seal, it was begun by another rubric, or turns
that the witness saw are not in the file."""
Doubt = Literal["unfinished", "interrupted", "virtual_clock", "sealed_mark"]
"""What keeps an exam with which nothing is wrong from being proved: it is not over; it was left and gone on with; a
part of it ran on no real clock, so that nobody knows how long its replies took; its sealed mark is of a rubric that is
not there any more."""


def breaches_of(header: Header, events: Sequence[Event], witness: Witnessed) -> tuple[Breach, ...]:
    """What the log of an exam breaks."""
    found: list[Breach] = []
    if witness == "cut" or any(one.witness == "cut" for one in breaks_of(events)):
        found.append("cut")
    if any(isinstance(event, HintTaken | Rewound) for event in events):
        found.append("help")
    seal = seal_of(events)
    if seal is None and any(isinstance(event, SessionEnded) for event in events):
        found.append("unsealed")
    if seal is not None and not isinstance(events[-1], ResultSealed):
        found.append("behind_seal")
    if seal is not None and seal.digest != (header.rubric.digest if header.rubric else ""):
        found.append("other_rubric")
    return tuple(found)


def misheard(case: Case, events: Sequence[Event]) -> tuple[int, ...]:
    """The replies of the log that counts in which today's ears hear something else than is recorded."""
    found: list[int] = []
    earlier: list[str] = []
    for place, event in enumerate(events):
        if isinstance(event, TraineeSaid):
            words = buyer_words(events[:place], event.turn - 1)
            if case.ears(event.text, words, tuple(earlier)) != event.heard:
                found.append(event.turn)
            earlier.append(event.text)
    return tuple(found)
