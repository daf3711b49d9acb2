"""How an exam was taken, in the same words wherever its result is shown."""

from collections.abc import Mapping

from simulator.core.events import Resumed
from simulator.reports.sealed import Taken
from simulator.wording import N_, _, ngettext

WITNESSED: Mapping[str, str] = {
    "cut": N_("turns that had been written were no longer in the file"),
    "gone": N_("the witness beside it was not there"),
}
"""What was found when it was gone on with, to be said through ``_``."""


def taken_words(exam: Taken | None) -> tuple[str, ...]:
    """What whoever reads the result must know; nothing for an exam in one go on a real clock."""
    if exam is None:
        return ()
    found = []
    if exam.clock == "virtual":
        found.append(_("Not a real clock: time was counted from the length of the replies."))
        found.append(_("An exam on no real clock cannot prove how long the replies took."))
    found += [break_words(one) for one in exam.breaks]
    if exam.breaks:
        found.append(_("An exam that was interrupted cannot prove that nothing was tried a second time."))
    return tuple(found)


def break_words(one: Resumed) -> str:
    """One interruption."""
    left = ngettext(
        "It was left and gone on with after %(seconds)d second that no clock counted",
        "It was left and gone on with after %(seconds)d seconds that no clock counted",
        one.away,
    )
    words = left % {"seconds": one.away}
    if one.witness in WITNESSED:
        return _("{break}; {found}.").format(**{"break": words, "found": _(WITNESSED[one.witness])})
    return _("{break}.").format(**{"break": words})
