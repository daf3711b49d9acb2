"""Folding leaves out what does not matter, and knows the way back to the characters as typed."""

import unicodedata

import opencc
import pytest

from simulator.core.acts import Span
from simulator.scoring.fold import fold
from simulator.scoring.variants import READINGS

HAN = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]


@pytest.mark.parametrize("name", ["t2s", "tw2s", "hk2s", "s2t", "s2tw", "s2hk"])
def test_characters_that_opencc_turns_into_each_other_are_read_alike(name: str) -> None:
    convert = opencc.OpenCC(name).convert
    apart = [
        (one, other)
        for one in HAN
        if (other := convert(one)) != one and len(other) == 1 and unicodedata.normalize("NFKC", other) == other
        if one.translate(READINGS) != other.translate(READINGS)
    ]
    assert apart == []


def test_reading_twice_is_reading_once_and_leaves_places_alone() -> None:
    readings = {chr(code): str(one) for code, one in READINGS.items()}
    assert all(one.translate(READINGS) == one for one in readings.values())
    assert all(len(one) == 1 for one in readings.values())


@pytest.mark.parametrize("text", ["请问您着急吗，后面我来跟", "里面头发干了没", "著名的钟表，台湾发货"])
@pytest.mark.parametrize("name", ["s2t", "s2tw", "s2hk"])
def test_a_text_is_folded_alike_in_both_scripts(text: str, name: str) -> None:
    other = opencc.OpenCC(name).convert(text)
    assert other != text
    assert fold(other).text == fold(text).text


def test_the_way_back_counts_characters_as_typed() -> None:
    folded = fold("請 Ｕ您\u200b放心", bare=True)
    assert folded.text == "请u您放心"
    assert folded.span(1, 3) == Span(2, 4)
