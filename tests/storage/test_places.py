"""The data folder is the one asked for, else KEFU_DATA, else the platform's; what cannot be written says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.storage.errors import NoPlace
from simulator.storage.places import find_places, make_ready


def test_what_is_asked_for_goes_before_the_environment_and_that_before_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = {"KEFU_DATA": str(tmp_path / "named")}
    assert find_places(tmp_path / "asked", named).data == tmp_path / "asked"
    assert find_places(None, named).data == tmp_path / "named"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    found = find_places(None, {}).data
    assert found.name == "kefu"
    assert found.is_absolute()


def test_a_relative_folder_is_meant_from_where_we_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_places(Path("here")).data == tmp_path / "here"
    assert find_places(None, {"KEFU_DATA": "~/k"}).data == Path(os.environ["HOME"]) / "k"


def test_finding_the_places_makes_none(tmp_path: Path) -> None:
    find_places(tmp_path / "asked")
    assert list(tmp_path.iterdir()) == []


def test_nobody_with_no_home_gets_a_notice_and_no_folder_called_tilde(tmp_path: Path) -> None:
    """A user that the system does not know and no HOME: then `~` cannot be expanded."""
    if os.geteuid() != 0:
        pytest.skip("only root may become a user without a home")
    # Everything is loaded before the change of user: a stranger may not read it everywhere.
    script = (
        "import os, platformdirs.unix; from simulator.wording import _; _('x');"
        "from simulator.storage.places import find_places;"
        "from simulator.storage.errors import NoPlace; os.setuid(61234)\n"
        "try: print(find_places().data)\nexcept NoPlace as error: print('no place:', error)"
    )
    environment = {name: value for name, value in os.environ.items() if name not in ("HOME", "KEFU_DATA")}
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path, env=environment
    )
    assert ended.stdout.startswith("no place:")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", ["file/below", "file", "/proc/kefu", "/dev/null/kefu"])
def test_a_folder_that_cannot_be_made_is_named_with_the_reason(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(NoPlace, match="写不进去"):
        make_ready(tmp_path / folder)


def test_a_folder_on_a_read_only_disk_is_refused_even_to_root(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", folder], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("this user may not mount a read-only disk")
    try:
        for asked in (folder, folder / "kefu"):
            with pytest.raises(NoPlace, match="Read-only"):
                make_ready(asked)
    finally:
        subprocess.run(["umount", folder], check=True)


def test_trying_leaves_nothing_behind(tmp_path: Path) -> None:
    make_ready(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []
