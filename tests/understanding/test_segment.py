"""The words of a text, and when what is heavy is loaded."""

import subprocess
import sys

import pytest

from simulator.understanding.segment import words


@pytest.mark.parametrize("text", ["", "马上给您补发", "退款原路返回,三天到账", "abc 退款 😊"])
def test_the_words_joined_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


def test_a_fixed_sentence_is_cut_as_ever() -> None:
    """A planted or foreign dictionary would cut otherwise."""
    assert words("快递三天没有更新物流") == ("快递", "三天", "没有", "更新", "物流")


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=60)


def test_importing_and_hearing_load_neither_dictionary_nor_laboratory() -> None:
    done = _run(
        "import sys, simulator.understanding, simulator.understanding.pipeline\n"
        "print(sorted({'jieba', 'sklearn', 'textual', 'opencc'} & set(sys.modules)))"
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_cutting_words_says_nothing_on_either_stream() -> None:
    done = _run("from simulator.understanding.segment import warm; warm()")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
