"""What a rubric can ask of a conversation, as values: atoms that look into the log, and what joins them.

`simulator.authoring` makes them from a trainer's YAML, `registry` knows the function that reads the log for each.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from simulator.core.chart import Result
from simulator.scoring.conditions import ANYWHERE, Bound, Place, Role, SlotTest


@dataclass(frozen=True, slots=True)
class Said:
    """One of these acts, or one of these faults, was heard."""

    ids: tuple[str, ...]
    topics: tuple[str, ...] = ()
    slot: SlotTest | None = None
    place: Place = ANYWHERE


@dataclass(frozen=True, slots=True)
class Noticed:
    """The buyer noticed one of these signals."""

    signals: tuple[str, ...]
    about: tuple[str, ...] = ()
    place: Place = ANYWHERE


@dataclass(frozen=True, slots=True)
class Touched:
    """One of these topics was named, whatever was said about it."""

    topics: tuple[str, ...]
    place: Place = ANYWHERE


@dataclass(frozen=True, slots=True)
class Wrote:
    """One of these phrases stands in the words, and not within one of ``unless``.

    A ``*`` in a phrase is a few characters of the same sentence.
    """

    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    role: Role = "trainee"
    place: Place = ANYWHERE


@dataclass(frozen=True, slots=True)
class Stated:
    """The facts of the goods or the order, as the trainee is told them, hold one of these phrases."""

    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A slot of that kind was named, within the bound."""

    slot: SlotTest
    place: Place = ANYWHERE


@dataclass(frozen=True, slots=True)
class Timed:
    """The replies came in time, counted in seconds from the buyer's last words, typing included."""

    bound: Bound
    share: int = 100
    """How many percent of the replies must have."""
    place: Place = ANYWHERE


@dataclass(frozen=True, slots=True)
class Typed:
    """Characters a minute over all that was typed."""

    bound: Bound


@dataclass(frozen=True, slots=True)
class Repeated:
    """A reply in the words of an earlier one."""

    place: Place = ANYWHERE


@dataclass(frozen=True, slots=True)
class Silent:
    """The buyer was kept waiting until they said something."""

    place: Place = ANYWHERE


@dataclass(frozen=True, slots=True)
class Reached:
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepDone:
    """The buyer went on from a state in which one of these steps was due, for the better."""

    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resulted:
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Starred:
    bound: Bound


@dataclass(frozen=True, slots=True)
class Felt:
    """A mood at the end of the log, or where it was lowest or highest."""

    mood: str
    bound: Bound
    at: Literal["end", "lowest", "highest"] = "end"


@dataclass(frozen=True, slots=True)
class Facts:
    """Hidden facts that came out: ``all``, ``key``, ``any`` or one by its id."""

    which: str
    elicited: bool
    """Whether a question of the trainee must have brought them out."""


@dataclass(frozen=True, slots=True)
class Items:
    """What was on the buyer's mind and is cleared: ``all``, ``must``, ``any`` or one by its id."""

    which: str


@dataclass(frozen=True, slots=True)
class Needs:
    """Needs that were met: ``all``, ``any``, a Kano kind or one by its id."""

    which: str


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer that this buyer found fair, or one that fell short."""

    fair: bool
    place: Place = ANYWHERE


@dataclass(frozen=True, slots=True)
class Approved:
    """The supervisor was asked, or their answer was passed on."""

    what: Literal["asked", "reported"]
    place: Place = ANYWHERE


@dataclass(frozen=True, slots=True)
class Useful:
    """How many replies held a service act and can earn."""

    bound: Bound


@dataclass(frozen=True, slots=True)
class Fitting:
    """How many replies that can earn show that somebody knew this case or listened to this buyer."""

    bound: Bound


@dataclass(frozen=True, slots=True)
class Replies:
    """How many replies there were."""

    bound: Bound


@dataclass(frozen=True, slots=True)
class Refer:
    """Another check or moment."""

    id: str


@dataclass(frozen=True, slots=True)
class All:
    of: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Any:
    of: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Not:
    of: "Expression"


@dataclass(frozen=True, slots=True)
class Count:
    """So many of them hold."""

    of: tuple["Expression", ...]
    bound: Bound


@dataclass(frozen=True, slots=True)
class Each:
    """Each one that holds earns its share."""

    of: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Order:
    """The longest run of checks or moments in the right order, by when each was first met; each earns its share."""

    of: tuple[str, ...]


Expression: TypeAlias = (
    Said
    | Noticed
    | Touched
    | Wrote
    | Stated
    | Named
    | Timed
    | Typed
    | Repeated
    | Silent
    | Reached
    | StepDone
    | Ended
    | Resulted
    | Starred
    | Felt
    | Facts
    | Items
    | Needs
    | Offered
    | Approved
    | Useful
    | Fitting
    | Replies
    | Refer
    | All
    | Any
    | Not
    | Count
    | Each
    | Order
)
