"""Every claim as one entry that can be searched and filtered."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of
from atlas.read.citations import Work
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Place
from atlas.words import claims, folding
from atlas.words.language import language, say, speaking, to_say
from atlas.words.translated import names_in_all_languages
from atlas.words.works import described

# The texts whose lines ``seed_line`` counts, as data/README.md lists them.
SEED_TEXTS = {
    "000": "Pohl 2015",
    "001": to_say("the Wikipedia article on the deportation of the Kalmyks"),
    "002": to_say("a list of sentences from the Wikipedia article on the Kalmyks"),
    "003": "Kabyl, Tursun & Abikey 2024",
    "004": to_say("the page on resolution 1428-326 about the Koreans"),
}
# How Russian and Kazakh separate thousands: by a space that does not break.
_SPACED = re.compile(r"(?<=[0-9])[\u00a0\u202f](?=[0-9]{3})")
FACETS = ("people", "movement", "measure", "place", "source", "kind", "rank")


@dataclass(frozen=True)
class Entry:
    """A claim with everything by which it can be found.

    Attributes:
        claim: The claim.
        line: Its line in ``claims.csv`` (first = 1).
        text: The claim as one line.
        when: Its dates in words.
        sources: Its sources, and whom they quote, in words.
        words: All text about it, as :func:`folded` returns it.
        names: The names of its peoples and places in any spelling, as
            :func:`atlas.words.folding.folded` returns them.
        facets: Its values for each of :data:`FACETS`.
        years: The first and last calendar year that it may refer to, inclusive; None where it has
            no date.
    """

    claim: Claim
    line: int | None
    text: str
    when: str
    sources: str
    words: str
    names: tuple[str, ...]
    facets: dict[str, tuple[str, ...]]
    years: tuple[int, int] | None


@dataclass(frozen=True)
class Query:
    """A search: all of the words, any of the values chosen in each facet, within the years.

    A facet in which nothing is chosen does not filter. ``years`` are inclusive; None includes
    undated claims too.
    """

    words: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, int] | None = None


def index(dataset: Dataset) -> list[Entry]:
    """Return an entry for each claim, in file order and in the language of the data."""
    with speaking(language(dataset.language)):
        return [_entry(dataset, claim) for claim in dataset.claims.values()]


def find(entries: Iterable[Entry], query: Query) -> list[Entry]:
    """Return the entries that match, by date; undated ones come last."""
    wanted = folded(query.words).split()
    found = [e for e in entries if _fits(e, wanted, query)]
    return sorted(found, key=_by_date)


def options(entries: Iterable[Entry], facet: str) -> dict[str, int]:
    """Return the values of a facet with their numbers of claims, the most frequent first."""
    counted = Counter(value for entry in entries for value in entry.facets[facet])
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def year_range(entries: Sequence[Entry]) -> tuple[int, int]:
    """Return the first and last year that any claim refers to; those of the axis if none does."""
    dated = [entry.years for entry in entries if entry.years]
    if not dated:
        return date_of(FIRST_DAY).year, date_of(LAST_DAY).year
    return min(first for first, _ in dated), max(last for _, last in dated)


def day_on_axis(dataset: Dataset, claim: Claim) -> int:
    """Return the day on which the atlas can best show a claim, always a day of its axis.

    A stock is shown on its first day, everything else on its last; an undated claim on the first
    day of its movement.
    """
    days = [claim.first_day, claim.last_day]
    day = next((d for d in (days if claim.span == "stock" else days[::-1]) if d is not None), None)
    if day is None:
        movement = dataset.movements.get(claim.movement_id)
        day = movement.start.first if movement else None
    return min(max(FIRST_DAY if day is None else day, FIRST_DAY), LAST_DAY)


def seed_text(claim: Claim) -> str:
    """Return the place that a row was read from, "line 308 of text 000 (Pohl 2015)", or ""."""
    text, _, line = claim.seed_line.partition(":")
    if not line:
        return claim.seed_line
    if text not in SEED_TEXTS:
        return say("line {line} of text {text}", line=line, text=text)
    name = say(SEED_TEXTS[text])
    return say("line {line} of text {text} ({name})", line=line, text=text, name=name)


def folded(text: str) -> str:
    """Return a text for comparison: without case, accents or thousands separators."""
    bare = unicodedata.normalize("NFKD", _SPACED.sub("", text.casefold()))
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    return "".join(
        char
        for at, char in enumerate(bare)
        if not (char == "," and bare[at - 1 : at].isdigit() and bare[at + 1 : at + 2].isdigit())
    )


def _fits(entry: Entry, wanted: list[str], query: Query) -> bool:
    if not all(word in entry.words or _names(entry, word) for word in wanted):
        return False
    for facet, values in query.chosen.items():
        if values and not set(values) & set(entry.facets[facet]):
            return False
    if query.years is None:
        return True
    if entry.years is None:
        return False
    return entry.years[0] <= query.years[1] and query.years[0] <= entry.years[1]


def _names(entry: Entry, word: str) -> bool:
    """Return whether a word, in whatever spelling, begins a name of the entry."""
    # "Khanty-Mansi" is two words of a name.
    spelt = folding.folded(word).split()
    return bool(spelt) and all(any(n.startswith(part) for n in entry.names) for part in spelt)


def _by_date(entry: Entry) -> tuple[bool, int, int]:
    day = entry.claim.last_day if entry.claim.last_day is not None else entry.claim.first_day
    return day is None, day or 0, entry.line or 0


def _entry(dataset: Dataset, claim: Claim) -> Entry:
    text = claims.claim_text(dataset, claim)
    sources = claims.sources_text(dataset, claim.source, claim.quoting)
    movement = dataset.movements.get(claim.movement_id)
    # A claim that names no people is about all of the movement's.
    peoples = claim.people_ids or (movement.people_ids if movement else ())
    people = [dataset.peoples[p] for p in peoples if p in dataset.peoples]
    places = _places(dataset, claim)
    works = tuple(dict.fromkeys(c.key for c in (*claim.source, *claim.quoting)))
    conflict = dataset.conflicts.get(claim.conflict_id)
    # A reader may have read the name in any language.
    named = [
        " ".join(names_in_all_languages(dataset, table, one.id))
        for table, found in (("peoples", people), ("places", places))
        for one in found
    ]
    texts = [
        claim.id,
        text,
        sources,
        *(described(held[key]) for held in _works(dataset) for key in works if key in held),
        movement.title if movement else "",
        *named,
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
        sources=sources,
        words=folded(" ".join(texts)),
        names=tuple(dict.fromkeys(folding.folded(" ".join(named)).split())),
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


def _works(dataset: Dataset) -> list[Mapping[str, Work]]:
    """Return the works in the language and, where it is another, as the bibliography has them."""
    written = dataset.as_written
    return [dataset.works] if written is dataset else [dataset.works, written.works]


def _places(dataset: Dataset, claim: Claim) -> list[Place]:
    """Return a claim's place and all that it lies in: a republic includes its oblasts."""
    found: list[Place] = []
    place = dataset.places.get(claim.place_id)
    while place and place not in found:
        found.append(place)
        place = dataset.places.get(place.part_of)
    return found


def _years(claim: Claim) -> tuple[int, int] | None:
    days = [d for d in (claim.first_day, claim.last_day) if d is not None]
    return (date_of(min(days)).year, date_of(max(days)).year) if days else None
