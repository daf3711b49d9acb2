"""Runs of neighbouring characters as numbers, from which both learnt models take what they see.

Plain whole-number arithmetic, which is the same on every machine: the weights hold for these numbers and no others.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Values = NDArray[np.uint64]

BITS = 18
BUCKETS = 1 << BITS
"""So many weights a model has for what it may see."""
PRIME = np.uint64(0x100000001B3)
MIX = np.uint64(0x9E3779B97F4A7C15)
SHIFT = np.uint64(64 - BITS)


def runs(text: str, longest: int) -> list[Values]:
    """The values of runs of each length, the shorter first, each in the order in which they begin."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    found = [codes * PRIME]
    for length in range(1, longest):
        found.append((found[-1][:-1] ^ codes[length:]) * PRIME)
    return found
