"""The catalogs hold what the code says, all of it and nothing else, in every language."""

from __future__ import annotations

from string import Formatter

import pytest
from babel.messages.catalog import Message

from atlas.words.catalogs import said, updated
from atlas.words.language import LANGUAGES, read_catalog

TRANSLATED = [tag for tag in LANGUAGES if tag != "en"]
# So much longer than the English may a translation be, in letters and as a share.
MORE, LONGER = 14, 1.75


@pytest.fixture(scope="module")
def messages():
    return said()


def forms(message: Message) -> list[str]:
    """Return what a catalog says: one text, or one for each plural form of the language."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def ids(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def fields(texts: list[str]) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def entries(tag: str) -> list[Message]:
    return [message for message in read_catalog(tag) if message.id]


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_message_is_there_and_no_other(tag, messages):
    known = {message.id: message for message in entries(tag)}
    assert [m for m in messages if m not in known] == [], "python -m atlas.words.catalogs adds them"
    assert [m for m in known if m not in messages] == [], (
        "python -m atlas.words.catalogs drops them"
    )
    where = {m: {file for file, _ in known[m].locations} for m in messages}
    assert where == messages, "python -m atlas.words.catalogs brings the places up to date"


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_message_is_translated(tag):
    assert [m.id for m in entries(tag) if not all(forms(m))] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_translation_has_the_same_places_for_values(tag):
    wrong = []
    for message in entries(tag):
        wanted = fields(ids(message))
        # A form for one may do without the number, as in English "one people".
        if fields(forms(message)) != wanted or any(fields([f]) - wanted for f in forms(message)):
            wrong.append(message.id)
    assert wrong == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_message_has_a_form_for_each_plural_of_the_language(tag):
    count = read_catalog(tag).num_plurals
    pairs = [m for m in entries(tag) if not isinstance(m.id, str)]
    assert {len(forms(m)) for m in pairs} == {count}


@pytest.mark.parametrize("tag", TRANSLATED)
def test_no_translation_is_much_longer_than_the_english(tag):
    too_long = {
        form: len(form)
        for message in entries(tag)
        for form in forms(message)
        if len(form) > LONGER * max(map(len, ids(message))) + MORE
    }
    assert too_long == {}


def test_a_new_message_waits_without_words_and_a_translation_stays(monkeypatch):
    monkeypatch.setattr(
        "atlas.words.catalogs.said", lambda: {"Play": {"a.js"}, "Something new": {"b.py"}}
    )
    catalog = updated("ru")
    assert {m.id: m.string for m in catalog if m.id} == {"Play": "Начать", "Something new": ""}
