"""The atlas's vocabulary: what measures, units, grades, ranks, states … are called, in one table.

``vocabulary.csv`` beside this module has one row for each term: the list it belongs to, its id, its
English words, and their plural if there is one. The lists of the data dictionary
(``data/datapackage.json``) come from this table, the scene carries the words that the player shows,
and all Python code takes its words from here. Other languages are in the catalogs of
:mod:`atlas.words.language`.

A new measure is one row; ``python -m atlas.words.vocabulary`` then rewrites the lists of the
dictionary.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from atlas.base import atomic
from atlas.read.dictionary import BUILT_IN_DATA, FILE
from atlas.read.tables import read_table
from atlas.words.language import LANGUAGES, Language, language, spoken

TABLE = Path(__file__).with_suffix(".csv")
_FIELDS = [
    *({"name": name, "constraints": {"required": True}} for name in ("list", "id", "words")),
    {"name": "plural"},
]
# List of the table -> the columns whose cells take its ids.
COLUMNS = {
    "measure": ("claims.measure",),
    "unit": ("claims.unit",),
    "kind": ("claims.kind",),
    "rank": ("claims.rank",),
    "grade": ("claims.grade",),
    "span": ("claims.span",),
    "status": (
        "territories.status",
        "events.status",
        "claims.place_status",
        "claims.date_status",
        "claims.value_status",
        "flows.status",
        "routes.leg_status",
        "routes.point_status",
    ),
    "event": ("events.kind",),
    "movement": ("movements.kind",),
    "role": ("territories.role",),
    "direction": ("flows.direction",),
    "mode": ("flows.mode", "routes.mode"),
    "place": ("places.kind",),
    "precision": ("places.coordinate_precision",),
}
SHOWN = (
    "state",
    "still_home",
    "homeland",
    "remark",
    "basis",
    "status",
    "grade",
    "rank",
    "kind",
    "mode",
    "direction",
    "event",
)
"""The lists whose words the player composes itself; the scene has them in every language."""


@dataclass(frozen=True)
class Term:
    """The English words for an id; ``plural`` equals ``words`` where the table gives none."""

    words: str
    plural: str


def terms(name: str) -> Mapping[str, Term]:
    """Return a list of the table: id -> term, in the order of the table.

    Raises:
        KeyError: If the table has no such list.
    """
    return _table(TABLE)[name]


def messages() -> list[str | tuple[str, str]]:
    """Return what is translated of the table: words, or of a unit its words and their plural."""
    found: list[str | tuple[str, str]] = []
    for name, held in _table(TABLE).items():
        for term in held.values():
            if name == "unit" and term.plural != term.words:
                found.append((term.words, term.plural))
            else:
                found += dict.fromkeys((term.words, term.plural))
    return found


@functools.cache
def _table(path: Path) -> Mapping[str, Mapping[str, Term]]:
    # A lost row would take its words from every screen and plate, so no fault is tolerated.
    table, faults = read_table(path.parent, path.stem, {"schema": {"fields": _FIELDS}})
    if faults:
        raise ValueError(str(faults[0]))
    found: dict[str, dict[str, Term]] = {}
    for row in table:
        words = row["words"]
        found.setdefault(row["list"], {})[row["id"]] = Term(words, row["plural"] or words)
    return MappingProxyType({name: MappingProxyType(kept) for name, kept in found.items()})


def words_of(name: str, identity: str, tongue: Language | None = None, /, **values: object) -> str:
    """Return the words for an id of a list: "back home".

    A reader's own data may have ids that the table lacks: they are returned without hyphens.

    Args:
        name: A list of the table, such as "state".
        identity: The id within it.
        tongue: The language; the one spoken if it is left out.
        values: What stands for each ``{name}`` in the words, written in that language.

    Raises:
        KeyError: If the table has no such list.
    """
    term = terms(name).get(identity)
    words = term.words if term else identity.replace("-", " ")
    return (tongue or spoken()).say(words, **values)


def still_home(share: float, tongue: Language | None = None) -> str:
    """Return how many of a people are still at home: "about a third still at home".

    Args:
        share: Of the people, 0 to 1. The ids of the list are the least shares, in per cent, of
            which its words are true, the smallest first.
        tongue: The language; the one spoken if it is left out.
    """
    least = [identity for identity in terms("still_home") if share >= int(identity) / 100]
    return words_of("still_home", least[-1], tongue)


def in_every_language() -> dict[str, dict[str, dict[str, str]]]:
    """Return the words of the lists in ``SHOWN``: language tag -> list -> id -> words."""
    return {
        tag: {
            name: {identity: words_of(name, identity, language(tag)) for identity in terms(name)}
            for name in SHOWN
        }
        for tag in LANGUAGES
    }


def with_lists(package: str) -> str:
    """Return the JSON of a data dictionary with its lists of values replaced by the table's."""
    content = json.loads(package)
    lists = {column: list(terms(name)) for name, columns in COLUMNS.items() for column in columns}
    for resource in content["resources"]:
        for field in resource["schema"]["fields"]:
            ids = lists.get(f"{resource['name']}.{field['name']}")
            if ids:
                field["constraints"]["enum"] = ids
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Rewrite the lists of the atlas's own data dictionary."""
    path = BUILT_IN_DATA / FILE
    atomic.write(path, with_lists(path.read_text(encoding="utf-8")).encode())


if __name__ == "__main__":
    main()
