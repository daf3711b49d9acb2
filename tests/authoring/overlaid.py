"""A small sound library on disk, with a fragment of one of its files in place of what stands there."""

import json
import shutil
from pathlib import Path
from typing import Any

from simulator.authoring.strict_yaml import load

COMPILE = Path(__file__).parent / "cases" / "compile"
BASE = COMPILE / "base"
FILES = {
    "persona": "buyer.yaml",
    "flow": "flows/talk.yaml",
    "scenario": "scenarios/case.yaml",
    "shop": "shops/shop.yaml",
}


def library_folder(folder: Path, part: str | None = None, fragment: str = "") -> Path:
    """The sound library, copied into ``folder``; keys of the fragment replace those of the file ``part``."""
    root = folder / "personas"
    shutil.copytree(BASE, root)
    if part is not None:
        file = root / FILES[part]
        whole = laid_over(load(file.read_text("utf-8"), "base").value, load(fragment, "fragment").value)
        # JSON is YAML, and needs no writer of its own; on many lines, because a rule is known by its line.
        file.write_text(json.dumps(whole, indent=2), encoding="utf-8")
    return root


def laid_over(below: Any, above: Any) -> Any:
    """``above`` in place of ``below``, mappings key by key."""
    if isinstance(below, dict) and isinstance(above, dict):
        return {**below, **{key: laid_over(below.get(key), value) for key, value in above.items()}}
    return above
