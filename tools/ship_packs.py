"""Put the trainers' folders into the wheel, where an installed `kefu` finds them.

Hatchling calls this while it builds. An editable install gets nothing: it reads the folders of the checkout,
and a copy in site-packages would go stale unseen.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("personas", "scripts")


class ShipPacks(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves its config type open
    """Ships `FOLDERS` as ``simulator/_shipped/<folder>``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "standard":
            return
        for folder in FOLDERS:
            build_data["force_include"][str(Path(self.root, folder))] = f"simulator/_shipped/{folder}"
