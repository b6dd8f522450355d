"""Citations in cells (``key[locator]``) and the bibliography they point to.

The BibTeX file is read with bibtexparser 2, which keeps going past a broken
entry and says where it is.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    Entry,
    Field,
    ImplicitComment,
    ParsingFailedBlock,
)

from atlas.base import characters, web
from atlas.base.faults import Fault
from atlas.base.memo import Memo
from atlas.read import bibtex

# As citation managers make them: smith1999, Smith_1999, smith:1999.
_LETTERS = r"[A-Za-z0-9][A-Za-z0-9_:.+-]*"
_CITATION = re.compile(rf"\s*(?P<key>{_LETTERS})(?:\[(?P<locator>[^\[\]]*)\])?\s*")
# What it would print is reported as a fault.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?=[\s,]|$)")
_ENDS_IN_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d[a-z]?$")
# The head of an entry, even of one that is broken further on.
_ENTRY = re.compile(r"@[A-Za-z]+\s*[{(\s]\s*([^\s,{}()]+)\s*,")


@dataclass(frozen=True)
class Citation:
    """A bibliography key, and the place in that work ("" = the whole work)."""

    key: str
    locator: str = ""


@dataclass(frozen=True)
class Work:
    """One entry of the bibliography, ready to print.

    ``note`` says how reliable the work is, if only an excerpt of it was read.
    """

    key: str
    kind: str
    short: str
    full: str
    url: str
    note: str
    fields: dict[str, str]

    @property
    def title(self) -> str:
        """Its title, or our words for a work that has none or whose title we have not read."""
        return self.fields.get("title", "")

    @property
    def shorttitle(self) -> str:
        """By what it goes if it has no author, or "" where its title says enough."""
        return self.fields.get("shorttitle", "")

    @property
    def howpublished(self) -> str:
        """Where it stands or how it was read, if it says so."""
        return self.fields.get("howpublished", "")

    @property
    def author(self) -> str:
        """The body that is its author, or "" where persons are."""
        authors = bibtex.names(self.fields.get("author", ""))
        return authors[0].text if len(authors) == 1 and authors[0].body else ""

    def reworded(self, words: Mapping[str, str]) -> Work:
        """Return the work with other words in some of its fields; "" leaves one as it is."""
        said = {name: text for name, text in words.items() if text}
        if "author" in said:
            said["author"] = f"{{{said['author']}}}"
        return _work(self.key, self.kind, {**self.fields, **said})


def parse_citations(cell: str) -> tuple[Citation, ...]:
    """Return the citations of a cell in order; an empty cell has none.

    Raises:
        ValueError: Naming the piece that is not ``key[locator]``.
    """
    if not cell:
        return ()
    citations = []
    for piece in _split(cell):
        match = _CITATION.fullmatch(piece)
        if not match:
            words = "is not a citation of the form key[locator], as in smith1999[214]"
            raise ValueError(f"{piece.strip()!r} {words}; the keys are in sources.bib")
        citations.append(Citation(match["key"], match["locator"] or ""))
    return tuple(citations)


def _split(cell: str) -> list[str]:
    """Split at the semicolons outside square brackets: locators may contain some."""
    return [piece for piece in re.split(r";(?![^\[]*\])", cell) if piece.strip()]


@dataclass
class Bibliography:
    """The works by key, what is wrong with the file, and the keys of entries left out.

    ``lines`` are the lines (first = 1) on which the works begin; ``unread`` is true if nothing
    in the file could be read.
    """

    works: dict[str, Work] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    unread: bool = False


def read_bibliography(path: Path, may_be_empty: bool = False) -> Bibliography:
    """Return the works of a BibTeX file by key, and a fault for each unusable entry.

    A file without entries is a fault unless it ``may_be_empty``. Invisible characters in a field
    are a fault, but only they are left out: without its work no claim could be traced.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return _unread(path, None, "the bibliography is missing")
    except OSError as error:
        return _unread(path, None, f"cannot be read ({error.strerror})")
    key = (path.name, sha256(content).digest(), may_be_empty)
    found = _PARSED.get(key, lambda: _parsed(content, path, may_be_empty))
    return replace(
        found,
        works={key: replace(w, fields={**w.fields}) for key, w in found.works.items()},
        lines={**found.lines},
        faults=[*found.faults],
        left_out={*found.left_out},
    )


# After one file is saved again, the others need no second parsing.
_PARSED: Memo[tuple[str, bytes, bool], Bibliography] = Memo(16)


