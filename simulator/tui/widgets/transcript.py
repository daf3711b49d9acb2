"""The talk so far. New words of the buyer come in one after the other, each after the time it takes to type."""

from collections import deque
from collections.abc import Sequence
from typing import Final

from textual.message import Message
from textual.timer import Timer

from simulator.core.events import BuyerSaid, TraineeSaid
from simulator.tui.paper.bubbles import Bubble, said
from simulator.tui.paper.pieces import Block
from simulator.tui.views.transcript import Speakers, Word
from simulator.tui.widgets.paper import Paper
from simulator.wording import _

BASE_MS: Final = 500
CHARACTER_MS: Final = 70
MOST_MS: Final = 2_500


def typing_ms(text: str) -> int:
    """How long the buyer seems to type this."""
    return min(MOST_MS, BASE_MS + CHARACTER_MS * len(text))


class Transcript(Paper):
    """Bubbles of a talk."""

    class Settled(Message):
        """Everything that was said is on the screen."""

    def __init__(self, buyer: str, *, heard: bool, pace: float, id: str | None = None) -> None:
        super().__init__(follow=True, id=id)
        self._buyer = buyer
        self._speakers = Speakers(buyer)
        self._heard = heard
        self._pace = pace
        self._queue: deque[Word] = deque()
        self._timer: Timer | None = None

    @property
    def playing(self) -> bool:
        """Whether the buyer still seems to type."""
        return self._timer is not None

    def play(self, words: Sequence[Word], *, at_once: bool = False) -> None:
        """Show the words: up to the trainee's own at once, the buyer's answer bit by bit."""
        self.skip(settle=False)
        self.set_tail()
        own = max((place for place, word in enumerate(words) if isinstance(word, TraineeSaid)), default=-1)
        now = len(words) if at_once or not self._pace else own + 1
        for word in words[:now]:
            self._put(word)
        self._queue.extend(words[now:])
        if now:
            self.to_end()
        self._next()

    def start_over(self, words: Sequence[Word]) -> None:
        """Show these words at once in place of all that was there."""
        self.skip(settle=False)
        self._speakers = Speakers(self._buyer)
        self.show([self._speakers.block(word, heard=self._heard) for word in words])
        self.to_end()

    def skip(self, *, settle: bool = True) -> None:
        """Show all that is still to come."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            self.set_tail()
            while self._queue:
                self._put(self._queue.popleft())
            if settle:
                self.post_message(self.Settled())

    def hold(self, reply: str) -> None:
        """Show a reply as being sent."""
        self.set_tail(self._speakers.pending(reply))
        self.to_end()

    def note(self, *blocks: Block) -> None:
        """Blocks below the talk, until something is said."""
        self.set_tail(*blocks)
        self.to_end()

    def _next(self) -> None:
        while self._queue and not isinstance(self._queue[0], BuyerSaid):
            self._put(self._queue.popleft())
        if not self._queue:
            self.post_message(self.Settled())
            return
        self.set_tail(Bubble("buyer", said(_("is typing…"), "buyer"), ""))
        self._timer = self.set_timer(typing_ms(self._queue[0].text) * self._pace / 1000, self._typed)

    def _typed(self) -> None:
        self._timer = None
        self.set_tail()
        self._put(self._queue.popleft())
        self._next()

    def _put(self, word: Word) -> None:
        self.add(self._speakers.block(word, heard=self._heard))
