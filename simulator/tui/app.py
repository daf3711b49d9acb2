"""The app itself: which screen follows which, and how it ends. `run` is all that others call."""

import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from textual import on, work
from textual.message import Message
from textual.notifications import SeverityLevel

from simulator.core.events import Mode
from simulator.display import shown
from simulator.practice.case import Case
from simulator.tui import errands
from simulator.tui.everywhere import Everywhere
from simulator.tui.messages import CaseReady, CatalogueReady, DebriefReady, TalkReady, Unavailable
from simulator.tui.options import Options
from simulator.tui.screens.brief import BriefScreen
from simulator.tui.screens.choose import ChooseScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.drill import DrillScreen
from simulator.tui.screens.loading import LoadingScreen
from simulator.tui.screens.page import Page
from simulator.tui.screens.talk import TalkScreen
from simulator.tui.signals import HUNG_UP, handlers_kept, heed_signals
from simulator.tui.talk import Talk
from simulator.tui.themes import DARK, LIGHT
from simulator.tui.views.drill import SESSION
from simulator.tui.which_driver import terminal_driver
from simulator.tui.widgets.notice_bar import Notice
from simulator.wording import _

NOTICE_SECONDS: Final = 6.0

__all__ = ["KefuApp", "Options", "run"]


class KefuApp(Everywhere):
    """The full-screen app."""

    CSS_PATH = "kefu.tcss"
    ENABLE_COMMAND_PALETTE = False
    """Textual's own; ours speaks the language in use."""

    def __init__(self, options: Options) -> None:
        super().__init__(driver_class=terminal_driver())
        self.options = options
        self.outside = options.outside
        self.talk: Talk | None = None
        self.mode: Mode = options.mode or "practice"
        self.notices: list[Notice] = []
        """All that was told in passing."""
        self.failure: Exception | None = None
        """What ended the app against its will."""

    # Starting and ending

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DARK.variables)

    def on_mount(self) -> None:
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name
        self.push_screen(LoadingScreen())
        if not self.is_headless:
            heed_signals(self.end)
        if self.outside.warm:
            self._warm()
        options = self.options
        if options.resume is not None:
            self._resume(options.resume)
        elif options.persona and options.scenario:
            self._open_case(options.persona, options.scenario)
        else:
            self._read_library()

    def on_unmount(self) -> None:
        self._let_go()

    def end(self, code: int) -> None:
        """Leave with this exit code; what was said is on the disk already."""
        self.exit(return_code=code)

    def terminal_gone(self) -> None:
        """There is nobody left to talk to."""
        self.call_later(self.end, HUNG_UP)

    def going_to_sleep(self) -> None:
        self.app_suspend_signal.publish(self)

    def action_suspend_process(self) -> None:
        # The driver tells of every stop, whoever sends it.
        if sys.platform != "win32" and self._driver is not None and self._driver.can_suspend:
            signal.raise_signal(signal.SIGTSTP)

    def _handle_exception(self, error: Exception) -> None:
        self.failure = self.failure or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual would print a traceback with every local value, and with it what the trainee wrote.
        self._close_messages_no_wait()

    # From screen to screen

    @on(CatalogueReady)
    def _choose(self, event: CatalogueReady) -> None:
        chosen = self.talk.case.persona.id if self.talk else event.asked
        self._show(ChooseScreen(event.catalogue, event.history, self.mode, chosen))
        if event.catalogue.broken:
            words = _("Left out because of mistakes: {names}. kefu check tells what is wrong.")
            self.warn(words.format(names="、".join(event.catalogue.broken)))

    @on(ChooseScreen.Chosen)
    def _chosen(self, event: ChooseScreen.Chosen) -> None:
        self.mode, self.options = event.mode, replace(self.options, start=None)
        self._open_case(event.persona, event.scenario)

    @on(ChooseScreen.GoOn)
    def _go_on(self, event: ChooseScreen.GoOn) -> None:
        self._resume(event.session)

    @on(ChooseScreen.DrillAsked)
    def _drill(self) -> None:
        self._show(DrillScreen(self.options))

    @on(CaseReady)
    def _brief(self, event: CaseReady) -> None:
        self._show(BriefScreen(event.case, self.mode))

    @on(BriefScreen.Start)
    def _start(self, event: BriefScreen.Start) -> None:
        self.mode = event.mode
        seed = self.options.seed
        self._begin(event.case, self.outside.make_seed() if seed is None else seed, event.mode)

    @on(TalkReady)
    def _talk(self, event: TalkReady) -> None:
        self._let_go()
        self.talk, self.mode = event.talk, event.talk.mode
        self._show(TalkScreen(event.talk, self.outside))
        if event.notice:
            self.warn(event.notice)

    @on(TalkScreen.BriefAsked)
    def _read_brief(self) -> None:
        if self.talk is not None:
            self.push_screen(BriefScreen(self.talk.case, self.talk.mode, reading=True))

    @on(TalkScreen.Over)
    def _over(self) -> None:
        if self.talk is not None:
            self._errand(partial(errands.look_back, self.options, self.talk))

    @on(DebriefReady)
    def _debrief(self, event: DebriefReady) -> None:
        self._let_go()
        look_through = partial(errands.look_through, self.options)
        self._show(DebriefScreen(event.told, errands.coach_on, look_through, self.give_way))
        if event.told.notice:
            self.warn(event.told.notice)

    @on(DebriefScreen.Next)
    def _next(self, event: DebriefScreen.Next) -> None:
        talk = self.talk
        if talk is not None and (talk.case.persona.id, talk.case.scenario.id) == (event.persona, event.scenario):
            self._begin(talk.case, self.outside.make_seed(), talk.mode)
        else:
            self._open_case(event.persona, event.scenario)

    @on(DebriefScreen.Drill)
    def _drill_these(self, event: DebriefScreen.Drill) -> None:
        # Over the debrief, which stands as it was when the drill is left.
        self.push_screen(DrillScreen(self.options, SESSION + event.session, back=_("the debrief")))

    @on(DebriefScreen.Again)
    def _again(self, event: DebriefScreen.Again) -> None:
        if self.talk is not None:
            seed = self.talk.seed if event.same_seed else self.outside.make_seed()
            self._begin(self.talk.case, seed, self.talk.mode)

    @on(DebriefScreen.Choose)
    @on(TalkScreen.Left)
    @on(BriefScreen.Back)
    def _back(self) -> None:
        self._let_go()
        self._read_library()

    @on(DrillScreen.Back)
    def _drilled(self) -> None:
        if any(isinstance(screen, DebriefScreen) for screen in self.screen_stack):
            self.pop_screen()
        else:
            self._back()

    @on(Unavailable)
    def _unavailable(self, event: Unavailable) -> None:
        self.warn(event.reason)
        if not isinstance(self.screen, ChooseScreen):
            self._read_library()

    def _read_library(self) -> None:
        self._errand(partial(errands.read_library, self.options))

    def _open_case(self, persona: str, scenario: str) -> None:
        self._errand(partial(errands.ready_case, self.options, persona, scenario))

    def _begin(self, case: Case, seed: int, mode: Mode) -> None:
        self._errand(partial(errands.begin_talk, self.options, case, seed, mode))

    def _resume(self, session: str) -> None:
        self._errand(partial(errands.resume_talk, self.options, session))

    def _show(self, screen: Page) -> None:
        """Put this screen in place of all there is, windows over it included."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(screen)

    def warn(self, words: str) -> None:
        """Tell something that the trainee should not miss."""
        self.notify(words, severity="warning", timeout=10)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002  # nothing that is told here is ever markup
    ) -> None:
        """Show a passing notice at the top of the screen; the one door for them, and any text may come through."""
        seconds = NOTICE_SECONDS if timeout is None else timeout
        notice = Notice(f"{title}  {message}" if title else message, severity, seconds)
        self.notices.append(notice)
        page = next((one for one in reversed(self.screen_stack) if isinstance(one, Page)), None)
        if page is not None:
            page.tell(notice)

    def _let_go(self) -> None:
        if self.talk is not None:
            self.talk.close()

    # In threads

    @work(thread=True, group="errands")
    def _errand(self, errand: Callable[[], Message]) -> None:
        self.post_message(errand())

    @work(thread=True, group="warm", exit_on_error=False)
    def _warm(self) -> None:
        errands.warm_ears()


def run(options: Options) -> int:
    """Play in the full screen until the trainee leaves; the exit code.

    Raises:
        Exception: whatever ended the app against its will, for a crash report.
    """
    app = KefuApp(options)
    with handlers_kept():
        app.run()
    if app.failure is not None:
        raise app.failure
    code = app.return_code or 0
    talk = app.talk
    if code != HUNG_UP and talk is not None and talk.begun and not talk.ended and talk.sitting.journal.path is not None:
        words = _("The talk is saved. To go on: kefu play --resume {session}")
        print(words.format(session=shown(talk.sitting.journal.header.session)), file=sys.stderr)
    return code
