"""Works in words, for a list or beside what rests on them."""

from __future__ import annotations

from atlas.base.dates import parse_span
from atlas.read.citations import Work
from atlas.words.spans import span_words
from atlas.words.work_languages import in_language
from atlas.words.work_types import day_of


def described(work: Work) -> str:
    """Return a work in full, with its day and its language, in the language spoken.

    "McLaughlin, Daniel. 2004. Chechens remember … Irish Times. 23 February 2004."
    """
    return " ".join(
        [work.full, *(f"{said}." for said in (day_words(work), in_language(work)) if said)]
    )


def day_words(work: Work) -> str:
    """Return the day or month of a work in words, "" where no more than its year is known."""
    day = day_of(work)
    return span_words(parse_span(day)) if day else ""
