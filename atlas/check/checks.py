"""What a dataset must satisfy as a whole, beyond each single cell.

Every check returns all its faults; nothing here raises an error for bad data. What a check finds
faulty is left out before the next checks look at the rest. A recorded disagreement is a note: it is
shown and fails nothing. Everything that shows data loads it here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from atlas.base.dates import Span
from atlas.base.faults import Fault
from atlas.check import (
    contradictions,
    dates,
    model,
    movements,
    persons,
    positions,
    quotations,
    references,
    routes,
    shapes,
    sheets,
    sums,
    tours,
)
from atlas.check.omissions import SHAPES, without
from atlas.read.cells import nearest
from atlas.read.citations import Citation
from atlas.read.dataset import Dataset
from atlas.read.folders import Folders
from atlas.read.records import Claim, Record, key_of

# What the atlas states on somebody's authority; a place or a station needs no witness.
_STATEMENTS = {"claims", "events", "flows", "interpretations"}
_PEOPLE = (
    *("persons", "adults", "men", "women", "children", "families", "households", "leaders"),
    *("soldiers", "servicemen", "troops", "border-troops", "operatives", "nkvd-agents"),
    *("nkvd-officers", "officials"),
)
# The largest plausible number, by unit: the last census of the USSR counted 286.7 million people;
# its budgets of the time were below a million million rubles, its hectares far fewer.
_MOST = dict.fromkeys(_PEOPLE, (300_000_000, "the USSR ever had"))
_MOST["percent"] = (1_000, "any share or growth")
_MOST_OF_ALL = (1_000_000_000_000, "any figure of the time")
# Table -> pairs of columns; the second date cannot lie before the first.
_PAIRS = {
    "movements": (("start", "end"), ("return_start", "return_end")),
    "territories": (("valid_from", "valid_to"),),
    "events": (("start", "end"),),
    "claims": (("as_of_start", "as_of_end"),),
    "flows": (
        ("depart_start", "depart_end"),
        ("depart_start", "arrive_start"),
        ("depart_end", "arrive_end"),
        ("arrive_start", "arrive_end"),
        ("depart_start", "arrive_end"),
    ),
}


def load(folders: Folders) -> Dataset:
    """Return the sound part of what the folders contain: what every command and page shows.

    Args:
        folders: The folders to read, a reader's own among them.

    Returns:
        The dataset; its ``faults`` are everything found in reading and by the checks, notes
        included.
    """
    return sound(folders.load())


def check(dataset: Dataset) -> Sequence[Fault]:
    """Return all faults and notes, each once: those found in reading come first."""
    return sound(dataset).faults


def sound(dataset: Dataset) -> Dataset:
    """Return the dataset without what the checks find faulty, and without what depends on that.

    Its ``faults`` are everything found, each once. Checks of single rows come before those that
    compare rows, so that a slip is reported once and costs no more than its own row.
    """
    kept: list[list[Fault]] = []
    while len(kept) < len(_RULES):
        found = [fault for rule in _RULES[len(kept)] for fault in rule(dataset)]
        rest = without(dataset, found)
        if rest is None:
            kept.append(found)
        else:
            # Start again with what is left.
            dataset, kept = rest, []
    all_found = dict.fromkeys([*dataset.faults, *(fault for faults in kept for fault in faults)])
    return replace(dataset, faults=list(all_found))


def _cited_works(dataset: Dataset) -> Iterator[Fault]:
    """Works that are missing from the bibliography: one fault for each work and table.

    Statements with no other source are left out, since nobody vouches for them any more. If part of
    the bibliography could not be read, they all stay: the work may be in that part.
    """
    missing: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for table, identity, column, citation in _citations(dataset):
        if citation.key not in dataset.works:
            missing.setdefault((table, citation.key), []).append((identity, column))
    unsaid: dict[str, set[str]] = {}
    for (table, key), uses in missing.items():
        records = {identity for identity, _ in uses}
        if dataset.lost.has("sources", key):
            for identity in records:
                unsaid.setdefault(dataset.where(table, identity)[0], set()).add(identity)
            continue
        identity, column = uses[0]
        message = f"{key!r} is not in sources.bib{nearest(key, dataset.works)}"
        if len(records) > 1:
            message += f"; {len(records)} records cite it"
        costs = () if dataset.lost.any_of("sources") else tuple(_unsourced(dataset, table, records))
        yield Fault(*dataset.where(table, identity), column, message, costs=costs)
    for file, records in unsaid.items():
        message = f"{len(records)} records cite what could not be read from sources.bib"
        yield Fault(file, None, "", message)


def _unsourced(dataset: Dataset, table: str, keys: set[str]) -> Iterator[tuple[str, str]]:
    """Return the records of a table that state something and have no known source."""
    held = getattr(dataset, table) if table in _STATEMENTS else {}
    for key in sorted(keys & set(held)):
        if not any(citation.key in dataset.works for citation in held[key].source):
            yield table, key


def _citations(dataset: Dataset) -> Iterator[tuple[str, str, str, Citation]]:
    """Return (table, record key, column, citation) for every citation in the tables."""
    tables: dict[str, Iterable[Record]] = {
        name: getattr(dataset, name).values()
        for name in (
            *("peoples", "events", "claims", "flows", "places", "interpretations", "persons"),
        )
    }
    tables["territories"] = dataset.territories
    tables["routes"] = [stop for stops in dataset.routes.values() for stop in stops]
    for table, records in tables.items():
        for record in records:
            for column in ("source", "quoting", "quoted_from"):
                for citation in getattr(record, column, ()):
                    yield table, key_of(record), column, citation


def _claim_ranges(dataset: Dataset) -> Iterator[Fault]:
    for claim in dataset.claims.values():
        where = dataset.where("claims", claim.id)
        low, value, high = claim.value_low, claim.value, claim.value_high
        if low is not None and high is not None and high < low:
            yield Fault(*where, "value_high", f"{high} lies below value_low {low}")
        elif value is not None and low is not None and value < low:
            yield Fault(*where, "value_low", f"{low} lies above the value {value}")
        elif value is not None and high is not None and value > high:
            yield Fault(*where, "value_high", f"{high} lies below the value {value}")


def _amounts(dataset: Dataset) -> Iterator[Fault]:
    """Impossibly large numbers: slips of the keyboard, and more than a map can draw."""
    for claim in dataset.claims.values():
        most, than = _MOST.get(claim.unit, _MOST_OF_ALL)
        for column in ("value", "value_low", "value_high"):
            number = getattr(claim, column)
            if number is not None and number > most:
                message = f"{number:,} {claim.unit} is more than {than} ({most:,})"
                yield Fault(*dataset.where("claims", claim.id), column, message)
                break
    for row in dataset.sums.values():
        most, than = _MOST_OF_ALL
        for column in ("rounded_to", "difference"):
            if abs(getattr(row, column) or 0) > most:
                message = f"{getattr(row, column):,} is more than {than} ({most:,})"
                yield Fault(*dataset.where("sums", row.id), column, message)
                break


def _date_order(dataset: Dataset) -> Iterator[Fault]:
    """Whatever ends before it begins, in any table: one fault for each date that is too early."""
    for table, pairs in _PAIRS.items():
        held = getattr(dataset, table)
        for record in held if isinstance(held, list) else held.values():
            said = set()
            for early, late in pairs:
                start, end = getattr(record, early), getattr(record, late)
                if late in said or not (start.text and end.text) or not _before(end, start):
                    continue
                said.add(late)
                message = f"{end.text!r} lies before {early} {start.text!r}"
                yield Fault(*dataset.where(table, key_of(record)), late, message)


def _before(end: Span, start: Span) -> bool:
    """Return whether even the last day of ``end`` lies before the first of ``start``."""
    return start.first is not None and end.last is not None and end.last < start.first


def _sums(dataset: Dataset) -> Iterator[Fault]:
    """A sum that does not add up is an error unless this very difference is recorded."""
    # If conflicts or sums were lost in reading, the record of this one may be among them.
    lost = dataset.lost.any_of("conflicts") or dataset.lost.any_of("sums")
    parts_lost = dataset.lost.any_of("claims")
    for found in sums.reckon(dataset):
        if found.verdict not in (sums.RECORDED, sums.UNRECORDED):
            continue
        if parts_lost and found.table == "claims" and found.difference > 0:
            # The missing part may be one of those left out.
            continue
        message = (
            f"the printed total is {found.total.value:,}, but its terms "
            f"add up to {found.summed:,} (difference {found.difference:+,})"
        )
        excused = found.verdict == sums.RECORDED or lost
        if not excused:
            message += _unrecorded(found)
        column = "value" if found.table == "claims" else "difference"
        severity = "note" if excused else "error"
        where = dataset.where(found.table, found.id)
        yield Fault(*where, column, message, severity, _costs(dataset, found))


def _costs(dataset: Dataset, found: sums.Reckoning) -> tuple[tuple[str, str], ...]:
    """Return what a sum that does not add up costs: its total, or parts a reader added to ours."""
    own = tuple(("claims", c.id) for _, c in found.terms if dataset.is_own("claims", c.id))
    is_ours = not dataset.is_own(found.table, found.id)
    return own if own and is_ours else ((found.table, found.id),)


def _unrecorded(found: sums.Reckoning) -> str:
    if not found.recorded:
        return "; if the sources themselves disagree, record it in sums.csv"
    if found.recorded != found.difference:
        return f"; sums.csv records {found.recorded:+,}"
    return "; no conflict_id names the conflict"


def _rivals(dataset: Dataset) -> Iterator[Fault]:
    """Each recorded conflict, with the figures in dispute."""
    figures: dict[str, list[Claim]] = {}
    for claim in dataset.claims.values():
        if claim.conflict_id:
            figures.setdefault(claim.conflict_id, []).append(claim)
    for identity, conflict in dataset.conflicts.items():
        values = sorted({c.value for c in figures.get(identity, []) if c.value is not None})
        shown = " / ".join(f"{v:,}" for v in values)
        message = f"{conflict.question} {shown}".strip()
        yield Fault(*dataset.where("conflicts", identity), "", message, "note")


def _coverage(dataset: Dataset) -> Iterator[Fault]:
    """Shapes without a place; those whose place was lost are only counted."""
    lost: Counter[str] = Counter()
    for unit in dataset.units.values():
        if unit.place_id in dataset.places:
            continue
        if dataset.lost.has("places", unit.place_id):
            lost[unit.file] += 1
            continue
        message = f"{unit.place_id!r} is not in places.csv{nearest(unit.place_id, dataset.places)}"
        message = f"{message} ({unit.id})"
        yield Fault(unit.file, unit.line, "place_id", message, costs=((SHAPES, unit.id),))
    for file, count in lost.items():
        outlines = "1 outline has no name: it refers" if count == 1 else ""
        outlines = outlines or f"{count} outlines have no name: they refer"
        message = f"{outlines} to rows left out of places.csv"
        yield Fault(file, None, "place_id", message)


# In order: single rows, rows against each other, and what is derived from them all.
_RULES: tuple[tuple[Callable[[Dataset], Iterator[Fault]], ...], ...] = (
    (
        _cited_works,
        _claim_ranges,
        _amounts,
        _date_order,
        *quotations.RULES,
        *tours.ROWS,
        *sheets.ROWS,
    ),
    movements.RULES,
    dates.RULES,
    (*references.RULES, *positions.RULES, *routes.RULES),
    shapes.RULES,
    model.TOTALS,
    (_sums,),
    model.RULES,
    (_coverage, _rivals, contradictions.contradicted, *tours.RULES, *sheets.RULES, *persons.RULES),
)
