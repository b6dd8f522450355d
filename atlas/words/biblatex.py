"""Works as entries for biblatex, which biber and pandoc read.

Three things are for the processor to do, and are left to it: it may lower the case of a title, but
not of the letters that a source prints as capitals, which stand in braces; it tells works of one
author and year apart; it writes the date, which has a field of its own instead of ``year``.
"""

from __future__ import annotations

import re

from atlas.read.bibtex import written
from atlas.read.citations import Work
from atlas.words.work_types import date_in_words, date_of, type_of

_TITLES = ("title", "shorttitle", "booktitle")
# What stands before a word at which a title, or its second part, begins.
_BEGINNING = re.compile(r"(?:^|[:?!]\s|(\.\s))\W*$")
_PUBLISHERS = ("publisher", "institution", "organization")
_WORD = re.compile(r"[^\W_][\w'’]*")
# What became a date: it is written as ``date``.
_YEARS = ("year", "date")


def entry(work: Work, locators: tuple[str, ...] = ()) -> str:
    r"""Return a work as an entry, preceded by a ``\cite`` command for each locator.

    The commands are comments of BibTeX. Our own remarks on the work, in the language of its
    dataset, become the field ``annote``, which styles do not print.
    """
    cites = [f"% \\cite[{written('', locator)}]{{{work.key}}}" for locator in locators if locator]
    body = [f"  {name} = {{{value}}}," for name, value in _fields(work)]
    return "\n".join([*cites, f"@{type_of(work)}{{{work.key},", *body, "}"])


def _fields(work: Work) -> list[tuple[str, str]]:
    """Return the fields in the order of the bibliography, as biblatex names and writes them."""
    found: dict[str, str] = {}
    for name, value in work.fields.items():
        if name in _YEARS:
            date, words = date_of(work), date_in_words(work)
            found |= {"date": date} if date else {"addendum": written("note", words)}
        elif name == "howpublished" and type_of(work) in ("online", "dataset"):
            # A body has a capital; "read through the package …" says how it was read.
            place = "organization" if value[0].isupper() else "addendum"
            found[place] = _one(written(name, value))
        elif name in _TITLES:
            found[name] = _protected(written(name, value))
        elif name in _PUBLISHERS:
            found[name] = _one(written(name, value))
        elif name == "note":
            found["annote"] = written(name, work.note)
        else:
            found[name] = written(name, value)
    # A date may stand in the title alone.
    if date_of(work):
        found["date"] = date_of(work)
    return [(name, value) for name, value in found.items() if value]


def _one(publisher: str) -> str:
    """Return a written publisher so that the "and" within its name does not part it."""
    return f"{{{publisher}}}" if " and " in publisher else publisher


def _protected(title: str) -> str:
    """Return a written title with braces around each word whose letters are to stay as they are.

    That is a word with a capital, and one that begins the title or follows a colon without one: a
    processor would give it a capital. The first word keeps its own in any case.
    """

    def brace(found: re.Match[str]) -> str:
        word = found[0]
        begins = _BEGINNING.search(title[: found.start()])
        # After a full stop, which may be that of an initial, processors do not agree.
        first = not word[0].islower() if begins else not word[0].isupper()
        kept = first and word[1:] == word[1:].lower() and not (begins and begins[1])
        return word if kept else f"{{{word}}}"

    return _WORD.sub(brace, title)
