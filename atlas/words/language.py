"""The languages of plates: words from catalogs, numbers and dates as each language writes them.

Catalogs are gettext files (``atlas/words/locale/TAG/LC_MESSAGES/atlas.po``) that a translator edits
with any tool; Babel reads them, and formats numbers and dates by the Unicode CLDR. English is the
language of the data and of the code and has no catalog. Whatever has no translation appears in
English: a plate never shows an empty word.

Places in the Soviet Union have their Russian names where the data gives them (``places.name_ru``),
in Kazakh texts too: none of our sources gives their Kazakh names of the time.
"""

from __future__ import annotations

import functools
import gettext
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from atlas.base.dates import iso_of
from atlas.read.records import People, Place

LANGUAGES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
CATALOGS = Path(__file__).resolve().parent / "locale"
EN_DASH = "\N{EN DASH}"
# CLDR may separate thousands by narrow no-break spaces; plates use the ordinary no-break space.
_PLAIN_SPACES = str.maketrans(
    {"\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}", "\N{THIN SPACE}": " "}
)
# A journey that took longer than this is dated by its years.
_SEASON_DAYS = 330


@dataclass(frozen=True)
class Language:
    """One language: how it writes words, numbers, dates and names.

    Attributes:
        tag: A BCP 47 tag, such as "ru".
        locale: Babel's locale, for numbers and dates.
        catalog: The translations; empty for English.
    """

    tag: str
    locale: Locale
    catalog: gettext.NullTranslations

    def say(self, message: str, /, **values: object) -> str:
        """Return a message in this language, each ``{name}`` in it replaced by its value.

        Args:
            message: The English message, the key of the catalog.
            **values: What replaces the names, as it is: format numbers and dates with
                :meth:`number` and :meth:`day` first.
        """
        text = self.catalog.gettext(message)
        return text.format(**values) if values else text

    def many(self, one: str, several: str, count: int, /, **values: object) -> str:
        """Return the form of a message for a count, written in it as ``{count}``.

        Args:
            one: The English singular, the key of the catalog.
            several: The English plural.
            count: The number that decides the form and replaces ``{count}``.
            **values: What replaces the other names, as it is.
        """
        text = self.catalog.ngettext(one, several, count)
        return text.format(count=self.number(count), **values)

    def number(self, value: int | float) -> str:
        """Return a number as this language writes it: 59,988 or 59 988."""
        return format_decimal(value, locale=self.locale).translate(_PLAIN_SPACES)

    def range(self, low: int | float, high: int | float) -> str:
        """Return a range, both ends inclusive, as the atlas writes it: "25,042–25,216"."""
        return f"{self.number(low)}{EN_DASH}{self.number(high)}"

    def day(self, day: int) -> str:
        """Return a day number as a date in full: "24 February 1944"."""
        if self.tag == "en":
            # CLDR's British order with the atlas's own spelling, no comma.
            return format_date(_date(day), "d MMMM y", locale=self.locale)
        return format_date(_date(day), "long", locale=self.locale)

    def interval(self, first: int, last: int) -> str:
        """Return the span of two day numbers, months abbreviated: "2 – 23 Nov 1943"."""
        locale = Locale.parse("en_GB") if self.tag == "en" else self.locale
        return format_interval(_date(first), _date(last), "yMMMd", locale=locale)

    def month(self, day: int) -> str:
        """Return the month of a day number: "February 1944"."""
        return format_skeleton("yMMMM", _date(day), locale=self.locale)

    def season(self, first: int, last: int) -> str:
        """Return a span of days as a map writes it: "November 1943", "Feb – Mar 1944", "1957–1959".

        The player says the same (``static/player/words/wording.js``).
        """
        start, end = _date(first), _date(last)
        if (start.year, start.month) == (end.year, end.month):
            return self.month(first)
        if last - first > _SEASON_DAYS:
            years = f"{start.year}{EN_DASH}{end.year}"
            return str(start.year) if start.year == end.year else years
        months = format_interval(start, end, "yMMM", locale=self.locale)
        return months.translate(_PLAIN_SPACES)

    def people(self, people: People) -> str:
        """Return a people's name in this language, which is not always their own name."""
        if self.tag == "ru" and people.name_ru:
            return people.name_ru
        return self.say(people.name)

    def place(self, place: Place) -> str:
        """Return a place's name of the time."""
        if self.tag != "en" and place.name_ru:
            return place.name_ru
        return place.name


def to_say(message: str) -> str:
    """Return a message unchanged, marked for translation before the language is known."""
    return message


def language(tag: str) -> Language:
    """Return the language of a tag, a key of ``LANGUAGES``.

    Raises:
        ValueError: If the atlas does not have that language.
    """
    if tag not in LANGUAGES:
        raise ValueError(f"{tag!r} is not one of {', '.join(LANGUAGES)}")
    return _language(tag)


@functools.cache
def _language(tag: str) -> Language:
    if tag == "en":
        return Language(tag, Locale.parse("en"), gettext.NullTranslations())
    with (CATALOGS / tag / "LC_MESSAGES" / "atlas.po").open("rb") as file:
        catalog = read_po(file, locale=tag)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Language(tag, Locale.parse(tag), gettext.GNUTranslations(compiled))


def _date(day: int) -> date:
    return date.fromisoformat(iso_of(day))
