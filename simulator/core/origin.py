"""Where in a trainer's files something comes from, for everything that tells of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """The place in a trainer's file that something was compiled from."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"
