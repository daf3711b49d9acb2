"""People read their language: Chinese unless they ask for English."""

import os
import subprocess
import sys

import pytest

from simulator.wording import CATALOGUES, UnknownLanguage, _, language, language_named, ngettext, use_language


def test_chinese_is_the_language_when_nobody_asks() -> None:
    assert _("Commands") == "命令"


def test_english_is_there_for_the_asking() -> None:
    use_language("en")
    assert _("Commands") == "Commands"
    use_language("zh")
    assert _("Commands") == "命令"


@pytest.mark.parametrize(
    ("name", "found"),
    [("zh", "zh_CN"), ("zh-CN", "zh_CN"), ("zh_CN.UTF-8", "zh_CN"), ("EN", "en"), ("en_GB", "en"), (" en ", "en")],
)
def test_a_language_has_many_names(name: str, found: str) -> None:
    assert language_named(name) == found


@pytest.mark.parametrize("name", ["", "fr", "english", "z", "../en"])
def test_an_unknown_language_is_refused_and_changes_nothing(name: str) -> None:
    with pytest.raises(UnknownLanguage):
        use_language(name)
    assert language() == "zh_CN"


def test_a_text_without_translation_stays_as_it_is() -> None:
    assert _("no catalogue holds this") == "no catalogue holds this"
    assert ngettext("%(n)d duck", "%(n)d ducks", 2) in ("%(n)d duck", "%(n)d ducks")


def test_the_empty_text_is_empty_and_not_the_header_of_the_catalogue() -> None:
    assert _("") == ""


@pytest.mark.parametrize(("asked", "said"), [("en", "Commands"), ("zh_CN", "命令"), ("", "命令"), ("xx", "命令")])
def test_the_environment_names_the_language(asked: str, said: str) -> None:
    script = "import sys; from simulator.wording import _; sys.stdout.buffer.write(_('Commands').encode())"
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, env={**os.environ, "KEFU_LANG": asked}, check=True
    )
    assert ended.stdout.decode() == said


def test_nothing_is_read_before_the_first_text() -> None:
    script = (
        "import sys; opened = []; sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None);"
        "import simulator.wording as w; before = [o for o in opened if o.endswith('.mo')]; w._('Commands');"
        "print(len(before), len([o for o in opened if o.endswith('kefu.mo')]))"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["0", "1"]


def test_the_catalogues_lie_inside_the_package() -> None:
    assert sorted(path.name for path in CATALOGUES.iterdir() if path.is_dir()) == ["en", "zh_CN"]
