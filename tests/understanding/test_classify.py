"""The arithmetic of the learnt part."""

import numpy as np
import pytest

from simulator.understanding.classify import ALONE, product


@pytest.mark.parametrize(("sums", "features"), [(1, 1), (18, 200), (60, 900), (3, ALONE)])
def test_a_product_in_parts_is_the_product(sums: int, features: int) -> None:
    chance = np.random.default_rng(1)
    taken = chance.integers(0, 2, (sums, features))
    weights = chance.integers(-9, 10, (features, 2))
    found = product(taken.astype(np.float32), weights.astype(np.float32))
    assert found.tolist() == (taken @ weights).tolist()
