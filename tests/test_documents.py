"""What the Markdown of the repository points at is there: links, headings, paths, modules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_FOLDERS = ("atlas", "data", "docs", "geodata", "pages", "static", "template", "tests")
FILES = [
    *(path for path in ROOT.iterdir() if path.is_file()),
    *(path for folder in _FOLDERS for path in (ROOT / folder).rglob("*.*")),
]
# Texts that came with what others made are left as they are.
DOCUMENTS = sorted(p for p in FILES if p.suffix == ".md" and "vendor" not in p.parts)
# What the program makes, and nobody commits.
_MADE = ("static/scene", ".venv")

_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"(?:[\w.*-]+/)+(?:[\w.*-]+\.\w+)?")
_MODULE = re.compile(r"[\w-]+\.(?:py|js|css)")
_ROOM = re.compile(r"^\| `([\w/-]+/)` \|.*\|(.*)\|$", re.MULTILINE)


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(document: Path) -> str:
    """Return a document without its blocks of code."""
    return _FENCED.sub("", document.read_text(encoding="utf-8"))


def headings(document: Path) -> set[str]:
    """Return the anchors of a document's headings, as GitHub makes them."""
    lines = (line for line in prose(document).splitlines() if line.startswith("#"))
    words = (re.sub(r"[^\w\s-]", "", line.lstrip("#").strip().lower()) for line in lines)
    return {re.sub(r"\s", "-", word) for word in words}


def paths_in(document: Path) -> Iterator[str]:
    """Give what in backticks looks like a path of the repository: its first folder is there."""
    for code in _CODE.findall(prose(document)):
        first = code.split("/")[0]
        ours = (document.parent / first).is_dir() or (ROOT / first).is_dir()
        if ours and _PATH.fullmatch(code) and not code.startswith(_MADE):
            yield code


def test_documents_of_every_kind_are_looked_at():
    assert {"README.md", "CONTRIBUTING.md", "docs/design.md", "data/README.md"} <= {
        label(document) for document in DOCUMENTS
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=label)
def test_links_lead_somewhere(document):
    for target in _LINK.findall(prose(document)):
        if not re.match(r"\w+:", target):
            file, _, anchor = target.partition("#")
            linked = document.parent / file if file else document
            assert linked.exists(), target
            assert not anchor or anchor in headings(linked), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=label)
def test_paths_are_there(document):
    bases = (document.parent, ROOT)
    paths = [p for p in paths_in(document) if not any(any(b.glob(p)) for b in bases)]
    assert paths == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=label)
def test_modules_named_alone_are_there(document):
    named = {code for code in _CODE.findall(prose(document)) if _MODULE.fullmatch(code)}
    assert named <= {path.name for path in FILES}


def test_the_player_has_the_rooms_and_modules_that_its_readme_lists():
    document = ROOT / "static/player/README.md"
    rows = _ROOM.findall(document.read_text(encoding="utf-8"))
    listed = [(room, name) for room, cell in rows for name in _CODE.findall(cell)]
    assert len(listed) > 30
    for room, name in listed:
        assert (document.parent / room / f"{name}.js").is_file(), f"{room}{name}"
