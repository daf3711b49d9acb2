"""`kefu check`: all that is wrong with what trainers wrote, at once, before any trainee meets it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import exits
from simulator.cli.library import library_option, open_all
from simulator.cli.settings import Settings
from simulator.wording import _

if TYPE_CHECKING:
    from simulator.authoring.checking import Checked
    from simulator.authoring.diagnostics import Diagnostic
    from simulator.authoring.library import Library
    from simulator.authoring.picking import Picked


def make() -> click.Command:
    """The command, with its texts in the language in use."""
    return click.Command(
        "check",
        callback=click.pass_obj(_check),
        help=_("Check what trainers wrote: files, folders or ids; the whole library where nothing is named."),
        params=[
            click.Argument(["names"], nargs=-1, metavar=_("[PATH or ID]…")),
            click.Option(["--strict"], is_flag=True, help=_("Fail on warnings too.")),
            click.Option(
                ["--explain"], metavar="CODE", help=_("Tell more about a code, with a bad and a good example.")
            ),
            click.Option(["--json"], is_flag=True, help=_("For programs: a JSON array of what was found.")),
            library_option(),
        ],
    )


def _check(
    settings: Settings, names: Sequence[str], strict: bool, explain: str | None, json: bool, library: Sequence[Path]
) -> int:
    if explain is not None:
        return _explain(explain)
    from simulator.authoring.diagnostics import as_json, has_errors, render_all
    from simulator.authoring.picking import NothingThere, pick_files
    from simulator.authoring.roots import shipped

    paths = [Path(name) for name in names if _is_path(name)]
    try:
        picked = pick_files(paths)
    except NothingThere as folder:
        raise exits.Failed(_("There is no “.yaml” file in %(folder)s.") % {"folder": folder}) from None
    # The shipped folder is in every library already.
    ours = shipped("personas").resolve()
    books = open_all(settings.data, [*library, *(root for root in picked.roots if root.resolve() != ours)], tell=False)
    ids = [name for name in names if not _is_path(name)]
    checked = _checked(books, picked, ids)
    if json:
        click.echo(as_json(checked.diagnostics))
    else:
        click.echo(render_all(checked.diagnostics))
        words = {"files": checked.files, "pairs": checked.pairs, "scripts": len(picked.scripts)}
        click.echo(_("Checked: {files} files, {pairs} pairs, {scripts} scripts.").format(**words))
    failed = has_errors(checked.diagnostics) or (strict and bool(checked.diagnostics))
    return exits.FAILED if failed else exits.FINE


def _is_path(name: str) -> bool:
    return Path(name).exists() or "/" in name or "\\" in name or name.lower().endswith((".yaml", ".yml"))


def _checked(library: "Library", picked: "Picked", ids: Sequence[str]) -> "Checked":
    from simulator.authoring.checking import check_library
    from simulator.authoring.picking import pick_ids
    from simulator.authoring.strays import strays

    for name in ids:
        if not pick_ids(library, [name]):
            raise exits.Misuse(_unknown(library, name))
    picked.ids = pick_ids(library, ids)
    for stranger in picked.strangers(library):
        message = _("%(file)s is not in use: it does not end in “.yaml”, or another folder has a file of the same id.")
        raise exits.Failed(message % {"file": stranger})
    everything = not (picked.files or picked.unread or picked.folders or ids)
    checked = check_library(library, None if everything else picked.sources(library), _progress)
    checked.diagnostics += [*picked.unread, *picked.passed_over()]
    if everything:
        checked.diagnostics += [stray.told for root in library.roots for stray in strays(root)]
    for path in picked.scripts:
        checked.diagnostics += _script_faults(path, library)
    return checked


def _script_faults(path: Path, library: "Library") -> "Sequence[Diagnostic]":
    from simulator.authoring.diagnostics import Problems
    from simulator.authoring.library import Root
    from simulator.replay.run import check_script
    from simulator.replay.script import load_script

    try:
        return check_script(load_script(path, Root(path.parent, "library").named(path)), library)
    except Problems as problems:
        return problems.diagnostics


def _unknown(library: "Library", name: str) -> str:
    from simulator.authoring.library import FOLDERS
    from simulator.authoring.spelling import nearest
    from simulator.display import shown_line

    near = nearest(name, [one for kind in FOLDERS for one in library.sources(kind)])
    words = {"name": shown_line(name)[:40], "near": near}
    if near:
        return _("There is no file and no id %(name)s. Did you mean %(near)s?") % words
    return _("There is no file and no id %(name)s.") % words


def _progress(pair: str) -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        from simulator.display import fit

        click.echo("\r" + fit(pair, 60), err=True, nl=False)


def _explain(code: str) -> int:
    from simulator.authoring.codes import UnknownCode, codes, explain

    try:
        click.echo(explain(code))
    except UnknownCode:
        known = "、".join(codes())
        message = _("There is no code %(code)s. There are: %(known)s.")
        raise exits.Misuse(message % {"code": code[:20], "known": known}) from None
    return exits.FINE
