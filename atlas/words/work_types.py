"""What kind of work an entry is, and its date, as biblatex and CSL ask for them.

Many an entry of the bibliography is only ``@misc``: a page read on the web, a collection known
from a citation. Its fields say more, and only what they say is used: a web address, a journal, a
publisher, a day in the brackets after the title. What no field says stays ``misc``.
``howpublished`` says one of two things: which body or site has put the work out, or, beginning with
a small letter, how it was read ("copy, page 16").
"""

from __future__ import annotations

import re

from atlas.base.dates import parse_span
from atlas.read.citations import Work, is_name

_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
# The date of a page as the title's brackets have it: "(web log, 16 August 2006)". A day that is
# part of a sentence, as in "(decree of 16 July 1956)", is that of something else.
_BRACKETS = re.compile(r"\(([^()]*)\)\W*$")
_PIECE = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]{2,8}) )?(\d{4})")
# ISO 8601-2, as biblatex reads it: to the day, the month or the year, about or uncertain.
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?")
# A letter behind the year tells works apart in our own lists; a processor puts its own.
_SUFFIXED = re.compile(r"(\d{4})[a-z]")
_SPAN = re.compile(r"(\d{4})\s*(?:/|-{1,2}|–)\s*(\d{4})")


def type_of(work: Work) -> str:
    """Return the work's type, of those that biblatex has ("online", "article", "misc" …)."""
    fields = work.fields
    if work.kind != "misc":
        return work.kind
    if fields.get("journal"):
        return "article"
    if work.url or fields.get("doi"):
        return "online"
    return "book" if fields.get("publisher") or fields.get("address") else "misc"


def date_of(work: Work) -> str:
    """Return the work's date: ISO 8601 to the precision known, two with "/", or "" for none.

    A field ``date`` is taken before a ``year``. Either may be made more exact by the brackets
    after the title, as long as these have the same year.
    """
    written = work.fields.get("date") or work.fields.get("year", "")
    written = _SUFFIXED.sub(r"\1", written) if _SUFFIXED.fullmatch(written) else written
    span = _SPAN.fullmatch(written)
    if span:
        return f"{span[1]}/{span[2]}"
    known = written if all(map(_is_date, written.split("/"))) else ""
    if written and not re.fullmatch(r"\d{4}", known):
        return known
    bracketed = _bracketed(work.fields.get("title", ""))
    return bracketed if bracketed.startswith(known) and bracketed else known


def date_in_words(work: Work) -> str:
    """Return a year that is no date, such as "forthcoming", as it is written; "" otherwise."""
    return "" if date_of(work) else work.fields.get("date") or work.fields.get("year", "")


def day_of(work: Work) -> str:
    """Return the work's date where it is more exact than a year, "" otherwise."""
    date = date_of(work)
    return date if "-" in date else ""


def is_web_log(work: Work) -> bool:
    """Return whether the entry says that the work is an entry of a web log."""
    return any("web log" in work.fields.get(name, "") for name in ("title", "howpublished"))


def body_of(work: Work) -> str:
    """Return the body or the site that has put a work out, as ``howpublished`` names it, or ""."""
    place = work.fields.get("howpublished", "")
    return place if is_name(place) else ""


def reading_of(work: Work) -> str:
    """Return how a work was read, as ``howpublished`` says it, or ""."""
    return "" if body_of(work) else work.fields.get("howpublished", "")


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        parse_span(text)
    except ValueError:
        # The 31st of June, or a month 13.
        return False
    return True


def _bracketed(title: str) -> str:
    brackets = _BRACKETS.search(title)
    for piece in brackets[1].split(",") if brackets else ():
        found = _PIECE.fullmatch(piece.strip())
        if found:
            day, month, year = found.groups()
            if not month:
                return year
            if month[:3].lower() in _MONTHS:
                number = _MONTHS.index(month[:3].lower()) + 1
                return f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")
    return ""
