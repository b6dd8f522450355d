"""HTML for what Markdown cannot lay out; all text goes through :func:`escape`.

Unlike Markdown, HTML shows escaped text exactly as it is, with nothing added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from atlas.base import web
from atlas.read.records import People
from atlas.words.language import say


def table(rows: Sequence[Mapping[str, str]], label: str, kind: str = "") -> str:
    """Return a table of plain texts; on a narrow screen each row is a card (articles.css).

    The columns are those of the first row. A text that is a web address becomes a link. The roles
    are written out because browsers drop them when a table is laid out as cards.

    Args:
        rows: Column -> text, one for each row.
        label: What the table is, for those who hear it.
        kind: A class of its own for a style sheet.
    """
    names = list(rows[0]) if rows else []
    head = _cells("th", "columnheader", ((name, "") for name in names))
    body = "".join(
        f'<tr role="row">{_cells("td", "cell", ((row[name], name) for name in names))}</tr>'
        for row in rows
    )
    return (
        f'<table class="{f"records {kind}".strip()}" role="table" aria-label="{escape(label)}">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _cells(tag: str, role: str, cells: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f'<{tag} role="{role}" data-label="{escape(label)}">'
        f"<span>{_link(text, text)}</span></{tag}>"
        for text, label in cells
    )


def spoken(text: str, peoples: Iterable[People]) -> str:
    """Return a text in which the own names of peoples have their language, for screen readers."""
    tongues = {p.name_own: p.own_lang for p in peoples if p.name_own and p.own_lang}
    if not tongues:
        return escape(text)
    # Of two names of which one begins the other the longer is meant.
    names = "|".join(map(re.escape, sorted(tongues, key=len, reverse=True)))
    # Every other piece is a name.
    return "".join(
        f'<span lang="{escape(tongues[piece])}">{escape(piece)}</span>'
        if index % 2
        else escape(piece)
        for index, piece in enumerate(re.split(f"({names})", text))
    )


def title(text: str, peoples: Iterable[People]) -> str:
    """Return the heading of a page that may name peoples."""
    return f"<h1>{spoken(text, peoples)}</h1>"


class Words(NamedTuple):
    """What a source says in its own words, whose they are, and what speaks against them."""

    quotation: str
    source: str
    translation: str = ""
    refutation: str = ""


class Entry(NamedTuple):
    """Something that happened, with its document and the words that it quotes, if any."""

    when: str
    title: str
    text: str
    sources: str
    document: str = ""
    words: Words | None = None


def entries(listed: Iterable[Entry]) -> str:
    """Return a list of what happened."""
    return f'<ul class="entries">{"".join(map(_entry, listed))}</ul>'


def _entry(entry: Entry) -> str:
    document = f'<p class="said">{escape(entry.document)}</p>' if entry.document else ""
    return (
        f'<li><span class="when">{escape(entry.when)}</span>'
        f"<div><strong>{escape(entry.title)}</strong>{document}<p>{escape(entry.text)}</p>"
        f'<p class="said">{escape(entry.sources)}</p>{words(entry.words)}</div></li>'
    )


def words(said: Words | None) -> str:
    """Return words in quotation marks, with their source and what speaks against them."""
    if said is None:
        return ""
    quoted = escape(say("“{words}”", words=said.quotation))
    ours = say("Our English: “{translation}”", translation=said.translation)
    against = say("Against it: {refutation}", refutation=said.refutation)
    beside = f"<p>{escape(ours)}</p>" if said.translation else ""
    below = f"<p>{escape(against)}</p>" if said.refutation else ""
    return (
        f"<blockquote><p>{quoted}</p>{beside}"
        f'<p class="said">{escape(said.source)}</p>{below}</blockquote>'
    )


def folded(title: str, words: str, content: str, level: int = 3, opened: bool = False) -> str:
    """Return a collapsible section.

    Args:
        title: Its heading.
        words: A few words on its content, beside the heading.
        content: Its content as HTML, which is not escaped.
        level: The level of the heading; 0 where the title is none.
        opened: Whether it is open at first.
    """
    heading = f"<h{level}>{escape(title)}</h{level}>" if level else escape(title)
    aside = f' <span class="said">{escape(words)}</span>' if words else ""
    return (
        f'<details class="folded"{" open" if opened else ""}><summary>{heading}'
        f"{aside}</summary>{content}</details>"
    )


def works(listed: Iterable[tuple[str, str, str]]) -> str:
    """Return a list of (work, its URL, words on its use); a web address becomes a link."""
    items = "".join(
        f'<li>{_link(work, url)} <span class="said">{escape(words)}</span></li>'
        for work, url, words in listed
    )
    return f'<ul class="works">{items}</ul>'


def _link(text: str, url: str) -> str:
    if not web.is_address(url):
        return escape(text)
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(text)}</a>'
