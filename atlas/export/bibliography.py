"""The bibliography as CSL-JSON, the form that citation managers exchange.

A small mapping of our own: none of the available libraries writes CSL-JSON from BibTeX without
a program outside Python, and few fields are in use.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from atlas.read.bibtex import Name, names
from atlas.read.citations import Work

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "techreport": "report",
    "unpublished": "manuscript",
}
# CSL variable -> the BibTeX fields that it may come from; the first that is filled is used.
_FIELDS = {
    "title": ("title",),
    "title-short": ("shorttitle",),
    "container-title": ("journal", "booktitle"),
    "publisher": ("publisher", "institution", "howpublished"),
    "publisher-place": ("address",),
    "volume": ("volume",),
    "DOI": ("doi",),
    "note": ("note",),
}


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
    kind = _TYPES.get(work.kind) or ("webpage" if work.url else "document")
    item: dict[str, Any] = {"id": work.key, "type": kind}
    for variable, columns in _FIELDS.items():
        value = next((fields[c] for c in columns if fields.get(c)), "")
        if value:
            item[variable] = value
    for role in ("author", "editor"):
        if fields.get(role):
            item[role] = [_name(name) for name in names(fields[role])]
    if fields.get("year"):
        year = fields["year"]
        item["issued"] = {"date-parts": [[int(year)]]} if year.isdecimal() else {"raw": year}
    if fields.get("pages"):
        item["page"] = fields["pages"].replace("--", "-")
    if fields.get("number"):
        item["issue" if kind == "article-journal" else "number"] = fields["number"]
    if work.url:
        item["URL"] = work.url
    return item


def _name(name: Name) -> dict[str, str]:
    family, given = name.parts
    return {"family": family, "given": given} if given else {"literal": name.text}
