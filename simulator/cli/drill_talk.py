"""A drill over plain lines: what is asked, what is typed, and what is told at once; for people or as JSON."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from simulator.cli.drill_out import JsonOut, Out, TextOut
from simulator.cli.typed import piped_lines
from simulator.coaching.drill_critique import Judged, critique_score, judge
from simulator.coaching.drill_moments import TRIES, DrillMoment, Tried, summary, try_reply
from simulator.coaching.model_answers import Ears
from simulator.coaching.recorded import Recorded
from simulator.display import shown_line
from simulator.reports.drill_answers import UnknownFault, read_verdict
from simulator.reports.flawed_talks import Played
from simulator.wording import _

__all__ = ["Drill", "JsonOut", "TextOut", "reader"]

SKIP: Final = frozenset({"/跳过", "/skip"})
END: Final = frozenset({"/结束", "/end"})
LIST: Final = frozenset({"?", "？", "/毛病", "/faults"})

Ask = Callable[[str], str | None]
"""Gives the next line that was typed, None where there are no more; the prompt is shown to people only."""


class _Stop(Exception):
    """The trainee has had enough."""


def reader(typed: bool) -> Ask:
    """Lines of standard input, with a prompt on a terminal."""
    if typed:
        return _typed_line
    lines: Iterator[str] = (line.text for line in piped_lines())
    return lambda _prompt: next(lines, None)


def _typed_line(prompt: str) -> str | None:
    try:
        if sys.stdout.isatty():
            # Line editing that knows wide characters, where the system has it.
            import contextlib

            with contextlib.suppress(ImportError):
                import readline  # noqa: F401  # being there is all it does
            return input(prompt)
        sys.stderr.write(prompt)
        sys.stderr.flush()
        line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None
    except EOFError:
        return None


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
        self.out.note(_("Now rewrite the replies that did most harm."))
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
            text = self._line(_("Your reply ({n} of {most}): ").format(n=len(mine) + 1, most=TRIES))
            if text.strip() in SKIP:
                return
            tried = try_reply(recorded, moment, text, ears)
            mine.append(tried)
            self.out.tried(tried, TRIES - len(mine))
            if tried.mended:
                return

    def _verdict(self) -> tuple[str, ...]:
        while True:
            line = self._line(_("What is wrong with it? (numbers or names; 0 is nothing; ? lists): "))
            if line.strip() in LIST:
                self.out.choices()
                continue
            try:
                return read_verdict(line)
            except UnknownFault as unknown:
                words = {"name": shown_line(unknown.word)[:40], "near": unknown.near}
                near = _("There is no fault %(name)s. Did you mean %(near)s?")
                self.out.note((near if unknown.near else _("There is no fault %(name)s; “?” lists them.")) % words)

    def _line(self, prompt: str) -> str:
        """The next line that is more than blank."""
        while True:
            line = self.ask(prompt)
            if line is None or line.strip() in END:
                raise _Stop
            if line.strip():
                return line
