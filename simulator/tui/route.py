"""Which screen follows which: what a screen asks for becomes an errand, and what that brings the next screen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from textual import on, work
from textual.driver import Driver
from textual.message import Message

from simulator.core.events import Mode
from simulator.practice.case import Case
from simulator.tui import errands
from simulator.tui.everywhere import Everywhere
from simulator.tui.messages import CaseReady, CatalogueReady, DebriefReady, TalkReady, Unavailable
from simulator.tui.options import Options
from simulator.tui.screens.brief import BriefScreen
from simulator.tui.screens.choose import ChooseScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.drill import DrillScreen
from simulator.tui.screens.page import Page
from simulator.tui.screens.talk import TalkScreen
from simulator.tui.talk import Talk
from simulator.tui.views.drill import SESSION
from simulator.wording import _


class Route(Everywhere):
    """The way through the screens, with the talk that is on."""

    def __init__(self, options: Options, driver: type[Driver] | None) -> None:
        super().__init__(driver_class=driver)
        self.options = options
        self.outside = options.outside
        self.talk: Talk | None = None
        self.mode: Mode = options.mode or "practice"

    def begin(self) -> None:
        """Go to where the options lead."""
        options = self.options
        if options.resume is not None:
            self._resume(options.resume)
        elif options.persona and options.scenario:
            self._open_case(options.persona, options.scenario)
        else:
            self._read_library()

    def let_go(self) -> None:
        """Let go of the talk, if there is one."""
        if self.talk is not None:
            self.talk.close()

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
        self.let_go()
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
        self.let_go()
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
        self.let_go()
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

    @work(thread=True, group="errands")
    def _errand(self, errand: Callable[[], Message]) -> None:
        self.post_message(errand())
