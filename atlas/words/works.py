"""Works in words, for a list or beside what rests on them."""

from __future__ import annotations

import re

from atlas.base.dates import parse_span
from atlas.read.citations import Work, begun
from atlas.words.spans import span_words
from atlas.words.work_languages import in_language
from atlas.words.work_types import day_of


def described(work: Work) -> str:
    """Return a work in full, with its day and its language, in the language spoken.

    "McLaughlin, Daniel. 2004. Chechens remember … Irish Times. 23 February 2004."
    """
    said = (begun(day_words(work)), in_language(work))
    return " ".join([work.full, *(f"{words.rstrip('.')}." for words in said if words)])


def day_words(work: Work) -> str:
    """Return the day or month of a work in words, "" where only its year is known.

    A title that has the day, such as that of a letter, says it already.
    """
    day = day_of(work)
    # By its numbers: a title may be in any language.
    year, _, *rest = day.split("-") if day else ("", "")
    said = {year, *(str(int(number)) for number in rest)} <= set(re.findall(r"\d+", work.title))
    return "" if not day or said else span_words(parse_span(day))
