"""One talk as the screens play it: a sitting with its clock, called from worker threads, one step at a time."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.core.events import Event, Mode
from simulator.practice.case import Case
from simulator.practice.clocks import WallClock
from simulator.practice.help import Offer, last_reply
from simulator.practice.ports import Clock
from simulator.practice.sealing import sealer
from simulator.practice.turn import Turn
from simulator.storage.lines import EXAM
from simulator.storage.places import find_places
from simulator.storage.sessions import open_unfinished
from simulator.storage.sittings import Sitting, begin, case_of, go_on, left_at
from simulator.tui.views.mind import Inside, inside

MakeClock = Callable[[int], Clock]
"""A clock that starts at so many milliseconds."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one call brought about, for the screen."""

    turn: Turn
    inside: Inside
    spoke_at: int
    """When the buyer last spoke, in milliseconds."""
    happened: tuple[Event, ...]
    """The events of this step; all events so far where a talk is gone on with."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A reply that no longer counts, and where the talk stands without it."""

    turn: int
    said: str
    step: Step
    """With all events that still count."""


class Talk:
    """A talk with one buyer. Its calls may come from any thread; they wait for each other."""

    def __init__(self, library: Library, case: Case, sitting: Sitting, clock: Clock, seed: int, mode: Mode) -> None:
        self.library = library
        self.case = case
        self.sitting = sitting
        self.clock = clock
        self.seed = seed
        self.mode = mode
        self._lock = Lock()

    @property
    def practising(self) -> bool:
        """Whether the trainee may see inside the buyer."""
        return self.mode != "exam"

    @property
    def events(self) -> Sequence[Event]:
        return self.sitting.practice.events

    @property
    def ended(self) -> bool:
        return self.sitting.practice.ended

    @property
    def begun(self) -> bool:
        return bool(self.sitting.practice.events)

    def open(self) -> Step:
        """The buyer's first words, or where the talk stands when it is gone on with."""
        with self._lock:
            practice = self.sitting.practice
            return self._step(practice.now() if practice.events else practice.start(self.seed), 0)

    def say(self, text: str, typing: int) -> Step:
        """Send a reply that took ``typing`` milliseconds to type.

        Raises:
            StorageError: it could not be kept, and has not happened.
        """
        with self._lock:
            before = len(self.events)
            return self._step(self.sitting.practice.say(text, typing), before)

    def wait(self) -> Step | None:
        """Let the buyer notice the silence; None where nothing came of it. Raises as `say` does."""
        with self._lock:
            practice = self.sitting.practice
            if practice.ended or not practice.events:
                return None
            before = len(self.events)
            turn = practice.wait()
            return None if turn is None else self._step(turn, before)

    def finish(self) -> Step:
        """End the talk where it stands. Raises as `say` does."""
        with self._lock:
            before = len(self.events)
            return self._step(self.sitting.practice.finish(), before)

    @property
    def time(self) -> int:
        """The session's time in milliseconds."""
        return self.sitting.practice.time

    def offer(self) -> Offer:
        """The hint that may be taken now. Raises `NoHelp` where there is none."""
        with self._lock:
            return self.sitting.practice.offer()

    def hint(self) -> Step:
        """Look for the hint on offer and take it: about a second.

        Raises:
            NoHelp: there is none, or none that would serve here; it has cost nothing then.
            Problems: the scenario's model answers cannot be read.
            StorageError: it could not be kept, and was not taken.
        """
        # The search loads the coaching, which a talk without hints never needs.
        from simulator.authoring.compiling.fitting import answers_of
        from simulator.reports.hint_words import hint_text

        with self._lock:
            practice = self.sitting.practice
            answers = answers_of(self.library, self.case.scenario.id)
            text = hint_text(self.case, practice, answers, practice.offer())
            before = len(self.events)
            practice.take_hint(text)
            return self._step(practice.now(), before)

    @property
    def last_reply(self) -> int:
        """The number of the reply that `take_back` takes back; 0 where there is none to take back."""
        practice = self.sitting.practice
        return last_reply(practice.events) if practice.rewindable else 0

    def take_back(self) -> TakenBack:
        """Take back the last reply. Raises `NoHelp` where there is none, and `StorageError` as `say` does."""
        with self._lock:
            turn = last_reply(self.events)
            said = self.sitting.practice.rewind()
            return TakenBack(turn, said, self._step(self.sitting.practice.now(), 0))

    def close(self) -> None:
        """Let go of the journal; what was said is safe in it."""
        with self._lock:
            self.sitting.journal.close()

    def pause(self) -> None:
        if isinstance(self.clock, WallClock):
            self.clock.pause()

    def resume(self) -> None:
        if isinstance(self.clock, WallClock):
            self.clock.resume()

    def _step(self, turn: Turn, before: int) -> Step:
        practice = self.sitting.practice
        if turn.end is not None:
            self._keep_mark()
        buyer, state, events = practice.buyer, practice.state, practice.events
        return Step(turn, inside(buyer.chart, buyer.gauges, state, events), state.spoke_at, events[before:])

    def _keep_mark(self) -> None:
        """Keep the mark of a talk that has just ended, for later ones to stand beside."""
        # The marks load what only the end of a talk needs.
        from simulator.replay.marking import fitting_marks
        from simulator.reports.kept_marks import keep_end

        # Nothing is lost without it: the talk is kept, and a rubric that is wrong is told by the debrief.
        with suppress(Problems, OSError, ValueError):
            card = fitting_marks(self.library, self.case, self.events)
            if card is not None:
                keep_end(self.library, self.sitting.journal, card)


def new_talk(library: Library, case: Case, seed: int, mode: Mode, data: Path | None, make_clock: MakeClock) -> Talk:
    """A talk that has not begun. Its clock stands at zero until `Talk.open`.

    Raises:
        Problems: it is to be an exam, and its rubric is wrong.
    """
    clock = make_clock(0)
    sitting = begin(case, clock, seed, mode, data, sealer=sealer(library, case) if mode == "exam" else None)
    return Talk(library, case, sitting, clock, seed, mode)


def resumed_talk(
    library: Library, data: Path | None, name: str, make_clock: MakeClock, persona: str | None = None
) -> Talk:
    """The talk that was left in the session called ``name``; where that is empty in the newest unfinished one, with
    that persona if one is named.

    Raises:
        StorageError: there is no such session, or it cannot be believed or written.
        Problems: its persona or scenario is there no more, or is wrong now.
    """
    journal = open_unfinished(find_places(data).sessions, name, persona)
    try:
        header = journal.header
        case, clock, exam = case_of(library, header, journal.path), make_clock(left_at(journal)), header.mode == EXAM
        sitting = go_on(case, clock, journal, sealer(library, case) if exam else None)
        return Talk(library, case, sitting, clock, header.seed, "exam" if exam else "practice")
    except BaseException:
        journal.close()
        raise
