"""What to do when the files that a stored talk was played with are not in the library of today."""

from collections.abc import Iterable

from simulator.authoring.diagnostics import Problems
from simulator.wording import _

GONE = "C030"
"""The code of a file that is not there."""


def where_to_look(codes: Iterable[str]) -> str:
    """The advice to name the folder, or nothing where no file is missing."""
    if not any(code.startswith(GONE) for code in codes):
        return ""
    return _("If the talk was played with files of another folder, name it too: --library FOLDER")


def with_advice(error: Exception) -> str:
    """The error in words, and under it that advice."""
    codes = (one.code for one in error.diagnostics) if isinstance(error, Problems) else ()
    return "\n".join(filter(None, (str(error), where_to_look(codes))))
