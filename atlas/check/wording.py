"""What may stand in our own texts: no number but a claim's or a date's, and nothing unsourced."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from atlas.base.faults import Fault
from atlas.check.unclaimed import unclaimed
from atlas.read.cells import nearest
from atlas.read.dataset import Dataset
from atlas.read.told import Told
from atlas.words import claims

Row = TypeVar("Row")
# A column and what is wrong with it.
Found = Iterator[tuple[str, str]]


def of_rows(
    dataset: Dataset,
    table: str,
    rows: Mapping[str, Row],
    checks: Iterable[Callable[[Row, Dataset], Found]],
) -> Iterator[Fault]:
    """Yield what the checks find in each row of a table, with its place in the file."""
    for key, row in rows.items():
        for check in checks:
            for column, message in check(row, dataset):
                yield Fault(*dataset.where(table, key), column, message)


def of_text(text: Told, dataset: Dataset, most: int, *, tasks: bool = False) -> str:
    """Return the first thing that is wrong with a text of ours, or "".

    Args:
        text: The text.
        dataset: The claims that it may name.
        most: How many characters have room, with the figures of its claims filled in.
        tasks: Whether it may tell pupils what to do; see :func:`unclaimed`.
    """
    if of_state := next((number.id for number in text.numbers if number.kind != "claim"), ""):
        return _of_a_day(of_state)
    if number := number_in(text.words, dataset, tasks=tasks):
        return _only_as_claim(number)
    length = _length(text, dataset)
    too_long = f"has {length} characters with its numbers; at most {most} fit"
    return without_figure(text, dataset) or (too_long if length > most else "")


def number_in(words: str, dataset: Dataset, *, tasks: bool = False) -> str:
    """Return the first number in words of ours that is no date, or ""; see :func:`unclaimed`."""
    peoples = (people.name for people in dataset.peoples.values())
    return unclaimed(words, peoples, tasks=tasks)


def _only_as_claim(number: str) -> str:
    """Return what is wrong with a number that is written out."""
    year = "; a year stands as in 'in 1944,'" if re.fullmatch(r"(1[5-9]|20)\d\d", number) else ""
    return f"{number!r} is a number that no claim states: write {{claim:ID}}{year}"


def without_figure(told: Told, dataset: Dataset) -> str:
    """Return what is wrong with the first claim in a text that has nothing to fill in, or ""."""
    for claim in told.claim_ids:
        if not claims.is_stated(dataset.claims[claim]):
            return f"{claim!r} states no number: name a claim that does, or say it in words"
    return ""


def _of_a_day(name: str) -> str:
    """Return what is wrong with a quantity of the state in a text that has no day."""
    return f"{name!r} changes by the day: in a text write {{claim:ID}}"


def _length(text: Told, dataset: Dataset) -> int:
    """Return how many characters a text has with the figures of its claims filled in."""
    return sum(
        len(piece if isinstance(piece, str) else claims.figure(dataset.claims[piece.id]))
        for piece in text.pieces
        if isinstance(piece, str) or piece.kind == "claim"
    )


def unknown_source(identities: Iterable[str], dataset: Dataset) -> str:
    """Return what is wrong with the first id that is no event and no claim, or ""."""
    for identity in identities:
        known = identity in dataset.events or identity in dataset.claims
        # What was lost in reading has been reported already.
        lost = any(dataset.lost.has(table, identity) for table in ("events", "claims"))
        if not known and not lost:
            near = nearest(identity, {**dataset.events, **dataset.claims})
            return f"{identity!r} is neither in events.csv nor in claims.csv{near}"
    return ""
