"""Words of a text: the one door to jieba, opened late, silent, private and without a shared cache.

Phrases are matched without word boundaries (`scan.py`); words serve the learnt model as features.
"""

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import Protocol

_opening = Lock()


class _Tokenizer(Protocol):
    def lcut(self, sentence: str, cut_all: bool = False, HMM: bool = True) -> list[str]: ...


@contextlib.contextmanager
def _without_pkg_resources() -> Iterator[None]:
    """jieba asks for the deprecated pkg_resources and copes without; importing it warns and takes 100 ms."""
    missing = "pkg_resources" not in sys.modules
    if missing:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if missing:
            sys.modules.pop("pkg_resources", None)


@lru_cache(maxsize=1)
def _loaded() -> _Tokenizer:
    with _without_pkg_resources():
        import jieba
    jieba.setLogLevel(60)
    own = jieba.Tokenizer()
    with tempfile.TemporaryDirectory(prefix="kefu-words-") as private:
        own.tmp_dir = private  # a cache in the shared temp folder could be planted by another user
        own.initialize()
    return own  # type: ignore[no-any-return]


def _tokenizer() -> _Tokenizer:
    with _opening:
        return _loaded()


def words(text: str) -> tuple[str, ...]:
    """The words of a normalised text, in order; joined they are the text again. The first call takes 0.7 s.

    Unknown words stay single characters: guessing at them takes longer than it helps the model.
    """
    if not text:
        return ()
    return tuple(_tokenizer().lcut(text, HMM=False))


def warm() -> None:
    """Load the dictionary now; to be called from a thread, so that the first turn does not wait for it."""
    _tokenizer()
