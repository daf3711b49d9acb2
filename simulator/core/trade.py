"""What an agent may grant, what a supervisor answers, and what the buyer makes of offers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """What an agent of the shop may grant without asking."""

    price: int = 0
    """List price in fen; 0 where the scenario sells nothing."""
    discount: int = 100
    """The lowest percent of the price that an agent may grant alone: 95 is 九五折."""
    money: int = 0
    """The most that an agent may give away alone, in fen."""
    gift: bool = False
    postage: bool = False


@dataclass(frozen=True, slots=True)
class Approval:
    """What the supervisor answers when the trainee asks on the buyer's behalf."""

    granted: bool
    seconds: int
    """How long the answer takes."""
    notice: str
    """What the trainee is told."""


@dataclass(frozen=True, slots=True)
class Bargain:
    """How the buyer bargains, in points of worth (one percent of the list price is one point)."""

    target: int
    """Points at which the buyer is delighted."""
    limit: int
    """The fewest points the buyer accepts, after every concession."""
    step: int
    """Points that each good argument or held line takes off what is demanded."""
    gift: int
    postage: int
    """Points that a gift or free postage is worth to this buyer."""
