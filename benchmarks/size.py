"""What the ears add to the wheel, packed as the wheel packs them."""

from collections.abc import Iterable
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

ROOM = Path(str(files("simulator.understanding")))


def model() -> int:
    """Bytes of the learnt model."""
    return packed(ROOM.glob("*.npz"))


def lexicons() -> int:
    """Bytes of the lexicons."""
    return packed(path for path in (ROOM / "lexicon").rglob("*") if path.is_file())


def packed(paths: Iterable[Path]) -> int:
    """Bytes of a zip archive of the files."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        for path in sorted(paths):
            archive.write(path, path.relative_to(ROOM))
    return len(kept.getvalue())
