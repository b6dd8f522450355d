"""Citations in cells (``key[locator]``) and the bibliography they point to.

The BibTeX file is read with bibtexparser 2, which keeps going past a broken
entry and says where it stands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string

from atlas.faults import Fault

_CITATION = re.compile(r"\s*(?P<key>[a-z0-9][a-z0-9-]*)(?:\[(?P<locator>[^\[\]]*)\])?\s*")


@dataclass(frozen=True)
class Citation:
    """A bibliography key and where in that work to look ("" = the whole work)."""

    key: str
    locator: str = ""


@dataclass(frozen=True)
class Work:
    """One entry of the bibliography, ready to print.

    ``note`` carries the reliability of works that were read only as an excerpt.
    """

    key: str
    kind: str
    short: str
    full: str
    url: str
    note: str
    fields: dict[str, str]


def parse_citations(cell: str) -> tuple[Citation, ...]:
    """Return the citations of a cell in order; an empty cell gives none.

    Raises ValueError naming the piece that is not ``key[locator]``.
    """
    if not cell:
        return ()
    citations = []
    for piece in _split(cell):
        match = _CITATION.fullmatch(piece)
        if not match:
            raise ValueError(f"{piece.strip()!r} is not a citation of the form key[locator]")
        citations.append(Citation(match["key"], match["locator"] or ""))
    return tuple(citations)


def _split(cell: str) -> list[str]:
    """Split at the semicolons outside square brackets: locators may hold some."""
    return [piece for piece in re.split(r";(?![^\[]*\])", cell) if piece.strip()]


def read_bibliography(path: Path) -> tuple[dict[str, Work], list[Fault]]:
    """Return the works of a BibTeX file by key, and a fault for each unusable entry."""
    name = path.name
    try:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, [Fault(name, None, "", "the bibliography is missing")]
    except OSError as error:
        return {}, [Fault(name, None, "", f"cannot be read ({error.strerror})")]
    except UnicodeDecodeError as error:
        return {}, [Fault(name, None, "", f"not UTF-8 (byte {error.start})")]
    library = parse_string(text, append_middleware=[middlewares.LatexDecodingMiddleware()])
    faults = [
        Fault(name, (block.start_line or 0) + 1, "", f"not a readable entry ({block.error})")
        for block in library.failed_blocks
    ]
    works = {}
    for entry in library.entries:
        fields = {f.key.lower(): str(f.value).strip() for f in entry.fields}
        works[entry.key] = _work(entry.key, entry.entry_type, fields)
    return works, faults


def _work(key: str, kind: str, fields: dict[str, str]) -> Work:
    names = _family_names(fields.get("author") or fields.get("editor") or "")
    year = fields.get("year", "")
    lead = names or fields.get("shorttitle") or fields.get("title", key)
    short = f"{lead} {year}".strip()
    pieces = [
        fields.get("author") or fields.get("editor") or fields.get("shorttitle", ""),
        year,
        fields.get("title", ""),
        fields.get("journal") or fields.get("booktitle", ""),
        " ".join(p for p in (fields.get("volume", ""), fields.get("pages", "")) if p),
        ": ".join(p for p in (fields.get("address", ""), fields.get("publisher", "")) if p),
        fields.get("howpublished", ""),
    ]
    full = ". ".join(p.rstrip(".") for p in pieces if p) + "."
    return Work(
        key, kind, short, full, _safe_url(fields.get("url", "")), fields.get("note", ""), fields
    )


def _safe_url(url: str) -> str:
    """Return ``url`` only if it is a plain web address: it will become a link."""
    return url if re.fullmatch(r"https?://[^\s\"'<>`{}]+", url) else ""


def _family_names(authors: str) -> str:
    families = [
        name.split(",")[0].strip() if "," in name else name.strip().split(" ")[-1]
        for name in authors.split(" and ")
        if name.strip()
    ]
    if len(families) > 3:
        return f"{families[0]} et al."
    return " & ".join([", ".join(families[:-1]), families[-1]] if len(families) > 1 else families)
