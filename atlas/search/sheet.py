"""Claims as CSV to download, in which no spreadsheet finds a formula."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.read import tables
from atlas.read.dataset import Dataset
from atlas.read.records import Claim
from atlas.search.index import Entry, seed_text
from atlas.words import claims
from atlas.words.language import language, speaking

_COLUMNS = (
    "claim_id",
    "movement",
    "peoples",
    "place",
    "claim",
    "value",
    "value_low",
    "value_high",
    "unit",
    "measure",
    "as_of_start",
    "as_of_end",
    "span",
    "kind",
    "rank",
    "grade",
    "source",
    "quoting",
    "quotation",
    "place_status",
    "date_status",
    "value_status",
    "conflict_id",
    "note",
    "read_at",
    "row",
)


def csv_text(dataset: Dataset, entries: Iterable[Entry]) -> str:
    """Return the entries as CSV (RFC 4180), a header and one row per claim.

    Numbers are left as they are; a text that a spreadsheet would take for a formula begins with
    an apostrophe. Whatever the reader's language, it is as the data is written, so that two sheets
    can be compared.
    """
    written = dataset.as_written
    with speaking(language(written.language)):
        rows = [_COLUMNS, *(_row(written, written.claims[e.claim.id]) for e in entries)]
    return tables.csv_text([_cell(value) for value in row] for row in rows)


def _row(dataset: Dataset, claim: Claim) -> tuple[object, ...]:
    movement = dataset.movements.get(claim.movement_id)
    peoples = [dataset.peoples[p].name for p in claim.people_ids if p in dataset.peoples]
    return (
        claim.id,
        movement.title if movement else "",
        "; ".join(peoples),
        claims.place_name(dataset, claim.place_id) if claim.place_id else "",
        claims.claim_text(dataset, claim),
        *(claim.value, claim.value_low, claim.value_high, claim.unit, claim.measure),
        *(claim.as_of_start.text, claim.as_of_end.text, claim.span),
        *(claim.kind, claim.rank, claim.grade),
        _works(dataset, claim, quoted=False),
        _works(dataset, claim, quoted=True),
        claim.quotation,
        *(claim.place_status, claim.date_status, claim.value_status),
        claim.conflict_id,
        claim.note,
        seed_text(claim),
        dataset.row("claims", claim.id),
    )


def _works(dataset: Dataset, claim: Claim, quoted: bool) -> str:
    cited = claim.quoting if quoted else claim.source
    return "; ".join(claims.citation_text(dataset, citation) for citation in cited)


def _cell(value: object) -> str:
    return "" if value is None else tables.harmless(str(value))
