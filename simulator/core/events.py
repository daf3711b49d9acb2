"""What happened in a session, in order. The log of these events *is* the session.

Times (``at``) are whole milliseconds of virtual time since the session began.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from simulator.core.acts import Heard, Span
from simulator.core.backstage import DrillBegun as DrillBegun
from simulator.core.backstage import HintTaken as HintTaken
from simulator.core.backstage import ResultSealed as ResultSealed
from simulator.core.backstage import Resumed as Resumed
from simulator.core.backstage import Rewound as Rewound
from simulator.core.chart import Result

Mode = Literal["practice", "exam"]


@dataclass(frozen=True, slots=True)
class SessionStarted:
    seed: int
    persona: str
    scenario: str
    shop: str
    start: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class TraineeSaid:
    """The trainee's reply, with what the ears of that day heard in it."""

    turn: int
    at: int
    text: str
    heard: Heard
    waited: int
    """Milliseconds since the buyer's last words."""
    typing: int = 0
    """How many of them went into typing, which the buyer sees and does not mind."""


@dataclass(frozen=True, slots=True)
class SignalNoticed:
    """Something in the situation that rules can hear, such as `too_long`, `answered` or `evaded`."""

    id: str
    about: str = ""
    """The item, fact, need or fault that it is about."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class RuleFired:
    rule: str
    hears: str
    span: Span | None
    source: str
    to: str | None
    thought: str = ""


@dataclass(frozen=True, slots=True)
class RuleRefused:
    """A rule that would have fired, and the term that did not hold."""

    rule: str
    hears: str
    span: Span | None
    subject: str
    operator: str
    bound: int
    was: int


@dataclass(frozen=True, slots=True)
class GaugeMoved:
    """A mood, a memory or a note of the buyer's mind changed."""

    id: str
    by: int
    now: int
    cause: str
    """The id of the rule or of the habit that changed it."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ItemRaised:
    item: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class ItemCleared:
    item: str
    span: Span


@dataclass(frozen=True, slots=True)
class FactTold:
    fact: str
    elicited: bool
    """Whether a question of the trainee brought it out."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class OfferWeighed:
    """The buyer compared an offer with what they demand, both in points of worth."""

    worth: int
    demand: int
    fair: bool
    span: Span


@dataclass(frozen=True, slots=True)
class ApprovalDue:
    """The supervisor was asked and will have answered at that time."""

    due: int


@dataclass(frozen=True, slots=True)
class Noticed:
    """A notice that the trainee sees beside the talk: the supervisor's answer, a parcel's progress."""

    id: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class BuyerSaid:
    turn: int
    at: int
    key: str
    line: str
    text: str


@dataclass(frozen=True, slots=True)
class TimePassed:
    """The trainee was silent until ``at``."""

    at: int


@dataclass(frozen=True, slots=True)
class WaitNoticed:
    """The buyer lost patience for the ``step``-th time since their last words were answered."""

    step: int
    at: int


@dataclass(frozen=True, slots=True)
class TimeSkipped:
    """Hours or days went by at once, for the trainee as for the buyer."""

    at: int
    by: int
    """Milliseconds that no clock has counted."""


@dataclass(frozen=True, slots=True)
class Deferred:
    """The buyer lets something pass for now and will come back to it."""

    signal: str
    turn: int
    """The turn in which they do."""


@dataclass(frozen=True, slots=True)
class SessionEnded:
    ending: str
    result: Result
    stars: int
    review: str
    at: int
    because: tuple[str, ...] = ()
    """The causes that decided it, strongest first."""


Event = (
    SessionStarted
    | TraineeSaid
    | SignalNoticed
    | RuleFired
    | RuleRefused
    | GaugeMoved
    | ItemRaised
    | ItemCleared
    | FactTold
    | OfferWeighed
    | ApprovalDue
    | Noticed
    | BuyerSaid
    | TimePassed
    | WaitNoticed
    | TimeSkipped
    | Deferred
    | DrillBegun
    | SessionEnded
    | HintTaken
    | Rewound
    | Resumed
    | ResultSealed
)

EVENTS: Mapping[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}
"""The names under which events stand in a journal."""
