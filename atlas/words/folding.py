"""Folding names, so that every way of writing one in Latin or Cyrillic letters is the same.

Jambul, Dzhambul, Zhambyl and Джамбул all become "jambil". Two tables say how: Cyrillic letters and
those with marks become Latin ones, then sounds that are written in several ways become one. The
player gets the tables with the scene (``static/player/search/folding.js``) and applies them alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# Signs without a sound of their own: apostrophes, the hard and the soft sign, the palochka.
_SILENT = dict.fromkeys("'’‘ʼʻ`´ъьӏ", "")
# The palochka is often typed as the digit one.
_BEFORE_PALOCHKA = "гкптхцч"
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщыэюяәғқңөұүһіҗїєґ",
        (
            *("a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p"),
            *("r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "y", "e", "yu", "ya"),
            *("a", "g", "k", "n", "o", "u", "u", "h", "i", "j", "i", "e", "g"),
        ),
        strict=True,
    )
)
_LATIN = {"ç": "ch", "ş": "sh", "ğ": "g", "ı": "i", "ß": "ss"}
# What each letter becomes.
LETTERS = _SILENT | _CYRILLIC | _LATIN
LETTERS |= {f"{letter}1": _CYRILLIC[letter] for letter in _BEFORE_PALOCHKA}
SOUNDS = {
    **dict.fromkeys(("shch", "tsch", "sch", "tch", "ch"), "sh"),
    **dict.fromkeys(("dzh", "dj", "zh"), "j"),
    "kh": "h",
    "gh": "g",
    "ph": "f",
    "tz": "ts",
    "q": "k",
    "w": "v",
    "x": "ks",
    # Which vowel it is depends on who heard it.
    "y": "i",
    "u": "i",
    "ye": "e",
    "ie": "e",
}


def _any_of(table: Mapping[str, str]) -> re.Pattern[str]:
    # The longest comes first: "dzh" is one sound, not d and zh.
    return re.compile("|".join(map(re.escape, sorted(table, key=lambda key: (-len(key), key)))))


_ANY_LETTER, _ANY_SOUND = _any_of(LETTERS), _any_of(SOUNDS)


def folded(text: str) -> str:
    """Return a text for comparison: Latin letters and digits, words separated by one space."""
    composed = unicodedata.normalize("NFC", text.lower())
    latin = _ANY_LETTER.sub(lambda found: LETTERS[found[0]], composed)
    bare = unicodedata.normalize("NFKD", latin)
    bare = "".join(char for char in bare if not unicodedata.category(char).startswith("M"))
    heard = _ANY_SOUND.sub(lambda found: SOUNDS[found[0]], bare)
    spoken = re.sub(r"([a-z])\1+", r"\1", heard)
    kept = (char if unicodedata.category(char)[0] in "LN" else " " for char in spoken)
    return " ".join("".join(kept).split())


def tables() -> dict[str, dict[str, str]]:
    """Return the two tables for the scene."""
    return {"letters": LETTERS, "sounds": SOUNDS}
