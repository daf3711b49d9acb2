"""Whole files that are either the old one or the new one, whenever the power goes."""

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: str | bytes, *, private: bool = False) -> None:
    """Put ``content`` (text as UTF-8) at ``path`` in one step; on `OSError` the old file stands untouched.

    A file that is replaced keeps its permissions; a new one gets those of the process's umask. A ``private`` one is its
    owner's alone in any case.
    """
    body = content.encode("utf-8", "replace") if isinstance(content, str) else content
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(body)
            new.flush()
            os.fsync(new.fileno())
        Path(name).chmod(0o600 if private else _mode(target))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a new or renamed entry of ``folder`` survive a power cut, where the platform lets us."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        # Windows opens no folders; it writes names through by itself.
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
