"""The bibliography as citation managers take it: entries for biblatex, and CSL-JSON.

A small mapping of our own: none of the available libraries writes CSL-JSON from BibTeX without
a program outside Python, and few fields are in use.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from atlas.read.bibtex import Name, names
from atlas.read.citations import Work, begun
from atlas.words import biblatex
from atlas.words.work_languages import code_of, in_language
from atlas.words.work_types import (
    body_of,
    date_in_words,
    date_of,
    is_web_log,
    reading_of,
    type_of,
)

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "dataset": "dataset",
    "incollection": "chapter",
    "online": "webpage",
    "techreport": "report",
    "unpublished": "manuscript",
}
# CSL variable -> the BibTeX fields that it may come from; the first that is filled is used.
_FIELDS = {
    "title": ("title",),
    "title-short": ("shorttitle",),
    "container-title": ("journal", "booktitle"),
    "publisher": ("publisher", "institution"),
    "publisher-place": ("address",),
    "volume": ("volume",),
    "DOI": ("doi",),
    "note": ("note",),
}
# "Central State Archive … (CSA RK), fond 5, inventory 16, file 365"
_HELD = re.compile(r"(?P<archive>.*\bArchive\b.*?), (?P<place>(?:fond|cases?|file)\b.*)")


def bib(works: Iterable[Work]) -> bytes:
    """Return the works as entries for biblatex, in the order given."""
    return ("\n\n".join(biblatex.entry(work) for work in works) + "\n").encode()


def csl_json(works: Iterable[Work]) -> bytes:
    """Return the works as a CSL-JSON list, in the order given; the id is the BibTeX key.

    A name without a comma is kept whole (``literal``): a corporate body, or a name that we cannot
    split.
    """
    items = [csl_item(work) for work in works]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def csl_item(work: Work) -> dict[str, Any]:
    """Return one work as a CSL-JSON item; fields that the bibliography lacks are left out."""
    fields = work.fields
    kind = _TYPES.get(type_of(work), "document")
    kind = "post-weblog" if kind == "webpage" and is_web_log(work) else kind
    item: dict[str, Any] = {"id": work.key, "type": kind}
    for variable, columns in _FIELDS.items():
        value = next((fields[c] for c in columns if fields.get(c)), "")
        if value:
            item[variable] = value
    item |= _whereabouts(work, kind, item)
    for role in ("author", "editor"):
        people = names(fields.get(role, ""))
        if people:
            item[role] = [_name(name) for name in people]
    item |= _dates(work)
    held = _HELD.fullmatch(fields.get("title", "")) if kind == "manuscript" else None
    if held:
        # A style prints the archive beside the title: its name would be there twice.
        item |= {"archive": held["archive"], "title": begun(held["place"])}
    if fields.get("pages"):
        item["page"] = fields["pages"].replace("--", "-")
    if fields.get("number"):
        item["issue" if kind == "article-journal" else "number"] = fields["number"]
    if work.url:
        item["URL"] = work.url
    return item


def _whereabouts(work: Work, kind: str, item: dict[str, Any]) -> dict[str, Any]:
    """Return which body has put a work out, how it was read, and in which language it is."""
    found: dict[str, Any] = {}
    on_web = kind in ("webpage", "post-weblog")
    if body_of(work) and (on_web or "publisher" not in item):
        # What a page is in has a name. Styles would give the address of a site a capital.
        named = on_web and body_of(work)[0].isupper()
        found["container-title" if named else "publisher"] = body_of(work)
    notes = [reading_of(work), item.get("note", "")]
    if kind == "post-weblog" and reading_of(work) == "web log":
        found["genre"] = notes[0]
        del notes[0]
    if code_of(work):
        found["language"] = code_of(work)
    else:
        notes.insert(0, in_language(work))
    note = "; ".join(filter(None, notes))
    return found | ({"note": note} if note else {})


def _dates(work: Work) -> dict[str, Any]:
    """Return when a work came out and, where the bibliography has it, when it was read."""
    found: dict[str, Any] = {}
    date = date_of(work)
    if date:
        found["issued"] = _date(date)
    elif date_in_words(work):
        found["issued"] = {"literal": date_in_words(work)}
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", work.fields.get("urldate", "")):
        found["accessed"] = _date(work.fields["urldate"])
    return found


def _date(text: str) -> dict[str, Any]:
    parts = [[int(part) for part in re.findall(r"\d+", end)] for end in text.split("/")]
    about: dict[str, Any] = {"circa": True} if re.search(r"[~?%]", text) else {}
    return {"date-parts": parts} | about


def _name(name: Name) -> dict[str, str]:
    # "and others" is the name "others": nothing else in CSL says it. pandoc prints it as "et al.".
    family, given = name.parts
    return {"family": family, "given": given} if given else {"literal": name.text}
