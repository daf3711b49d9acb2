"""What worker threads and screens tell each other."""

from dataclasses import dataclass

from textual.message import Message

from simulator.coaching.heed import Stage
from simulator.practice.case import Case
from simulator.reports.page import LensPart
from simulator.tui.talk import Step, TakenBack, Talk
from simulator.tui.views.catalogue import Catalogue
from simulator.tui.views.debrief import Debrief
from simulator.tui.views.history import History


@dataclass
class Stepped(Message):
    """The talk went one step on."""

    step: Step
    reply: str | None = None
    """The reply that it answers; None for a silence, the opening or the end."""
    silent: bool = False
    """Whether it came of silence, and not of anything the trainee did."""


@dataclass
class Refused(Message):
    """A step could not be kept and has not happened."""

    reason: str
    reply: str | None = None
    silent: bool = False


@dataclass
class HintTold(Message):
    """A hint was found and taken."""

    step: Step


@dataclass
class ReplyTakenBack(Message):
    """The last reply no longer counts."""

    back: TakenBack


@dataclass
class NotHelped(Message):
    """There is no such help now; nothing was taken."""

    reason: str


@dataclass
class Quiet(Message):
    """Nothing came of the silence."""


@dataclass
class TalkReady(Message):
    """A talk was made or found again and can be shown."""

    talk: Talk
    notice: str = ""
    """What the trainee should know about it."""


@dataclass
class CaseReady(Message):
    """A buyer in a scenario was compiled and can be briefed."""

    case: Case


@dataclass
class CatalogueReady(Message):
    """The library and the stored sessions were read."""

    catalogue: Catalogue
    history: History
    asked: str = ""
    """The id of the buyer that was asked for."""


@dataclass
class Unavailable(Message):
    """What was asked for cannot be opened."""

    reason: str


@dataclass
class DebriefReady(Message):
    """The talk was marked and can be looked back on."""

    told: Debrief


@dataclass
class Trying(Message):
    """The talk is being tried otherwise, and the search has come to this."""

    stage: Stage


@dataclass
class Tried(Message):
    """The talk was tried otherwise, or cannot be."""

    told: Debrief


@dataclass
class LensesSeen(Message):
    """The talk was marked by every lens that fits."""

    lenses: tuple[LensPart, ...] = ()
    reason: str = ""
    """Why there are none, where one is wrong."""
