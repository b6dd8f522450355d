"""Every claim as one row that can be searched and narrowed down."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Place
from atlas.words import claims

# The texts that ``seed_line`` counts lines of, as data/README.md lists them.
SEED_TEXTS = {
    "000": "Pohl 2015",
    "001": "the Wikipedia article on the deportation of the Kalmyks",
    "002": "a list of sentences from the Wikipedia article on the Kalmyks",
    "003": "Kabyl, Tursun & Abikey 2024",
    "004": "the page on resolution 1428-326 about the Koreans",
}
FACETS = ("people", "movement", "measure", "place", "source", "kind", "rank")


@dataclass(frozen=True)
class Entry:
    """A claim with all by which it is found.

    ``line`` is its line in ``claims.csv``. ``words`` is everything said of it, casefolded.
    ``facets`` holds its values for each of :data:`FACETS`. ``years`` are the first and last
    calendar year that it may speak of, None where it has no date.
    """

    claim: Claim
    line: int | None
    text: str
    when: str
    said: str
    words: str
    facets: dict[str, tuple[str, ...]]
    years: tuple[int, int] | None


@dataclass(frozen=True)
class Query:
    """What is looked for: all of the words, any of the values of each facet, within the years.

    Nothing chosen in a facet means all of it. ``years`` are inclusive; None takes undated ones too.
    """

    words: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, int] | None = None


def index(dataset: Dataset) -> list[Entry]:
    """Return an entry for each claim, in file order."""
    return [_entry(dataset, claim) for claim in dataset.claims.values()]


def find(entries: Iterable[Entry], query: Query) -> list[Entry]:
    """Return the entries that fit, by date; what has no date comes last."""
    wanted = folded(query.words).split()
    found = [e for e in entries if _fits(e, wanted, query)]
    return sorted(found, key=_by_date)


def options(entries: Iterable[Entry], facet: str) -> dict[str, int]:
    """Return the values of a facet with the number of claims that have each, most first."""
    counted = Counter(value for entry in entries for value in entry.facets[facet])
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def reach(entries: Sequence[Entry]) -> tuple[int, int]:
    """Return the first and the last year that any claim speaks of; those of the axis if none."""
    dated = [entry.years for entry in entries if entry.years]
    if not dated:
        return date_of(FIRST_DAY).year, date_of(LAST_DAY).year
    return min(first for first, _ in dated), max(last for _, last in dated)


def day_on_axis(dataset: Dataset, claim: Claim) -> int:
    """Return the day on which the atlas can best show a claim, always one of its axis.

    A stock is shown when it begins, all else when it is reached; an undated claim on the first
    day of its movement.
    """
    days = [claim.first_day, claim.last_day]
    day = next((d for d in (days if claim.span == "stock" else days[::-1]) if d is not None), None)
    if day is None:
        movement = dataset.movements.get(claim.movement_id)
        day = movement.start.first if movement else None
    return min(max(FIRST_DAY if day is None else day, FIRST_DAY), LAST_DAY)


def seed_text(claim: Claim) -> str:
    """Return where the row was read, "line 308 of text 000 (Pohl 2015)"; "" if not recorded."""
    text, _, line = claim.seed_line.partition(":")
    if not line:
        return claim.seed_line
    named = f" ({SEED_TEXTS[text]})" if text in SEED_TEXTS else ""
    return f"line {line} of text {text}{named}"


def folded(text: str) -> str:
    """Return a text as it is compared: without case, accents or the commas of thousands."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return "".join(
        sign
        for at, sign in enumerate(bare)
        if not (sign == "," and bare[at - 1 : at].isdigit() and bare[at + 1 : at + 2].isdigit())
    )


def _fits(entry: Entry, wanted: list[str], query: Query) -> bool:
    if not all(word in entry.words for word in wanted):
        return False
    for facet, values in query.chosen.items():
        if values and not set(values) & set(entry.facets[facet]):
            return False
    if query.years is None:
        return True
    if entry.years is None:
        return False
    return entry.years[0] <= query.years[1] and query.years[0] <= entry.years[1]


def _by_date(entry: Entry) -> tuple[bool, int, int]:
    day = entry.claim.last_day if entry.claim.last_day is not None else entry.claim.first_day
    return day is None, day or 0, entry.line or 0


def _entry(dataset: Dataset, claim: Claim) -> Entry:
    text = claims.claim_text(dataset, claim)
    said = claims.sources_text(dataset, claim.source, claim.quoting)
    movement = dataset.movements.get(claim.movement_id)
    # What names no people is about all of the movement's.
    peoples = claim.people_ids or (movement.people_ids if movement else ())
    people = [dataset.peoples[p] for p in peoples if p in dataset.peoples]
    places = _places(dataset, claim)
    works = tuple(dict.fromkeys(c.key for c in (*claim.source, *claim.quoting)))
    conflict = dataset.conflicts.get(claim.conflict_id)
    written = [
        claim.id,
        text,
        said,
        *(dataset.works[key].full for key in works if key in dataset.works),
        *(f"{p.name} {p.name_own} {p.name_ru}" for p in people),
        movement.title if movement else "",
        *(f"{p.name} {p.name_then} {p.name_now} {p.name_ru} {p.variants}" for p in places),
        claim.measure,
        claim.kind,
        claim.quotation,
        claim.note,
        conflict.question if conflict else "",
    ]
    return Entry(
        claim=claim,
        line=dataset.line("claims", claim.id),
        text=text,
        when=claims.claim_when(claim),
        said=said,
        words=folded(" ".join(written)),
        facets={
            "people": tuple(peoples),
            "movement": (claim.movement_id,),
            "measure": (claim.measure,),
            "place": tuple(p.id for p in places),
            "source": works,
            "kind": (claim.kind,),
            "rank": (claim.rank,),
        },
        years=_years(claim),
    )


def _places(dataset: Dataset, claim: Claim) -> list[Place]:
    """The place and all that it lies in: who asks for a republic wants its oblasts too."""
    found: list[Place] = []
    place = dataset.places.get(claim.place_id)
    while place and place not in found:
        found.append(place)
        place = dataset.places.get(place.part_of)
    return found


def _years(claim: Claim) -> tuple[int, int] | None:
    days = [d for d in (claim.first_day, claim.last_day) if d is not None]
    return (date_of(min(days)).year, date_of(max(days)).year) if days else None
