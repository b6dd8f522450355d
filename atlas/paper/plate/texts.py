"""The words around the maps of a plate: what it shows, who says so, how to reproduce it.

Everything is plain text in one language. Words from the data (titles of works, names that sources
use) stay as they are; our own words are translated by the catalogs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from urllib.parse import quote

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of
from atlas.model.curves import Quantity
from atlas.model.track import Count
from atlas.paper.map.labels import LeftOut
from atlas.paper.map.projection import Conic
from atlas.picture.address import Address
from atlas.picture.picture import Picture
from atlas.read.dataset import Dataset
from atlas.read.records import Event, Movement, People
from atlas.words.amounts import amount, is_told, spread
from atlas.words.claims import sources_text
from atlas.words.language import EN_DASH, Language
from atlas.words.names import known, names_of, peoples_of, within
from atlas.words.state_names import state_name
from atlas.words.sums import sums, unaccounted
from atlas.words.vocabulary import terms, words_of

LETTERS = ascii_lowercase
"""The maps of a plate are lettered, if there are several."""

# The space in "66° E", and both in "66° в. д.".
_BEFORE_LETTERS = re.compile(r"(?<=°) (?=\w\b)|(?<=° \w\.) (?=\w\.)")

# Before the title of an event, more peoples than this are counted rather than named.
_MOST_NAMES = 5


def name_of(language: Language, dataset: Dataset, movement: Movement) -> str:
    """Return the peoples of a movement: "Chechens and Ingush"."""
    return names_of(peoples_of(dataset, [movement]), language)


def years(first: int, last: int) -> str:
    """Return the years that two day numbers span: "1943–1959"."""
    start, end = date_of(first).year, date_of(last).year
    return f"{start}{EN_DASH}{end}" if start < end else str(start)


def when(language: Language, address: Address) -> str:
    """Return the days and the view of an address: "All journeys up to 24 February 1944"."""
    day, until = language.day(address.day), language.day(address.until)
    if address.view == "period" and address.day == address.until:
        return language.say("Journeys on {day}", day=day)
    if address.view == "period":
        return language.say("Journeys between {first} and {last}", first=day, last=until)
    if address.view == "sofar":
        return language.say("All journeys up to {day}", day=day)
    if address.view == "all":
        return language.say("All journeys, {years}", years=years(FIRST_DAY, LAST_DAY))
    return day


@dataclass(frozen=True)
class Part:
    """One state in a movement's account.

    Attributes:
        state: The name of the state, or "whole", "disputed", "added": what all states add up to.
        words: The state in words.
        value: The number in words, rounded and with "≈" if it is interpolated.
        spread: The range of the sources, or "" if they agree.
        basis: "documented", "derived", "interpolated" or "estimated", or "" if no source gives a
            number of this day.
        remark: That the number is an estimate, or when people were last counted, or "".
    """

    state: str
    words: str
    value: str
    spread: str
    basis: str
    remark: str = ""

    @property
    def beside(self) -> str:
        """What is said beside the number: "471,000–494,456", "last counted December 1937"."""
        return ", ".join(part for part in (self.remark, self.spread) if part)

    @property
    def is_last(self) -> bool:
        """Whether the number is a last count, and not one of the day."""
        return bool(self.remark) and not self.basis

    @property
    def is_worked_out(self) -> bool:
        """Whether the number lies between two counts, and no source gives it."""
        return self.basis == "interpolated"

    @property
    def number(self) -> str:
        """The number as a line of text has it: "478,479 (471,000–494,456)", "≈ 364,000"."""
        return f"{self.value} ({self.beside})" if self.beside else self.value


def account(language: Language, picture: Picture, movement: Movement) -> list[Part]:
    """Return where a movement's people were, in the order of the states, without empty ones.

    First comes what they add up to (:func:`atlas.words.sums.sums`). A movement without a
    whole has no account. A state that no source counts is "not stated"; where those in exile are no
    longer known, their last count takes its place.
    """
    state = picture.state.movements[movement.id]
    told = sums(language, state).items()
    lines = [_part(language, name, words, quantity) for name, (words, quantity) in told]
    asked = unaccounted(state)
    # "Open" is what a band leaves between the others: no count is of it.
    for name in (n for n in terms("state") if n != "open") if state.whole else ():
        quantity: Quantity | None = getattr(state, name)
        words = state_name(language, movement, state, name, picture.day)
        last = state.last_living if name == "in_exile" else None
        if quantity is None and last:
            lines.append(_last(language, name, words, last))
        elif name in asked or is_told(name, quantity):
            lines.append(_part(language, name, words, quantity))
    return lines


def _last(language: Language, name: str, words: str, last: Count) -> Part:
    """The last count of those in exile; a census after it counts others too, and says so."""
    when, number = language.month(last.day), language.number(last.value)
    if not last.is_census:
        remark = language.say("last counted {when}", when=when)
        return Part(name, words, number, "", "", remark)
    remark = words_of("remark", "last_census", language, when=when, number=number)
    return Part(name, words, words_of("remark", "unknown", language), "", "", remark)


def _says(quantity: Quantity) -> bool:
    """Whether there is a number or a bound; what is not stated is not estimated either."""
    return quantity.value is not None or quantity.low > 0 or quantity.high is not None


def _part(language: Language, name: str, words: str, quantity: Quantity | None) -> Part:
    value = amount(language, quantity)
    if quantity is None:
        return Part(name, words, value, "", "")
    # The words for excess deaths say themselves that they are an estimate.
    estimated = quantity.basis == "estimated" and name != "excess_dead" and _says(quantity)
    remark = words_of("basis", "estimated", language) if estimated else ""
    return Part(name, words, value, spread(language, quantity), quantity.basis, remark)


def sign(language: Language, parts: Iterable[Part]) -> str:
    """Return what "≈" before a number in some accounts means, or "" if none has it."""
    if any(part.is_worked_out for part in parts):
        return language.say("≈: interpolated between two counts, and rounded.")
    return ""


def heads(language: Language, parts: Iterable[Part]) -> dict[str, str]:
    """Return the heads of the columns in a table of several accounts, by state and in order.

    If the words of the accounts differ, the head is true of all: "died (as far as counted)".
    """
    found: dict[str, set[str]] = {}
    for part in parts:
        found.setdefault(part.state, set()).add(part.words)
    order = ("whole", "disputed", "added", *terms("state"))
    return {name: _head(language, name, found[name]) for name in order if name in found}


def _head(language: Language, name: str, words: set[str]) -> str:
    if len(words) == 1:
        return next(iter(words))
    if name == "added":
        return language.say("counted beyond it")
    # Some of the peoples are free, and others held; of some the dead were counted in part.
    of_all = {"dead": "dead_least", "in_exile": "exile_or_not_back"}
    return words_of("remark", of_all[name], language)


def without_return(language: Language, dataset: Dataset, movements: Sequence[Movement]) -> str:
    """Return which peoples have no return on record: "No return recorded by 1961: X."."""
    peoples = peoples_of(dataset, [m for m in movements if not m.return_recorded])
    names = within(names_of(peoples, language), language)
    year = date_of(LAST_DAY).year
    return language.say("No return recorded by {year}: {names}.", year=year, names=names)


def without_map(language: Language, dataset: Dataset, movements: Sequence[Movement]) -> str:
    """Return which peoples have no map, as nothing would be on it."""
    names = within(names_of(peoples_of(dataset, movements), language), language)
    return language.say("No map, as no source says where they then were: {names}.", names=names)


def unplaced(language: Language, items: Sequence[LeftOut]) -> str:
    """Return what found no room on the maps: which map, where, who, how many.

    Numbers that are nowhere on them come first, then those that are there without their range, or
    only in a sum.
    """
    lost = [item for item in items if item.kind == "count"]
    whole = {(item.panel, item.id, row) for item in lost for row in item.rows}
    ranges = [item for item in items if item.kind == "range"]
    # The list takes room: a number that is listed may first have lost its range alone.
    short = [i for i in ranges if not whole.issuperset((i.panel, i.id, row) for row in i.rows)]
    said = []
    if lost:
        places = _by_map(language, lost)
        said.append(language.say("Not on the map for lack of room: {places}.", places=places))
    if short:
        places = _by_map(language, short)
        said.append(language.say("Shortened on the map, here in full: {places}.", places=places))
    return " ".join(said)


def unnamed(language: Language, items: Sequence[LeftOut]) -> str:
    """Return which homelands have no name on the maps, and on which map, or ""."""
    lands: dict[str, dict[str, None]] = {}
    for item in items:
        if item.kind == "homeland":
            lands.setdefault(item.panel, {})[item.name] = None
    if not lands:
        return ""
    said = "; ".join(
        f"{panel}: {', '.join(names)}" if panel else ", ".join(names)
        for panel, names in sorted(lands.items())
    )
    return language.say("Homelands without their name on the map: {names}.", names=said)


def _by_map(language: Language, items: Sequence[LeftOut]) -> str:
    panels: dict[str, list[str]] = {}
    for item in items:
        rows = [_row(language, peoples, words) for peoples, words in item.rows]
        panels.setdefault(item.panel, []).append(f"{item.name} {', '.join(rows)}")
    return ". ".join(
        f"{panel}: {'; '.join(places)}" if panel else "; ".join(places)
        for panel, places in sorted(panels.items())
    )


def maps(language: Language, titles: Sequence[str]) -> str:
    """Return which map is which, "Maps: (a) Karachais; (b) Kalmyks.", or "" if there is one."""
    lettered = [f"({letter}) {title}" for letter, title in zip(LETTERS, titles, strict=False)]
    return language.say("Maps: {maps}.", maps="; ".join(lettered)) if len(titles) > 1 else ""


def further(language: Language, count: int) -> str:
    """Return a sentence saying how many numbers and ranges the picture has no room for."""
    return language.many(
        "{count} further number or range is given in the caption.",
        "{count} further numbers and ranges are given in the caption.",
        count,
    )


def _row(language: Language, peoples: Sequence[People], words: str) -> str:
    names = names_of(peoples, language)
    words = words.replace("≈ ", "≈\N{NO-BREAK SPACE}")
    return f"{words} ({names})" if names else words


def event_title(
    language: Language, dataset: Dataset, event: Event, movements: Sequence[Movement]
) -> str:
    """Return the title of an event, after whose it is if the picture shows others too."""
    concerned = known(dataset, dataset.concerned(event))
    if concerned == peoples_of(dataset, movements):
        return event.title
    names = names_of(concerned, language)
    if len(concerned) > _MOST_NAMES:
        names = language.many("{count} people", "{count} peoples", len(concerned))
    return language.say("{peoples}: {title}", peoples=names, title=event.title)


def told_by(dataset: Dataset, event: Event) -> str:
    """Return the sources of an event: "Tsarevskaia-Diakina 2004, in Pohl 2015"."""
    return sources_text(dataset, event.source, event.quoting)


def geometry(language: Language, dataset: Dataset) -> str:
    """Return the credits for the shapes of the map, or "" if no layer names its producer."""
    producers = dict.fromkeys(layer["producer"] for layer in dataset.layers if layer["producer"])
    if not producers:
        return ""
    said = "; ".join(map(language.say, producers))
    return language.say("Geometry: {producers}.", producers=said)


def licence(language: Language, dataset: Dataset) -> str:
    """Return the terms under which a plate may be printed, as far as they are known."""
    if not dataset.is_atlas:
        return language.say(
            "Licence of what comes with the atlas: CC BY 4.0; railways © OpenStreetMap "
            "contributors, ODbL."
        )
    return language.say("Licence: CC BY 4.0; railways © OpenStreetMap contributors, ODbL.")


def projection(language: Language, conic: Conic) -> str:
    """Return the projection of the maps: "… 43° and 58° N, centre 66° E."."""
    said = language.say(
        "Albers equal-area conic, {south}° and {north}° N, centre {centre}° E.",
        south=round(conic.south),
        north=round(conic.north),
        centre=round(conic.centre),
    )
    # No line begins with the letters of a degree: "66° E", "66° в. д.".
    return _BEFORE_LETTERS.sub("\N{NO-BREAK SPACE}", said)


def reproduced(language: Language, address: str) -> str:
    """Return how to reproduce the picture; the address includes the version of the data."""
    return language.say("On screen: {address}", address=address)


def query(address: Address, version: str) -> str:
    """Return the query that shows the same picture on screen: "?date=…"."""
    values = address.parameters(version)
    return "?" + "&".join(f"{name}={quote(value, safe=',:')}" for name, value in values.items())
