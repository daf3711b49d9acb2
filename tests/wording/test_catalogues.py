"""Every text of the sources is in both catalogues, translated, and compiled; ``make wording`` makes it so."""

import re
from pathlib import Path

import pytest

from tools.catalogues import (
    LANGUAGES,
    LOCALES,
    calls,
    catalogue_file,
    entries,
    mo_bytes,
    po_bytes,
    read_catalogue,
    texts,
    updated,
)

PLACEHOLDER = re.compile(r"%\((\w+)\)[#0\- +]*[\d.]*[a-z]|(?<!\{)\{(\w*)[^{}]*\}(?!\})")

CHINESE = re.compile(r"[\u4e00-\u9fff]")

SAME_IN_CHINESE = re.compile(r"[\W\d_]*(%\(\w+\)[sd]|\{\w*[^{}]*\}|[A-Z]{2,}|[\W\d_])*")
"""Texts of placeholders, signs and abbreviations only, which may read alike in both languages."""


def placeholders(text: str) -> set[str]:
    """The names that a text wants filled in, with their kind."""
    return {found[0] for found in PLACEHOLDER.finditer(text)}


def strings(translation: object) -> list[str]:
    return [translation] if isinstance(translation, str) else [str(form) for form in translation]  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_sources_is_in_the_catalogue(language: str) -> None:
    known = entries(read_catalogue(catalogue_file(language), language))
    missing = [str(call) for call in calls() if call.id and call.id not in known]
    assert not missing, "run make wording"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_holds_a_text_that_nobody_says_any_more(language: str) -> None:
    said = texts()
    stale = [text for text in entries(read_catalogue(catalogue_file(language), language)) if text not in said]
    assert not stale, "run make wording"


@pytest.mark.parametrize("po", sorted(LOCALES.rglob("*.po")), ids=lambda po: f"{po.parents[1].name}-{po.stem}")
def test_every_text_is_translated_with_the_same_placeholders(po: Path) -> None:
    for text, message in entries(read_catalogue(po, po.parents[1].name)).items():
        wanted = set().union(*(placeholders(form) for form in strings(text)))
        for form in strings(message.string):
            assert form.strip(), f"not translated: {text}"
            assert placeholders(form) <= wanted, text
            if isinstance(text, str):
                assert placeholders(form) == wanted, text
        assert not message.fuzzy, text


def test_chinese_texts_are_chinese() -> None:
    for text, message in entries(read_catalogue(catalogue_file("zh_CN"), "zh_CN")).items():
        for form in strings(message.string):
            assert CHINESE.search(form) or SAME_IN_CHINESE.fullmatch(form), text


def test_english_texts_are_their_own_translation() -> None:
    for text, message in entries(read_catalogue(catalogue_file("en"), "en")).items():
        assert strings(message.string) == strings(text)


@pytest.mark.parametrize("po", sorted(LOCALES.rglob("*.po")), ids=lambda po: f"{po.parents[1].name}-{po.stem}")
def test_the_compiled_catalogue_is_that_of_its_source(po: Path) -> None:
    assert po.with_suffix(".mo").read_bytes() == mo_bytes(po, po.parents[1].name), "run make wording"


def test_updating_keeps_translations_drops_stale_texts_and_shows_what_is_missing(tmp_path: Path) -> None:
    source = tmp_path / "room.py"
    source.write_text('_("kept"); _("new")', encoding="utf-8")
    po = tmp_path / "kefu.po"
    po.write_text('msgid "kept"\nmsgstr "留下"\n\nmsgid "stale"\nmsgstr "过时"\n', encoding="utf-8")
    fresh = updated(read_catalogue(po, "zh_CN"), texts(tmp_path), "zh_CN")
    assert {text: message.string for text, message in entries(fresh).items()} == {"kept": "留下", "new": ""}
    assert po_bytes(fresh) == po_bytes(fresh)


def test_no_text_of_the_sources_is_put_together_where_no_catalogue_can_follow() -> None:
    assert not [str(call) for call in calls() if call.id is None]


@pytest.mark.parametrize(
    "said", ['_(f"hello {name}")', '_("hello " + name)', "_(name)", "_(name.upper())", 'ngettext("a", name, 2)']
)
def test_a_text_that_is_put_together_is_found_where_it_stands(tmp_path: Path, said: str) -> None:
    (tmp_path / "room.py").write_text(f'name = "x"\n{said}', encoding="utf-8")
    assert [str(call).split(": ")[0] for call in calls(tmp_path) if call.id is None] == ["room.py:2"]


def test_a_list_of_marked_texts_may_be_said_by_name(tmp_path: Path) -> None:
    lines = [
        "from simulator.wording import N_, _",
        'KINDS = {1: N_("one"), 2: N_("two")}',
        "_(KINDS[1])",
        "_(KINDS.get(1))",
    ]
    lines += ['_(f"{KINDS}")', '_("{}".format(1))', "N_(KINDS[1])"]
    (tmp_path / "room.py").write_text("\n".join(lines), encoding="utf-8")
    found = sorted((call.line, call.id) for call in calls(tmp_path) if call.id)
    assert found == [(2, "one"), (2, "two")]
    assert sorted(call.line for call in calls(tmp_path) if call.id is None) == [5, 6, 7]


def test_a_sentence_of_many_literals_is_one_text(tmp_path: Path) -> None:
    (tmp_path / "room.py").write_text('_("one "\n  "two")\nngettext("a", "b", 3)', encoding="utf-8")
    assert texts(tmp_path) == [("a", "b"), "one two"]
