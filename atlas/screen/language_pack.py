"""What the player needs to speak another language than English: words, calendar, texts of the data.

The scene is in English. A pack has what differs from its first part in the scene of the translated
data, as a patch: an object or a list of the scene's own form that holds only what is replaced. The
texts, which come after the picture, are sent in the one language alone.
"""

from __future__ import annotations

import json
from typing import Any

from babel.messages.catalog import Catalog

from atlas.model.model import Model
from atlas.screen.scene import scene
from atlas.screen.texts import parted
from atlas.words.language import Language, language, read_catalog, speaking
from atlas.words.names import abbreviations
from atlas.words.translated import model_in

# The categories of CLDR in the order of gettext's forms.
_CATEGORIES = {"ru": ["one", "few", "many"], "kk": ["one", "other"]}
_SAID_BY_PLAYER = (
    ".js",
    "vocabulary.csv",
    "labels.geojson",
    "layers.csv",
    "one_file.py",
    "own_data.py",
    "translated.py",
)


def language_pack(
    model: Model, tag: str, first: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the player needs to speak a language, as plain JSON values.

    Args:
        model: The model of the data in English.
        tag: A language of the atlas other than English.
        first: The first part of the model's scene (see :func:`atlas.screen.texts.parted`), as read
            from JSON.

    Returns:
        Words, calendar and the patch of the first part; and the texts, which in this language
        stand for those in English.
    """
    mine, texts = parted(scene_in(model, tag, first))
    return {**words(language(tag)), "patch": difference(first, mine)}, texts


def scene_in(model: Model, tag: str, english: dict[str, Any]) -> dict[str, Any]:
    """Return the scene of a model in another language, as read from JSON.

    ``english`` is the scene, or its first part, of which it has the version and the base map.
    """
    with speaking(language(tag)):
        said = scene(model_in(model, tag), english["data_version"], english["base"])
    found: dict[str, Any] = json.loads(json.dumps(said))
    return found


def words(tongue: Language) -> dict[str, Any]:
    """Return the words and the calendar of a language, without the texts of the data."""
    calendar, symbols = tongue.calendar, tongue.locale.number_symbols["latn"]
    patterns = tongue.locale.list_patterns["standard"]
    return {
        "tag": tongue.tag,
        "messages": _messages(read_catalog(tongue.tag)),
        "categories": _CATEGORIES[tongue.tag],
        "group": symbols["group"],
        "decimal": symbols["decimal"],
        "months": {
            "format": list(calendar.format),
            "alone": list(calendar.alone),
            "short": list(calendar.short),
            "shortAlone": list(calendar.short_alone),
        },
        "weekdays": list(calendar.weekdays),
        "list": [_between(patterns["2"]), _between(patterns["end"])],
        "abbreviations": [list(pair) for pair in abbreviations(tongue)],
    }


def _between(pattern: str) -> str:
    return str(pattern).removeprefix("{0}").removesuffix("{1}")


def _messages(catalog: Catalog) -> dict[str, str | list[str]]:
    """Return the messages that the player says: English, or its singular -> words or forms."""
    found: dict[str, str | list[str]] = {}
    for message in catalog:
        by_player = any(file.endswith(_SAID_BY_PLAYER) for file, _ in message.locations)
        if not message.id or not message.string or not by_player:
            continue
        said = message.string
        first = message.id if isinstance(message.id, str) else message.id[0]
        found[first] = said if isinstance(said, str) else list(said)
    return found


def difference(old: Any, new: Any) -> Any:
    """Return what makes ``new`` of ``old``: None for nothing.

    Of an object it is an object with what differs, by key; of a list as long as the old one it is
    an object too, by index as text; of anything else, or where the forms differ, a list of the new
    value alone.
    """
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        pairs = {key: (old[key], new[key]) for key in new}
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = {str(n): pair for n, pair in enumerate(zip(old, new, strict=True))}
    else:
        return None if old == new else [new]
    changes = {key: change for key, pair in pairs.items() if (change := difference(*pair))}
    return changes or None
