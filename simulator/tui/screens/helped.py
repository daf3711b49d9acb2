"""What practice mode helps with during a talk: hints, and taking back the last reply. An exam says that it has none."""

from textual import on, work
from textual.binding import Binding
from textual.events import Key

from simulator.authoring.diagnostics import Problems
from simulator.core.aside import rewound
from simulator.practice.commands import command_in
from simulator.practice.help import NoHelp
from simulator.storage.errors import StorageError
from simulator.tui.messages import HintTold, NotHelped, ReplyTakenBack
from simulator.tui.paper.blocks import Centred
from simulator.tui.screens.ask import Ask
from simulator.tui.screens.page import Page
from simulator.tui.talk import Talk
from simulator.tui.views.transcript import words_of
from simulator.tui.widgets.reply_box import ReplyBox
from simulator.tui.widgets.transcript import Transcript
from simulator.wording import N_, _

KEYS = ("f7", "f8")


class HelpedPage(Page):
    """The part of the talk's screen that helps. What it costs is said first, and the clock waits while it is said."""

    BINDINGS = [  # noqa: RUF012  # Textual's own way of declaring them
        # Before the box takes them, where F7 would select all.
        Binding("f7", "hint", N_("Hint"), priority=True),
        Binding("f8", "take_back", N_("Take back"), priority=True),
    ]

    talk: Talk

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and nobody speaks."""
        raise NotImplementedError

    def hold(self, held: bool) -> None:
        """Keep the trainee from sending while help is looked for, or no longer."""
        raise NotImplementedError

    def go_on_from(self, taken: ReplyTakenBack) -> None:
        """Show where the talk stands without the reply."""
        raise NotImplementedError

    def on_key(self, event: Key) -> None:
        # An exam's key bar shows no help, so that only this tells why the keys do nothing.
        if event.key in KEYS and not self.talk.practising:
            self._tell(NoHelp("exam"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's
        match action:
            case "hint":
                return self.talk.practising and not self.talk.ended
            case "take_back":
                return self.talk.practising
        return True

    async def obeyed(self, typed: str) -> bool:
        """Whether a command of the plain lines was typed, and not a reply: it does what its key does."""
        command = command_in(typed)
        if command is None:
            return False
        self.query_one(ReplyBox).clear()
        match command:
            case "end":
                await self.run_action("finish")
            case "help":
                await self.run_action("app.help")
            case "hint" | "back" if not self.talk.practising:
                self._tell(NoHelp("exam"))
            case "hint":
                self.action_hint()
            case "back":
                self.action_take_back()
            case "status" if not self.talk.practising:
                self.notify(_("An exam does not tell what goes on in the buyer."))
            case "status" | "yes":
                self.notify(_("Here keys do that: F1 lists them. Nothing was sent."))
        return True

    def action_hint(self) -> None:
        if not self.idle:
            self.app.bell()
            return
        try:
            offer = self.talk.offer()
        except NoHelp as error:
            self._tell(error)
            return
        from simulator.reports.hint_words import offer_words

        self.talk.pause()
        self.app.push_screen(Ask(offer_words(offer), _("Take it")), self._hint_if)

    def action_take_back(self) -> None:
        turn = self.talk.last_reply
        if not self.idle or not turn:
            self._tell(NoHelp("nothing_said")) if not turn else self.app.bell()
        elif rewound(self.talk.events):
            # Who has done it once knows what it means.
            self._take_back_if(True)
        else:
            from simulator.reports.hint_words import rewind_words

            self.talk.pause()
            self.app.push_screen(Ask(rewind_words(turn), _("Take it back")), self._take_back_if)

    def _hint_if(self, yes: bool | None) -> None:
        if not yes or not self.idle:
            self.talk.resume()
            return
        self.hold(True)
        self.query_one(Transcript).note(Centred(_("Looking for a hint…")))
        self._look_for_hint()

    def _take_back_if(self, yes: bool | None) -> None:
        if not yes or not self.idle:
            self.talk.resume()
            return
        self.hold(True)
        self._undo()

    @on(HintTold)
    def _told(self, event: HintTold) -> None:
        self.hold(False)
        self.query_one(Transcript).play(words_of(event.step.happened), at_once=True)

    @on(ReplyTakenBack)
    def _taken(self, event: ReplyTakenBack) -> None:
        self.hold(False)
        self.query_one(Transcript).start_over(words_of(event.back.step.happened, inside=True))
        self.go_on_from(event)
        box = self.query_one(ReplyBox)
        if not box.text:
            box.put(event.back.said)
        self.notify(_("Reply {n} was taken back; it stands in the box for a better one.").format(n=event.back.turn))

    @on(NotHelped)
    def _refused_help(self, event: NotHelped) -> None:
        self.hold(False)
        self.query_one(Transcript).set_tail()
        self.talk.resume()
        self.notify(event.reason, severity="warning")

    def _tell(self, error: NoHelp) -> None:
        from simulator.reports.hint_words import no_help

        self.notify(no_help(error), severity="warning")

    @work(thread=True, group="talk")
    def _look_for_hint(self) -> None:
        from simulator.reports.hint_words import no_help

        try:
            self.post_message(HintTold(self.talk.hint()))
        except NoHelp as error:
            self.post_message(NotHelped(no_help(error)))
        except (Problems, StorageError) as error:
            self.post_message(NotHelped(str(error)))

    @work(thread=True, group="talk")
    def _undo(self) -> None:
        from simulator.reports.hint_words import no_help

        try:
            self.post_message(ReplyTakenBack(self.talk.take_back()))
        except NoHelp as error:
            self.post_message(NotHelped(no_help(error)))
        except StorageError as error:
            self.post_message(NotHelped(str(error)))
