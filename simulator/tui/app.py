"""The app itself: how it begins and how it ends. `run` is all that others call."""

import signal
import sys

from textual import work

from simulator.display import shown
from simulator.tui import errands
from simulator.tui.options import Options
from simulator.tui.route import Route
from simulator.tui.screens.loading import LoadingScreen
from simulator.tui.signals import HUNG_UP, handlers_kept, heed_signals
from simulator.tui.themes import DARK, LIGHT
from simulator.tui.which_driver import terminal_driver
from simulator.wording import _

__all__ = ["KefuApp", "Options", "run"]


class KefuApp(Route):
    """The full-screen app as a process: its beginning, its signals, its end."""

    CSS_PATH = "kefu.tcss"
    ENABLE_COMMAND_PALETTE = False
    """Textual's own; ours speaks the language in use."""

    def __init__(self, options: Options) -> None:
        super().__init__(options, terminal_driver())
        self.failure: Exception | None = None
        """What ended the app against its will."""

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
        self.begin()

    def on_unmount(self) -> None:
        self.let_go()

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
