"""What the five source texts say, and where the atlas has it: ``python -m tests.seed_facts``.

``tests/data/seed_facts.csv`` lists the dated or numbered facts of the source texts, and judgements
and reasons that a teacher would look for. Each names the rows that carry it
(``claims:ID events:ID …``, any table of ``data/`` by its first column) or says why it was left out.
This module holds the list against the tables, and writes what was left out into
``data/README.md``, between two markers.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from atlas.base import atomic
from atlas.base.dates import Span, parse_span

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
LIST = ROOT / "tests" / "data" / "seed_facts.csv"
README = DATA / "README.md"
BEGIN = "<!-- what was left out: written by python -m tests.seed_facts -->"
END = "<!-- end of what was left out -->"

_SEED_LINE = re.compile(r"00[0-4]:\d+(-\d+)?")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_NUMBERS_OF_A_CLAIM = ("value", "value_low", "value_high")
_DAYS = {"claims": ("as_of_start", "as_of_end"), "events": ("start", "end")}


@dataclass(frozen=True)
class Fact:
    """One line of the list.

    Attributes:
        line: its line in the file (header = 1).
        fact: its id; it keeps it.
        peoples: ids of the peoples, with semicolons between them, or nothing for many.
        date: an EDTF date or two with a stroke between them, or nothing.
        seed_line: file and line of the source text, ``000:462`` or ``000:462-470``.
        says: the fact in our own words; numbers as figures, with commas.
        carried_by: the rows that have it, as pairs of a table and an id.
        left_out: why no row has it.
    """

    line: int
    fact: str
    peoples: str
    date: str
    seed_line: str
    says: str
    carried_by: tuple[tuple[str, str], ...]
    left_out: str


def facts(path: Path = LIST) -> list[Fact]:
    """Read the list."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_fact(line, row) for line, row in enumerate(csv.DictReader(file), 2)]


def _fact(line: int, row: dict[str, str]) -> Fact:
    carriers = tuple(_carriers(row.pop("carried_by")))
    return Fact(line=line, carried_by=carriers, **row)


def _carriers(cell: str) -> Iterator[tuple[str, str]]:
    for piece in cell.split():
        table, _, id_ = piece.partition(":")
        yield table, id_


@cache
def rows(table: str) -> dict[str, dict[str, str]]:
    """Return the rows of a table of ``data/`` by the id in their first column."""
    path = DATA / f"{table}.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {next(iter(row.values())): row for row in csv.DictReader(file)}


def faults(listed: list[Fact]) -> list[str]:
    """Say what is wrong with the list, each with its file and line."""
    times = Counter(fact.fact for fact in listed)
    found = []
    for fact in listed:
        place = f"{LIST.relative_to(ROOT)}:{fact.line}:"
        if times[fact.fact] > 1:
            found.append(f"{place} '{fact.fact}' is the id of {times[fact.fact]} facts")
        found += [f"{place} {fault}" for fault in _faults_of(fact)]
    return found


def _faults_of(fact: Fact) -> Iterator[str]:
    if not _SEED_LINE.fullmatch(fact.seed_line):
        yield f"'{fact.seed_line}' is no line of a source text, such as 000:462 or 000:462-470"
    for people in filter(None, fact.peoples.split(";")):
        if people not in rows("peoples"):
            yield f"'{people}' is not in data/peoples.csv"
    if bool(fact.carried_by) == bool(fact.left_out):
        yield f"'{fact.fact}' needs either the rows that carry it or the reason why none does"
    missing = [f"{table}:{id_}" for table, id_ in fact.carried_by if id_ not in rows(table)]
    yield from (f"'{name}' is in no table of data/" for name in missing)
    if not missing:
        yield from _disagreements(fact)


def _disagreements(fact: Fact) -> Iterator[str]:
    """Compare the numbers of a fact that claims alone carry, and the days of every fact."""
    if all(table == "claims" for table, _ in fact.carried_by):
        cells = [rows("claims")[id_][c] for _, id_ in fact.carried_by for c in _NUMBERS_OF_A_CLAIM]
        theirs = {float(cell) for cell in cells if cell}
        ours = {float(number.replace(",", "")) for number in _NUMBER.findall(fact.says)}
        if theirs and not theirs & ours:
            yield f"'{fact.says}' has none of the numbers of its claims: {sorted(theirs)}"
    try:
        span = parse_span(fact.date)
    except ValueError as error:
        yield str(error)
        return
    for table, id_ in fact.carried_by:
        its = _span(table, rows(table)[id_])
        if not _overlap(span, its):
            yield f"'{fact.date}' is not the time of {table}:{id_}, {its.text}"


def _span(table: str, row: dict[str, str]) -> Span:
    """Return the days of a claim or an event; those of any other row are open."""
    start, end = (row[column] for column in _DAYS[table]) if table in _DAYS else ("", "")
    return parse_span(f"{start}/{end}" if start and end else start)


def _overlap(one: Span, other: Span) -> bool:
    first = max((s.first for s in (one, other) if s.first is not None), default=None)
    last = min((s.last for s in (one, other) if s.last is not None), default=None)
    return first is None or last is None or first <= last


def unlisted(listed: list[Fact]) -> list[str]:
    """Return the claims that name a line of a source text, and are carriers of no fact.

    What we worked out from other claims is no fact of a source text.
    """
    carried = {id_ for fact in listed for table, id_ in fact.carried_by if table == "claims"}
    return [
        id_
        for id_, claim in rows("claims").items()
        if claim["seed_line"] and claim["value_status"] != "derived" and id_ not in carried
    ]


def left_out(listed: list[Fact]) -> str:
    """Write the Markdown table of the facts that no row carries."""
    lines = ["| line | about | date | fact | why it was left out |", "|---|---|---|---|---|"]
    for fact in sorted(listed, key=_order):
        if fact.left_out:
            about = fact.peoples.replace(";", ", ").replace("-", " ")
            date = fact.date.replace("/", " to ")
            lines.append(f"| {fact.seed_line} | {about} | {date} | {fact.says} | {fact.left_out} |")
    return "\n".join(lines)


def _order(fact: Fact) -> list[int]:
    return [int(number) for number in re.split("[:-]", fact.seed_line)]


def readme(listed: list[Fact]) -> str:
    """Return ``data/README.md`` with the table of today's list between its markers."""
    before, begin, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        sys.exit(f"{README.relative_to(ROOT)}: the two markers are missing: {BEGIN} … {END}")
    carried = sum(bool(fact.carried_by) for fact in listed)
    summary = f"Of {len(listed)} facts {carried} are in the tables and {len(listed) - carried} not:"
    return f"{before}{BEGIN}\n\n{summary}\n\n{left_out(listed)}\n\n{END}{after}"


def main() -> None:
    """Write the table of what was left out, and report what is wrong with the list."""
    listed = facts()
    atomic.write(README, readme(listed).encode())
    found = faults(listed)
    found += [f"data/claims.csv: '{id_}' carries no fact of the list" for id_ in unlisted(listed)]
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
