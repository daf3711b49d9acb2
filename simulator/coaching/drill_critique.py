"""Critique and rewrite (syllabus 70): what is wrong with each reply of a flawed talk, said by the trainee first.

What is right is what the ears heard and the marks took points for, with the words that prove it. The worst replies are
then rewritten as moments of `simulator.coaching.drill_moments`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from simulator.coaching.drill_kinds import near
from simulator.coaching.drill_moments import Spoken
from simulator.core.acts import Span
from simulator.core.chart import Mood
from simulator.core.events import (
    BuyerSaid,
    Event,
    GaugeMoved,
    Noticed,
    TimePassed,
    TimeSkipped,
    TraineeSaid,
    WaitNoticed,
)
from simulator.core.taxonomy import FAULTS
from simulator.scoring.card import Delta, Scorecard
from simulator.scoring.costs import TurnCost, turn_costs
from simulator.scoring.proving import proof_of

REWRITTEN = 2
"""Replies that are rewritten at the end."""


OTHER = "other"
"""What is wrong with a reply that has no fault of the taxonomy and still lost points, such as one that pressed on."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A fault of a reply, and the words that prove it."""

    fault: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """Points that a reply lost by a check, or a rule that it broke."""

    name: str
    lost: Fraction
    """0 for what is forbidden, whatever it would have earned."""
    words: str
    """The characters that prove it; empty where it is about the whole reply, such as its time."""
    plain: bool = True
    """Whether the reply itself took them away; else it only failed to earn them, which nobody can read from it."""


@dataclass(frozen=True, slots=True)
class Hurt:
    """A mood that a reply made worse."""

    name: str
    was: int
    now: int


@dataclass(frozen=True, slots=True)
class Item:
    """One reply of the talk, to be judged."""

    turn: int
    before: tuple[Spoken, ...]
    """What was said since the reply before."""
    said: str
    flaws: tuple[Flaw, ...]
    costs: tuple[Cost, ...]
    hurt: tuple[Hurt, ...] = ()
    """The moods that went for the worse by it; empty where the buyer was no worse off, all together."""

    @property
    def wrong(self) -> tuple[str, ...]:
        """The ids of its faults, or `OTHER` where it only lost points; empty where nothing is wrong."""
        return tuple(flaw.fault for flaw in self.flaws) or ((OTHER,) if any(one.plain for one in self.costs) else ())


@dataclass(frozen=True, slots=True)
class Shade:
    """A fault that was called by the name of another that is near to it; that can be defended."""

    said: str
    fault: str
    """What was heard."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the trainee said of one reply, against what is so."""

    turn: int
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    false: tuple[str, ...]
    """Faults that it was accused of and does not have, nor any that is near to them."""
    shades: tuple[Shade, ...] = ()
    """Accusations that were not heard so, and can be defended; what each stands for was not missed."""
    open: tuple[str, ...] = ()
    """Accusations of a reply in which nothing wrong was heard, and which the buyer took ill: they count neither way."""

    @property
    def right(self) -> bool:
        return not self.misses and not self.false


@dataclass(frozen=True, slots=True)
class Score:
    """How well a talk was judged."""

    replies: int
    right: int
    """Replies that were judged without a miss or a false accusation, those without a fault among them."""
    found: int
    """Faults that were named, or called by the name of a near one."""
    misses: int
    so: int
    """Accusations that were so, or can be defended."""
    false: int

    @property
    def precision(self) -> int | None:
        """Of what the trainee accused, how many percent was so; None where nothing was accused."""
        return _percent(self.so, self.so + self.false)

    @property
    def recall(self) -> int | None:
        """Of what there was, how many percent the trainee found; None where there was nothing."""
        return _percent(self.found, self.found + self.misses)


def critique_items(events: Sequence[Event], card: Scorecard | None, moods: Sequence[Mood]) -> tuple[Item, ...]:
    """The replies of a talk, in order, with what is wrong with each and how the buyer took it."""
    hurts = _hurts(events, moods)
    lost = turn_costs(card) if card else {}
    items: list[Item] = []
    before: list[Spoken] = []
    for event in events:
        match event:
            case BuyerSaid() | Noticed():
                before.append(event)
            case TraineeSaid():
                deltas = card.per_turn.get(event.turn, ()) if card else ()
                found = _flaws(event, deltas), _costs(event, deltas, lost.get(event.turn, ()))
                items.append(Item(event.turn, tuple(before), event.text, *found, hurts[event.turn]))
                before = []
            case _:
                continue
    return tuple(items)


