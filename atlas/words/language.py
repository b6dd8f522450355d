"""The languages of the atlas: words from catalogs, numbers and dates as each language writes them.

Catalogs are gettext files (``atlas/words/locale/TAG/LC_MESSAGES/atlas.po``) that a translator edits
with any tool; Babel reads them, and formats numbers and dates by the Unicode CLDR. English is the
language of the data and of the code and has no catalog. Whatever has no translation appears in
English: nobody is ever shown an empty word.

Whoever speaks says in which language (``with speaking(language("kk")):``), and whatever is put into
words below is put into that one (``say``, ``many``, ``spoken``); without it that is English.
"""

from __future__ import annotations

import functools
import gettext
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel import Locale
from babel.dates import format_interval
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from atlas.base.dates import iso_of
from atlas.words.endings import agreeing

LANGUAGES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
CATALOGS = Path(__file__).resolve().parent / "locale"
EN_DASH = "\N{EN DASH}"
# A journey that took longer than this is dated by its years.
_SEASON_DAYS = 330


@dataclass(frozen=True)
class Calendar:
    """Names of months, as part of a date and alone, and of the days of the week from Sunday."""

    format: tuple[str, ...]
    alone: tuple[str, ...]
    short: tuple[str, ...]
    short_alone: tuple[str, ...]
    weekdays: tuple[str, ...]


def _calendar(locale: Locale) -> Calendar:
    # A language whose own form of "February 1944" has no name that stands alone writes it the same.
    alone = "stand-alone" if "LLLL" in str(locale.datetime_skeletons["yMMMM"]) else "format"

    def months(use: str, width: str) -> tuple[str, ...]:
        # English as the atlas writes it: "Sep", not CLDR's "Sept".
        names = locale.months[use]["wide" if locale.language == "en" else width]
        short = 3 if locale.language == "en" and width == "abbreviated" else None
        return tuple(names[n][:short] for n in range(1, 13))

    names = locale.days["stand-alone"]["wide"]
    return Calendar(
        months("format", "wide"),
        months(alone, "wide"),
        months("format", "abbreviated"),
        months(alone, "abbreviated"),
        tuple(names[(n - 1) % 7] for n in range(7)),
    )


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
        if not message:
            # Of the empty message a catalog has its own header.
            return ""
        text = self.catalog.gettext(message)
        if text == message:
            # What is also counted somewhere has its forms, of which the first is for one.
            text = self.catalog.ngettext(message, message, 1)
        return self._said(text, values) if values else text

    def many(self, one: str, several: str, count: int, /, **values: object) -> str:
        """Return the form of a message for a count, written in it as ``{count}``.

        Args:
            one: The English singular, the key of the catalog.
            several: The English plural.
            count: The number that decides the form and replaces ``{count}``.
            **values: What replaces the other names, as it is.
        """
        text = self.catalog.ngettext(one, several, count)
        if text in (one, several) and self.catalog.ngettext(one, several, 1) in (one, several):
            # What is the same for one and several is one message: "per cent". A form may also be
            # written as in English; then that for one is not.
            text = self.catalog.gettext(one if count == 1 else several)
        return self._said(text, {"count": self.number(count), **values})

    def _said(self, text: str, values: Mapping[str, object]) -> str:
        said = _filled(text, values)
        return agreeing(said) if self.tag == "kk" else said

    def number(self, value: int | float) -> str:
        """Return a number as this language writes it: 59,988 or 59 988, 84.3 or 84,3."""
        text = f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"
        return text.translate(self._separators)

    @functools.cached_property
    def _separators(self) -> dict[int, str]:
        symbols = self.locale.number_symbols["latn"]
        return str.maketrans({",": symbols["group"], ".": symbols["decimal"]})

    def range(self, low: int | float, high: int | float) -> str:
        """Return a range, both ends inclusive, as the atlas writes it: "25,042–25,216"."""
        return f"{self.number(low)}{EN_DASH}{self.number(high)}"

    @functools.cached_property
    def calendar(self) -> Calendar:
        """The names of months and days of the week."""
        return _calendar(self.locale)

    def day(self, day: int) -> str:
        """Return a day number as a date in full: "24 February 1944"."""
        return self._day(_date(day))

    def _day(self, date: date) -> str:
        month = self.calendar.format[date.month - 1]
        return self.say("{day} {month} {year}", day=date.day, month=month, year=date.year)

    def interval(self, first: int, last: int) -> str:
        """Return the span of two day numbers, months abbreviated: "2 – 23 Nov 1943"."""
        locale = Locale.parse("en_GB") if self.tag == "en" else self.locale
        return format_interval(_date(first), _date(last), "yMMMd", locale=locale)

    def month(self, day: int) -> str:
        """Return the month of a day number: "February 1944"."""
        return self._month(_date(day), self.calendar.alone)

    def _month(self, date: date, names: tuple[str, ...]) -> str:
        return self.say("{month} {year}", month=names[date.month - 1], year=date.year)

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
        short = self.calendar.short_alone
        if start.year == end.year:
            months = {"from": short[start.month - 1], "month": short[end.month - 1]}
            return self.say("{from} – {month} {year}", **months, year=end.year)
        return f"{self._month(start, short)} {EN_DASH} {self._month(end, short)}"


