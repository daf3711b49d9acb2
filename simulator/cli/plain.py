"""`kefu play --plain`: the same talk as the full screen, one reply a line over standard input and output.

Where standard input is no terminal the clock is virtual: a reply takes its length at 60 characters a minute, a line
``@30`` lets thirty seconds pass in silence, and so the same input gives the same output to the byte.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import click

from simulator.authoring.library import Library
from simulator.cli import exits
from simulator.cli.beside import help_text, tell, tell_begun, tell_left
from simulator.cli.paper import JsonPaper, Paper, TextPaper
from simulator.cli.typed import Line, TerminalLines, piped_lines
from simulator.core.events import SessionEnded
from simulator.display import shown_line
from simulator.practice.case import Case
from simulator.practice.clocks import VirtualClock, WallClock
from simulator.practice.commands import COMMANDS, command_in
from simulator.storage.errors import NotSaved
from simulator.storage.sittings import Sitting
from simulator.wording import _

if TYPE_CHECKING:
    from simulator.cli.helping import Asked, Offered

_COMMAND = re.compile(r"[/／](?:[a-z]{2,12}|[\u4e00-\u9fff]{1,6})")
_SILENCE = re.compile(r"[@＠]\s*(\d{1,6})")

How = Literal["ended", "left"]


@dataclass(slots=True)
class Plain:
    """One talk over plain lines."""

    library: Library
    case: Case
    sitting: Sitting
    clock: VirtualClock | WallClock
    seed: int
    exam: bool
    json: bool
    offered: "Offered" = None
    """The help that `/要` would take."""

    @property
    def virtual(self) -> bool:
        return isinstance(self.clock, VirtualClock)

    def paper(self) -> Paper:
        if self.json:
            return JsonPaper(inside=not self.exam)
        return TextPaper(inside=not self.exam, echo=self.virtual)

    def run(self) -> int:
        """Talk to the end, or until the trainee leaves; the exit code."""
        paper, practice = self.paper(), self.sitting.practice
        tell_begun(self.sitting, exam=self.exam, virtual=self.virtual)
        paper.brief(self.case)
        if practice.events:
            paper.earlier(practice)
        else:
            paper.turn(practice.start(self.seed))
        try:
            how = "ended" if practice.ended else self._talk(paper)
        except (KeyboardInterrupt, exits.Stopped):
            if practice.ended:
                self._close()
            tell_left(self.sitting, exam=self.exam)
            raise
        if how == "left":
            tell_left(self.sitting, exam=self.exam)
            return exits.FINE
        if not practice.ended:
            paper.turn(practice.finish())
        self._close(paper)
        return exits.FINE

    def _talk(self, paper: Paper) -> How:
        practice = self.sitting.practice
        for line in self._lines(paper):
            if practice.ended:
                # Asked whether to try again; whatever else is typed means no.
                if command_in(line.text) != "back":
                    return "ended"
                self.offered = "back"
                self._help(paper, "yes")
            elif not self._take(paper, line):
                return "ended"
            if practice.ended and not self._may_try_again():
                return "ended"
        return "ended" if self.virtual or practice.ended else "left"

    def _may_try_again(self) -> bool:
        """Ask a person who lost whether to take back the last reply; in a pipe an end is the end."""
        practice = self.sitting.practice
        lost = any(isinstance(event, SessionEnded) and event.result == "lost" for event in practice.events)
        if self.virtual or not lost or not practice.rewindable:
            return False
        tell(_("The talk is over. /撤回 takes back your last reply (the attempt counts as assisted); Enter: marks."))
        return True

    def _lines(self, paper: Paper) -> Iterable[Line]:
        if not isinstance(self.clock, WallClock):
            return piped_lines()
        prompt = _("You: {text}").format(text="")
        terminal = TerminalLines(self.clock, prompt, lambda: self._look(paper, terminal), pausing=not self.exam)
        return terminal

    def _look(self, paper: Paper, terminal: TerminalLines) -> bool:
        """Let the buyer notice the silence; whether that ended the talk."""
        if self.sitting.practice.ended:
            return False
        try:
            turn = self.sitting.practice.wait()
        except NotSaved as error:
            tell(str(error))
            return False
        if turn is not None:
            click.echo()
            paper.turn(turn)
            if turn.end is None:
                terminal.prompt()
        return self.sitting.practice.ended

    def _take(self, paper: Paper, line: Line) -> bool:
        """Do what one line asks; False where it ends the talk."""
        text = line.text.strip()
        if not text:
            return True
        if silence := _SILENCE.fullmatch(text):
            self._silence(paper, int(silence[1]))
        elif command_in(text) is not None or _COMMAND.fullmatch(text):
            return self._command(paper, text)
        else:
            self.offered = None
            self._say(paper, line)
        return True

    def _say(self, paper: Paper, line: Line) -> None:
        typing = self.clock.pass_typing(line.text) if isinstance(self.clock, VirtualClock) else line.typing
        try:
            paper.turn(self.sitting.practice.say(line.text, typing))
        except NotSaved as error:
            if self.virtual:
                raise
            tell(str(error))

    def _silence(self, paper: Paper, seconds: int) -> None:
        if not isinstance(self.clock, VirtualClock):
            tell(_("Time passes by itself here; “@” lines are for input that is not typed."))
            return
        self.clock.pass_ms(seconds * 1000)
        turn = self.sitting.practice.wait()
        if turn is None:
            paper.nothing(self.sitting.practice.now())
        else:
            paper.turn(turn)

    def _command(self, paper: Paper, text: str) -> bool:
        now = self.sitting.practice.now()
        match command_in(text):
            case "end":
                return False
            case "help":
                tell(help_text(virtual=self.virtual))
                paper.nothing(now)
            case "status" if not self.exam:
                paper.status(now)
            case "status":
                tell(_("An exam does not tell what goes on in the buyer."))
                paper.nothing(now)
            case "hint" | "back" | "yes" as asked:
                self._help(paper, asked)
            case _:
                words = {"name": shown_line(text), "known": "、".join(COMMANDS)}
                tell(_("There is no command %(name)s; nothing was sent. There are: %(known)s.") % words)
                paper.nothing(now)
        return True

    def _help(self, paper: Paper, asked: "Asked") -> None:
        # The searches behind a hint load the coaching, which a talk without hints never needs.
        from simulator.cli.helping import answer

        self.offered = answer(self.library, self.case, self.sitting.practice, paper, asked, self.offered)

    def _close(self, paper: Paper | None = None) -> None:
        # The marks load what only the end of a talk needs.
        from simulator.cli.plain_end import close

        close(self.library, self.case, self.sitting, paper)