def judge(item: Item, accused: Collection[str]) -> Judged:
    """The trainee's verdict on one reply; an empty one says that nothing is wrong with it.

    A fault near to one that was heard is a `Shade`. Where a reply has no fault of the taxonomy and still lost points,
    whoever accused it of anything saw it; where nothing was heard and the buyer took it ill, that is left open.

    Raises:
        KeyError: there is no such fault.
    """
    unknown = [name for name in accused if name not in FAULTS and name != OTHER]
    if unknown:
        raise KeyError(unknown[0])
    given, real = dict.fromkeys(accused), item.wrong
    if real == (OTHER,) and given:
        return Judged(item.turn, real, (), ())
    if not real and item.hurt:
        return Judged(item.turn, (), (), (), open=tuple(given))
    if OTHER in given and real and OTHER not in real:
        # Something else beside a fault: neither found nor falsely accused.
        del given[OTHER]
    hits = tuple(name for name in given if name in real)
    shades = tuple(
        Shade(name, meant) for name in given if name not in real and (meant := _meant(name, real, hits)) is not None
    )
    seen = {*hits, *(one.fault for one in shades)}
    defended = {one.said for one in shades}
    return Judged(
        item.turn,
        hits,
        tuple(name for name in real if name not in seen),
        tuple(name for name in given if name not in real and name not in defended),
        shades,
    )


def _meant(said: str, real: Sequence[str], hits: Collection[str]) -> str | None:
    """The fault that ``said`` is near to, those first that were not named themselves; None where there is none."""
    found = [fault for fault in real if near(fault, said)]
    return next((fault for fault in found if fault not in hits), found[0] if found else None)


def critique_score(judged: Sequence[Judged]) -> Score:
    return Score(
        len(judged),
        sum(one.right for one in judged),
        sum(len({*one.hits, *(shade.fault for shade in one.shades)}) for one in judged),
        sum(len(one.misses) for one in judged),
        sum(len(one.hits) + len(one.shades) for one in judged),
        sum(len(one.false) for one in judged),
    )


def _hurts(events: Sequence[Event], moods: Sequence[Mood]) -> dict[int, tuple[Hurt, ...]]:
    """What each reply made worse, before any silence after it."""
    stand = {mood.id: mood.gauge.start for mood in moods}
    before, turn = dict(stand), 0
    found: dict[int, tuple[Hurt, ...]] = {}
    for event in events:
        match event:
            case TraineeSaid():
                before, turn, found[event.turn] = dict(stand), event.turn, ()
            case TimePassed() | WaitNoticed() | TimeSkipped():
                turn = 0
            case GaugeMoved() if event.id in stand:
                stand[event.id] = event.now
                if turn:
                    found[turn] = _worse(moods, before, stand)
            case _:
                continue
    return found


def _worse(moods: Sequence[Mood], was: Mapping[str, int], now: Mapping[str, int]) -> tuple[Hurt, ...]:
    steps = {mood.id: (now[mood.id] - was[mood.id]) * (1 if mood.good else -1) for mood in moods}
    if sum(steps.values()) >= 0:
        return ()
    return tuple(Hurt(mood.name, was[mood.id], now[mood.id]) for mood in moods if steps[mood.id] < 0)


def _flaws(said: TraineeSaid, deltas: Sequence[Delta]) -> tuple[Flaw, ...]:
    """The faults that were heard, and those that cost marks without being heard in words."""
    found: dict[str, list[str]] = {}
    for act in said.heard.faults():
        words = found.setdefault(act.id, [])
        words.append(proof_of(act, said.text).of(said.text))
    for one in deltas:
        evidence = one.evidence
        if evidence.role == "trainee" and evidence.delta < 0 and evidence.id in FAULTS and evidence.id not in found:
            found[evidence.id] = [_words(said, evidence.span)]
    return tuple(Flaw(name, _longest(words)) for name, words in found.items())


def _costs(said: TraineeSaid, deltas: Sequence[Delta], lost: Sequence[TurnCost]) -> tuple[Cost, ...]:
    costs = [
        Cost(one.name, one.lost, "…".join(_longest([_words(said, span) for span in one.spans])), one.plain)
        for one in lost
    ]
    # What is forbidden is so whatever it would have earned.
    costs += [Cost(one.name, Fraction(0), _words(said, one.evidence.span)) for one in deltas if not one.evidence.delta]
    return tuple(dict.fromkeys(costs))


def _longest(words: Sequence[str]) -> tuple[str, ...]:
    """Each once, without those that stand within another."""
    every = [word for word in dict.fromkeys(words) if word]
    return tuple(one for one in every if not any(one in other and one != other for other in every))


def _words(said: TraineeSaid, span: Span | None) -> str:
    return span.of(said.text) if span else ""


def _percent(part: int, whole: int) -> int | None:
    return (200 * part + whole) // (2 * whole) if whole else None
