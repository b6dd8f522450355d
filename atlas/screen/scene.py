"""The scene: data and geometry compiled for the browser.

Two rules keep it small: geometry is packed (see :mod:`atlas.picture.encoding`) and stored
once, and fields that a claim leaves empty take no room. The format is described in
``static/player/README.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from atlas.base.dates import FIRST_DAY, LAST_DAY
from atlas.model.model import Model
from atlas.picture import address
from atlas.picture.regions import republics
from atlas.picture.selection import places_shown
from atlas.read.dataset import Dataset
from atlas.read.records import People
from atlas.routes import fronts
from atlas.routes.lanes import lanes_of
from atlas.routes.streams import FREE_MODES, groups_of
from atlas.screen.basemap import Ground
from atlas.screen.movements import movement_entry
from atlas.screen.statements import claim_entry, event_entries, person_entries, source_entries
from atlas.screen.tours import tour_entries
from atlas.screen.ways import flow_entry, group_entry, leg_entries, route_entry, unit_entry
from atlas.words import folding
from atlas.words.translated import names_in_all_languages
from atlas.words.vocabulary import in_every_language

FORMAT = 5


def scene(model: Model, data_version: str, base_file: str = "") -> dict[str, Any]:
    """Return the scene of a dataset as plain JSON values.

    Args:
        model: The model of the data.
        data_version: The version of the data, as the scene states it.
        base_file: The name of the file with the base map, or "" if it comes some other way.
    """
    dataset = model.dataset
    paths = {f.id: fronts.flow_path(model, f) for f in dataset.flows.values()}
    flows = [f for f in dataset.flows.values() if paths[f.id]]
    routes = {f.route_id: path for f in flows if (path := paths[f.id])}
    numbers = {flow.id: number for number, flow in enumerate(flows)}
    return {
        "format": FORMAT,
        "data_version": data_version,
        "first_day": FIRST_DAY,
        "last_day": LAST_DAY,
        "base": base_file,
        "address": address.rules(),
        "peoples": [_people(dataset, p) for p in dataset.peoples.values()],
        "movements": [movement_entry(model, m) for m in dataset.movements.values()],
        "places": {key: _place(dataset, key) for key in sorted(model.derived(places_shown))},
        "units": [unit_entry(u, dataset.derived(Ground)) for u in dataset.units.values()],
        "republics": republics(model),
        "free_modes": sorted(FREE_MODES),
        "legs": leg_entries(routes, lanes_of(model)),
        "routes": {key: route_entry(path) for key, path in sorted(routes.items())},
        "flows": [flow_entry(model, f) for f in flows],
        "groups": [group_entry(group, numbers) for group in groups_of(model.at())],
        "events": event_entries(dataset),
        "claims": {c.id: claim_entry(dataset, c) for c in dataset.claims.values()},
        "sources": source_entries(dataset),
        "persons": person_entries(dataset),
        "tours": tour_entries(model),
        "folding": folding.tables(),
        "vocabulary": in_every_language(),
        "conflicts": {
            c.id: {"question": c.question, "handling": c.handling}
            for c in dataset.conflicts.values()
        },
    }


def _also(dataset: Dataset, table: str, key: str, said: Sequence[str]) -> str | None:
    """Return the names of something that its entry does not have otherwise, for the search."""
    names = names_in_all_languages(dataset, table, key)
    return " ".join(name for name in names if name not in said) or None


def _people(dataset: Dataset, people: People) -> dict[str, Any]:
    return {
        "id": people.id,
        "name": people.name,
        "own": people.name_own,
        "own_lang": people.own_lang,
        "ru": people.name_ru,
        "also": _also(dataset, "peoples", people.id, (people.name, people.name_own)),
        "colour": people.colour,
        "text_colour": people.text_colour,
        "mark": people.mark,
        "summary": people.summary,
    }


def _place(dataset: Dataset, place_id: str) -> dict[str, Any]:
    place = dataset.places[place_id]
    return {
        "name": place.name,
        "now": place.name_now if place.name_now not in ("", place.name) else None,
        "ru": place.name_ru,
        "also": _also(dataset, "places", place_id, (place.name, place.name_now, place.name_ru)),
        "own": [[own.name, own.language] for own in dataset.toponyms_of.get(place_id, [])],
        "kind": place.kind,
        "lon": place.lon,
        "lat": place.lat,
        "precision": place.coordinate_precision,
    }
