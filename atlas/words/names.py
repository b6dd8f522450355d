"""Names of peoples in words: "Chechens and Ingush"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from babel.lists import format_list

from atlas.read.dataset import Dataset
from atlas.read.records import Movement, People
from atlas.words.language import Language, spoken

# Two words of one name: in Kazakh the first of them is the name of a land, as in "Қырым татарлары".
_LED_BY_LAND = re.compile(r"\S*[^\s,] (?!және )")


def listed(names: Iterable[str], tongue: Language | None = None) -> str:
    """Return names as a list in words: "Karachais, Kalmyks and Balkars".

    Args:
        names: The names, already in the language.
        tongue: The language; the one spoken if it is left out.
    """
    tongue, said = tongue or spoken(), list(names)
    # The first begins the line.
    said = [*said[:1], *(within(name, tongue) for name in said[1:])]
    words = format_list(said, locale=tongue.locale)
    # The atlas goes without the comma before "and".
    return words.replace(", and ", " and ") if tongue.tag == "en" else words


def within(name: str, tongue: Language | None = None) -> str:
    """Return a name of peoples, or a list of such, as it stands within a sentence.

    English alone writes all with a capital there, Kazakh those that begin with the name of a land.
    The player says the same (``static/player/words/wording.js``).
    """
    tag = (tongue or spoken()).tag
    if tag == "en" or (tag == "kk" and _LED_BY_LAND.match(name)):
        return name
    return name[:1].lower() + name[1:]


def peoples_of(dataset: Dataset, movements: Iterable[Movement]) -> list[People]:
    """Return the peoples of movements, each once, in the order of the movements."""
    ids = dict.fromkeys(p for movement in movements for p in movement.people_ids)
    return known(dataset, ids)


def known(dataset: Dataset, ids: Iterable[str]) -> list[People]:
    """Return the peoples with the given ids; unknown ids are left out."""
    return [dataset.peoples[identity] for identity in ids if identity in dataset.peoples]


def names_of(peoples: Sequence[People], tongue: Language | None = None) -> str:
    """Return the names of peoples as a list, "Chechens and Ingush", in the language of the data."""
    return listed((people.name for people in peoples), tongue)


# What a map writes short, and how.
_ABBREVIATED = {
    "en": (
        ("Autonomous Oblast", "AO"),
        ("Autonomous Okrug", "AO"),
        ("Oblast", "oblast"),
        ("Krai", "krai"),
    ),
    "ru": (("автономная область", "АО"), ("автономный округ", "АО"), ("область", "обл.")),
    "kk": (("автономиялық облысы", "АО"), ("автономиялық округі", "АО"), ("облысы", "обл.")),
}


def abbreviations(tongue: Language) -> tuple[tuple[str, str], ...]:
    """Return what a map writes short in a language, and how, the longer first."""
    return _ABBREVIATED[tongue.tag]
