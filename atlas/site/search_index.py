"""What the site's own search looks through: names, words and addresses, as JSON for the browser."""

from __future__ import annotations

import json
from collections.abc import Iterator

from atlas.articles import glossary
from atlas.search.index import Entry
from atlas.site import addresses
from atlas.site.addresses import VIEWS
from atlas.site.page import Edition
from atlas.words import folding
from atlas.words.language import say
from atlas.words.translated import names_in_all_languages
from atlas.words.works import described

# What an entry has: its address below the folder of the language, what a reader sees of it, a few
# words beside it, and what else it may be found by.
Row = tuple[str, str, str, str]


def index(edition: Edition, entries: list[Entry]) -> bytes:
    """Return the index of an edition; the groups come in the order in which they are shown."""
    groups = {
        say("Peoples"): _peoples(edition),
        say("Stories"): _stories(edition),
        say("Conflicts"): _conflicts(edition),
        say("Glossary"): _terms(edition),
        say("Claims"): _claims(entries),
        say("Works"): _works(edition),
    }
    content = {
        "folding": folding.tables(),
        "groups": [[name, list(rows)] for name, rows in groups.items()],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _peoples(edition: Edition) -> Iterator[Row]:
    dataset = edition.dataset
    for one in dataset.peoples.values():
        names = " ".join(names_in_all_languages(dataset, "peoples", one.id))
        yield addresses.people(one.id), one.name_own or one.name, one.name, names


def _stories(edition: Edition) -> Iterator[Row]:
    dataset = edition.dataset
    for tour in dataset.tours.values():
        for step in dataset.steps_of.get(tour.id, []):
            at = f"{addresses.story(tour.id)}#step-{step.step}"
            yield at, f"{tour.title} · {step.step}. {step.heading}", "", ""


def _conflicts(edition: Edition) -> Iterator[Row]:
    for one in edition.dataset.conflicts.values():
        yield addresses.conflict(one.id), one.question, one.id, ""


def _terms(edition: Edition) -> Iterator[Row]:
    for term in glossary.ordered(edition.dataset):
        others = " · ".join(name for tag, name in term.names.items() if tag != edition.tag)
        yield VIEWS["glossary"], term.names[edition.tag], others, ""


def _claims(entries: list[Entry]) -> Iterator[Row]:
    for entry in entries:
        claim = entry.claim
        names = " ".join(dict.fromkeys((claim.id, *entry.names)))
        yield addresses.claim(claim.id), entry.text, entry.sources, names


def _works(edition: Edition) -> Iterator[Row]:
    for work in edition.dataset.works.values():
        yield VIEWS["works"], described(work), "", ""
