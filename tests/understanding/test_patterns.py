"""The pattern language of the lexicon: what matches, what does not, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.understanding.clauses import clauses_of
from simulator.understanding.lexicon import lexicon
from simulator.understanding.normalise import normalise
from simulator.understanding.patterns import PatternError, compile_pattern
from simulator.understanding.scan import Scan, scan

SETS = {"we": ("我们", "咱")}
PHRASES = ("给您", "补发", "退", "我们", "咱", "的错", "马上", "好", "一", "不")


def laid_out(text: str) -> Scan:
    normal = normalise(text)
    starts: dict[str, int] = {}
    for phrase in PHRASES:
        for place in range(len(normal.text)):
            if normal.text.startswith(phrase, place):
                starts[phrase] = starts.get(phrase, 0) | 1 << place
    return scan(normal.text, starts, clauses_of(normal))


def found(pattern: str, text: str) -> list[str]:
    laid = laid_out(text)
    return [span.of(laid.text) for span in laid.find(compile_pattern(pattern, SETS))]


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("补发", "给您补发,再补发", ["补发", "补发"]),
        ("给您…补发", "给您这边就补发", ["给您这边就补发"]),
        ("给您…补发", "给您办好这七个字的事再补发", []),
        ("给您……补发", "给您办好这七个字的事再补发", ["给您办好这七个字的事再补发"]),
        ("给您…补发", "给您。补发", []),
        ("给您，补发", "给您,补发", ["给您,补发"]),
        ("给您，补发", "给您！补发", ["给您!补发"]),
        ("(马上|给您)补发", "马上补发", ["马上补发"]),
        ("(马上|)补发", "就补发", ["补发"]),
        ("(<we>)的错", "咱的错", ["咱的错"]),
        ("补发(一|$)", "给您补发", ["补发"]),
        ("补发(一|$)", "给您补发了", ["补发"]),
        ("补发(一|$)", "给您补发件", []),
        ("退#", "退30", ["退30"]),
        ("退#", "退三十", ["退三十"]),
        ("退#", "退货", []),
        ("^退", "亲,那就退", ["退"]),
        ("^^退$$", "好的,退吧", ["退"]),
        ("^^退$$", "好的,退吧,马上", []),
        ("^^退$$", "马上,退", []),
    ],
)
def test_a_pattern_finds(pattern: str, text: str, words: list[str]) -> None:
    assert found(pattern, text) == words


@pytest.mark.parametrize("pattern", ["", "…", "(甲|", "甲)", "(|)", "<nobody>", "^$", "#…#", "(甲|)", "(甲|#)"])
def test_what_matches_everything_or_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern, SETS)


@given(st.text(alphabet="给您补发退我们咱的错马上好一不,。! 3十", max_size=40))
def test_every_find_lies_inside_the_text_and_holds_what_the_pattern_needs(text: str) -> None:
    laid = laid_out(text)
    for source in ("(给您|马上|)…补发", "(<we>)(的错|退#|好，一)", "^(好|不)…退$"):
        pattern = compile_pattern(source, SETS)
        for span in laid.find(pattern):
            assert 0 <= span.start < span.end <= len(laid.text)
            assert all(any(phrase in span.of(laid.text) for phrase in need) for need in pattern.needs)


def test_no_text_makes_a_pattern_slow() -> None:
    """A backtracking engine would need longer than the age of the world for this."""
    assert found("退…退…退…退…退…退…退…退…补发", "退" * 2000) == []


def test_no_cue_is_tried_whose_words_are_missing() -> None:
    text = "今天天气很好"
    starts = lexicon().starts(text)
    assert all(text.find(phrase) >= 0 for phrase in starts)
