"""In which language a work is written, and its title, as far as its entry says.

``langid`` is the language of the title as it is printed; ``language`` that of the work, where its
title is not in it, as with a page in Russian that goes by an English description. Both are recorded
in the entry, by the names that biblatex has or by codes of two letters. What no entry says stays
unknown: an alphabet does not tell Russian from Bulgarian.
"""

from __future__ import annotations

import re

from atlas.read.citations import Work
from atlas.words.language import say, to_say

# The name in biblatex -> its code (BCP 47), and how a list of works says it.
_LANGUAGES = {
    "danish": ("da", to_say("In Danish")),
    "english": ("en", to_say("In English")),
    "french": ("fr", to_say("In French")),
    "georgian": ("ka", to_say("In Georgian")),
    "german": ("de", to_say("In German")),
    "italian": ("it", to_say("In Italian")),
    "kazakh": ("kk", to_say("In Kazakh")),
    "korean": ("ko", to_say("In Korean")),
    "polish": ("pl", to_say("In Polish")),
    "russian": ("ru", to_say("In Russian")),
    "turkish": ("tr", to_say("In Turkish")),
    "ukrainian": ("uk", to_say("In Ukrainian")),
}
# What biblatex has no word of its own for is printed as it stands.
_PRINTED = {"georgian": "Georgian", "kazakh": "Kazakh", "korean": "Korean"}
# Other names and codes under which citation managers write the same.
_OTHER_NAMES = {
    **{code: name for name, (code, _) in _LANGUAGES.items()},
    **dict.fromkeys(("american", "british", "ukenglish", "usenglish"), "english"),
    **dict.fromkeys(("ngerman", "austrian", "naustrian"), "german"),
}
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def title_language(work: Work) -> str:
    """Return the language of the title by the name that biblatex has for it, "" if unknown."""
    named = _named(work.fields.get("langid", ""))
    return named if named in _LANGUAGES else ""


def languages_of(work: Work) -> tuple[str, ...]:
    """Return the languages of the work by name, as its entry lists them; () if it lists none."""
    listed = re.split(r"\s+and\s+|\s*[,;]\s*", work.fields.get("language", "").strip())
    return tuple(_named(name) for name in listed if name)


def printed_languages(work: Work) -> str:
    """Return the field ``language`` as biblatex prints it: "russian", "Kazakh and russian"."""
    return " and ".join(_PRINTED.get(name, name) for name in languages_of(work))


def code_of(work: Work) -> str:
    """Return the one language of a work as a code (BCP 47), "" if it is unknown or not one.

    It is that of the title where the entry says no more of the work.
    """
    named = languages_of(work) or tuple(filter(None, [title_language(work)]))
    if len(named) != 1:
        return ""
    code = _LANGUAGES[named[0]][0] if named[0] in _LANGUAGES else named[0]
    return code if _CODE.fullmatch(code) else ""


def in_language(work: Work) -> str:
    """Return "In Russian" in the language spoken, of a work whose title is in another; else ""."""
    said = [say(_LANGUAGES[name][1]) for name in languages_of(work) if name in _LANGUAGES]
    return ". ".join(said)


def _named(name: str) -> str:
    lower = name.strip().lower()
    lower = lower.removeprefix("lang") if lower != "lang" else lower
    found = _OTHER_NAMES.get(lower, _OTHER_NAMES.get(lower.partition("-")[0], lower))
    return found if found in _LANGUAGES else name.strip()
