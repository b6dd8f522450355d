"""Works as entries for biblatex, which biber and pandoc read.

Three things are for the processor to do, and are left to it: it may lower the case of a title, but
not of the letters that a source prints as capitals, which stand in braces; it tells works of one
author and year apart; it writes the date, which has a field of its own instead of ``year``. A title
that is known not to be English needs no braces: ``langid`` keeps its letters as they are.
"""

from __future__ import annotations

import re

from atlas.read.bibtex import written
from atlas.read.citations import Work
from atlas.words.work_languages import printed_languages, title_language
from atlas.words.work_types import body_of, date_in_words, date_of, type_of

_TITLES = ("title", "shorttitle", "booktitle")
# What stands before a word at which a title, or its second part, begins.
_BEGINNING = re.compile(r"(?:^|([.:?!])\s)\W*$")
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
            place = "organization" if body_of(work) else "addendum"
            found[place] = _one(written(name, value))
        elif name in _TITLES:
            title, foreign = written(name, value), title_language(work) not in ("", "english")
            found[name] = title if foreign and name == "title" else _protected(title)
        elif name == "language":
            found[name] = printed_languages(work)
        elif name == "langid":
            found[name] = title_language(work)
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

    That is a word with a capital, and one that begins the title without one, such as the address of
    a site: a processor would give it a capital. The first word keeps its own in any case. After a
    colon it is for the style to say whether a word has one.
    """

    def brace(found: re.Match[str]) -> str:
        word = found[0]
        begins = _BEGINNING.search(title[: found.start()])
        if not begins:
            plain = not word[0].isupper()
        elif begins[1]:
            # After a full stop, which may be that of an initial, processors do not agree.
            plain = begins[1] != "."
        else:
            plain = not word[0].islower()
        return word if plain and word[1:] == word[1:].lower() else f"{{{word}}}"

    return _WORD.sub(brace, title)
