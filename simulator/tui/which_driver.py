"""Which driver the app gets on this system."""

import sys

from textual.driver import Driver


def terminal_driver() -> type[Driver] | None:
    """Our own driver where there is one; None leaves it to Textual."""
    if sys.platform == "win32":
        return None
    from simulator.tui.driver import TerminalDriver

    return TerminalDriver
