"""The log read once: reply by reply, with what each brought about and whether it can earn anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from simulator.core.acts import Heard, Span
from simulator.core.chart import Chart
from simulator.core.events import (
    ApprovalDue,
    BuyerSaid,
    Event,
    FactTold,
    GaugeMoved,
    ItemCleared,
    OfferWeighed,
    RuleFired,
    SessionEnded,
    SessionStarted,
    SignalNoticed,
    TraineeSaid,
    WaitNoticed,
)
from simulator.core.state import ASKS_TO_WAIT
from simulator.scoring.fold import fold, shares
from simulator.scoring.matter import Before, about, for_them
from simulator.scoring.proving import with_telling_spans

Flaw = Literal["", "spoiled", "pile_up", "repeated", "copied"]
"""Why nothing in a reply earns: an offence, everything at once, said before, the buyer's own words."""

COPY_LEAST = 4
"""Characters from which on the buyer's own words are a copy."""
COPY_SHARE = 80
"""Percent of a reply that, taken from one message of the buyer, make it a copy."""
COMPARED = 600
"""Characters of a text that are compared, so that no reply is slow to mark."""


@dataclass(frozen=True, slots=True)
class Happened:
    """Something in a reply that other checks may ask about: a fact told, an item cleared, a need met."""

    id: str
    span: Span | None
    good: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply of the trainee, the buyer as it found them, and what it brought about."""

    number: int
    ordinal: int
    """Its place among the replies that were understood; one that was not takes none, so that it moves nothing."""
    text: str
    heard: Heard
    waited: int
    typing: int
    state: str
    step: str
    moods: Mapping[str, int]
    flaw: Flaw
    repeats: bool
    """Whether an earlier reply had the same words."""
    asked_to_wait: bool
    """Whether the last reply that was understood courteously asked the buyer to wait."""
    copied: tuple[int, ...]
    """The acts, by their place in ``heard``, whose words are the buyer's own."""
    signals: tuple[SignalNoticed, ...]
    told: tuple[Happened, ...]
    """Facts; good where a question brought them out."""
    cleared: tuple[Happened, ...]
    needs: tuple[Happened, ...]
    offers: tuple[Happened, ...]
    """Offers; good where fair."""
    asked_approval: bool
    about: Span | None
    """The first words that are of this buyer or their order; None where it could be sent to anybody."""
    for_them: Span | None
    """The first words that show that somebody knew or listened; see `simulator.scoring.matter.for_them`."""

    @property
    def earns(self) -> bool:
        return not self.flaw


