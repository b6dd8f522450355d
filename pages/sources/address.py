"""The address of the Sources page: the view, the search, the record.

``/sources?show=claims&q=…&who=…&about=…&what=…&where=…&work=…&kind=…&rank=…&from=…&until=…&page=…``
The names differ from those of the atlas's picture, which goes with the reader from page to page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from atlas.articles.views import VIEWS
from atlas.base.characters import without_hidden
from atlas.picture import left_out
from atlas.read.dataset import Dataset
from atlas.search import index
from atlas.search.index import Entry, Query
from atlas.words.language import say

# Parameter -> facet of a claim.
FACETS = {
    "who": "people",
    "about": "movement",
    "what": "measure",
    "where": "place",
    "work": "source",
    "kind": "kind",
    "rank": "rank",
}
NAMES = ("show", "q", *FACETS, "from", "until", "page", "claim", "conflict")
# In a list of movements: claims that belong to no single movement.
NO_MOVEMENT = "several"
_LONGEST = 200


@dataclass(frozen=True)
class Wanted:
    """A view and what is asked of it; ``page`` counts from 1."""

    show: str = "works"
    query: Query = field(default_factory=Query)
    page: int = 1
    claim: str = ""
    conflict: str = ""

    def parameters(self) -> dict[str, str]:
        """Return the query parameters, without those at their default."""
        asked = {} if self.show == "works" else {"show": self.show}
        if self.query.words:
            asked["q"] = self.query.words
        for name, facet in FACETS.items():
            values = self.query.chosen.get(facet, ())
            if values:
                asked[name] = ",".join(value or NO_MOVEMENT for value in values)
        if self.query.years:
            asked["from"], asked["until"] = map(str, self.query.years)
        if self.page > 1:
            asked["page"] = str(self.page)
        if self.claim:
            asked["claim"] = self.claim
        if self.conflict:
            asked["conflict"] = self.conflict
        return asked


def read(
    asked: Mapping[str, str], dataset: Dataset, entries: Sequence[Entry]
) -> tuple[Wanted, list[str]]:
    """Return what the parameters ask for, and a sentence for each that is ignored."""
    notes: list[str] = []

    def one(name: str, known: Mapping[str, object], otherwise: str) -> str:
        text = asked.get(name, "")
        if text and text not in known:
            notes.append(_left_out(name, text))
        return text if text in known else otherwise

    chosen = {
        facet: _chosen(name, asked.get(name, ""), index.options(entries, facet), notes)
        for name, facet in FACETS.items()
    }
    words = asked.get("q", "")
    if len(words) > _LONGEST:
        long = say("longer than {longest} characters", longest=_LONGEST)
        notes.append(left_out.ignored("q", words, long))
        words = ""
    query = Query(
        words=words_of(words),
        chosen={facet: values for facet, values in chosen.items() if values},
        years=_years(asked, index.year_range(entries), notes),
    )
    page = asked.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 0
    if number < 1:
        notes.append(_left_out("page", page))
    wanted = Wanted(
        show=one("show", VIEWS, "works"),
        query=query,
        page=max(1, number),
        claim=one("claim", dataset.claims, ""),
        conflict=one("conflict", dataset.conflicts, ""),
    )
    return wanted, notes


def words_of(text: str) -> str:
    """Return a search text without invisible characters, which no text box shows."""
    return " ".join(" ".join(map(without_hidden, text[:_LONGEST].split())).split())


def _chosen(name: str, text: str, known: Mapping[str, int], notes: list[str]) -> tuple[str, ...]:
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    asked = ["" if piece == NO_MOVEMENT and "" in known else piece for piece in pieces]
    notes += [_left_out(name, piece) for piece in asked if piece not in known][:1]
    return tuple(dict.fromkeys(piece for piece in asked if piece in known))


def _years(
    asked: Mapping[str, str], reach: tuple[int, int], notes: list[str]
) -> tuple[int, int] | None:
    ends = list(reach)
    for at, name in enumerate(("from", "until")):
        text = asked.get(name, "")
        year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None
        if year is not None and reach[0] <= year <= reach[1]:
            ends[at] = year
        elif year is not None:
            told = say("the sources tell of {first} to {last}", first=reach[0], last=reach[1])
            notes.append(left_out.ignored(name, text, told))
        elif text:
            notes.append(_left_out(name, text))
    if ends[1] < ends[0]:
        notes.append(left_out.ignored("until", str(ends[1]), say("before the first year")))
        ends[1] = reach[1]
    return None if tuple(ends) == reach else (ends[0], ends[1])


def _left_out(name: str, text: str) -> str:
    return left_out.ignored(name, text, say("not known here"))
