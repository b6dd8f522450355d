"""The pictures of a film, from the same renderer as print: cards, days, steps of a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from atlas.model.model import Model, View
from atlas.paper.film import cards, column, people, shots, story
from atlas.paper.film.page import SIZE as SIZE
from atlas.paper.film.scenery import Scenery
from atlas.paper.film.shots import Shot
from atlas.paper.plate import texts
from atlas.paper.plate.titles import title as title_of
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Flow, Movement
from atlas.words.claims import short
from atlas.words.language import Language, language, speaking
from atlas.words.names import known, peoples_of
from atlas.words.translated import draft_note, model_in


def shots_of(
    model: Model, address: Address, *, whole: bool, tour: str = "", full: bool = False
) -> list[Shot]:
    """Return the shots of a film, before anything is drawn; at the end it has one card or more.

    Args:
        model: The data.
        address: The address.
        whole: Whether to show the movements from beginning to end. Otherwise the film runs from
            the address's day to the end of its period (``to``), or of the last return.
        tour: The id of a tour, whose film it is to be; "" for a film of days.
        full: Whether a film of many movements is to tell all of each, rather than its turns.

    Raises:
        ValueError: If no movement is left, or there is no such tour.
    """
    model = model_in(model, address.lang)
    dataset, tongue = model.dataset, language(address.lang)
    if not dataset.movements:
        raise ValueError("the data has no valid movement, so there is nothing to draw")
    with speaking(tongue):
        if tour:
            made = story.shots(model, tour, address, column.fit)
        else:
            made = _days(model, address, tongue, whole, full)
        title = Shot(_opening(made), cards.TITLE_SECONDS, kind="title")
    end = replace(made[-1], seconds=cards.END_SECONDS, passage=None, kind="end")
    return [title, *made, end]


def _days(model: Model, address: Address, tongue: Language, whole: bool, full: bool) -> list[Shot]:
    dataset = model.dataset
    movements = movements_of(dataset, address)
    first, last = shots.span_of(dataset, movements)
    if not whole:
        first = address.day
        last = address.until if address.to is not None else max(first, last)
    opening = replace(address, day=first, tour=None, step=None)
    span = first, last
    if len(movements) > people.FEW and last >= first:
        movements = people.concerned(dataset, movements, span)
        opening = replace(opening, movements=tuple(m.id for m in movements))
    if len(movements) > people.FEW:
        return people.in_turn(dataset, movements, opening, span, tongue, column.fit, full=full)
    return shots.shots(dataset, movements, opening, last, tongue, column.fit)


def _opening(made: Sequence[Shot]) -> Address:
    """Return the address of the picture on the title card."""
    return replace(made[0].address, view="day", map=None)


def movements_of(dataset: Dataset, address: Address) -> list[Movement]:
    """Return the movements that a film shows."""
    chosen = [m for m in dataset.movements.values() if m.id in address.movements]
    return chosen or list(dataset.movements.values())


class Frames:
    """The shots of a film about an address (:func:`shots_of`), and how each is drawn."""

    def __init__(
        self,
        model: Model,
        address: Address,
        version: str,
        *,
        whole: bool,
        site: str = "",
        tour: str = "",
        full: bool = False,
    ) -> None:
        # What it tells is in the language of the film, whatever the reader's.
        model = model_in(model, address.lang)
        self.tongue = language(address.lang)
        made = shots_of(model, address, whole=whole, tour=tour, full=full)
        maps = [shot for shot in made if shot.kind == "map"]
        with speaking(self.tongue):
            card = _title(model.dataset, self.tongue, address, maps, tour)
            self.title = f"{card.title}, {card.years}" if card.years else card.title
            self._scenery = Scenery(model, self.tongue, made, card)
            works = _works(model, maps)
            query = texts.query(_first(made[1].address, address, tour), version)
            notes = _notes(model.dataset, self.tongue, version, site + query if site else "")
            count = self._scenery.end(cards.End(works, notes))
        ends = [replace(made[-1], card=number) for number in range(count)]
        self.shots = [*made[:-1], *ends]
        self.seconds = shots.seconds(self.shots)

    def sheet(self, shot: Shot) -> Sheet:
        """Return the picture of a shot as a sheet, with the groups of a plate."""
        return self._scenery.draw(shot)

    def draw(self, shot: Shot) -> np.ndarray:
        """Return the picture of a shot, 1080 x 1920 x 3 bytes (height, width, RGB)."""
        return self._scenery.pixels(shot)


def _first(opening: Address, asked: Address, tour: str) -> Address:
    """Return the address that opens on the screen what a film begins with."""
    if tour:
        return replace(opening, tour=tour, step=1)
    # The first people of many is not all that was asked for.
    return replace(opening, movements=asked.movements)


def _title(
    dataset: Dataset, tongue: Language, address: Address, maps: Sequence[Shot], tour: str
) -> cards.Title:
    span = min(s.day for s in maps), max(s.day for s in maps)
    years = texts.years(*span)
    if tour:
        told = dataset.tours[tour]
        peoples = known(dataset, told.people_ids)
        is_list = len(peoples) > people.FEW
        return cards.Title(peoples, told.title, years, told.summary, is_list=is_list)
    shown = {movement for shot in maps for movement in shot.address.movements}
    movements = [m for m in movements_of(dataset, address) if not shown or m.id in shown]
    if len(movements) > people.FEW:
        peoples = peoples_of(dataset, people.in_order(movements))
        title = tongue.many(
            "{count} people, one after another", "{count} peoples, one after another", len(peoples)
        )
        return cards.Title(peoples, title, years, "", is_list=True)
    words = movements[0].summary if len(movements) == 1 else ""
    return cards.Title(
        peoples_of(dataset, movements), title_of(tongue, dataset, movements, span), years, words
    )


def _works(model: Model, maps: Sequence[Shot]) -> list[str]:
    """Return the works behind the pictures and the words of a film, in alphabetical order."""
    dataset = model.dataset
    claims: dict[str, None] = {}
    for shown in _changes(model, maps):
        claims |= dict.fromkeys(picture(model, shown).claims)
    works = [work for shot in maps if shot.passage for work in shot.passage.works]
    held: list[Claim | Flow] = [dataset.claims[c] for c in claims if c in dataset.claims]
    held += [dataset.flows[flow] for flow in _ways(model, maps)]
    works += [short(dataset, c) for one in held for c in (*one.source, *one.quoting)]
    return sorted(dict.fromkeys(works), key=str.casefold)


def _ways(model: Model, maps: Sequence[Shot]) -> list[str]:
    """Return the ways of flight of a film: they are drawn even if nobody was counted on them."""
    days: dict[tuple[str, ...], list[int]] = {}
    for shot in maps:
        days.setdefault(shot.address.movements, []).append(shot.day)
    spans = [
        Address(day=min(on), to=max(on), view="period", movements=movements)
        for movements, on in days.items()
    ]
    return list(dict.fromkeys(w.flow_id for s in spans for w in picture(model, s).corridors))


def _changes(model: Model, maps: Sequence[Shot]) -> list[Address]:
    """Return addresses that have all claims of a film, each looked up only where they change."""
    views: dict[tuple[str, ...], View] = {}
    found: dict[tuple[object, ...], Address] = {}
    for shot in maps:
        address = shot.address
        view = views.setdefault(address.pick, model.at(address.pick))
        shown = [m.id for m in movements_of(model.dataset, address)]
        claims = tuple(tuple(view.track(m).claims_at(shot.day)) for m in shown)
        found[(address.view, address.movements, claims)] = address
    return list(dict.fromkeys(found.values()))


def _notes(dataset: Dataset, tongue: Language, version: str, address: str) -> list[str]:
    cited = tongue.say("Exile and Return: an animated atlas of Soviet forced migrations, 1928–1961")
    data = tongue.say("Data version {version}.", version=version)
    notes = [
        texts.geometry(tongue, dataset),
        texts.licence(tongue, dataset),
        f"{cited}. {data}",
    ]
    if drafts := draft_note(dataset):
        notes.append(drafts)
    if address:
        notes.append(texts.reproduced(tongue, address))
    # Shapes of one's own may have no producer.
    return [note for note in notes if note]
