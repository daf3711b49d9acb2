"""The course of a drill, whoever shows it: what is asked, what was typed, and what is told at once.

`kefu drill` plays it over plain lines, the app in a worker thread; both give an `Out` to tell it and an `Ask` to be
asked. Nothing here reads or writes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

from simulator.coaching.drill_critique import Item, Judged, Score, critique_score, judge
from simulator.coaching.drill_moments import TRIES, DrillMoment, Summary, Tried, summary, try_reply
from simulator.coaching.model_answers import Ears
from simulator.coaching.recorded import Recorded
from simulator.display import shown_line
from simulator.practice.commands import as_command
from simulator.reports.drill_answers import UnknownFault, read_verdict
from simulator.reports.flawed_talks import Played
from simulator.wording import _

SKIP: Final = frozenset({"/跳过", "/skip"})
"""Typed however `as_command` knows them, like those below."""
END: Final = frozenset({"/结束", "/end"})
LIST: Final = frozenset({"?", "/?", "/毛病", "/faults"})


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a line is asked for."""

    words: str
    kind: Literal["reply", "verdict"] = "reply"


Ask = Callable[[Prompt], str | None]
"""Gives the next line that was typed, None where there are no more; the prompt is shown to people only."""


class _Stop(Exception):
    """The trainee has had enough."""


class Out(Protocol):
    """Tells a drill, step by step."""

    def head(self, case: str, what: str) -> None: ...
    def busy(self, words: str) -> None:
        """Something takes a few seconds."""

    def note(self, words: str) -> None: ...
    def choices(self) -> None: ...
    def moment(self, recorded: Recorded, moment: DrillMoment, number: int, count: int) -> None: ...
    def tried(self, tried: Tried, left: int) -> None: ...
    def answer(self, recorded: Recorded, moment: DrillMoment) -> None: ...
    def summary(self, told: Summary) -> None: ...
    def item(self, item: Item, number: int, count: int) -> None: ...
    def judged(self, item: Item, judged: Judged) -> None: ...
    def score(self, score: Score) -> None: ...
    def end_of_critique(self, score: Score, told: Summary, played: Played) -> None: ...


@dataclass(slots=True)
class Drill:
    """One drill, from its first question to its summary."""

    out: Out
    ask: Ask
    judged: list[Judged] = field(default_factory=list)
    tried: list[list[Tried]] = field(default_factory=list)
    count: int = 0
    """Moments that there were to mend."""

    def moments(self, recorded: Recorded, moments: Sequence[DrillMoment], ears: Ears) -> None:
        """Try every moment again, and tell how it went."""
        self._moments(recorded, moments, ears)
        self.out.summary(summary(self.tried, len(moments)))

    def rewrite(self, recorded: Recorded, moments: Sequence[DrillMoment], ears: Ears) -> None:
        """The worst replies of a talk that was judged."""
        self.out.note(_("Now rewrite the replies that did most harm. What is heard in yours decides, and is told."))
        self._moments(recorded, moments, ears)

    def critique(self, played: Played) -> bool:
        """Let every reply be judged; whether the trainee came to the end of the talk."""
        self.out.choices()
        try:
            for number, item in enumerate(played.items, 1):
                self.out.item(item, number, len(played.items))
                judged = judge(item, self._verdict())
                self.judged.append(judged)
                self.out.judged(item, judged)
        except _Stop:
            return False
        self.out.score(critique_score(self.judged))
        return True

    def finish(self, played: Played) -> None:
        """The last words of a critique."""
        self.out.end_of_critique(critique_score(self.judged), summary(self.tried, self.count), played)

    def _moments(self, recorded: Recorded, moments: Sequence[DrillMoment], ears: Ears) -> None:
        self.count = len(moments)
        if not moments:
            self.out.note(_("No reply of this talk cost anything worth trying again."))
        try:
            for number, moment in enumerate(moments, 1):
                self.out.moment(recorded, moment, number, len(moments))
                self.tried.append([])
                self._tries(recorded, moment, ears)
                self.out.answer(recorded, moment)
        except _Stop:
            return

    def _tries(self, recorded: Recorded, moment: DrillMoment, ears: Ears) -> None:
        mine = self.tried[-1]
        while len(mine) < TRIES:
            text = self._line(Prompt(_("Your reply ({n} of {most}): ").format(n=len(mine) + 1, most=TRIES)))
            if as_command(text) in SKIP:
                return
            tried = try_reply(recorded, moment, text, ears)
            mine.append(tried)
            self.out.tried(tried, TRIES - len(mine))
            if tried.mended:
                return

    def _verdict(self) -> tuple[str, ...]:
        while True:
            words = _("What is wrong with it? (numbers or names; 0 is nothing; ? lists): ")
            line = self._line(Prompt(words, "verdict"))
            if as_command(line) in LIST:
                self.out.choices()
                continue
            try:
                return read_verdict(line)
            except UnknownFault as unknown:
                named = {"name": shown_line(unknown.word)[:40], "near": unknown.near}
                near = _("There is no fault %(name)s. Did you mean %(near)s?")
                self.out.note((near if unknown.near else _("There is no fault %(name)s; “?” lists them.")) % named)

    def _line(self, prompt: Prompt) -> str:
        """The next line that is more than blank."""
        while True:
            line = self.ask(prompt)
            if line is None or as_command(line) in END:
                raise _Stop
            if line.strip():
                return line