def _parsed(content: bytes, path: Path, may_be_empty: bool) -> Bibliography:
    try:
        text = characters.composed(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _unread(path, line, f"not UTF-8 (byte {error.start}): save it as UTF-8")
    library = parse_string(text)
    faults = [
        Fault(path.name, (block.start_line or 0) + 1, "", _reason(block))
        for block in library.failed_blocks
    ]
    faults += [
        Fault(path.name, (block.start_line or 0) + 1, "", "cannot be read as an entry")
        for block in library.blocks
        # Text between entries counts as a comment, even the head of a broken entry.
        if isinstance(block, ImplicitComment) and "@" in block.comment
    ]
    works, lines = {}, {}
    for entry in library.entries:
        faults += _entry_faults(path.name, entry)
        if characters.without_hidden(entry.key) != entry.key:
            continue
        fields = {f.key.lower(): _printable(f) for f in entry.fields}
        works[entry.key] = _work(entry.key, entry.entry_type, fields)
        lines[entry.key] = (entry.start_line or 0) + 1
    if not works and not faults and not may_be_empty:
        return _unread(path, None, "the bibliography has no entries")
    left_out = set(_ENTRY.findall(text)) - set(works)
    return Bibliography(works=works, lines=lines, faults=faults, left_out=left_out)


def _unread(path: Path, line: int | None, reason: str) -> Bibliography:
    return Bibliography(faults=[Fault(path.name, line, "", reason)], unread=True)


def _reason(block: ParsingFailedBlock) -> str:
    if isinstance(block, DuplicateBlockKeyBlock):
        first = (block.previous_block.start_line or 0) + 1
        return f"duplicate key {block.key!r} (first used on line {first}); the first entry is used"
    words = " ".join(str(getattr(block.error, "abort_reason", block.error)).split()).rstrip(".")
    return f"cannot be read as an entry ({words}); is a comma or a brace missing before it?"


def _entry_faults(file: str, entry: Entry) -> Iterator[Fault]:
    line = (entry.start_line or 0) + 1
    if not re.fullmatch(_LETTERS, entry.key):
        allowed = "only the letters a to z, digits and - _ : . +"
        words = f"{entry.key!r} cannot be cited: a key may contain {allowed}"
        yield Fault(file, line, "", words)
    for found in entry.fields:
        # Without its comma a field swallows the next one, and the parser does not complain.
        if found.enclosing == "no-enclosing" and "=" in str(found.value):
            words = f"a comma is missing after it ({entry.key})"
            yield Fault(file, (found.start_line or 0) + 1, found.key, words)
        try:
            characters.check(_plain(found))
        except ValueError as error:
            yield Fault(file, (found.start_line or 0) + 1, found.key, f"{error} ({entry.key})")
            continue
        url = bibtex.plain("url", str(found.value)) if found.key.lower() == "url" else ""
        if url and not web.is_address(url):
            form = "it begins with http:// or https:// and has no spaces"
            words = f"{url!r} is not a web address: {form} ({entry.key})"
            yield Fault(file, (found.start_line or 0) + 1, found.key, words)


def _plain(found: Field) -> str:
    """Return a field as text; a line break in the file becomes a space."""
    text = bibtex.plain(found.key.lower(), str(found.value))
    # An accent may be a LaTeX command.
    text = characters.composed(text)
    return " ".join(text.split()) if characters.has_line_break(text) else text


def _printable(found: Field) -> str:
    """Return the part of a field that can be shown; half a URL would lead elsewhere."""
    text = _plain(found)
    clean = characters.without_hidden(text)
    return "" if clean != text and found.key.lower() in bibtex.VERBATIM else clean


def _work(key: str, kind: str, fields: dict[str, str]) -> Work:
    if not fields.get("year") and re.match(r"\d{4}", fields.get("date", "")):
        # As biblatex has it, and citation managers write it.
        fields = {**fields, "year": fields["date"][:4]}
    authors = bibtex.names(fields.get("author") or fields.get("editor") or "")
    names = _family_names(authors)
    year = fields.get("year", "")
    # Without a year the names alone would stand for several works.
    lead = (names if year else "") or fields.get("shorttitle") or names or fields.get("title", key)
    # A short title that ends in a year, of the work or of what it is about, says enough.
    ends = lead != names and _ENDS_IN_YEAR.search(lead)
    short = lead if ends else f"{lead} {year}".strip()
    first = _listed(authors) or listed_name(fields)
    place = fields.get("howpublished", "")
    pieces = [
        first,
        "" if first.endswith(f" {year}") else year,
        fields.get("title", ""),
        fields.get("journal") or fields.get("booktitle", ""),
        " ".join(p for p in (fields.get("volume", ""), fields.get("pages", "")) if p),
        ": ".join(p for p in (fields.get("address", ""), fields.get("publisher", "")) if p),
        begun(place) if place != first else "",
    ]
    full = " ".join(
        p if p.endswith(("?", "!", "...")) else f"{p.rstrip('.')}." for p in pieces if p
    )
    url = fields.get("url", "")
    safe_url = url if web.is_address(url) else ""
    return Work(
        key=key,
        kind=kind,
        short=short,
        full=full,
        url=safe_url,
        note=fields.get("note", ""),
        fields=fields,
    )


def listed_name(fields: Mapping[str, str]) -> str:
    """Return the short title by which a list names a work without an author, or "".

    In "Daily Sabah 2021" that is "Daily Sabah", since the year follows it.
    """
    short = fields.get("shorttitle", "")
    name, _, year = short.rpartition(" ")
    dated = year == fields.get("year") and fields.get("howpublished", "").startswith(name)
    return name if name and dated else short


def begun(text: str) -> str:
    """Return a text as a sentence begins, with a capital; a name stays as it is."""
    return text if is_name(text) else text[:1].upper() + text[1:]


def is_name(text: str) -> bool:
    """Return whether a text begins with a name or an address: "vGULAGe", "smkbr.ru node 4488"."""
    first = text.partition(" ")[0]
    return first != first.lower() or bool(_SITE.match(text))


def _listed(names: list[bibtex.Name]) -> str:
    """Return names one after the other, with no word of any language between them."""
    listed = "; ".join(name.text for name in names if not name.is_others)
    return f"{listed} et al." if names[-1:] and names[-1].is_others else listed


def _family_names(names: list[bibtex.Name]) -> str:
    families = [
        name.text if name.body else name.parts[0] if "," in name.text else name.text.split()[-1]
        for name in names
    ]
    if len(families) > 3 or (names[1:] and names[-1].is_others):
        return f"{families[0]} et al."
    return " & ".join([", ".join(families[:-1]), families[-1]] if len(families) > 1 else families)
