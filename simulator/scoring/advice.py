"""What to say instead: the rubric's advice for what lost points, and fitting model answers of the scenario."""

from collections.abc import Iterable, Mapping, Sequence

from simulator.scoring.card import Advice, Answer, Evidence, Mark
from simulator.scoring.words import GOOD_SIGNALS

ANSWERS = 3
"""Model answers that one piece of advice shows at most."""

Seeks = Sequence[tuple[str, str | None]]
"""Acts, with a topic where it matters."""


def advise(marks: Iterable[Mark], seeks: Mapping[str, Seeks], answers: Sequence[Answer]) -> tuple[Advice, ...]:
    """Advice for the marks, the most costly first; ``seeks`` says by check which acts would have helped."""
    given = [Advice(mark, mark.advice, fitting(seeks.get(mark.check, ()), answers), turns_of(mark)) for mark in marks]
    return tuple(sorted(given, key=lambda one: -one.lost))


def fitting(seeks: Seeks, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The answers by those acts; those about the very topic first, those about another left out."""
    exact = [answer for act, topic in seeks for answer in answers if answer.act == act and answer.topic == topic]
    loose = [
        answer
        for act, topic in seeks
        for answer in answers
        if answer.act == act and (topic is None or answer.topic is None)
    ]
    return tuple(dict.fromkeys([*exact, *loose]))[:ANSWERS]


def turns_of(mark: Mark) -> tuple[int, ...]:
    """The turns that cost something or did what is to be avoided, else those that nearly earned."""
    costly = [one.turn for one in mark.evidence if one.turn and (one.delta < 0 or (not one.delta and _bad(mark, one)))]
    near = [note.turn for note in mark.notes if note.turn]
    return tuple(sorted(set(costly or near)))


def _bad(mark: Mark, one: Evidence) -> bool:
    """Whether evidence without points is something bad, rather than something good that was not enough."""
    if not mark.dimension or one.proof in ("fault", "repeat", "silence"):
        return True
    return one.proof == "signal" and one.id not in GOOD_SIGNALS
