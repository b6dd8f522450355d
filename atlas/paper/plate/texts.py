"""The words around the maps of a plate: what it shows, who says so, how it is made again.

Everything is plain text in one language. The words of the data (titles of works, names the
sources use) stay as they are; what we say about them is in the catalogs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from babel.lists import format_list

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of
from atlas.model.curves import Quantity
from atlas.model.timeline import MovementState
from atlas.paper.map.labels import LeftOut
from atlas.picture.address import Address
from atlas.read.citations import Citation
from atlas.read.dataset import Dataset
from atlas.read.records import Event, Movement, People
from atlas.words.claims import short, sources_text
from atlas.words.language import Language, to_say

# More peoples than this are counted, not named, in a title.
_MOST_NAMES = 5
EN_DASH = "\N{EN DASH}"


def listed(language: Language, names: Sequence[str]) -> str:
    """Return names as a list in words: "Karachais, Kalmyks and Balkars"."""
    if language.tag == "ru":
        # Peoples are no proper names in Russian: only the first word of a line is capital.
        names = [*names[:1], *(name[:1].lower() + name[1:] for name in names[1:])]
    words = format_list(list(names), locale=language.locale)
    # English plates go without the comma before "and", as the atlas does on screen.
    return words.replace(", and ", " and ") if language.tag == "en" else words


def peoples_of(dataset: Dataset, movements: Iterable[Movement]) -> list[People]:
    """Return the peoples of movements, each once, in the order of the movements."""
    ids = dict.fromkeys(p for movement in movements for p in movement.people_ids)
    return [dataset.peoples[identity] for identity in ids if identity in dataset.peoples]


def name_of(language: Language, dataset: Dataset, movement: Movement) -> str:
    """Return the peoples of a movement: "Chechens and Ingush"."""
    return listed(language, [language.people(p) for p in peoples_of(dataset, [movement])])


def title(language: Language, dataset: Dataset, movements: Sequence[Movement]) -> str:
    """Return what happened to whom: "Removal and return: Karachais".

    Removal, flight and return are named for those alone of whom they are recorded; more peoples
    than a line holds are counted.
    """
    removed = [m for m in movements if m.kind != "flight"]
    fled = [m for m in movements if m.kind == "flight"]
    home = [m for m in movements if m.return_recorded]
    told = [(_REMOVAL, removed), (_FLIGHT, fled), (_RETURN, home)]
    if home == list(movements):
        told = [(_REMOVAL_RETURN, removed), (_FLIGHT_RETURN, fled)]
    parts = [_whom(language, dataset, what, whom) for what, whom in told if whom]
    return "; ".join([*parts[:1], *(part[:1].lower() + part[1:] for part in parts[1:])])


# What happened: to peoples who are named, to one counted, to several.
What = tuple[str, str, str]
_REMOVAL: What = (
    to_say("Removal: {names}"),
    to_say("Removal of {count} people"),
    "Removal of {count} peoples",
)
_FLIGHT: What = (
    to_say("Flight: {names}"),
    to_say("Flight of {count} people"),
    "Flight of {count} peoples",
)
_RETURN: What = (
    to_say("Return: {names}"),
    to_say("Return of {count} people"),
    "Return of {count} peoples",
)
_REMOVAL_RETURN: What = (
    to_say("Removal and return: {names}"),
    to_say("Removal and return of {count} people"),
    "Removal and return of {count} peoples",
)
_FLIGHT_RETURN: What = (
    to_say("Flight and return: {names}"),
    to_say("Flight and return of {count} people"),
    "Flight and return of {count} peoples",
)


def _whom(language: Language, dataset: Dataset, what: What, movements: Sequence[Movement]) -> str:
    peoples = peoples_of(dataset, movements)
    named, one, several = what
    if len(peoples) > _MOST_NAMES:
        return language.many(one, several, len(peoples))
    return language.say(named, names=listed(language, [language.people(p) for p in peoples]))


def years(first: int, last: int) -> str:
    """Return the years that two day numbers span: "1943–1959"."""
    start, end = date_of(first).year, date_of(last).year
    return f"{start}{EN_DASH}{end}" if start < end else str(start)


def when(language: Language, address: Address) -> str:
    """Return the days and the view of an address: "All journeys up to 24 February 1944"."""
    day, until = language.day(address.day), language.day(address.until)
    if address.view == "period":
        return language.say("Journeys between {first} and {last}", first=day, last=until)
    if address.view == "sofar":
        return language.say("All journeys up to {day}", day=day)
    if address.view == "all":
        return language.say("All journeys, {years}", years=years(FIRST_DAY, LAST_DAY))
    return day


@dataclass(frozen=True)
class Part:
    """One stage of a movement's account: its words, its number in words, how it is known.

    ``spread`` is the least and the most that sources give, empty where they agree; ``basis`` is
    documented, derived or interpolated, empty where no source gives a number.
    """

    state: str
    words: str
    value: str
    spread: str
    basis: str

    @property
    def number(self) -> str:
        """The number with its range: "478,479 (471,000-494,456)"."""
        return f"{self.value} ({self.spread})" if self.spread else self.value


# In the order of the stages, by the name of the state's field.
STAGES = {
    "home": to_say("at home"),
    "taken": to_say("taken, waiting"),
    "under_way": to_say("on the way"),
    "in_exile": to_say("in exile"),
    "dead": to_say("dead"),
    "returned": to_say("back home"),
    "elsewhere": to_say("settled elsewhere"),
    "not_stated": to_say("in no count"),
}


def account(language: Language, state: MovementState) -> list[Part]:
    """Return where a movement's people were, in the order of the stages, empty ones left out.

    A movement without a whole has no account. A stage that no source counts is "not stated".
    """
    lines = []
    for name, message in STAGES.items() if state.whole else ():
        quantity: Quantity | None = getattr(state, name)
        words = language.say(message)
        if name == "dead" and state.dead_in:
            # Counted in some regions of exile alone: no fewer than that.
            words = language.say("dead, at least")
        if quantity is None:
            lines.append(Part(name, words, language.say("not stated"), "", ""))
        elif quantity.value:
            value = language.number(quantity.value)
            lines.append(Part(name, words, value, spread(language, quantity), quantity.basis))
    return lines


def spread(language: Language, quantity: Quantity) -> str:
    """Return the range of a number, "471,000-494,456"; nothing where sources agree."""
    if quantity.low == quantity.high:
        return ""
    return f"{language.number(quantity.low)}{EN_DASH}{language.number(quantity.high)}"


def sources(language: Language, dataset: Dataset, claims: Sequence[str]) -> str:
    """Return the works that the shown figures rest on, each with those it quotes, in short form.

    Exactly the claims named, in their order; one that the dataset does not have is left out.
    """
    quoted: dict[str, dict[str, None]] = {}
    known = [dataset.claims[c] for c in claims if c in dataset.claims]
    for claim in known:
        for citation in claim.source:
            works = quoted.setdefault(short(dataset, citation), {})
            works.update(dict.fromkeys(_shorts(dataset, claim.quoting)))
    entries = []
    for work, others in quoted.items():
        named = [other for other in others if other not in quoted]
        entries.append(
            language.say("{work}, citing {others}", work=work, others=", ".join(named))
            if named
            else work
        )
    if not entries:
        return language.say("Sources: none; no figure is shown.")
    return language.many(
        "Sources of the {count} figure shown: {works}.",
        "Sources of the {count} figures shown: {works}.",
        len(known),
        works="; ".join(entries),
    )


def _shorts(dataset: Dataset, citations: Iterable[Citation]) -> list[str]:
    return [short(dataset, citation) for citation in citations]


def without_return(language: Language, dataset: Dataset, movements: Sequence[Movement]) -> str:
    """Return which peoples have no return on record, as in "No return recorded by 1961: X."."""
    peoples = peoples_of(dataset, [m for m in movements if not m.return_recorded])
    names = listed(language, [language.people(p) for p in peoples])
    year = date_of(LAST_DAY).year
    return language.say("No return recorded by {year}: {names}.", year=year, names=names)


def unplaced(language: Language, items: Sequence[LeftOut]) -> str:
    """Return the numbers that found no room on the maps: on which, where, who, how many."""
    panels: dict[str, list[str]] = {}
    for item in items:
        if item.kind == "count":
            rows = [_row(language, peoples, words) for peoples, words in item.rows]
            panels.setdefault(item.panel, []).append(f"{item.name} {', '.join(rows)}")
    entries = [
        f"{panel}: {'; '.join(places)}" if panel else "; ".join(places)
        for panel, places in sorted(panels.items())
    ]
    return language.say("Held, without room on the map: {places}.", places=". ".join(entries))


def further(language: Language, count: int) -> str:
    """Return how many numbers of regions the picture has no room for."""
    return language.many(
        "{count} further number stands in the caption.",
        "{count} further numbers stand in the caption.",
        count,
    )


def _row(language: Language, peoples: Sequence[People], words: str) -> str:
    names = listed(language, [language.people(p) for p in peoples])
    words = words.replace("≈ ", "≈\N{NO-BREAK SPACE}")
    return f"{words} ({names})" if names else words


def event_title(
    language: Language, dataset: Dataset, event: Event, movements: Sequence[Movement]
) -> str:
    """Return the title of an event, whose it is before it where the picture is of others too."""
    concerned = [dataset.peoples[p] for p in dataset.concerned(event) if p in dataset.peoples]
    if concerned == peoples_of(dataset, movements):
        return event.title
    names = listed(language, [language.people(p) for p in concerned])
    if len(concerned) > _MOST_NAMES:
        names = language.many("{count} people", "{count} peoples", len(concerned))
    return f"{names}: {event.title}"


def told_by(dataset: Dataset, event: Event) -> str:
    """Return who tells of an event: "Tsarevskaia-Diakina 2004, in Pohl 2015"."""
    return sources_text(dataset, event.source, event.quoting)


def geometry(language: Language, dataset: Dataset) -> str:
    """Return whose shapes the map is drawn from."""
    producers = dict.fromkeys(layer["producer"] for layer in dataset.layers if layer["producer"])
    return language.say("Geometry: {producers}.", producers="; ".join(producers))


def licence(language: Language) -> str:
    """Return under which terms a plate may be printed."""
    return language.say("Licence: CC BY 4.0; railways © OpenStreetMap contributors, ODbL.")


def projection(language: Language, conic: str) -> str:
    """Return the projection of the maps; ``conic`` names its parallels and its centre."""
    return language.say("Albers equal-area conic, {conic}.", conic=conic)


def reproduced(language: Language, address: str) -> str:
    """Return how the picture is seen again, with the state of the data in the address."""
    return language.say("On screen: {address}", address=address)


def query(address: Address, version: str) -> str:
    """Return the address that shows the same picture on screen, without a host: "?date=…"."""
    values = address.parameters(version)
    return "?" + "&".join(f"{name}={quote(value, safe=',:')}" for name, value in values.items())
