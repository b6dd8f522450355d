"""Whether quotations are short, traceable and marked as what they are, in every table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from atlas.base.faults import Fault
from atlas.read.dataset import Dataset
from atlas.read.records import TESTIMONY, Event

_MOST_WORDS = 25
# Tags, and Markdown's links, images and bold: nothing that a source prints.
_MARKUP = re.compile(r"<[/!a-z][^>]*>|!?\[[^\]]*\]\([^)]*\)|\*\*[^*]+\*\*", re.IGNORECASE)
_FREE_WORDS = {
    "claims": ("quotation",),
    "events": ("document", "quotation", "translation", "refutation"),
    "interpretations": ("quotation", "translation"),
}
# What is put around a quotation where it is shown.
_MARKS = '"“”„«»'


def _short(dataset: Dataset) -> Iterator[Fault]:
    for table in _FREE_WORDS:
        for key, record in getattr(dataset, table).items():
            count = len(record.quotation.split())
            if count > _MOST_WORDS:
                message = f"has {count} words; at most {_MOST_WORDS} may be quoted"
                yield Fault(*dataset.where(table, key), "quotation", message)


def _plain(dataset: Dataset) -> Iterator[Fault]:
    """Markup is shown letter by letter, so it harms nobody: a note."""
    for table, columns in _FREE_WORDS.items():
        for key, record in getattr(dataset, table).items():
            for column in columns:
                found = _MARKUP.search(getattr(record, column))
                if found:
                    message = f"{found[0]!r} is shown as it is written, never as markup"
                    yield Fault(*dataset.where(table, key), column, message, "note")


def _traceable(dataset: Dataset) -> Iterator[Fault]:
    """Words need a place where they can be found; what is said about them needs the words."""
    for event in dataset.events.values():
        where = dataset.where("events", event.id)
        if event.quotation:
            found = _quoted_from(event) or _repeated(event) or _framed(event)
            if found:
                yield Fault(*where, *found)
            continue
        for column in ("quoted_from", "translation", "refutation"):
            if getattr(event, column):
                yield Fault(*where, column, "is filled, but quotation is empty")
                break
        else:
            if event.kind == TESTIMONY:
                message = "is empty, but a testimony is given in the words of the one who tells it"
                yield Fault(*where, "quotation", message)


def _quoted_from(event: Event) -> tuple[str, str] | None:
    if not event.quoted_from:
        return "quoted_from", "is empty: name the work that the quotation stands in, key[place]"
    if len(event.quoted_from) > 1:
        return "quoted_from", "names several works; a quotation stands in one"
    if not event.quoted_from[0].locator:
        key = event.quoted_from[0].key
        return "quoted_from", f"{key!r} has no place: say where in it, as in {key}[214]"
    return None


def _repeated(event: Event) -> tuple[str, str] | None:
    quoted, text = _letters(event.quotation), _letters(event.text)
    if quoted and f" {quoted} " in f" {text} ":
        return "quotation", "repeats words of the text: say them once"
    return None


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _framed(event: Event) -> tuple[str, str] | None:
    first, last = event.quotation[0], event.quotation[-1]
    if first in _MARKS and last in _MARKS:
        return "quotation", "stands in quotation marks: leave them out, they are added"
    return None


def _answered(dataset: Dataset) -> Iterator[Fault]:
    """No accusation is repeated without what speaks against it."""
    for event in dataset.events.values():
        if event.kind == "accusation" and event.quotation and not event.refutation:
            message = "is empty: an accusation is quoted only with what speaks against it"
            yield Fault(*dataset.where("events", event.id), "refutation", message)


RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (_short, _plain, _traceable, _answered)
