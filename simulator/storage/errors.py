"""What can go wrong between a session and the disk, in words for the person in front of it."""

from pathlib import Path


class StorageError(Exception):
    """Base of all; the text says what happened and what still holds."""

    def __init__(self, message: str, path: Path | None = None) -> None:
        super().__init__(message)
        self.path = path
