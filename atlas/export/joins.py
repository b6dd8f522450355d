"""What belongs to what, one pair a row: for programs that join tables, or cut long fields short.

The layers have the claims of a feature, and the tables the works of a claim, as a list in one
field. A Shapefile cuts it at 254 letters, and a database cannot join it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from atlas.export.fields import CLAIM_WORK_FIELDS, FEATURE_CLAIM_FIELDS, WORK_FIELDS, Field
from atlas.export.layers import Layer
from atlas.read.citations import Work
from atlas.read.dataset import Dataset
from atlas.read.tables import csv_text
from atlas.words.work_languages import code_of, in_language
from atlas.words.work_types import body_of, date_of, reading_of, type_of


@dataclass(frozen=True)
class Join:
    """A table without places: its fields in order, and its rows, each with a text a field.

    A day is written as an ISO date; an empty text is not stated.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: list[tuple[str, ...]]


def joins(dataset: Dataset, layers: list[Layer]) -> list[Join]:
    """Return the tables, each in the order of the data."""
    return [
        Join(
            "feature_claims",
            "Which figures refer to a feature",
            FEATURE_CLAIM_FIELDS,
            [
                (layer.name, properties["id"], claim)
                for layer in layers
                for properties, _ in layer.features
                for claim in filter(None, properties.get("claim_ids", "").split(";"))
            ],
        ),
        Join(
            "claim_works",
            "Which works a figure rests on",
            CLAIM_WORK_FIELDS,
            list(_claim_works(dataset)),
        ),
        Join("works", "The works", WORK_FIELDS, [_work(w) for w in dataset.works.values()]),
    ]


def csv(join: Join) -> bytes:
    """Return a table as CSV: UTF-8, commas, CRLF, its first line the names of the fields."""
    return csv_text([[f.name for f in join.fields], *join.rows]).encode()


def _claim_works(dataset: Dataset) -> Iterator[tuple[str, ...]]:
    for claim in dataset.claims.values():
        for part, citations in (("source", claim.source), ("quoting", claim.quoting)):
            for number, citation in enumerate(citations, 1):
                yield (claim.id, part, str(number), citation.key, citation.locator)


def _work(work: Work) -> tuple[str, ...]:
    fields = work.fields
    return (
        work.key,
        type_of(work),
        fields.get("author", ""),
        fields.get("editor", ""),
        date_of(work),
        fields.get("title", ""),
        fields.get("journal") or fields.get("booktitle", ""),
        fields.get("publisher") or fields.get("institution") or body_of(work),
        work.url,
        fields.get("doi", ""),
        code_of(work),
        "; ".join(filter(None, [reading_of(work), in_language(work), work.note])),
    )
