"""`kefu verify`: prove that a stored session is as it was played."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import exits
from simulator.cli.library import library_option, open_all
from simulator.cli.settings import Settings
from simulator.wording import N_, _

if TYPE_CHECKING:
    from simulator.reports.proof import Proof

BREACHES: Mapping[str, str] = {
    "help": N_("It is an exam, and there was help in it."),
    "unsealed": N_("It is an exam, and its end has no seal."),
    "behind_seal": N_("Something stands behind the seal."),
    "other_rubric": N_("It was begun by one rubric and sealed by another."),
    "cut": N_("Turns that had been written are no longer in the file: it was cut, or an older copy was put back."),
}
"""What no exam allows, to be said through ``_``."""
UNLIKE: Mapping[str, str] = {
    "gone": N_("There is no rubric %(rubric)s here, so %(what)s cannot be proved."),
    "elsewhere": N_("%(what)s was made with a rubric %(rubric)s of another folder, so it cannot be proved here."),
    "changed": N_("The rubric %(rubric)s has changed since, so %(what)s cannot be proved."),
}
"""Why a mark cannot be held against today's rubric, to be said through ``_``."""


def make() -> click.Command:
    """The command, with its texts in the language in use."""
    return click.Command(
        "verify",
        callback=click.pass_obj(_verify),
        help=_(
            "Prove a stored session: every line is as it was written, the same replies at the same times give the "
            "identical talk, and marking again gives the same marks. An exam must be sealed and without help. SESSION "
            "is an id, a beginning of it, or a file. Ends with 0 where it is proved, 1 where something differs, 4 "
            "where nothing differs and yet it cannot be proved, such as an exam that was interrupted or ran on no real "
            "clock."
        ),
        params=[
            click.Argument(["session"], metavar=_("SESSION")),
            click.Option(["--json"], is_flag=True, help=_("For programs: one JSON object.")),
            library_option(),
        ],
    )


def _verify(settings: Settings, session: str, json: bool, library: Sequence[Path]) -> int:
    from simulator.cli.as_json import json_line
    from simulator.reports.proof import prove
    from simulator.reports.stored import find_session
    from simulator.storage.errors import Damaged
    from simulator.storage.places import find_places

    files = open_all(settings.data, library)
    path = find_session(find_places(settings.data).sessions, session)
    try:
        proof = prove(files, path)
    except Damaged as error:
        # A broken chain is an answer, not a mishap: a program asks for it as much as a person.
        if not json:
            raise exits.Failed(_("✗ Not as it was written: %(why)s") % {"why": error}) from None
        click.echo(json_line({"session": path.stem, "holds": False, "damaged": {"line": error.line, "why": error.why}}))
        return exits.FAILED
    if json:
        click.echo(json_line(_data(proof)))
    else:
        _tell(proof)
    return {True: exits.FINE, False: exits.FAILED, None: exits.UNPROVED}[proof.verdict]


def _tell(proof: "Proof") -> None:
    from simulator.authoring.naming import file_names
    from simulator.cli.missing import where_to_look
    from simulator.display import shown, shown_line

    click.echo(shown_line(proof.session))
    entries = _("✓ Every line is as it was written: %(count)d entries, chain %(chain)s.")
    click.echo(entries % {"count": proof.entries, "chain": proof.chain})
    if proof.torn is not None:
        click.echo("! " + shown(str(proof.torn)))
    if proof.goes_on:
        click.echo("! " + _("The exam is not over; until then nothing more is told of it."))
        return
    if not proof.finished:
        click.echo("! " + _("The talk was not finished."))
    if proof.assisted:
        click.echo("! " + _("The trainee had help: hints, or replies that were taken back."))
    if proof.missing:
        click.echo("✗ " + _("It cannot be played with the files of today:"))
        for reason in proof.missing:
            click.echo("  " + shown(reason))
        if advice := where_to_look(proof.missing):
            click.echo("  " + advice)
        return
    if proof.drifted:
        click.echo("! " + _("Changed since it was played: %(files)s.") % {"files": file_names(proof.drifted)})
    else:
        click.echo("✓ " + _("Persona, scenario, shop and flow are as they were."))
    for line in (*_difference(proof), *_exam(proof), *_marks(proof)):
        click.echo(line)
    if proof.mode == "exam" and proof.finished:
        click.echo(_("Code of the result: %(code)s") % {"code": proof.code})


def _difference(proof: "Proof") -> Iterator[str]:
    from simulator.display import shown_line

    difference = proof.difference
    if difference is None:
        yield "✓ " + _("The same replies at the same times give the identical talk.")
    else:
        words = {
            "number": difference.number,
            "recorded": difference.recorded or _("nothing"),
            "played": shown_line(difference.played) or _("nothing"),
        }
        yield ("✗ " + _("Played again it differs from entry %(number)d on: %(recorded)s then, %(played)s now.") % words)
    if proof.misheard:
        turns = _(", ").join(str(turn) for turn in proof.misheard)
        yield "✗ " + _("The same ears hear something else in reply %(turns)s.") % {"turns": turns}


def _exam(proof: "Proof") -> Iterator[str]:
    from simulator.reports.exam_words import taken_words

    if proof.mode != "exam":
        return
    for breach in proof.breaches:
        yield "✗ " + _(BREACHES[breach])
    if not proof.breaches and proof.finished:
        yield "✓ " + _("An exam without help, sealed with its last turn.")
    for words in taken_words(proof.taken):
        yield "! " + words


def _marks(proof: "Proof") -> Iterator[str]:
    from simulator.display import shown_line

    for mark in proof.marks:
        words = {
            "what": _("the sealed result") if mark.where == "sealed" else _("kept mark %(n)d") % {"n": mark.number},
            "recorded": shown_line(mark.recorded),
            "again": shown_line(mark.again) or _("nothing"),
            "rubric": shown_line(mark.rubric),
        }
        if mark.holds:
            words["recorded"] = words["recorded"].partition(" ")[0]
            yield "✓ " + _("Marked again by %(rubric)s, %(what)s is the same: %(recorded)s.") % words
        elif mark.unlike is not None:
            yield "! " + _(UNLIKE[mark.unlike]) % words
        else:
            yield "✗ " + _("Marked again by %(rubric)s, %(what)s differs: %(recorded)s then, %(again)s now.") % words


def _data(proof: "Proof") -> dict[str, object]:
    difference = proof.difference
    return {
        "session": proof.session,
        "holds": proof.verdict,
        "chain": proof.chain,
        "entries": proof.entries,
        "finished": proof.finished,
        "torn": proof.torn.line if proof.torn else None,
        "drifted": list(proof.drifted),
        "missing": list(proof.missing),
        "difference": None
        if difference is None
        else {"entry": difference.number, "recorded": difference.recorded, "played": difference.played},
        "mode": proof.mode,
        "assisted": proof.assisted,
        "misheard": list(proof.misheard),
        "breaches": list(proof.breaches),
        "doubts": list(proof.doubts),
        "clock": proof.taken.clock if proof.taken else "",
        "breaks": [
            {"seconds": one.away, "clock": one.clock, "witness": one.witness}
            for one in (proof.taken.breaks if proof.taken else ())
        ],
        "marks": [
            {
                "where": mark.where,
                "number": mark.number,
                "rubric": mark.rubric,
                "recorded": mark.recorded,
                "again": mark.again,
                "holds": mark.holds,
                "unlike": mark.unlike,
            }
            for mark in proof.marks
        ],
        "code": proof.code,
    }
