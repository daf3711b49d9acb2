"""`kefu play --plain`: the same talk as the full screen, one reply a line over standard input and output.

Where standard input is no terminal the clock is virtual: a reply takes its length at 60 characters a minute, a line
``@30`` lets thirty seconds pass in silence, and so the same input gives the same output to the byte.
"""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import click

from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.authoring.naming import file_names
from simulator.cli import exits
from simulator.cli.paper import JsonPaper, Marks, Paper, Seal, TextPaper
from simulator.cli.typed import Line, TerminalLines, piped_lines
from simulator.core.events import SessionEnded
from simulator.display import shown, shown_line
from simulator.practice.case import Case
from simulator.practice.clocks import VirtualClock, WallClock
from simulator.practice.commands import COMMANDS, command_in
from simulator.practice.turn import turn_of
from simulator.storage.errors import NotSaved
from simulator.storage.sittings import Sitting
from simulator.wording import _

_COMMAND = re.compile(r"[/／](?:[a-z]{2,12}|[\u4e00-\u9fff]{1,6})")
_SILENCE = re.compile(r"[@＠]\s*(\d{1,6})")

How = Literal["ended", "left"]
Asked = Literal["hint", "back", "yes"]
"""What a trainee may ask for in practice mode."""
Offered = Literal["hint", "back"] | None
"""What was offered, with what it costs, and not yet taken."""


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
    offered: Offered = None
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
        self._tell_about_keeping()
        paper.brief(self.case)
        if practice.events:
            paper.earlier(practice)
        else:
            paper.turn(practice.start(self.seed))
        try:
            how = "ended" if practice.ended else self._talk(paper)
        except (KeyboardInterrupt, exits.Stopped):
            self._keep_mark()
            self._tell_left()
            raise
        if how == "left":
            self._tell_left()
            return exits.FINE
        if not practice.ended:
            paper.turn(practice.finish())
        self._keep_mark()
        end = turn_of(self.case.buyer.chart, self.case.buyer.gauges, practice.events, practice.state).end
        if end is not None:
            paper.end(end, self._marks(), self._seal())
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
        _tell(_("The talk is over. /撤回 takes back your last reply (the attempt counts as assisted); Enter: marks."))
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
            _tell(str(error))
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
            _tell(str(error))

    def _silence(self, paper: Paper, seconds: int) -> None:
        if not isinstance(self.clock, VirtualClock):
            _tell(_("Time passes by itself here; “@” lines are for input that is not typed."))
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
                _tell(help_text(virtual=self.virtual))
                paper.nothing(now)
            case "status" if not self.exam:
                paper.status(now)
            case "status":
                _tell(_("An exam does not tell what goes on in the buyer."))
                paper.nothing(now)
            case "hint" | "back" | "yes" as asked:
                self._help(paper, asked)
            case _:
                words = {"name": shown_line(text), "known": "、".join(COMMANDS)}
                _tell(_("There is no command %(name)s; nothing was sent. There are: %(known)s.") % words)
                paper.nothing(now)
        return True

    def _help(self, paper: Paper, asked: Asked) -> None:
        # The searches behind a hint load the coaching, which a talk without hints never needs.
        from simulator.cli.helping import answer

        self.offered = answer(self.library, self.case, self.sitting.practice, paper, asked, self.offered)

    def _marks(self) -> Marks | None:
        from simulator.cli.marks import PrintedMarks
        from simulator.replay.marking import find_rubric, marks_of

        try:
            rubric = find_rubric(self.library, self.case.scenario.id)
        except Problems as problems:
            # The talk is over and kept; a rubric that is wrong costs the marks only.
            _tell(str(problems))
            return None
        if rubric is None:
            return None
        events = self.sitting.practice.events
        return PrintedMarks(marks_of(self.library, self.case, events, rubric), events)

    def _keep_mark(self) -> None:
        """Keep the mark that the talk has come to, so that later ones can stand beside it."""
        if not self.sitting.practice.ended:
            return
        from simulator.reports.kept_marks import keep_end

        try:
            keep_end(self.library, self.case, self.sitting)
        except Problems:
            # Told where the marks are printed.
            return
        except (OSError, ValueError) as error:
            _tell(_("The mark could not be kept (%(why)s).") % {"why": error})

    def _seal(self) -> Seal | None:
        """What the sealed result of an exam is quoted with."""
        journal = self.sitting.journal
        if not self.exam or journal.path is None:
            return None
        from simulator.reports.exam_words import taken_words
        from simulator.reports.sealed import code_of, taken

        exam = taken(journal.header, self.sitting.practice.events)
        clock, breaks = (exam.clock, exam.breaks) if exam else ("", ())
        return Seal(code_of(journal.chain), clock, [one.away for one in breaks], taken_words(exam))

    def _tell_about_keeping(self) -> None:
        journal = self.sitting.journal
        if journal.torn:
            _tell(str(journal.torn))
        if self.sitting.drifted:
            _tell(_("Changed since this session began: %(kinds)s.") % {"kinds": file_names(self.sitting.drifted)})
        if self.sitting.notice:
            _tell(self.sitting.notice)
        if journal.path is not None:
            _tell(_("Kept as session %(name)s.") % {"name": journal.path.stem})
        if self.exam:
            _tell(_("Exam: no hints, nothing taken back, moods hidden; the clock runs on and the result is sealed."))
            if self.virtual:
                _tell(_("Input that is not typed runs on no real clock; the sealed result says so."))
        if not self.virtual:
            _tell(help_text(virtual=False))

    def _tell_left(self) -> None:
        path = self.sitting.journal.path
        if path is not None and not self.sitting.practice.ended:
            _tell("\n" + _("Saved. Go on with: kefu play --plain --resume %(name)s") % {"name": path.stem})
            if self.exam:
                _tell(_("An exam that was interrupted cannot prove that nothing was tried a second time."))


def help_text(*, virtual: bool) -> str:
    rows = [
        _("Type a reply and press Enter. Lines that begin with “/” are commands:"),
        _("/结束 or /end  ends the talk and shows the marks"),
        _("/状态 or /status  shows how the buyer feels (practice mode)"),
        _("/提示 or /hint  offers a hint and says what it costs; /要 or /yes takes it (practice mode)"),
        _("/撤回 or /back  takes back your last reply and what came of it (practice mode)"),
        _("/帮助 or /help  shows this"),
    ]
    if virtual:
        rows.append(_("@30  lets thirty seconds pass in silence"))
    else:
        rows.append(_("Ctrl+D or Ctrl+C leaves; the session is saved and can be gone on with."))
    return "\n".join(rows)


def _tell(text: str) -> None:
    """The talk beside the answer."""
    click.echo(shown(text), file=sys.stderr)
