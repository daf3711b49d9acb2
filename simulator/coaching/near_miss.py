"""The smallest change of one reply that would have passed a failed check, found by trying it in the real talk.

Nothing is claimed that was not played: the edited reply goes through the same buyer with all replies that followed,
and the whole track is marked again.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from simulator.coaching.edits import SIZES, Add, Drop, Edit, Reorder, Reword, Sooner, apply
from simulator.coaching.fitting_in import beside_the_core, early, open_matters
from simulator.coaching.heed import Heed, unheeded
from simulator.coaching.inputs import Said
from simulator.coaching.recorded import Recorded
from simulator.coaching.what_if import Other, Track, play_on
from simulator.core.chart import Chart
from simulator.core.events import TraineeSaid
from simulator.core.taxonomy import ACTS, FAULTS
from simulator.scoring.card import Advice, Mark, Scorecard
from simulator.scoring.rubric import Check
from simulator.scoring.shown import as_shown

TRIES = 120
"""Edits played for one talk."""
EACH = 30
"""Edits that one failed check may ask for."""
LAST_WORDS = frozenset({"close_sale", "check_satisfaction", "farewell", "hold", "commit"})
"""Acts that end a reply and never open one."""
IN_TIME = (10_000, 30_000, 90_000)
"""Milliseconds within which an answer is tried to come sooner."""


@dataclass(frozen=True, slots=True)
class MoodShift:
    """A mood after the reply, as it was and as it would have been."""

    id: str
    name: str
    was: int
    would: int
    good: bool
    """Whether more of it is better."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """One edit of one reply that earns what the check was about."""

    check: str
    name: str
    turn: int
    edit: Edit
    gained: Fraction
    """What the check shows with the edit less what it showed before, in tenths of a point; always more than nothing."""
    passes: bool
    """Whether the check then holds all its points; a ladder may take more than one reply."""
    before: int
    """The total as it was, and with the edit and all that the trainee said after it."""
    after: int
    moods: tuple[MoodShift, ...]
    """The moods that stand otherwise after this reply."""


@dataclass(frozen=True, slots=True)
class Softer:
    """One edit of one reply that the buyer would have taken better, whatever it does to the marks."""

    turn: int
    edit: Edit
    moods: tuple[MoodShift, ...]

    @property
    def gained(self) -> int:
        """How many steps the moods gain, all together."""
        return bettered(self.moods)


def near_misses(recorded: Recorded, card: Scorecard, tries: int = TRIES, heed: Heed = unheeded) -> tuple[NearMiss, ...]:
    """For each failed check that one edit of one reply passes, that edit; the most costly check first."""
    if recorded.rubric is None:
        return ()
    checks = {check.id: check for check in recorded.rubric.checks()}
    wanted = {one.mark.check: tuple(_edits(recorded, one, checks[one.mark.check])) for one in card.failed}
    tracks: dict[tuple[int, Edit], Track] = {}
    for turn, edit in _in_turn(wanted, tries):
        heed("near_misses")
        other = edited(recorded, turn, edit)
        if other is not None:
            tracks[turn, edit] = play_on(recorded, turn, other)
    found = []
    for one in card.failed:
        # Only what was tried for this very check: what else an edit happens to earn teaches nothing about the check.
        asked = [(turn, edit, tracks[turn, edit]) for turn, edit in wanted[one.mark.check] if (turn, edit) in tracks]
        passing = [miss for turn, edit, track in asked if (miss := _miss(recorded, one, card, turn, edit, track))]
        if passing:
            found.append(min(passing, key=lambda miss: _rank(miss, one.turns)))
    return tuple(found)


def edited(recorded: Recorded, turn: int, edit: Edit) -> Other | None:
    """The reply of that turn with the edit; None where there is nothing to change, or where no supervisor would say it:
    something before the greeting, last words first, or words about what the buyer has not brought up."""
    said = recorded.moments[turn].said
    if _before_greeting(edit, said) or _last_words_first(edit, said) or _untimely(recorded, turn, edit):
        return None
    return apply(edit, said, _waited(recorded, turn))


def _last_words_first(edit: Edit, said: Said) -> bool:
    """Whether what ends a reply would open it, before other things said in it."""
    opens = isinstance(edit, Reorder) or (isinstance(edit, Add) and edit.first and any(said.heard.services()))
    return opens and isinstance(edit, Add | Reorder) and edit.act in LAST_WORDS


def _untimely(recorded: Recorded, turn: int, edit: Edit) -> bool:
    """Whether the added act answers what nobody asked, greets again, or pushes while something is open."""
    if not isinstance(edit, Add):
        return False
    buyer, state = recorded.buyer, recorded.moments[turn].state
    if edit.act == "close_sale" and open_matters(buyer, state):
        return True
    if edit.act == "greet" and state.turn:
        return True
    return early(buyer, state, edit.act, edit.topic) or beside_the_core(buyer, state, edit.act, edit.topic)


def _before_greeting(edit: Edit, said: Said) -> bool:
    """Whether something would come before the greeting that the reply opens with, as a reply should."""
    acts = said.heard.acts
    opens = bool(acts) and acts[0].id == "greet"
    return opens and (isinstance(edit, Reorder) or (isinstance(edit, Add) and edit.first))


def _same(mark: Mark, card: Scorecard) -> Mark | None:
    return next((one for part in card.dimensions for one in part.marks if one.check == mark.check), None)


def flipped(mark: Mark, card: Scorecard) -> Mark | None:
    """The same check in another card, if it earns more there of what it is worth."""
    other = _same(mark, card)
    if other is None or not other.applies or other.points / other.out_of <= mark.points / mark.out_of:
        return None
    return other


def softer(recorded: Recorded, turn: int) -> Softer | None:
    """The one change of that reply, a fault less or a kind word first, that leaves the buyer in the best mood."""
    faults = dict.fromkeys(act.id for act in recorded.moments[turn].said.heard.faults())
    edits: list[Edit] = [*(Drop(fault) for fault in faults)]
    edits += [Add(act, None, first) for act in ("apologise", "empathise") for first in (True, False)]
    best: Softer | None = None
    for edit in edits:
        other = edited(recorded, turn, edit)
        moods = _moods(recorded, turn, play_on(recorded, turn, other, marks=False)) if other else ()
        one = Softer(turn, edit, moods)
        if one.gained > (best.gained if best else 0):
            best = one
    return best


def _miss(recorded: Recorded, one: Advice, card: Scorecard, turn: int, edit: Edit, track: Track) -> NearMiss | None:
    mark = flipped(one.mark, track.card) if track.card else None
    if mark is None or track.card is None or track.card.total < card.total:
        return None
    was, would = _same(mark, as_shown(card)), _same(mark, as_shown(track.card))
    gained = would.points - was.points if was and would else Fraction(0)
    moods = _moods(recorded, turn, track)
    if bettered(moods) < 0 or gained <= 0:
        # Nobody should learn to earn points by souring the buyer, nor to earn what no card shows.
        return None
    return NearMiss(mark.check, mark.name, turn, edit, gained, mark.passed, card.total, track.card.total, moods)


def _rank(miss: NearMiss, about: Collection[int]) -> tuple[object, ...]:
    """A full pass first, then in a reply that the advice is about, then what leaves the talk best off."""
    gained = sum((shift.would - shift.was) * (1 if shift.good else -1) for shift in miss.moods)
    return (
        not miss.passes,
        -miss.gained,
        miss.turn not in about,
        -miss.after,
        SIZES[type(miss.edit)],
        -gained,
        miss.turn,
    )


def bettered(moods: Sequence[MoodShift]) -> int:
    """How many steps the moods go for the better, all together."""
    return sum((shift.would - shift.was) * (1 if shift.good else -1) for shift in moods)


def _moods(recorded: Recorded, turn: int, track: Track) -> tuple[MoodShift, ...]:
    if not track.stands:
        return ()
    was, would = recorded.stands[turn].moods, track.stands[0].moods
    return tuple(
        MoodShift(mood.id, mood.name, was[mood.id], would[mood.id], mood.good)
        for mood in recorded.buyer.chart.moods
        if was[mood.id] != would[mood.id]
    )


def _in_turn(wanted: Mapping[str, tuple[tuple[int, Edit], ...]], tries: int) -> Iterator[tuple[int, Edit]]:
    """The edits without repetition, one of each check after the other, so that none goes short."""
    seen: dict[tuple[int, Edit], None] = {}
    longest = max((len(edits) for edits in wanted.values()), default=0)
    for place in range(min(longest, EACH)):
        for edits in wanted.values():
            if place < len(edits) and edits[place] not in seen and len(seen) < tries:
                seen[edits[place]] = None
                yield edits[place]


def _edits(recorded: Recorded, advice: Advice, check: Check) -> Iterator[tuple[int, Edit]]:
    """What might pass the check, the likeliest first: in the turns that it is about, else in any."""
    chart, said = recorded.buyer.chart, {turn: moment.said for turn, moment in recorded.moments.items()}
    about = [turn for turn in advice.turns if turn in said]
    turns = [*about, *(turn for turn in said if turn not in about)]
    if check.avoid:
        yield from _without(check, advice, said, turns)
        return
    if check.evidence == "time":
        yield from ((turn, Sooner(within)) for turn in turns for within in IN_TIME)
        return
    acts = [(act, topic) for act, topic in check.seeks if act in ACTS]
    for turn in turns:
        for act, _topic in acts:
            places = [place for place, one in enumerate(said[turn].heard.acts) if one.id == act and place]
            yield from ((turn, Reorder(act, place)) for place in places)
    for act, topic in acts:
        for turn in turns:
            for about_ in _topics(chart, act, topic):
                yield turn, Add(act, about_)
                if said[turn].heard.acts:
                    yield turn, Add(act, about_, first=False)


def _without(check: Check, advice: Advice, said: Mapping[int, Said], turns: list[int]) -> Iterator[tuple[int, Edit]]:
    """Ways not to do what the check wants avoided."""
    for turn in turns:
        faults = dict.fromkeys(act.id for act in said[turn].heard.faults())
        proven = {one.id for one in advice.mark.evidence if one.turn == turn and one.delta <= 0}
        yield from ((turn, Drop(fault)) for fault in faults if fault in proven)
        if any(one.proof == "repeat" for one in advice.mark.evidence if one.turn == turn):
            yield turn, Reword()
        yield from ((turn, Drop(fault)) for fault in faults if fault not in proven and fault in FAULTS)
    if check.evidence == "time":
        yield from ((turn, Sooner(within)) for turn in turns for within in IN_TIME)
    else:
        for act, topic in check.seeks:
            for turn in turns:
                yield turn, Add(act, topic)
                if _before_greeting(Add(act, topic), said[turn]):
                    yield turn, Add(act, topic, first=False)


def _topics(chart: Chart, act: str, topic: str | None) -> list[str | None]:
    """The topic asked for; where any will do, none and those that this act works on in this case."""
    if topic is not None:
        return [topic]
    served = [item.topic for item in chart.items if act in item.cleared_by]
    served += [fact.topic for fact in sorted(chart.facts, key=lambda one: not one.key) if act in fact.asked_by]
    served += [need.topic for need in chart.needs if act in need.met_by and need.topic]
    return list(dict.fromkeys([*served, None]))


def _waited(recorded: Recorded, turn: int) -> int:
    """Milliseconds between the buyer's last words and the reply, as marks for pace count them."""
    said = next(one for one in recorded.events if isinstance(one, TraineeSaid) and one.turn == turn)
    return said.waited
