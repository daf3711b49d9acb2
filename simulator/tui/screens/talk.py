"""The talk: the buyer's words come in, the trainee answers, and in practice mode the buyer's mind lies open."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from textual import on, work
from textual.app import App
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget

from simulator.storage.errors import StorageError
from simulator.tui.messages import Quiet, Refused, ReplyTakenBack, Stepped
from simulator.tui.outside import Outside
from simulator.tui.paper.blocks import Centred, Gap
from simulator.tui.screens.leaving import LeavingPage
from simulator.tui.screens.pick import Choice, Pick
from simulator.tui.talk import Step, Talk
from simulator.tui.typist import Typist
from simulator.tui.views.case_card import case_blocks
from simulator.tui.views.panel import inner_blocks
from simulator.tui.views.talk_head import closing_blocks, talk_head
from simulator.tui.views.transcript import words_of
from simulator.tui.widgets.paper import Paper
from simulator.tui.widgets.reply_box import ReplyBox
from simulator.tui.widgets.transcript import Transcript
from simulator.wording import N_, _


class TalkScreen(LeavingPage):
    """One talk, from the buyer's first words to the last."""

    BINDINGS = [  # noqa: RUF012  # Textual's own way of declaring them
        Binding("f2", "brief", N_("Brief")),
        Binding("f3,ctrl+o", "phrases", N_("Phrases")),
        Binding("f4", "finish", N_("End talk")),
        Binding("f5", "panel", N_("Side panel")),
        Binding("escape", "leave", N_("Skip typing, or leave"), show=False),
        Binding("pageup", "scroll(-1)", N_("Scroll up"), show=False, priority=True),
        Binding("pagedown", "scroll(1)", N_("Scroll down"), show=False, priority=True),
        Binding("enter", "debrief", N_("Debrief")),
    ]

    class BriefAsked(Message):
        """The brief is to be shown again."""

    def __init__(self, talk: Talk, outside: Outside) -> None:
        super().__init__()
        self.talk = talk
        self._outside = outside
        self._typist = Typist()
        self._sending = False
        """Whether a reply, or the end, is under way in a worker."""
        self._waiting = False
        """Whether a worker asks what came of the silence."""
        self._troubled = False
        """Whether the disk refused the last step that nobody asked for; told once."""
        self._end_told = False
        """Whether the end was told. Kept here, since keys are asked about even when there is no transcript any more."""
        self._step: Step | None = None

    def parts(self) -> Iterable[Widget]:
        pace = self._outside.typing_pace
        yield Paper(id="head", classes="bar")
        with Horizontal(id="talk-body"):
            yield Transcript(self.talk.case.persona.name, heard=self.talk.practising, pace=pace, id="transcript")
            yield Paper(id="panel", classes="beside")
        yield ReplyBox(id="reply")

    @property
    def transcript(self) -> Transcript:
        return self.query_one(Transcript)

    @property
    def box(self) -> ReplyBox:
        return self.query_one(ReplyBox)

    @property
    def _playing(self) -> bool:
        """Whether it is not the trainee's turn yet, or no more."""
        return self._step is None or self.transcript.playing or self.talk.ended

    def on_mount(self) -> None:
        # While the talk goes on only the reply takes keys; the talk is scrolled by PgUp and PgDn or the wheel.
        for page in self.query(Paper):
            page.can_focus = False
        self.query_one("#talk-body").set_class(not self.talk.practising, "-exam")
        self.app.app_suspend_signal.subscribe(self, self._asleep, immediate=True)
        self.app.app_resume_signal.subscribe(self, self._awake, immediate=True)
        self.box.focus()
        self._call(self.talk.open)
        if self._outside.second:
            self.set_interval(self._outside.second, self.tick)

    def tick(self) -> None:
        """Look at the clock; let the buyer notice the silence unless somebody types or speaks."""
        self._show_head()
        now = self.talk.clock.now()
        if not (self._sending or self._waiting or self._playing or self._typist.busy(now)):
            self._waiting = True
            self._call(self.talk.wait, silent=True)

    # What the help asks for

    @property
    def idle(self) -> bool:
        return self._step is not None and not (self._sending or self._waiting or self.transcript.playing)

    def hold(self, held: bool) -> None:
        self._sending = held

    def go_on_from(self, taken: ReplyTakenBack) -> None:
        self._step, self._end_told = taken.back.step, False
        self._typist.clear()
        self.box.disabled = False
        self.box.display = True
        self.transcript.can_focus = False
        self.box.focus()
        self._show_panel(taken.back.step)
        self.talk.resume()
        self._show_head()
        self.refresh_bindings()

    # What leaving asks for

    def end_talk(self) -> None:
        if not self._sending:
            self._sending = True
            self._call(self.talk.finish)

    # What the trainee does

    @on(ReplyBox.Typed)
    def _typed(self) -> None:
        self._typist.note(self.box.text, self.talk.clock.now())

    @on(ReplyBox.Sent)
    async def _sent(self, event: ReplyBox.Sent) -> None:
        if self._sending or self._step is None or self.talk.ended:
            self.app.bell()
            return
        if await self.obeyed(event.text):
            return
        self.transcript.skip()
        self.talk.resume()
        now = self.talk.clock.now()
        typing = self._typist.taken(now)
        self.talk.pause()
        self._typist.clear()
        self.box.clear()
        self.transcript.hold(event.text)
        self._sending = True
        self._call(partial(self.talk.say, event.text, typing), event.text)

    def action_phrases(self) -> None:
        phrases = self.talk.case.shop.phrases
        if phrases and not self.talk.ended:
            self.app.push_screen(Pick(_("Quick phrases"), [Choice(one.text, one.text) for one in phrases]), self._put)

    def action_brief(self) -> None:
        self.post_message(self.BriefAsked())

    def action_panel(self) -> None:
        body = self.query_one("#talk-body")
        body.toggle_class("-asked" if self.has_class("-narrow") else "-bare")

    def action_scroll(self, pages: int) -> None:
        page = self.transcript
        page.scroll_relative(y=pages * max(1, page.size.height - 2), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "debrief":
                return self._end_told
            case "finish" | "phrases":
                return not self.talk.ended
        return super().check_action(action, parameters)

    # What the talk answers

    @on(Stepped)
    def _stepped(self, event: Stepped) -> None:
        first, self._step = self._step is None, event.step
        self._done(event.silent)
        self._troubled = False
        if event.reply is not None and event.step.turn.said is None:
            self.notify(_("The buyer had left before this was sent."), severity="warning")
        words = words_of(event.step.happened, inside=self.talk.practising)
        self.talk.pause()
        # A talk that is gone on with is there at once; one that begins opens with the buyer typing.
        self.transcript.play(words, at_once=first and len(words) > 1)
        self._show_head()

    @on(Transcript.Settled)
    def _settled(self) -> None:
        step = self._step
        if step is None or self._sending:
            return
        self._show_panel(step)
        if self.talk.ended:
            self._close()
        else:
            self.talk.resume()
        self._show_head()
        self.refresh_bindings()

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        words = event.reason
        if event.reply is not None:
            later = self.box.text
            self.box.text = f"{event.reply}\n{later}" if later else event.reply
            self.box.move_cursor(self.box.document.end)
        self._done(event.silent)
        if event.silent and self._troubled:
            return
        self._troubled = event.silent
        self.transcript.note(Centred(words, "bad", sign="! "))
        self.notify(words, severity="error", timeout=10)
        self.talk.resume()

    @on(Quiet)
    def _quiet(self) -> None:
        self._done(silent=True)

    def _done(self, silent: bool) -> None:
        if silent:
            self._waiting = False
        else:
            self._sending = False

    def _close(self) -> None:
        self._end_told = True
        self.transcript.note(*closing_blocks(self.talk))
        self.box.disabled = True
        self.box.display = False
        self.transcript.can_focus = True
        self.transcript.focus()

    # Small things

    def _put(self, phrase: str | None) -> None:
        if phrase:
            self.box.put(phrase)
        self.box.focus()

    def _asleep(self, _app: App[Any]) -> None:
        # An exam's clock runs on, whatever the trainee does.
        if self.talk.practising:
            self.talk.pause()

    def _awake(self, _app: App[Any]) -> None:
        if self._step is not None and not (self._sending or self._playing):
            self.talk.resume()

    def _show_head(self) -> None:
        speaking = self.transcript.playing or self._sending
        self.query_one("#head", Paper).show(talk_head(self.talk, self._step, speaking=speaking))

    def _show_panel(self, step: Step) -> None:
        inner = [*inner_blocks(step.turn, step.inside), Gap()] if self.talk.practising else []
        self.query_one("#panel", Paper).show([*inner, *case_blocks(self.talk.case)], keep_place=True)

    @work(thread=True, group="talk")
    def _call(self, call: Callable[[], Step | None], reply: str | None = None, silent: bool = False) -> None:
        """Take a step of the talk; the engine is never called on the screen's own thread."""
        try:
            step = call()
        except StorageError as error:
            self.post_message(Refused(str(error), reply, silent))
        else:
            self.post_message(Stepped(step, reply, silent) if step else Quiet())
