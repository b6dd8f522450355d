"""What a repository for research data asks about an export: how to cite it, what it holds.

Three files that say the same: ``CITATION.cff`` (GitHub, Zotero), ``.zenodo.json`` (Zenodo), and
``ro-crate-metadata.json`` (RO-Crate 1.1, which describes every file). All is taken from the
descriptor of the data (``datapackage.json``). That is not asked of a folder of somebody's own, nor
of tables or shapes that are not the atlas's: a descriptor may have been copied with them. An export
that holds such has none of these files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

_LICENCES = {
    "CC-BY-4.0": (
        "https://creativecommons.org/licenses/by/4.0/",
        "Creative Commons Attribution 4.0 International",
        "The tables, and what is drawn or compiled for the atlas.",
    ),
    "ODbL-1.0": (
        "https://opendatacommons.org/licenses/odbl/1-0/",
        "Open Data Commons Open Database License 1.0",
        "What derives from OpenStreetMap: railways, rail legs and the positions of a few stations.",
    ),
    "LGPL": (
        "https://www.gnu.org/licenses/lgpl.html",
        "GNU Lesser General Public License",
        "Rivers and the Aral Sea, from GSHHG.",
    ),
}
_CONDITIONS = (
    "Licence: CC BY 4.0. What derives from OpenStreetMap, © OpenStreetMap contributors, is under "
    "the Open Database License 1.0 and stays so in whatever is made of it. Rivers and the Aral Sea "
    "are from GSHHG, under the GNU Lesser General Public License. LICENSE.md and "
    "geodata/layers.csv say what that is."
)
# What is in the folders, and the kinds of file.
_FOLDERS = {
    "data": "The tables as they were entered, with the dictionary of every column",
    "geodata": "The shapes as they are kept",
    "spreadsheet": "Every table as a sheet of a workbook",
    "geojson": "Layers with their days, as GeoJSON",
    "geopackage": "The layers styled in one file, and a project of QGIS",
    "joins": "What belongs to what, and how many of each people were where: tables without places",
    "linked-places": "All places as a gazetteer (Linked Places)",
    "bibliography": "The works for biblatex and as CSL-JSON",
}
_FORMATS = {
    ".bib": "application/x-bibtex",
    ".cff": "text/yaml",
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".gpkg": "application/geopackage+sqlite3",
    ".json": "application/json",
    ".md": "text/markdown",
    ".qgz": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# The files that are under another licence than the whole, or under more than one.
_OTHER = (
    ("geodata/*rail*.geojson", ("ODbL-1.0",)),
    ("geodata/base/rivers.geojson", ("LGPL",)),
    ("geodata/base/lakes.geojson", ("CC-BY-4.0", "LGPL")),
    ("data/places.csv", ("CC-BY-4.0", "ODbL-1.0")),
    ("geojson/flows.geojson", ("CC-BY-4.0", "ODbL-1.0")),
    ("geojson/places.geojson", ("CC-BY-4.0", "ODbL-1.0")),
    ("geojson/claims.geojson", ("CC-BY-4.0", "ODbL-1.0")),
    ("linked-places/*", ("CC-BY-4.0", "ODbL-1.0")),
    ("spreadsheet/*", ("CC-BY-4.0", "ODbL-1.0")),
    ("geopackage/*.gpkg", ("CC-BY-4.0", "ODbL-1.0", "LGPL")),
)
CRATE = "ro-crate-metadata.json"
_AUTHORS = "#authors"


@dataclass(frozen=True)
class Deposit:
    """What is known of an export as a whole.

    ``day`` is that of the data, ``YYYY-MM-DD``; ``version`` tells two states of it apart;
    ``published`` is the address at which it lies, or "".
    """

    title: str
    description: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    day: str
    version: str
    years: tuple[str, str] | None
    bounds: tuple[float, float, float, float] | None
    published: str = ""


def deposit_of(
    package: dict[str, Any], day: str, version: str, published: str = ""
) -> Deposit | None:
    """Return what a descriptor says of its data; None if it lacks a title or an author."""
    people = _listed(package, "contributors")
    authors = tuple(str(p["title"]) for p in people if isinstance(p, dict) and p.get("title"))
    if not package.get("title") or not authors:
        return None
    return Deposit(
        title=str(package["title"]),
        description=str(package.get("description", "")),
        authors=authors,
        keywords=tuple(map(str, _listed(package, "keywords"))),
        day=day,
        # A state of the data as SemVer has it: the version, and what it was built from.
        version=f"{package.get('version', '0')}+{version}",
        years=_years(package),
        bounds=_bounds(package),
        published=published,
    )


def _listed(package: dict[str, Any], name: str) -> list[Any]:
    value = package.get(name)
    return value if isinstance(value, list) else []


def _years(package: dict[str, Any]) -> tuple[str, str] | None:
    """Return the first and last day; None if the descriptor, which others edit, has no such."""
    years = package.get("temporal")
    if isinstance(years, dict) and years.get("start") and years.get("end"):
        return str(years["start"]), str(years["end"])
    return None


def _bounds(package: dict[str, Any]) -> tuple[float, float, float, float] | None:
    """Return west, south, east and north of its polygon; None if it has none."""
    try:
        ring = package["spatial"]["coordinates"][0]
        lons, lats = zip(*((float(lon), float(lat)) for lon, lat, *_ in ring), strict=True)
    except (KeyError, TypeError, IndexError, ValueError):
        return None
    return min(lons), min(lats), max(lons), max(lats)


def citation_cff(deposit: Deposit) -> bytes:
    """Return the citation file (CFF 1.2.0): YAML, each text in it quoted as JSON quotes it."""
    lines: list[tuple[str, Any]] = [
        ("cff-version", "1.2.0"),
        ("message", "If you use these data, please cite them as below, with the version."),
        ("type", "dataset"),
        ("title", deposit.title),
        ("abstract", deposit.description),
        ("version", deposit.version),
        # Without a day a citation would have no year.
        ("date-released", deposit.day),
        ("license", "CC-BY-4.0"),
        ("keywords", list(deposit.keywords)),
        ("authors", [{"name": name} for name in deposit.authors]),
    ]
    lines += [("url", deposit.published)] if deposit.published else []
    text = "".join(f"{name}: {json.dumps(v, ensure_ascii=False)}\n" for name, v in lines if v)
    return text.encode()


def zenodo(deposit: Deposit) -> bytes:
    """Return the metadata of a deposit as Zenodo documents it (developers.zenodo.org)."""
    metadata: dict[str, Any] = {
        "upload_type": "dataset",
        "title": deposit.title,
        "creators": [{"name": name} for name in deposit.authors],
        "description": f"<p>{_html(deposit.description)}</p><p>{_html(_CONDITIONS)}</p>",
        "access_right": "open",
        "license": "cc-by-4.0",
        "keywords": list(deposit.keywords),
        "version": deposit.version,
        "language": "eng",
    }
    if deposit.published:
        metadata["related_identifiers"] = [
            {"identifier": deposit.published, "relation": "isIdenticalTo", "scheme": "url"}
        ]
    return _json(metadata)


def ro_crate(deposit: Deposit, sizes: dict[str, int]) -> bytes:
    """Return the description of an export and its files as RO-Crate 1.1.

    Args:
        deposit: What is known of it.
        sizes: The files by their path in it, with their sizes in bytes.
    """
    folders: dict[str, list[str]] = {}
    for name in sorted(sizes):
        parts = PurePosixPath(name).parts
        folders.setdefault(parts[0] if len(parts) > 1 else "", []).append(name)
    top = folders.pop("", [])
    parts_of_root = [*(f"{folder}/" for folder in folders), *top]
    graph: list[dict[str, Any]] = [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "about": {"@id": "./"},
        },
        _root(deposit, parts_of_root),
        *_context(deposit),
        *(
            {
                "@id": f"{folder}/",
                "@type": "Dataset",
                "name": folder,
                "description": _FOLDERS.get(folder, folder),
                "hasPart": _linked(names),
            }
            for folder, names in folders.items()
        ),
        *(_file(name, sizes[name]) for name in sorted(sizes)),
    ]
    return _json({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph})


def _root(deposit: Deposit, parts: list[str]) -> dict[str, Any]:
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": deposit.title,
        "description": f"{deposit.description} {_CONDITIONS}",
        "datePublished": deposit.day,
        "version": deposit.version,
        "license": {"@id": _LICENCES["CC-BY-4.0"][0]},
        "conditionsOfAccess": _CONDITIONS,
        "author": _linked(f"{_AUTHORS}-{n}" for n, _ in enumerate(deposit.authors, 1)),
        "publisher": {"@id": f"{_AUTHORS}-1"},
        "keywords": ", ".join(deposit.keywords),
        "inLanguage": "en",
        "hasPart": _linked(parts),
    }
    if deposit.years:
        root["temporalCoverage"] = "/".join(deposit.years)
    if deposit.bounds:
        root["spatialCoverage"] = {"@id": "#region"}
    if deposit.published:
        root["url"] = deposit.published
    return root


def _context(deposit: Deposit) -> list[dict[str, Any]]:
    """Return what the root refers to: who made it, under which licences, where it is of."""
    found: list[dict[str, Any]] = [
        {"@id": f"{_AUTHORS}-{number}", "@type": "Organization", "name": name}
        for number, name in enumerate(deposit.authors, 1)
    ]
    found += [
        {"@id": url, "@type": "CreativeWork", "name": name, "description": what}
        for url, name, what in _LICENCES.values()
    ]
    if deposit.bounds:
        west, south, east, north = deposit.bounds
        box = f"{south} {west} {north} {east}"
        found += [
            {
                "@id": "#region",
                "@type": "Place",
                "name": "Soviet Union",
                "geo": {"@id": "#box"},
            },
            {"@id": "#box", "@type": "GeoShape", "box": box},
        ]
    return found


def _file(name: str, size: int) -> dict[str, Any]:
    path = PurePosixPath(name)
    described: dict[str, Any] = {"@id": name, "@type": "File", "name": path.name}
    if path.suffix in _FORMATS:
        described["encodingFormat"] = _FORMATS[path.suffix]
    licences = next((held for pattern, held in _OTHER if path.match(pattern)), ())
    if licences:
        described["license"] = _linked(_LICENCES[licence][0] for licence in licences)
    return described | ({"contentSize": str(size)} if size else {})


def _linked(identities: Iterable[str]) -> Any:
    """Return links to entities; to a single one without a list, as RO-Crate recommends."""
    links = [{"@id": identity} for identity in identities]
    return links[0] if len(links) == 1 else links


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
