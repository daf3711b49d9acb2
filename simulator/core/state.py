"""The state of a session, and the one function that changes it: the fold of the log."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from simulator.core.claims import Claim, claims_of
from simulator.core.events import (
    ApprovalDue,
    BuyerSaid,
    Deferred,
    DrillBegun,
    Event,
    FactTold,
    GaugeMoved,
    HintTaken,
    ItemCleared,
    ItemRaised,
    Noticed,
    OfferWeighed,
    ResultSealed,
    Resumed,
    Rewound,
    RuleFired,
    RuleRefused,
    SessionEnded,
    SessionStarted,
    SignalNoticed,
    TimePassed,
    TimeSkipped,
    TraineeSaid,
    WaitNoticed,
)
from simulator.core.gauges import ITEM_CLEARED, ITEM_OPEN, Gauges

ASKS_TO_WAIT = frozenset({"hold", "seek_approval"})


@dataclass(frozen=True, slots=True)
class SessionState:
    """Everything that the next turn depends on."""

    seed: int = 0
    node: str = ""
    gauges: tuple[int, ...] = ()
    turn: int = 0
    at: int = 0
    spoke_at: int = 0
    """When the buyer last said something of their own accord or in answer."""
    waits: int = 0
    """How often the buyer has lost patience since then."""
    asking: str = ""
    """The item of the agenda that the buyer brought up last."""
    asked: int = 0
    """The turn in which they did."""
    told: tuple[str, ...] = ()
    """The facts that the buyer told in answer to the trainee's last reply."""
    approval_due: int | None = None
    said_lines: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    """What the trainee has claimed in numbers, to notice contradictions."""
    held: bool = False
    """Whether the trainee's last reply courteously asked the buyer to wait."""
    skipped: int = 0
    """Milliseconds of all time that was skipped; the session's time is the clock's and these."""
    deferred: tuple[tuple[str, int], ...] = ()
    """Signals that the buyer will come back to, with the turn in which they do."""
    felt: tuple[tuple[str, int], ...] = ()
    """How much each cause has moved the moods in all; positive is for the better."""
    ended: str = ""


def evolve(gauges: Gauges, state: SessionState, event: Event) -> SessionState:
    """The state after one more event."""
    match event:
        case SessionStarted():
            return SessionState(seed=event.seed, node=event.start, gauges=gauges.start(), at=event.at)
        case TraineeSaid():
            return replace(
                state,
                turn=event.turn,
                at=event.at,
                waits=0,
                told=(),
                replies=(*state.replies, event.text),
                claims=tuple(dict.fromkeys((*state.claims, *claims_of(event.text, event.heard)))),
                deferred=tuple(pair for pair in state.deferred if pair[1] > event.turn),
                held=any(act.id in ASKS_TO_WAIT for act in event.heard.acts),
            )
        case GaugeMoved():
            moved = _set(gauges, state, event.id, event.now)
            sign = gauges.moods.get(event.id)
            return moved if sign is None else replace(moved, felt=_felt(state.felt, event.cause, sign * event.by))
        case RuleFired():
            return state if event.to is None else replace(state, node=event.to)
        case ItemRaised():
            return replace(_set(gauges, state, f"item.{event.item}", ITEM_OPEN), asking=event.item, asked=state.turn)
        case ItemCleared():
            asking = "" if state.asking == event.item else state.asking
            return replace(_set(gauges, state, f"item.{event.item}", ITEM_CLEARED), asking=asking)
        case FactTold():
            return replace(_set(gauges, state, f"told.{event.fact}", 1), told=(*state.told, event.fact))
        case ApprovalDue():
            return replace(state, approval_due=event.due)
        case Noticed():
            return replace(state, at=event.at, approval_due=None if event.id == "approval" else state.approval_due)
        case BuyerSaid():
            return replace(state, at=event.at, spoke_at=event.at, said_lines=(*state.said_lines, event.line))
        case TimePassed():
            return replace(state, at=event.at)
        case WaitNoticed():
            return replace(state, at=event.at, waits=event.step)
        case TimeSkipped():
            return replace(state, at=event.at, skipped=state.skipped + event.by)
        case Deferred():
            return replace(state, deferred=(*state.deferred, (event.signal, event.turn)))
        case SessionEnded():
            return replace(state, at=event.at, ended=event.ending)
        case SignalNoticed() | RuleRefused() | OfferWeighed() | DrillBegun():
            return state
        case HintTaken() | Rewound() | Resumed() | ResultSealed():
            # The trainee's affair, not the buyer's; what a rewinding took back is not folded at all.
            return state


def _felt(felt: tuple[tuple[str, int], ...], cause: str, by: int) -> tuple[tuple[str, int], ...]:
    sums = dict(felt)
    sums[cause] = sums.get(cause, 0) + by
    return tuple(sums.items())


def _set(gauges: Gauges, state: SessionState, gauge: str, value: int) -> SessionState:
    place = gauges.places[gauge]
    return replace(state, gauges=(*state.gauges[:place], value, *state.gauges[place + 1 :]))


def replay(gauges: Gauges, events: Iterable[Event]) -> SessionState:
    """The state that a log leads to."""
    state = SessionState()
    for event in events:
        state = evolve(gauges, state, event)
    return state


def reading(gauges: Gauges, state: SessionState, gauge: str) -> int:
    """The present value of one gauge; 0 where this chart has no such gauge."""
    place = gauges.places.get(gauge)
    return 0 if place is None else state.gauges[place]
