"""The catalogs hold what the code says, all of it and nothing else, in every language."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

from atlas.words.catalogs import KEYWORDS, ROOT, said, updated
from atlas.words.language import LANGUAGES, language, read_catalog

TRANSLATED = [tag for tag in LANGUAGES if tag != "en"]
# So much longer than the English may a translation be, in letters and as a share.
MORE, LONGER = 16, 1.75


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
    assert {m.id: m.string for m in catalog if m.id} == {"Play": "Пуск", "Something new": ""}


# What may stand where a message is said: one that was marked elsewhere.
_MARKED = (ast.Name, ast.Attribute, ast.Subscript, ast.IfExp, ast.Call)
_SAID_IN_JS = re.compile(r'(?<![\w.])(?:say|many)\(\s*"((?:[^"\\]|\\.)*)"')


def firsts(messages) -> set[str]:
    return {message if isinstance(message, str) else message[0] for message in messages}


def said_in_python() -> Iterator[tuple[Path, int, ast.expr]]:
    """Yield the first argument of every call that says something."""
    for path in (ROOT / "app.py", *(ROOT / "atlas").rglob("*.py"), *(ROOT / "pages").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node, "func", None)
            called = getattr(name, "id", getattr(name, "attr", ""))
            if isinstance(node, ast.Call) and called in KEYWORDS and node.args:
                yield path.relative_to(ROOT), node.lineno, node.args[0]


def test_babel_sees_every_message_of_python(messages):
    """It does not look into an f-string, nor into the arguments of another message."""
    known, unseen = firsts(messages), []
    for path, line, said_there in said_in_python():
        if isinstance(said_there, ast.Constant) and said_there.value in known:
            continue
        if not isinstance(said_there, _MARKED):
            unseen.append(f"{path}:{line}: {ast.unparse(said_there)}")
    assert unseen == []


def test_babel_sees_every_message_of_javascript(messages):
    known, unseen = firsts(messages), []
    for place in ("static/player", "static/one-file", "pages"):
        for path in sorted((ROOT / place).rglob("*.js")):
            code = path.read_text("utf-8")
            found = (json.loads(f'"{text}"') for text in _SAID_IN_JS.findall(code))
            unseen += [f"{path.name}: {text}" for text in found if text not in known]
    assert unseen == []


def test_what_is_said_and_counted_is_one_message(messages):
    plain = {message for message in messages if isinstance(message, str)}
    assert plain & firsts(m for m in messages if not isinstance(m, str)) == set()
    assert language("ru").say("village") == language("ru").many("village", "villages", 1)
