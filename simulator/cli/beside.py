"""What is told beside a plain talk, on standard error: how it is kept, what may be typed, and how to go on with it."""

import sys

import click

from simulator.authoring.naming import file_names
from simulator.display import shown
from simulator.storage.sittings import Sitting
from simulator.wording import _


def tell(text: str) -> None:
    click.echo(shown(text), file=sys.stderr)


def tell_begun(sitting: Sitting, *, exam: bool, virtual: bool) -> None:
    """Where the talk is kept, and by which rules it goes."""
    journal = sitting.journal
    if journal.torn:
        tell(str(journal.torn))
    if sitting.drifted:
        tell(_("Changed since this session began: %(kinds)s.") % {"kinds": file_names(sitting.drifted)})
    if sitting.notice:
        tell(sitting.notice)
    if journal.path is not None:
        tell(_("Kept as session %(name)s.") % {"name": journal.path.stem})
    if exam:
        tell(_("Exam: no hints, nothing taken back, moods hidden; the clock runs on and the result is sealed."))
        if virtual:
            unproved = _(
                "Input that is not typed runs on no real clock: the sealed result says so, and it cannot be proved."
            )
            tell(unproved)
    if not virtual:
        tell(help_text(virtual=False))


def tell_left(sitting: Sitting, *, exam: bool) -> None:
    """How to go on with a talk that is not over."""
    path = sitting.journal.path
    if path is not None and not sitting.practice.ended:
        tell("\n" + _("Saved. Go on with: kefu play --plain --resume %(name)s") % {"name": path.stem})
        if exam:
            tell(_("An exam that was interrupted cannot prove that nothing was tried a second time."))


def help_text(*, virtual: bool) -> str:
    rows = [
        _("Type a reply and press Enter. Lines that begin with “/” are commands:"),
        _("/结束 or /end  ends the talk and shows the marks"),
        _("/状态 or /status  shows how the buyer feels (practice mode)"),
        _("/提示 or /hint  offers a hint and says what it costs; /要 or /yes takes it (practice mode)"),
        _("/撤回 or /back  takes back your last reply and what came of it (practice mode)"),
        _("/帮助 or /help  shows this"),
    ]
    if virtual:
        rows.append(_("@30  lets thirty seconds pass in silence"))
    else:
        rows.append(_("Ctrl+D or Ctrl+C leaves; the session is saved and can be gone on with."))
    return "\n".join(rows)
