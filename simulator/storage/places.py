"""Where sessions and crash reports lie: asked for, or KEFU_DATA, or the platform's own folder for user data."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simulator.storage.errors import NoPlace
from simulator.wording import _

VARIABLE: Final = "KEFU_DATA"
"""The environment variable that names the folder."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders below one data folder."""

    data: Path

    @property
    def sessions(self) -> Path:
        return self.data / "sessions"

    @property
    def crashes(self) -> Path:
        return self.data / "crashes"


def find_places(asked: Path | None = None, environment: Mapping[str, str] = os.environ) -> Places:
    """The places of this person; makes nothing, and raises `NoPlace` where the platform names no home."""
    if asked is not None:
        return Places(asked.absolute())
    try:
        data = _data(environment.get(VARIABLE))
    except RuntimeError:
        # Nobody knows where ``~`` is.
        data = Path("~")
    if not data.is_absolute():
        raise NoPlace(_("There is no home folder to keep sessions in."))
    return Places(data)


def _data(named: str | None) -> Path:
    if named:
        return Path(named).expanduser().absolute()
    # 4 ms, and only needed when nobody named a folder.
    from platformdirs import user_data_path

    return user_data_path("kefu", appauthor=False)


def make_ready(folder: Path) -> None:
    """Make ``folder``, for its owner only, and prove that it can be written; raises `NoPlace`.

    Proved by writing: permission bits tell nothing about read-only disks, nor anything to root.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        text = _("The folder %(folder)s cannot be written (%(reason)s).")
        raise NoPlace(text % {"folder": folder, "reason": error.strerror}, folder) from error
