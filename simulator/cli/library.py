"""The library that a command works with: the option that names more of it, and opening all there is."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.wording import _

if TYPE_CHECKING:
    from simulator.authoring.library import Library, Root


def library_option() -> click.Option:
    """``--library DIR``, which may be given several times."""
    return click.Option(
        ["--library"],
        multiple=True,
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help=_("A further folder of personas, flows, scenarios, shops and rubrics. May be given again."),
    )


def open_all(data: Path | None, others: Sequence[Path], tell: bool = True) -> "Library":
    """The library of this person: shipped, in the data folder, and in ``others``.

    Files in them that nothing reads are told on stderr, unless ``tell`` is off.
    """
    from simulator.authoring.roots import open_library
    from simulator.storage.errors import NoPlace
    from simulator.storage.places import find_places

    try:
        own = find_places(data).data / "personas"
    except NoPlace:
        own = None
    library = open_library(own, others)
    for root in library.roots if tell else ():
        if root.label != "shipped":
            _tell_strays(root)
    return library


def _tell_strays(root: "Root") -> None:
    from simulator.authoring.diagnostics import render
    from simulator.authoring.strays import strays

    for stray in strays(root):
        click.echo(render(stray.told), err=True)
