"""What a page says to programs: JSON-LD in the words of schema.org.

A claim is a ``Claim`` whose ``mainEntity`` is the ``Observation`` that it makes. Only what the data
says stands in it; what is unknown is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from atlas.export.linked_places import identifier
from atlas.read.citations import Citation
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Place
from atlas.search.index import Entry
from atlas.words import citation_styles
from atlas.words import claims as wording
from atlas.words.names import known

_SCHEMA = "https://schema.org"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
NAME = "Exile and Return"


def script(content: Mapping[str, Any]) -> str:
    """Return JSON-LD as an element of a page, in which nothing ends it or begins a comment."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return f'<script type="application/ld+json">{text.replace("<", chr(92) + "u003c")}</script>'


def dataset_entry(version: str, address: str) -> dict[str, Any]:
    """Return the data of the atlas as a whole; ``address`` is that of the site, or ""."""
    found: dict[str, Any] = {
        "@type": "Dataset",
        "name": f"{NAME}: an atlas of Soviet forced migrations, 1928–1961",
        "version": version,
        "license": _LICENCE,
    }
    return found | ({"@id": address, "url": address} if address else {})


def claim(dataset: Dataset, entry: Entry, version: str, address: str, page: str) -> dict[str, Any]:
    """Return what a claim says.

    Args:
        dataset: The data, in the language of the page.
        entry: The claim.
        version: The version of the data.
        address: The address of the site, with a slash at its end, or "".
        page: The path of the claim's page from the root of the site.
    """
    one = entry.claim
    peoples = known(dataset, entry.facets["people"])
    found: dict[str, Any] = {
        "@context": _SCHEMA,
        "@type": "Claim",
        "@id": f"{address}{page}" if address else identifier(f"claims {one.id}"),
        "identifier": one.id,
        "text": entry.text,
        "inLanguage": dataset.language,
        "about": [{"@type": "Thing", "name": people.name} for people in peoples],
        "temporalCoverage": _dates(one),
        "appearance": [_work(dataset, each) for each in one.source],
        "citation": [_work(dataset, each) for each in one.quoting],
        "mainEntity": _observation(dataset, one, entry),
        "isPartOf": dataset_entry(version, address),
        "license": _LICENCE,
    }
    return {name: value for name, value in found.items() if value not in ("", [], None)}


def _dates(claim: Claim) -> str:
    """Return the dates of a claim as the data writes them, in EDTF."""
    return "/".join(dict.fromkeys(s.text for s in (claim.as_of_start, claim.as_of_end) if s.text))


def _observation(dataset: Dataset, claim: Claim, entry: Entry) -> dict[str, Any]:
    place = dataset.places.get(claim.place_id)
    found: dict[str, Any] = {
        "@type": "Observation",
        "measuredProperty": wording.measure_text(claim.measure),
        "value": claim.value,
        "minValue": claim.value_low,
        "maxValue": claim.value_high,
        "unitText": wording.unit_text(claim.unit, 5),
        "observationDate": _dates(claim),
        "observationAbout": _place(place) if place else None,
    }
    return {name: value for name, value in found.items() if value not in ("", None)}


def _place(place: Place) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Place", "name": place.name}
    if place.lon is not None and place.lat is not None:
        found["geo"] = {
            "@type": "GeoCoordinates",
            "longitude": round(place.lon, 4),
            "latitude": round(place.lat, 4),
        }
    return found


def _work(dataset: Dataset, citation: Citation) -> dict[str, Any]:
    work = dataset.works.get(citation.key)
    said = citation_styles.reference(work) if work else citation.key
    found: dict[str, Any] = {"@type": "CreativeWork", "name": said}
    if work and work.url:
        found["url"] = work.url
    if citation.locator:
        found["pagination"] = citation.locator
    return found
