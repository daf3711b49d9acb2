"""The talk as bubbles: while it goes on, when it is gone on with, and in the debrief."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simulator.core.events import BuyerSaid, DrillBegun, Event, HintTaken, Noticed, RuleFired, TraineeSaid
from simulator.tui.paper.blocks import Centred, Paragraph
from simulator.tui.paper.bubbles import Bubble, said
from simulator.tui.paper.pieces import Block
from simulator.tui.views.heard_line import heard_units
from simulator.wording import _


@dataclass(frozen=True, slots=True)
class Thought:
    """What the buyer thought, from the rule that fired."""

    text: str


Word = BuyerSaid | TraineeSaid | Noticed | HintTaken | Thought
NOTICE_SIGN = "· "
HINT_SIGN = "☞ "


def words_of(events: Iterable[Event], *, inside: bool = False) -> list[Word]:
    """What is shown of the talk, in order; ``inside`` with what the buyer thought, behind their words of the turn."""
    return list(_words(events, inside))


def _words(events: Iterable[Event], inside: bool) -> Iterator[Word]:
    thoughts: dict[str, None] = {}
    for event in events:
        match event:
            case TraineeSaid() | HintTaken():
                yield from map(Thought, thoughts)
                thoughts.clear()
                yield event
            case BuyerSaid() | Noticed():
                yield event
            case DrillBegun():
                # What the buyer thought so far belongs to what was told.
                yield from map(Thought, thoughts)
                thoughts.clear()
                told = _("Up to here it was told and earns no marks. From now on it is your talk.")
                yield Noticed("drill", told, event.at)
            case RuleFired() if inside and event.thought:
                thoughts[event.thought] = None
            case _:
                continue
    yield from map(Thought, thoughts)


def thought_block(text: str) -> Block:
    return Paragraph([(text, "notice")], "  … ", "dim")


def hint_block(hint: HintTaken) -> Block:
    words = _("Hint (-{cost}): {text}").format(cost=hint.cost, text=hint.text)
    return Centred(words, "accent", HINT_SIGN)


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
            case HintTaken():
                self._last = ""
                return hint_block(word)
            case Thought():
                return thought_block(word.text)

    def pending(self, text: str) -> Block:
        """A reply that is not kept yet."""
        return Bubble("trainee", said(text, "trainee"), "" if self._last == "trainee" else _("Me"))

    def _name(self, side: str, name: str) -> str:
        changed, self._last = self._last != side, side
        return name if changed else ""
