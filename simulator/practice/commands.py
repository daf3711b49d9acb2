"""What may be typed in place of a reply: ``/结束`` and its like, however the input method writes them."""

import unicodedata
from collections.abc import Mapping
from typing import Final, Literal

Command = Literal["end", "help", "status", "hint", "back", "yes"]

COMMANDS: Final[Mapping[str, Command]] = {
    "/结束": "end",
    "/end": "end",
    "/帮助": "help",
    "/help": "help",
    "/状态": "status",
    "/status": "status",
    "/提示": "hint",
    "/hint": "hint",
    "/撤回": "back",
    "/back": "back",
    "/要": "yes",
    "/yes": "yes",
}
"""Those of a talk, as they are told to people."""
_SIMPLIFIED: Final = str.maketrans("結束幫狀態過", "结束帮状态过")
"""The characters of commands that are written otherwise in traditional Chinese."""
_SLASHES: Final = "/、\\"
"""What the key of the slash gives: a Chinese input method makes ``、`` of it."""


def as_command(line: str) -> str:
    """The line as a command is written: half width, simplified, small letters; ``／結束`` is ``/结束``.

    Only for comparing with known commands: other lines come out changed as well.
    """
    folded = unicodedata.normalize("NFKC", line).strip().casefold().translate(_SIMPLIFIED)
    if folded[:1] in tuple(_SLASHES):
        return "/" + folded[1:].strip()
    return folded


def command_in(line: str) -> Command | None:
    """The command of a talk that the line is; None for every other line."""
    return COMMANDS.get(as_command(line))
