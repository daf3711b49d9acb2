"""Every document can be found from another, and no link leads nowhere."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.reading import ROOT, documents, links


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    for target in links(document):
        if "://" in target or target.startswith(("#", "mailto:")):
            continue
        path = document.parent / unquote(target.partition("#")[0])
        assert path.exists(), target
        assert path.resolve().is_relative_to(ROOT), target


def test_every_document_is_linked_from_another() -> None:
    linked = {
        (document.parent / target.partition("#")[0]).resolve() for document in documents() for target in links(document)
    }
    alone = [path.relative_to(ROOT).as_posix() for path in documents() if path.resolve() not in linked]
    assert alone == []
