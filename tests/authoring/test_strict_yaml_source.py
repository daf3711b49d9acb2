"""Files that are no readable text, and paths that leave their folder."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring.diagnostics import Diagnostic, Place, Problems
from simulator.authoring.source import LIMIT, decode, inside, read_bytes, read_text

CHINESE = "id: haggler\nname: 砍价客·王姐\nsummary: 认准便宜，拿隔壁店压价\n"


def fault_of(path: Path) -> Diagnostic:
    with pytest.raises(Problems) as caught:
        read_text(path)
    (fault,) = caught.value.diagnostics
    return fault


def fault_in(data: bytes) -> Diagnostic:
    with pytest.raises(Problems) as caught:
        decode(data, "x.yaml")
    (fault,) = caught.value.diagnostics
    return fault


def escapes(root: Path, relative: str) -> bool:
    try:
        inside(root, relative)
    except Problems as problems:
        return [one.code for one in problems.diagnostics] == ["Y022"]
    return False


def test_a_file_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + CHINESE.encode())
    assert read_text(file) == CHINESE
    assert read_bytes(file, "x.yaml").startswith(b"\xef\xbb\xbf")


def test_a_fault_names_the_file_as_its_author_does(tmp_path: Path) -> None:
    with pytest.raises(Problems) as caught:
        read_text(tmp_path / "x.yaml", "personas/x.yaml")
    assert caught.value.diagnostics[0].file == "personas/x.yaml"
    assert fault_of(tmp_path / "x.yaml").file == str(tmp_path / "x.yaml")


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "x.yaml").code == "Y016"
    assert fault_of(tmp_path / ("x" * 300)).code == "Y016"
    assert fault_of(tmp_path / "a\0b").code == "Y016"


def test_a_link_to_itself_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to("x.yaml")
    assert fault_of(tmp_path / "x.yaml").code == "Y016"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in the file system are POSIX")
def test_a_pipe_that_nobody_writes_to_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    program = (
        "import sys, pathlib\nfrom simulator.authoring.source import read_text\nread_text(pathlib.Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "x.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert "Y017" in done.stderr


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="devices in the file system are POSIX")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev"])
def test_a_device_and_a_folder_are_refused(device: str) -> None:
    assert fault_of(Path(device)).code == "Y017"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of this kind are POSIX")
def test_a_file_that_may_not_be_read_is_said_so(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("a: 1")
    file.chmod(0)
    # Who may read everything has to give that up first, in a process of its own.
    program = (
        "import os, sys, pathlib\nfrom simulator.authoring.source import read_text\n"
        "from simulator.wording import _\n_('Commands')  # while the catalogue can still be read\n"
        "os.chdir(sys.argv[1])\nif os.geteuid() == 0: os.seteuid(65534)\nread_text(pathlib.Path('x.yaml'))"
    )
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, timeout=20, check=False
    )
    assert "x.yaml: Y016" in done.stderr


def test_an_endless_file_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000_000)
    assert fault_of(file).code == "Y018"


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"a" * LIMIT)
    assert len(read_text(file)) == LIMIT


@pytest.mark.parametrize(
    ("encoding", "code"),
    [
        ("gbk", "Y019"),
        ("gb18030", "Y019"),
        ("utf-16", "Y020"),
        ("utf-16-le", "Y020"),
        ("utf-16-be", "Y020"),
        ("utf-32", "Y020"),
        ("utf-8-sig", None),
        ("utf-8", None),
    ],
)
def test_another_encoding_is_named_where_it_can_be_told(encoding: str, code: str | None) -> None:
    data = CHINESE.encode(encoding)
    if code is None:
        assert decode(data, "x.yaml")
    else:
        assert fault_in(data).code == code


def test_a_broken_byte_is_told_with_its_offset_and_place() -> None:
    data = CHINESE.encode().replace("砍".encode(), b"\xe7\xa0")
    fault = fault_in(data)
    assert fault.code == "Y021"
    assert fault.place == Place(2, 7)
    assert str(data.index(b"\xe7\xa0")) in fault.message


def test_an_invisible_character_is_told_with_its_offset_in_the_file() -> None:
    fault = fault_in(b"\xef\xbb\xbfa: 1\r\nb: " + "王\0".encode())
    assert (fault.code, fault.place) == ("Y014", Place(2, 5))
    assert "15" in fault.message


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused_by_our_own_error(data: bytes) -> None:
    with suppress(Problems):
        assert decode(data, "x.yaml").encode() == data.removeprefix(b"\xef\xbb\xbf")


@pytest.mark.parametrize("relative", ["a.yaml", "sub/a.yaml", "./a.yaml", "sub", "砍价/不在.yaml", "..a", "a..b/c"])
def test_a_path_below_the_folder_is_taken(tmp_path: Path, relative: str) -> None:
    (tmp_path / "sub").mkdir()
    assert inside(tmp_path, relative) == (tmp_path / relative).resolve()


@pytest.mark.parametrize(
    "relative",
    [
        "../a.yaml",
        "sub/../../a",
        "sub/..",
        "/etc/passwd",
        "",
        " ",
        "a\0b",
        "\\a",
        "sub\\..\\a",
        "C:/a",
        "C:a",
        "//host/a",
    ],
)
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, relative: str) -> None:
    assert escapes(tmp_path, relative)


def test_a_link_is_followed_inside_the_folder_and_never_out_of_it(tmp_path: Path) -> None:
    root = tmp_path / "pack"
    (root / "sub").mkdir(parents=True)
    (tmp_path / "pack_of_others").mkdir()
    (root / "within").symlink_to(root / "sub")
    (root / "out").symlink_to(tmp_path / "pack_of_others")
    (root / "up").symlink_to("..")
    (root / "loop").symlink_to("loop")
    assert inside(root, "within/a.yaml") == root.resolve() / "sub" / "a.yaml"
    assert escapes(root, "out/a.yaml")
    assert escapes(root, "up/pack_of_others")
    assert escapes(root, "up")
    assert escapes(root, "loop/a.yaml") or inside(root, "loop/a.yaml").is_relative_to(root.resolve())


def test_the_folder_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert inside(tmp_path / "link", "a.yaml") == (tmp_path / "real" / "a.yaml").resolve()


def test_a_path_that_leaves_is_told_where_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problems) as caught:
        inside(tmp_path, "../a", "scripts/x.yaml", Place(3, 7))
    (fault,) = caught.value.diagnostics
    assert (fault.file, fault.place) == ("scripts/x.yaml", Place(3, 7))
