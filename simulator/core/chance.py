"""Seeded choice without a generator to carry: the same seed, turn and key choose the same on every machine."""

from hashlib import blake2b


def draw(seed: int, turn: int, key: str, choices: int) -> int:
    """A number from 0 up to ``choices`` (exclusive), which must be at least 1."""
    digest = blake2b(f"{seed}/{turn}/{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % choices
