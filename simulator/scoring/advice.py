"""What to say instead: the rubric's advice for what lost points, and fitting model answers of the scenario."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from simulator.scoring.asked import Topics
from simulator.scoring.card import Advice, Answer, Evidence, Mark
from simulator.scoring.words import GOOD_SIGNALS

ANSWERS = 3
"""Model answers that one piece of advice shows at most."""

Seeks = Sequence[tuple[str, str | None]]
"""Acts, with a topic where it matters."""

TELLING = frozenset({"explain", "report_progress", "decline"})
"""Acts that answer something, and so say nothing to who asked something else."""


def advise(
    marks: Iterable[Mark],
    seeks: Mapping[str, Seeks],
    answers: Sequence[Answer],
    asked: Callable[[Sequence[int]], Topics],
) -> tuple[Advice, ...]:
    """Advice for the marks, the most costly first.

    ``seeks`` says by check which acts would have helped, ``asked`` what the buyer was asking at those replies.
    """
    given = []
    for mark in marks:
        turns = turns_of(mark)
        given.append(Advice(mark, mark.advice, fitting(seeks.get(mark.check, ()), answers, asked(turns)), turns))
    return tuple(sorted(given, key=lambda one: -one.lost))


def fitting(seeks: Seeks, answers: Sequence[Answer], asked: Topics) -> tuple[Answer, ...]:
    """The answers by those acts, in their order; of each act those about the topic sought or asked come first.

    Where one of an act is about what was asked, or about nothing in particular, those about other matters are left
    out; what only tells something is left out wherever nobody asked it.
    """
    found: list[Answer] = []
    for act, topic in dict.fromkeys(seeks):
        mine = [one for one in answers if one.act == act and (topic is None or one.topic in (topic, None))]
        sought = [one for one in mine if topic is not None and one.topic == topic]
        close = sought or [one for one in mine if one.topic in asked and one.topic is not None]
        general = [one for one in mine if one.topic is None]
        rest = [] if close or general or act in TELLING else mine
        found += [*close, *general, *rest]
    return tuple(dict.fromkeys(found))[:ANSWERS]


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
