"""The ways out of a talk: it is ended, left for now, or looked at when it is over. What cannot be undone is asked."""

from textual.message import Message

from simulator.tui.screens.ask import Ask
from simulator.tui.screens.helped import HelpedPage
from simulator.tui.widgets.transcript import Transcript
from simulator.wording import _


class LeavingPage(HelpedPage):
    """The part of the talk's screen that leads away from it."""

    class Left(Message):
        """The trainee goes back to choosing; the talk is kept."""

    class Over(Message):
        """The talk has ended and is to be looked at."""

    def end_talk(self) -> None:
        """End the talk where it stands."""
        raise NotImplementedError

    def action_finish(self) -> None:
        if not self.talk.ended:
            question = _("End the talk now? The buyer is not done; it counts as unfinished.")
            self.app.push_screen(Ask(question, _("End it")), self._finish_if)

    def action_leave(self) -> None:
        transcript = self.query_one(Transcript)
        if transcript.playing:
            transcript.skip()
        elif self.talk.ended:
            self.post_message(self.Over())
        else:
            question = _("Leave for now? Everything is saved; you can go on from the first screen.")
            if not self.talk.practising:
                question = _(
                    "Leave the exam? You can go on from the first screen, but the result will tell that it was "
                    "interrupted, and then it cannot prove that nothing was tried a second time."
                )
            self.app.push_screen(Ask(question, _("Leave")), self._leave_if)

    def action_debrief(self) -> None:
        self.post_message(self.Over())

    def _finish_if(self, yes: bool | None) -> None:
        if yes:
            self.end_talk()

    def _leave_if(self, yes: bool | None) -> None:
        if yes:
            self.post_message(self.Left())