@dataclass(frozen=True, slots=True)
class Move:
    """The buyer went from one state to another."""

    turn: int
    source: str
    to: str
    rule: str
    span: Span | None
    spoiled: bool


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that markers ask a log about."""

    chart: Chart
    replies: tuple[Reply, ...]
    buyer: tuple[BuyerSaid, ...]
    moves: tuple[Move, ...]
    start: str
    moods: Mapping[str, tuple[int, ...]]
    """Every value that a mood had, in order."""
    waits: tuple[int, ...]
    """The turns after which the buyer lost patience, once for each time."""
    ended: SessionEnded | None

    def ordinal(self, turn: int) -> int:
        """The place of a turn among the replies that were understood; of what came before them 0."""
        return next((reply.ordinal for reply in self.replies if reply.number == turn), turn)

    def forgiving(self) -> "Record":
        """The same log as if every reply could earn: what is to be avoided counts in any reply."""
        return replace(self, replies=tuple(replace(reply, flaw="", copied=()) for reply in self.replies))

    @property
    def turns(self) -> int:
        return self.replies[-1].number if self.replies else 0


def read(chart: Chart, events: Sequence[Event]) -> Record:
    """The log of a session that was played on this chart."""
    spoiling = {rule.id for rule in chart.rules if rule.spoils}
    start = next((event.start for event in events if isinstance(event, SessionStarted)), chart.start)
    node, turn = start, 0
    moods = {mood.id: [mood.gauge.start] for mood in chart.moods}
    buyer: list[BuyerSaid] = []
    moves: list[Move] = []
    waits: list[int] = []
    replies: list[Reply] = []
    for place, event in enumerate(events):
        match event:
            case TraineeSaid():
                turn = event.turn
                now = {name: values[-1] for name, values in moods.items()}
                replies.append(_reply(chart, event, _until_next(events, place), node, now, buyer, replies, spoiling))
            case BuyerSaid():
                buyer.append(event)
            case RuleFired() if event.to is not None:
                moves.append(Move(turn, event.source, event.to, event.rule, event.span, event.rule in spoiling))
                node = event.to
            case GaugeMoved() if event.id in moods:
                moods[event.id].append(event.now)
            case WaitNoticed():
                waits.append(turn)
            case _:
                # What else happens in a turn is read with the reply that brought it about.
                continue
    ended = next((event for event in events if isinstance(event, SessionEnded)), None)
    values = {name: tuple(all_) for name, all_ in moods.items()}
    return Record(chart, tuple(replies), tuple(buyer), tuple(moves), start, values, tuple(waits), ended)


def _until_next(events: Sequence[Event], place: int) -> list[Event]:
    """What followed from the reply at this place."""
    following: list[Event] = []
    for event in events[place + 1 :]:
        if isinstance(event, TraineeSaid):
            break
        following.append(event)
    return following


def _reply(
    chart: Chart,
    said: TraineeSaid,
    after: Sequence[Event],
    state: str,
    moods: Mapping[str, int],
    buyer: Sequence[BuyerSaid],
    earlier: Sequence[Reply],
    spoiling: set[str],
) -> Reply:
    needs = {f"need.{need.id}": need.id for need in chart.needs}
    signals = tuple(event for event in after if isinstance(event, SignalNoticed))
    understood = [reply for reply in earlier if reply.heard.understood]
    before = understood[-1].heard.acts if understood else ()
    node = chart.nodes.get(state)
    heard_buyer = _said_before(buyer)
    words = fold(said.text, bare=True).text
    repeats = bool(words) and any(words == fold(reply.text, bare=True).text for reply in earlier)
    told = tuple(Happened(event.fact, event.span, event.elicited) for event in after if isinstance(event, FactTold))
    cleared = tuple(Happened(event.item, event.span) for event in after if isinstance(event, ItemCleared))
    met = tuple(
        Happened(needs[event.id], event.span) for event in after if isinstance(event, GaugeMoved) and event.id in needs
    )
    offers = tuple(Happened("", event.span, event.fair) for event in after if isinstance(event, OfferWeighed))
    known = frozenset(one.id for reply in earlier for one in reply.told)
    text = said.text[:COMPARED]
    return Reply(
        number=said.turn,
        ordinal=len(understood) + 1,
        text=said.text,
        heard=with_telling_spans(said.heard, said.text),
        waited=said.waited,
        typing=said.typing,
        state=state,
        step=node.step if node else "",
        moods=moods,
        flaw=_flaw(said, after, repeats, heard_buyer, spoiling),
        repeats=repeats,
        asked_to_wait=any(act.id in ASKS_TO_WAIT for act in before),
        copied=tuple(
            place for place, act in enumerate(said.heard.acts) if _taken(act.span.of(said.text), act.id, heard_buyer)
        ),
        signals=signals,
        told=told,
        cleared=cleared,
        needs=met,
        offers=offers,
        asked_approval=any(isinstance(event, ApprovalDue) for event in after),
        about=about(chart, text),
        for_them=for_them(chart, text, Before(heard_buyer, known)),
    )


def _said_before(buyer: Sequence[BuyerSaid]) -> list[str]:
    """What the buyer said in each turn so far, all bubbles of a turn as one."""
    turns: dict[int, str] = {}
    for event in buyer:
        turns[event.turn] = turns.get(event.turn, "") + event.text
    return [fold(text[:COMPARED], bare=True).text for text in turns.values()]


def _flaw(
    said: TraineeSaid,
    after: Sequence[Event],
    repeats: bool,
    buyer: Sequence[str],
    spoiling: set[str],
) -> Flaw:
    """The first reason why the reply earns nothing; a pile before what it spoils, so that the reason teaches."""
    if any(isinstance(event, SignalNoticed) and event.id == "pile_up" for event in after):
        return "pile_up"
    if repeats:
        return "repeated"
    if any(isinstance(event, RuleFired) and event.rule in spoiling for event in after):
        return "spoiled"
    words = fold(said.text, bare=True).text[:COMPARED]
    if len(words) >= COPY_LEAST and any(shares(words, one, COPY_SHARE) for one in buyer):
        return "copied"
    return ""


def _taken(words: str, act: str, buyer: Sequence[str]) -> bool:
    """Whether an act's words are the buyer's own; to restate is to say them again, so that one may."""
    bare = fold(words, bare=True).text
    return act != "restate" and len(bare) >= COPY_LEAST and any(bare in one for one in buyer)