_SPOKEN: ContextVar[str] = ContextVar("spoken", default="en")


def spoken() -> Language:
    """Return the language that is being spoken, English unless somebody has chosen another."""
    return language(_SPOKEN.get())


@contextmanager
def speaking(tongue: Language) -> Iterator[Language]:
    """Speak a language until the end of the block, in this thread."""
    token = _SPOKEN.set(tongue.tag)
    try:
        yield tongue
    finally:
        _SPOKEN.reset(token)


def speak(tongue: Language) -> None:
    """Speak a language from now on, in this thread or this run of a page."""
    _SPOKEN.set(tongue.tag)


def say(message: str, /, **values: object) -> str:
    """Return a message in the language spoken (see :meth:`Language.say`)."""
    return spoken().say(message, **values)


def many(one: str, several: str, count: int, /, **values: object) -> str:
    """Return the form of a message for a count, in the language spoken (:meth:`Language.many`)."""
    return spoken().many(one, several, count, **values)


def sentences(parts: Iterable[str]) -> str:
    """Return parts as sentences one after the other, the last without its full stop.

    An abbreviation's full stop ends its sentence too: "5 марта 1944 г. Карачаевцы".
    """
    said = [part for part in parts if part]
    joined = [f"{part} " if _ends(part) else f"{part}. " for part in said[:-1]]
    return "".join([*joined, *said[-1:]])


def stopped(words: str) -> str:
    """Return words with a full stop, which that of an abbreviation is too: "5 марта 1944 г."."""
    return words if _ends(words) else f"{words}."


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
    compiled = io.BytesIO()
    write_mo(compiled, read_catalog(tag))
    compiled.seek(0)
    return Language(tag, Locale.parse(tag), gettext.GNUTranslations(compiled))


def read_catalog(tag: str) -> Catalog:
    """Return the catalog of a language other than English, with where its messages are said."""
    with (CATALOGS / tag / "LC_MESSAGES" / "atlas.po").open("rb") as file:
        return read_po(file, locale=tag, abort_invalid=True)


# A value before a full stop.
_STOPPED = re.compile(r"(\{(\w+)\})\.(?!\.)")


def _ends(value: object) -> bool:
    """Whether a value ends with the full stop of an abbreviation; an ellipsis has three."""
    text = str(value)
    return text.endswith(".") and not text.endswith("..")


def _filled(text: str, values: Mapping[str, object]) -> str:
    """Return a message with its values; an abbreviation's full stop ends its sentence too."""

    def once(found: re.Match[str]) -> str:
        return found[1] if _ends(values.get(found[2], "")) else found[0]

    return _STOPPED.sub(once, text).format(**values)


def _date(day: int) -> date:
    return date.fromisoformat(iso_of(day))
