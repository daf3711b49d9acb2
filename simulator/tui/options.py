"""What the app is started with."""

from dataclasses import dataclass, field
from pathlib import Path

from simulator.authoring.library import Library
from simulator.core.events import Mode
from simulator.tui.outside import Outside


@dataclass(frozen=True, slots=True)
class Options:
    """What `kefu play` was asked for."""

    library: Library
    data: Path | None = None
    """The folder of ``--data``; None leaves it to KEFU_DATA and the platform."""
    persona: str | None = None
    """By id, as the scenario; with one the brief comes first, else the choice."""
    scenario: str | None = None
    seed: int | None = None
    mode: Mode | None = None
    resume: str | None = None
    """The session to go on with; empty for the newest unfinished one; None for a new one."""
    start: str | None = None
    """The id of the state in which a drill of that case begins; None begins at the beginning."""
    outside: Outside = field(default_factory=Outside)
