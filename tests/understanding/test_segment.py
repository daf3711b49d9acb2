"""The words of a text, and when what is heavy is loaded."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.understanding.lexicon import lexicon
from simulator.understanding.segment import words

Cut = Callable[[str], tuple[str, ...]]
SENTENCES = sorted({said for entry in lexicon().entries.values() for said in (*entry.yes, *entry.no)})


@pytest.fixture(scope="module")
def jieba(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The module itself, without the deprecated pkg_resources that it asks for and copes without."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "pkg_resources", None)
        import jieba as found
    found.setLogLevel(60)
    found.dt.tmp_dir = str(tmp_path_factory.mktemp("words"))
    assert isinstance(found, ModuleType)
    return found


@pytest.fixture(scope="module")
def theirs(jieba: ModuleType) -> Cut:
    """jieba's own cut."""
    return lambda text: tuple(jieba.lcut(text, HMM=False))


@pytest.mark.parametrize("seed", range(4))
def test_words_of_the_dictionary_in_any_order_are_cut_as_jieba_cuts_them(
    seed: int, jieba: ModuleType, theirs: Cut
) -> None:
    chance = random.Random(seed)
    lines = Path(str(jieba.__file__)).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    for _text in range(250):
        text = "".join(chance.choice(lines).split()[0] for _word in range(chance.randint(1, 9)))
        assert words(text) == theirs(text)


def test_replies_are_cut_as_jieba_cuts_them(theirs: Cut) -> None:
    assert [words(said) for said in SENTENCES] == [theirs(said) for said in SENTENCES]


@given(
    text=st.text(
        st.sampled_from("退款三天到账一一一的的不了VIP vip12.5%+-_&#\r\n\t,。|?😊〇龥\u9fd6\ud800"), max_size=40
    )
)
def test_letters_figures_and_marks_are_cut_as_jieba_cuts_them(text: str, theirs: Cut) -> None:
    assert words(text) == theirs(text)


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
