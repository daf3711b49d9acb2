"""One session: every front end says, waits, leaves and resumes through `Practice`, and reads back a `Turn`."""

from collections.abc import Sequence

from simulator.core.aside import without
from simulator.core.engine import Buyer
from simulator.core.events import BuyerSaid, Event, HintTaken, Rewound, SessionEnded, TraineeSaid
from simulator.core.state import SessionState
from simulator.practice.help import NoHelp, Offer, last_reply, next_hint
from simulator.practice.ports import Clock, Ears, Log
from simulator.practice.sealing import Sealer
from simulator.practice.turn import Turn, turn_of


class Practice:
    """A trainee's conversation with one buyer. On disk first, shown second."""

    def __init__(
        self,
        buyer: Buyer,
        ears: Ears,
        clock: Clock,
        log: Log,
        events: Sequence[Event] = (),
        sealer: Sealer | None = None,
    ) -> None:
        """Go on from ``events``, the log that counts of an earlier sitting; the clock then starts where they end.

        A session with a ``sealer`` is an exam: there is no help in it, and its result is kept with its last turn.
        """
        self.buyer = buyer
        self._ears = ears
        self._clock = clock
        self._log = log
        self._sealer = sealer
        self._events = list(events)
        self._state = buyer.fold(self._events)
        self._ahead = -self._state.skipped
        """The session's time less the clock's, without what was skipped."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The log that counts so far: without what was taken back."""
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
        now = self.time
        waited = self._until(now - typing)
        state = self.buyer.fold(waited, self._state)
        if state.ended:
            return self._keep(waited)
        heard = self._ears(text, buyer_words([*self._events, *waited], state.turn), state.replies)
        return self._keep([*waited, *self.buyer.react(state, text, heard, now, min(typing, now - state.spoke_at))])

    def wait(self) -> Turn | None:
        """Let the buyer notice the time that has passed; None where nothing came of it."""
        events = self._until(self.time)
        return self._keep(events) if events else None

    def finish(self) -> Turn:
        """End the conversation where it stands."""
        now = self.time
        waited = self._until(now)
        return self._keep([*waited, *self.buyer.finish(self.buyer.fold(waited, self._state), now)])

    def offer(self) -> Offer:
        """The hint that may be taken for the next reply. Raises `NoHelp` where there is none."""
        if self._sealer is not None:
            raise NoHelp("exam")
        if self.ended or not self._events:
            raise NoHelp("ended")
        return next_hint(self._events, self._state.turn + 1)

    def take_hint(self, text: str) -> HintTaken:
        """Keep that the hint on offer was told, in these words. Raises as `offer` does."""
        offer = self.offer()
        taken = HintTaken(self._state.turn + 1, offer.level, offer.cost, text, self.time)
        self._keep([taken])
        return taken

    @property
    def rewindable(self) -> bool:
        """Whether `rewind` would find something to take back."""
        return self._sealer is None and last_reply(self._events) > 0

    def rewind(self) -> str:
        """Take back the last reply and all that came of it; what it said.

        Raises:
            NoHelp: this is an exam, or nothing has been said yet.
        """
        if self._sealer is not None:
            raise NoHelp("exam")
        turn = last_reply(self._events)
        if not turn:
            raise NoHelp("nothing_said")
        said = next(event for event in self._events if isinstance(event, TraineeSaid) and event.turn == turn)
        before = self.buyer.fold(self._events[: self._events.index(said)])
        back = Rewound(turn, before.at)
        self._log.append([back])
        self._events = list(without(self._events, back))
        self._state = before
        # The time that the reply took is given back with it.
        self._ahead = before.at - before.skipped - self._clock.now()
        return said.text

    def now(self) -> Turn:
        """Where the session stands, without a new step."""
        return turn_of(self.buyer.chart, self.buyer.gauges, (), self._state)

    def buyer_words(self) -> str:
        """The buyer's last words, all bubbles since the trainee's last reply."""
        return buyer_words(self._events, self._state.turn)

    @property
    def time(self) -> int:
        """The session's time in milliseconds: the clock's, with what was skipped and without what was taken back."""
        return max(self._clock.now() + self._ahead + self._state.skipped, self._state.at)

    def _until(self, at: int) -> list[Event]:
        """What happens in silence until then; nothing where only time passes."""
        events = self.buyer.wait(self._state, at)
        return events if len(events) > 1 else []

    def _keep(self, events: Sequence[Event]) -> Turn:
        if events:
            if self._sealer is not None and any(isinstance(event, SessionEnded) for event in events):
                # In one write with the end, so that no exam has ended without its seal.
                events = [*events, self._sealer.seal([*self._events, *events])]
            self._log.append(events)
            self._events += events
            self._state = self.buyer.fold(events, self._state)
        return turn_of(self.buyer.chart, self.buyer.gauges, events, self._state)


def buyer_words(events: Sequence[Event], turn: int) -> str:
    """All that the buyer said since reply ``turn``, as the ears are told it when they hear the next one."""
    return "\n".join(event.text for event in events if isinstance(event, BuyerSaid) and event.turn == turn)


def trainee_words(events: Sequence[Event], turn: int) -> str:
    """What the trainee said in reply ``turn``; empty where there is no such reply."""
    return next((event.text for event in events if isinstance(event, TraineeSaid) and event.turn == turn), "")
