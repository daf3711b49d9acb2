"""Commands that are typed: known however an input method writes them, and nothing else is taken for one."""

import pytest

from simulator.practice.commands import COMMANDS, Command, command_in


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("/结束", "end"),
        ("/結束", "end"),
        ("／结束", "end"),
        ("／結束", "end"),
        ("、结束", "end"),
        (" / 结束 ", "end"),
        ("/END", "end"),
        ("／ｅｎｄ", "end"),
        ("/幫助", "help"),
        ("/狀態", "status"),
        ("/提示", "hint"),
        ("、撤回", "back"),
        ("／要", "yes"),
    ],
)
def test_a_command_is_known_in_full_width_in_traditional_characters_and_with_the_mark_of_the_slash_key(
    typed: str, command: Command
) -> None:
    assert command_in(typed) == command


@pytest.mark.parametrize("typed", ["", "/", "结束", "/结束吧", "、", "您好/结束", "/结束\n您好", "要", "/nonsense"])
def test_what_is_no_command_stays_a_reply(typed: str) -> None:
    assert command_in(typed) is None


def test_every_command_is_told_in_the_form_that_it_is_compared_in() -> None:
    assert all(command_in(word) == command for word, command in COMMANDS.items())
