"""A claim as HTML: what it says and who says so; every word goes through ``escape``."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from atlas.articles.links import Links
from atlas.base.dates import LAST_DAY
from atlas.read.citations import Citation
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Interpretation
from atlas.search.index import Entry, seed_text
from atlas.words import citation_styles, claims
from atlas.words.language import say, to_say
from atlas.words.locators import locator_text
from atlas.words.names import known, names_of
from atlas.words.vocabulary import words_of


def card(dataset: Dataset, entry: Entry, links: Links, opened: bool = False) -> str:
    """Return one claim; with ``opened`` everything known about it is shown at once."""
    claim = entry.claim
    everything = definitions(facts(dataset, entry, links))
    if not opened:
        words = escape(say("Everything known about it"))
        everything = f"<details><summary>{words}</summary>{everything}</details>"
    labels = badges([names_of(known(dataset, entry.facets["people"])), *marks(claim)])
    return (
        f'<article class="claim" data-claim="{escape(claim.id)}">'
        f"<h2>{escape(entry.text)}</h2>"
        f'<p class="said">{escape(entry.sources)}</p>'
        f"{labels}{quotation(claim)}{everything}"
        f'<p class="goes">{" ".join(_ways(dataset, entry, links, opened))}</p></article>'
    )


def quotation(record: Claim | Interpretation) -> str:
    """Return the words that a record quotes, with our translation if it has any, or ""."""
    if not record.quotation:
        return ""
    translation = getattr(record, "translation", "")
    words = escape(say("Our English: “{translation}”", translation=translation))
    ours = f'<p class="said">{words}</p>' if translation else ""
    quoted = escape(say("“{words}”", words=record.quotation))
    return f"<blockquote>{quoted}</blockquote>{ours}"


def marks(claim: Claim) -> list[str]:
    """Return what is always shown of a claim: its rank, kind, grade and status."""
    statuses = (claim.place_status, claim.date_status, claim.value_status)
    messages = [_ALL_ALIKE] if len(set(statuses)) == 1 else _EACH
    said = [
        say(message, status=words_of("status", status))
        for message, status in zip(messages, statuses, strict=False)
        if status
    ]
    standing = [words_of("rank", claim.rank), words_of("kind", claim.kind)]
    return [*standing, claims.grade_text(claim.grade), *said]


_ALL_ALIKE = to_say("place, date and number {status}")
_EACH = [to_say("place {status}"), to_say("date {status}"), to_say("number {status}")]


def badges(words: Iterable[str]) -> str:
    """Return short words, each in its own frame."""
    return f'<ul class="marks">{"".join(f"<li>{escape(w)}</li>" for w in words if w)}</ul>'


def facts(dataset: Dataset, entry: Entry, links: Links) -> list[tuple[str, str, str]]:
    """Return (name, words, address or "") for everything recorded about a claim."""
    claim = entry.claim
    movement = dataset.movements.get(claim.movement_id)
    event = dataset.events.get(claim.event_id)
    total = dataset.claims.get(claim.part_of)
    dates = "/".join(dict.fromkeys(s.text for s in (claim.as_of_start, claim.as_of_end) if s.text))
    when = f"{entry.when} ({dates})" if dates else say("undated")
    found = [
        (say("Peoples"), names_of(known(dataset, entry.facets["people"])), ""),
        (say("Movement"), movement.title if movement else say("several, or none of them"), ""),
        (say("Counted"), _counted(claim), ""),
        (say("Place"), _with(claims.place_name(dataset, claim.place_id), claim.place_status), ""),
        (say("Date"), _with(when, claim.date_status), ""),
        (say("Number"), _with(claims.amount(claim), claim.value_status), ""),
        (say("Source"), _full(dataset, claim.source), ""),
        (say("It quotes"), _full(dataset, claim.quoting) or say("no document that we know of"), ""),
        (say("Read at"), _read_at(claim), ""),
        (say("Our row"), dataset.row("claims", claim.id), ""),
        (say("Part of"), claims.claim_text(dataset, total) if total else "", claim.part_of),
        (say("Event"), f"{event.title}, {claims.event_when(event)}" if event else "", ""),
        (say("Note"), claim.note, ""),
    ]
    return [
        (name, words, links.claim(address) if address else "")
        for name, words, address in found
        if words
    ]


def _counted(claim: Claim) -> str:
    measure, unit = claims.measure_text(claim.measure), claims.unit_text(claim.unit, 5)
    return say("{measure}, in {unit}", measure=measure, unit=unit)


def definitions(listed: Iterable[tuple[str, str, str]]) -> str:
    """Return (name, words, address or "") as a list of definitions."""
    rows = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{link(words, address) if address else escape(words)}"
        "</dd></div>"
        for name, words, address in listed
    )
    return f'<dl class="facts">{rows}</dl>'


def link(words: str, address: str, about: str = "") -> str:
    """Return a link within the atlas; ``about`` completes its label for screen readers."""
    label = f' aria-label="{escape(f"{words}: {about}")}"' if about else ""
    return f'<a href="{escape(address)}"{label}>{escape(words)}</a>'


def _ways(dataset: Dataset, entry: Entry, links: Links, opened: bool) -> list[str]:
    claim = entry.claim
    first = claim.first_day if claim.first_day is not None else claim.last_day
    late = first is not None and first > LAST_DAY
    words = say("Open the atlas on its last day") if late else say("Show on the map")
    found = [link(words, links.atlas(dataset, claim), entry.text)]
    if not opened:
        found.append(link(say("Cite it"), links.claim(claim.id), entry.text))
    if claim.conflict_id in dataset.conflicts:
        found.append(disagreeing(links, claim.conflict_id, entry.text))
    return found


def disagreeing(links: Links, identity: str, about: str) -> str:
    """Return the link to a conflict, by its id; ``about`` is what its sources disagree on."""
    words = say("Sources disagree ({conflict})", conflict=identity)
    return link(words, links.conflict(identity), about)


def _with(words: str, status: str) -> str:
    return f"{words} · {words_of('status', status)}" if words and status else words


def _full(dataset: Dataset, citations: tuple[Citation, ...]) -> str:
    said = []
    for citation in citations:
        work = dataset.works.get(citation.key)
        full = citation_styles.reference(work) if work else citation.key
        at = say("{work} At: {locator}.", work=full, locator=locator_text(citation.locator))
        said.append(at if citation.locator else full)
    return " ".join(said)


def _read_at(claim: Claim) -> str:
    said = seed_text(claim)
    return say("{line}; the texts themselves are not ours to publish", line=said) if said else ""
