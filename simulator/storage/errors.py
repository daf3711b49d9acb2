"""What can go wrong between a session and the disk, in words for the person in front of it."""

from pathlib import Path

from simulator.wording import _


class StorageError(Exception):
    """Base of all; the text says what happened and what still holds."""

    def __init__(self, message: str, path: Path | None = None) -> None:
        super().__init__(message)
        self.path = path


class NotSaved(StorageError):
    """The disk refused a turn: nothing of it is in the file, and the same call may be tried again."""

    def __init__(self, reason: OSError, path: Path) -> None:
        text = _("This turn could not be saved (%(reason)s). Nothing is lost: make room and send it again.")
        super().__init__(text % {"reason": reason.strerror or type(reason).__name__}, path)
        self.reason = reason


class NoPlace(StorageError):
    """The folder for sessions cannot be made or written."""


class InUse(StorageError):
    """Another process is writing this session."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("The session %(name)s is open in another window.") % {"name": path.stem}, path)


class NoSuchSession(StorageError):
    """No session of that name lies in the folder."""


class Damaged(StorageError):
    """A line in the middle cannot be what was written."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(_("%(file)s, line %(line)d: %(why)s") % {"file": path, "line": line, "why": why}, path)
        self.line = line
        """Counted from 1."""
        self.why = why


class NotASession(StorageError):
    """A file that was never written by `kefu`, or a thing that is no file."""


class NewerFormat(StorageError):
    """Written by a later `kefu` than this one."""

    def __init__(self, path: Path, found: int, engine: str, known: int, ours: str) -> None:
        text = _(
            "%(file)s was written by kefu %(engine)s (format %(found)d); "
            "this is kefu %(ours)s, which reads up to format %(known)d. Please update."
        )
        words = {"file": path, "engine": engine, "found": found, "ours": ours, "known": known}
        super().__init__(text % words, path)
        self.found = found
        self.known = known
