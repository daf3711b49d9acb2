"""The folders that a library is made of on this machine: shipped, the user's own, and those asked for."""

from collections.abc import Sequence
from pathlib import Path

from simulator.authoring.library import Library, Root

CHECKOUT = Path(__file__).parents[2]
SHIPPED = Path(__file__).parents[1] / "_shipped"


def shipped(folder: str) -> Path:
    """The shipped ``personas`` or ``scripts``: inside the installed package, or at the top of a checkout."""
    packed = SHIPPED / folder
    return packed if packed.is_dir() else CHECKOUT / folder


def open_library(own: Path | None = None, others: Sequence[Path] = ()) -> Library:
    """The shipped files, then those in ``own`` (the user's data folder), then those in ``others``."""
    roots = [Root(shipped("personas"), "shipped")]
    if own is not None and own.is_dir():
        roots.append(Root(own, "own"))
    roots += [Root(path, "library") for path in others]
    return Library(roots)
