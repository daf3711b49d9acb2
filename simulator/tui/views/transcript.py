"""The talk as bubbles: while it goes on, when it is gone on with, and in the debrief."""

from collections.abc import Iterable

from simulator.core.events import BuyerSaid, Event, Noticed, TraineeSaid
from simulator.tui.paper.blocks import Centred
from simulator.tui.paper.bubbles import Bubble, said
from simulator.tui.paper.pieces import Block
from simulator.tui.views.names import heard_units
from simulator.wording import _

Word = BuyerSaid | TraineeSaid | Noticed
NOTICE_SIGN = "· "


def words_of(events: Iterable[Event]) -> list[Word]:
    """What both sides saw of the talk, in order."""
    return [event for event in events if isinstance(event, BuyerSaid | TraineeSaid | Noticed)]


class Speakers:
    """Names the bubbles: a name stands only where the speaker changes."""

    def __init__(self, buyer: str) -> None:
        self._buyer = buyer
        self._last = ""

    def block(self, word: Word, *, heard: bool) -> Block:
        """The bubble of one message, with what was heard beneath it where that may be told."""
        match word:
            case BuyerSaid():
                return Bubble("buyer", said(word.text, "buyer"), self._name("buyer", self._buyer))
            case TraineeSaid():
                below = (heard_units(word.heard),) if heard else ()
                return Bubble("trainee", said(word.text, "trainee"), self._name("trainee", _("Me")), below)
            case Noticed():
                self._last = ""
                return Centred(word.text, sign=NOTICE_SIGN)

    def pending(self, text: str) -> Block:
        """A reply that is not kept yet."""
        return Bubble("trainee", said(text, "trainee"), "" if self._last == "trainee" else _("Me"))

    def _name(self, side: str, name: str) -> str:
        changed, self._last = self._last != side, side
        return name if changed else ""
