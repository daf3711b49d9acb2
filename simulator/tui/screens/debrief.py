"""The debrief: how it ended and why, with every proof in the talk itself, and what other words would have led to."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget
from textual.worker import get_current_worker

from simulator.coaching.heed import Heed, Stage
from simulator.tui.messages import Tried, Trying
from simulator.tui.paper.blocks import Ends
from simulator.tui.screens.lensed import LookThrough
from simulator.tui.screens.onward import OnwardPage
from simulator.tui.views.debrief import Debrief, stage_words
from simulator.tui.views.debrief_chances import chances_blocks
from simulator.tui.views.debrief_next import next_blocks
from simulator.tui.views.debrief_points import points_blocks
from simulator.tui.views.debrief_result import result_blocks
from simulator.tui.views.debrief_talk import overview_blocks, talk_page
from simulator.tui.widgets.page_tabs import PageTabs
from simulator.tui.widgets.paper import Paper
from simulator.wording import N_, _

RESULT, TALK, POINTS, CHANCES, NEXT = range(5)
NAMES: Final[Mapping[int, str]] = {
    RESULT: N_("Result"),
    TALK: N_("Talk"),
    POINTS: N_("Turning points"),
    CHANCES: N_("Chances"),
    NEXT: N_("What next"),
}
LEAVES: Final[Mapping[int, str]] = {
    RESULT: "result",
    TALK: "overview",
    POINTS: "points",
    CHANCES: "chances",
    NEXT: "next",
}
"""The left page of each; the right one is always the talk."""
NEXT_KEY: Final = "F7"
DRILL_KEY: Final = "F8"

CoachOn = Callable[[Debrief, Heed], Tried]
"""Tries the talk otherwise; called in a thread."""


class Left(Exception):
    """The screen is gone, and nobody waits any more."""


class DebriefScreen(OnwardPage):
    """Five pages. The talk stands beside them where there is room; else each has the screen to itself."""

    BINDINGS = [  # noqa: RUF012  # Textual's own way of declaring them
        Binding("tab,right", "turn(1)", N_("Next page"), key_display="Tab", priority=True),
        Binding("shift+tab,left", "turn(-1)", N_("Previous page"), show=False, priority=True),
        *(Binding(str(page + 1), f"open({page})", name, show=False) for page, name in NAMES.items()),
        Binding("n,f3", "finding(1)", N_("Next finding")),
        Binding("p,f2", "finding(-1)", N_("Previous finding"), show=False),
        Binding("enter,t", "in_talk", N_("See it in the talk")),
        # Not F4, which ends the talk: pressed once too often it would begin another.
        Binding("a,f10", "again(True)", N_("Again")),
        Binding("s,f5", "again(False)", N_("Again, another draw")),
        Binding("f7,x", "next", N_("Next case")),
        Binding("f8,d", "drill", N_("Mend these moments"), show=False),
        Binding("escape,c", "choose", N_("Choose another")),
    ]

    def __init__(
        self, told: Debrief, coach_on: CoachOn, look_through: LookThrough, give_way: Callable[[], None]
    ) -> None:
        super().__init__(look_through)
        self._told, self._coach_on, self._give_way = told, coach_on, give_way
        self._talk = talk_page(told.page)
        self._page = RESULT
        self._finding = -1
        self._point = 0
        self._doing = stage_words("near_misses")

    def parts(self) -> Iterable[Widget]:
        yield Paper(id="head", classes="bar")
        yield PageTabs([_(name) for name in NAMES.values()], id="tabs")
        with Horizontal(id="debrief-body"):
            for name in LEAVES.values():
                yield Paper(id=name, classes="leaf")
            yield Paper(self._talk.blocks, id="talked", classes="beside")

    def on_mount(self) -> None:
        self.query_one("#head", Paper).can_focus = False
        page = self._told.page
        self.show_result()
        self.leaf(TALK).show(overview_blocks(page))
        self._fill()
        self._open(RESULT)
        if self._told.trial == "under_way":
            self.call_after_refresh(self._try)

    @property
    def told(self) -> Debrief:
        return self._told

    def leaf(self, page: int) -> Paper:
        return self.query_one(f"#{LEAVES[page]}", Paper)

    @property
    def talked(self) -> Paper:
        return self.query_one("#talked", Paper)

    # Turning pages

    def action_turn(self, by: int) -> None:
        self._open((self._page + by) % len(NAMES))

    def action_open(self, page: int) -> None:
        self._open(page)

    @on(PageTabs.Picked)
    def _picked(self, event: PageTabs.Picked) -> None:
        self._open(event.page)

    def action_finding(self, by: int) -> None:
        """The next or the previous turning point on their page; else the finding in the talk."""
        if self._page == POINTS and self._told.page.points:
            self._point = max(0, min(self._point + by, len(self._told.page.points) - 1))
            self._fill_points()
            self._beside()
        elif self._talk.findings:
            self._finding = max(0, min(self._finding + by, len(self._talk.findings) - 1))
            if not self.has_class("-wide"):
                self._open(TALK)
            self.call_after_refresh(self.talked.to_block, self._talk.findings[self._finding])
            self._show_head()
        else:
            self.app.bell()

    def action_in_talk(self) -> None:
        """The reply of the turning point in the talk."""
        place = self._place_of_point()
        if place is not None:
            self._open(TALK)
            self.call_after_refresh(self.talked.to_block, place)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's
        match action:
            case "in_talk":
                return self._place_of_point() is not None
            case "lens":
                return self._page == RESULT and self._told.report.card is not None
            case "drill":
                # A talk that could not be saved has no name to find it by.
                return bool(self._told.page.points and self._told.report.stored.session.header.session)
        return True

    # Trying the talk otherwise

    @work(thread=True, group="coaching")
    def _try(self) -> None:
        worker = get_current_worker()
        reached: list[Stage] = []

        def heed(stage: Stage) -> None:
            if worker.is_cancelled:
                raise Left
            if not reached or reached[-1] != stage:
                reached.append(stage)
                self.post_message(Trying(stage))
            self._give_way()

        try:
            tried = self._coach_on(self._told, heed)
        except Left:
            return
        self.post_message(tried)

    @on(Trying)
    def _trying(self, event: Trying) -> None:
        self._doing = stage_words(event.stage)
        self._fill()

    @on(Tried)
    def _tried(self, event: Tried) -> None:
        self._told = event.told
        self._fill()
        self._beside()
        self.refresh_bindings()

    # What is shown

    def _open(self, page: int) -> None:
        self._page = page
        body = self.query_one("#debrief-body")
        body.set_class(page == TALK, "-talked")
        for number in LEAVES:
            self.leaf(number).set_class(number == page, "-chosen")
        self.query_one(PageTabs).choose(page)
        (self.talked if page == TALK else self.leaf(page)).focus()
        self._beside()
        self._show_head()
        self.refresh_bindings()

    def _beside(self) -> None:
        """Have the talk stand at the turning point that is told beside it."""
        place = self._place_of_point()
        if place is not None:
            self.call_after_refresh(self.talked.to_block, place)

    def _place_of_point(self) -> int | None:
        points = self._told.page.points
        return self._talk.replies.get(points[self._point].turn) if self._page == POINTS and points else None

    def show_result(self) -> None:
        self.leaf(RESULT).show(result_blocks(self._told.page, self.lens), keep_place=True)

    def _fill(self) -> None:
        """All that waits for the search."""
        told = self._told
        self._fill_points()
        self.leaf(CHANCES).show(chances_blocks(told.page, told.trial, self._doing))
        self.leaf(NEXT).show(next_blocks(told.page, NEXT_KEY), keep_place=True)
        self._show_head()

    def _fill_points(self) -> None:
        told = self._told
        self.leaf(POINTS).show(points_blocks(told.page, self._point, told.trial, self._doing, DRILL_KEY))

    def _show_head(self) -> None:
        count = len(self._talk.findings)
        if self._finding < 0 and self._told.trial == "under_way":
            found = _("working it out…")
        elif self._finding < 0:
            found = _("{count} findings").format(count=count)
        else:
            found = _("finding {number} of {count}").format(number=self._finding + 1, count=count)
        title = f"{_('Debrief')}  {self._told.page.title}"
        self.query_one("#head", Paper).show([Ends([(title, "title")], [(found, "dim")])])
