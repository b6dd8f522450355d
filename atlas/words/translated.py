"""The data in another language: the same records, with their texts translated.

Whatever speaks of a translated dataset takes its texts as they are. A text without a translation,
or with one of an English that has changed since, stays in English and is marked. Quotations stay in
the language of their source; our translation stands beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from atlas.base.memo import Memo
from atlas.model.model import Model
from atlas.read.citations import Work
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Place
from atlas.read.told import Told, parse_told
from atlas.read.translations import (
    FIELDS,
    Field,
    Text,
    Translation,
    attribute,
    digest,
    key_of,
    misfit,
    original,
)
from atlas.words.language import Language, language, to_say

# A name is no sentence: it stays as it is where it has no other form.
_NAMES = {
    ("peoples", "name"),
    ("persons", "name"),
    ("interpretations", "who"),
    *(("sources", name) for name in FIELDS["sources"] if name != "note"),
}
# The same in every language.
_OTHER_NAMES = ("name_ru", "name_own", "variants")

_Kind = TypeVar("_Kind", bound=Text)


def translated(dataset: Dataset, tag: str) -> Dataset:
    """Return a dataset in a language of the atlas; the same object each time it is asked for.

    Args:
        dataset: The data, in English or in any other language.
        tag: A key of ``LANGUAGES``.

    Raises:
        ValueError: If the atlas does not have that language.
    """
    written = dataset.as_written
    if tag == dataset.language:
        return dataset
    if tag == written.language:
        return written
    return written.derived(_Translations).into(tag)


DRAFTS = to_say(
    "These translations are drafts that no native speaker has read yet. Please tell whoever"
    " runs this atlas of any mistake: the texts are in its folder data/translations."
)
"""What is said of translations that nobody has checked, once on each page and never in English."""


def are_drafts(dataset: Dataset, tag: str) -> bool:
    """Return whether any text of the data in a language is a draft."""
    texts = dataset.as_written.translations.into(tag).values()
    return any(text.status == "draft" for text in texts)


# Whom a row names that no person has written.
_MACHINE = "machine"
_BY_MACHINE = to_say(
    "The translation is a draft made by machine; no native speaker has read it yet."
)
_BY_SOMEBODY = to_say("The translation is a draft; no native speaker has read it yet.")


def draft_note(dataset: Dataset) -> str:
    """Return what a paper says of its language, in that language; "" where no text is a draft."""
    if dataset.written is None:
        # As it was written: its translations need not be read.
        return ""
    texts = dataset.written.translations.into(dataset.language).values()
    drafts = [text for text in texts if text.status == "draft"]
    if not drafts:
        return ""
    by_machine = any(text.translator == _MACHINE for text in drafts)
    return language(dataset.language).say(_BY_MACHINE if by_machine else _BY_SOMEBODY)


def model_in(model: Model, tag: str) -> Model:
    """Return a model with its texts in a language; the same object each time it is asked for.

    Arguments and errors are those of :func:`translated`.
    """
    dataset = translated(model.dataset, tag)
    return model if dataset is model.dataset else dataset.derived(Model)


class _Translations:
    """The translations of one dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._made: Memo[str, Dataset] = Memo(8)

    def into(self, tag: str) -> Dataset:
        return self._made.get(tag, lambda: _translated(self._dataset, language(tag)))


def _translated(dataset: Dataset, tongue: Language) -> Dataset:
    texts = _Texts(dataset, tongue)
    tables = {attribute(table): texts.table(table) for table in FIELDS}
    return replace(dataset, **tables, language=tongue.tag, written=dataset)


class _Texts:
    """The texts of a language, each found by its field or by the English that it translates."""

    def __init__(self, dataset: Dataset, tongue: Language) -> None:
        self._dataset = dataset
        self._tongue = tongue
        self._texts: Mapping[Field, Translation] = dataset.translations.into(tongue.tag)
        # What several rows have in common is translated once.
        self._same = {(f[0], f[2], t.of): t.text for f, t in self._texts.items() if t.of}

    def table(self, table: str) -> Any:
        """Return a table with its texts translated, in the form that the dataset has it."""
        held = getattr(self._dataset, attribute(table))
        if table == "routes":
            return {key: tuple(self._record(table, s) for s in row) for key, row in held.items()}
        if isinstance(held, Mapping):
            return {key: self._record(table, record) for key, record in held.items()}
        return [self._record(table, record) for record in held]

    def _record(self, table: str, record: _Kind) -> _Kind:
        values: dict[str, Any] = {}
        for name in FIELDS[table]:
            value = getattr(record, name)
            text = self._text(table, record, name)
            values[name] = parse_told(text) if isinstance(value, Told) else text
        if isinstance(record, Claim):
            values["note_written"] = record.note
        if isinstance(record, Work):
            return record.reworded(values)  # type: ignore[return-value]
        return replace(record, **values)

    def _text(self, table: str, record: Text, name: str) -> str:
        english = original(record, name)
        if not english:
            return ""
        of = digest(english)
        said = self._texts.get((table, key_of(record), name))
        text = said.text if said and said.of in ("", of) else self._same.get((table, name, of))
        if text is None or misfit(name, text, english):
            return self._untranslated(table, record, name)
        return text

    def _untranslated(self, table: str, record: Text, name: str) -> str:
        value = getattr(record, name)
        text = value.text if isinstance(value, Told) else str(value)
        if not text or (table, name) in _NAMES:
            return text
        if isinstance(record, Place):
            return record.name_ru or text if name == "name" else text
        # A word that a translation may want to inflect stands before it, not in it.
        return self._tongue.say("{text} (in English)", text=text)


def names_in_all_languages(dataset: Dataset, table: str, key: str) -> list[str]:
    """Return the names of a people, place or person in every language that the data has, each once.

    A reader searches by the name that they know. Its own language's come first; a people's own
    names for a place are among them, and the spellings that sources use.

    Args:
        dataset: The data, in any language.
        table: "peoples", "places" or "persons".
        key: The id of the record.
    """
    written = dataset.as_written
    names = [name for name in FIELDS[table] if name.startswith("name")]
    found: list[str] = []
    for held in (dataset, written):
        record = getattr(held, table)[key]
        found += [getattr(record, name, "") for name in (*names, *_OTHER_NAMES)]
    for texts in written.translations.by_language.values():
        found += [texts[where].text for name in names if (where := (table, key, name)) in texts]
    found += [toponym.name for toponym in written.toponyms_of.get(key, [])]
    return list(dict.fromkeys(filter(None, found)))
