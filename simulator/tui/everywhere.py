"""What holds on every screen: help, all actions in a palette, the theme, notices; and keys go before computing."""

from time import monotonic, sleep
from typing import ClassVar, Final

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.driver import Driver
from textual.notifications import SeverityLevel

from simulator.tui.keys import actions_of, key_name
from simulator.tui.screens.help import HelpScreen, KeyHelp
from simulator.tui.screens.page import Page
from simulator.tui.screens.pick import Choice, Pick
from simulator.tui.themes import DARK, LIGHT
from simulator.tui.widgets.notice_bar import Notice
from simulator.wording import N_, _

GIVE_WAY_SECONDS: Final = 0.15
"""For so long after a key the screen has the machine to itself."""
NOTICE_SECONDS: Final = 6.0


class Everywhere(App[None]):
    """The keys that work on every screen; `simulator.tui.app.KefuApp` knows the screens."""

    BINDINGS: ClassVar = [
        Binding("f1", "help", N_("Help")),
        Binding("f6", "light", N_("Light or dark"), show=False, priority=True),
        Binding("ctrl+p", "palette", N_("All actions"), priority=True),
        Binding("ctrl+z", "suspend_process", N_("Put aside (fg brings it back)"), show=False, priority=True),
        Binding("ctrl+q", "quit", N_("Quit"), priority=True),
    ]

    _stirred = 0.0
    """When somebody last pressed anything."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self.notices: list[Notice] = []
        """All that was told in passing."""

    async def on_event(self, event: events.Event) -> None:
        if isinstance(
            event, events.Key | events.Paste | events.MouseDown | events.MouseScrollDown | events.MouseScrollUp
        ):
            self._stirred = monotonic()
        await super().on_event(event)

    def give_way(self) -> None:
        """Wait while somebody is at the keys; for threads that compute, which would make every key wait for them."""
        while self.is_running and monotonic() - self._stirred < GIVE_WAY_SECONDS:
            sleep(GIVE_WAY_SECONDS / 10)

    def get_key_display(self, binding: Binding) -> str:
        return binding.key_display or key_name(binding.key)

    def action_help(self) -> None:
        if not isinstance(self.screen, HelpScreen):
            keys = [KeyHelp(one.keys, one.does) for one in actions_of(self.screen)]
            self.push_screen(HelpScreen(keys, _("The mouse works as well. Text is selected with Shift and the mouse.")))

    def action_palette(self) -> None:
        if isinstance(self.screen, Pick):
            return
        actions = {one.action: one for one in actions_of(self.screen)}
        choices = [Choice(one.action, one.does, one.keys) for one in actions.values() if one.enabled]

        async def act(action: str | None) -> None:
            if action is not None:
                await self.run_action(action, actions[action].namespace)

        self.push_screen(Pick(_("All actions"), choices), act)

    def action_light(self) -> None:
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_help_quit(self) -> None:
        self.notify(_("Ctrl+Q leaves; the talk is saved."))

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
