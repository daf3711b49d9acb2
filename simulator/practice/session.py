"""One session: every front end says, waits, leaves and resumes through `Practice`, and reads back a `Turn`."""

from collections.abc import Sequence

from simulator.core.engine import Buyer
from simulator.core.events import BuyerSaid, Event
from simulator.core.state import SessionState
from simulator.practice.ports import Clock, Ears, Log
from simulator.practice.turn import Turn, turn_of


class Practice:
    """A trainee's conversation with one buyer. On disk first, shown second."""

    def __init__(self, buyer: Buyer, ears: Ears, clock: Clock, log: Log, events: Sequence[Event] = ()) -> None:
        """Go on from ``events`` of an earlier sitting, which the log holds; the clock then starts where they end."""
        self.buyer = buyer
        self._ears = ears
        self._clock = clock
        self._log = log
        self._events = list(events)
        self._state = buyer.fold(self._events)
        self._skipped = self._state.skipped

    @property
    def events(self) -> tuple[Event, ...]:
        """The whole log so far."""
        return tuple(self._events)

    @property
    def state(self) -> SessionState:
        return self._state

    @property
    def ended(self) -> bool:
        return bool(self._state.ended)

    def start(self, seed: int) -> Turn:
        """Let the buyer open the conversation.

        Raises:
            ValueError: it has been opened already.
        """
        if self._events:
            raise ValueError("this session has begun already")
        return self._keep(self.buyer.start(seed))

    def say(self, text: str, typing: int = 0) -> Turn:
        """The trainee's reply, ``typing`` milliseconds of which went into typing it."""
        now = self._now()
        waited = self._until(now - typing)
        state = self.buyer.fold(waited, self._state)
        if state.ended:
            return self._keep(waited)
        heard = self._ears(text, self.buyer_words(), state.replies)
        return self._keep([*waited, *self.buyer.react(state, text, heard, now, min(typing, now - state.spoke_at))])

    def wait(self) -> Turn | None:
        """Let the buyer notice the time that has passed; None where nothing came of it."""
        events = self._until(self._now())
        return self._keep(events) if events else None

    def finish(self) -> Turn:
        """End the conversation where it stands."""
        now = self._now()
        waited = self._until(now)
        return self._keep([*waited, *self.buyer.finish(self.buyer.fold(waited, self._state), now)])

    def now(self) -> Turn:
        """Where the session stands, without a new step."""
        return turn_of(self.buyer.chart, self.buyer.gauges, (), self._state)

    def buyer_words(self) -> str:
        """The buyer's last words, all bubbles since the trainee's last reply."""
        words: list[str] = []
        for event in reversed(self._events):
            if isinstance(event, BuyerSaid) and event.turn == self._state.turn:
                words.append(event.text)
            elif words:
                break
        return "\n".join(reversed(words))

    def _now(self) -> int:
        """The session's time: the clock's, and what was skipped since it was started."""
        return max(self._clock.now() + self._state.skipped - self._skipped, self._state.at)

    def _until(self, at: int) -> list[Event]:
        """What happens in silence until then; nothing where only time passes."""
        events = self.buyer.wait(self._state, at)
        return events if len(events) > 1 else []

    def _keep(self, events: Sequence[Event]) -> Turn:
        if events:
            self._log.append(events)
            self._events += events
            self._state = self.buyer.fold(events, self._state)
        return turn_of(self.buyer.chart, self.buyer.gauges, events, self._state)
