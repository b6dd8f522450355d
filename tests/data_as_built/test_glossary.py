"""The glossary, and whether the translations of the data and of the program's words follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from atlas.check.translations import texts_of
from atlas.read.dataset import Dataset
from atlas.read.records import Term
from atlas.read.translations import original
from atlas.words.language import LANGUAGES, read_catalog

TRANSLATED = [tag for tag in LANGUAGES if tag != "en"]
# Not looked at: placeholders, whose ids hold words too, and the title of the atlas, which is that
# of a monument and has its own words in each language.
_APART = re.compile(r"\{[^}]*\}|Exile and Return")
# Within a quotation Russian and Kazakh have marks of another form.
QUOTED = re.compile('"[^"]*"|«[^»]*»|„[^“]*“')

# Texts with a term whose translation rightly has another word, and why.
EXCEPTIONS: dict[tuple[str, str], set[tuple[str, str, str]]] = {
    ("ru", "exile"): {
        # After the title of the atlas, which in Russian says exodus.
        ("tours", "all-peoples", "title"),
        # "Being driven out" in a scholar's words and in a poem; those who live abroad.
        ("events", "bal-forever-1948", "translation"),
        ("events", "bal-voice-mechiev", "title"),
        ("sources", "waynakh2014", "note"),
        # The order's own title says выселение, and a count is of those removed.
        ("events", "bal-order-1944-02-26", "document"),
        ("events", "tat-deaths-other", "text"),
    },
    ("kk", "exile"): {
        ("events", "bal-order-1944-02-26", "document"),
        ("sources", "waynakh2014", "note"),
    },
    # The laws of Kazakhstan and Russia have words of their own.
    ("ru", "removal"): {
        ("events", "gen-annulled-1991-03-07", "translation"),
        ("events", "gen-kazakhstan-law-1993", "text"),
        ("events", "gen-kazakhstan-law-1993", "translation"),
        ("events", "kor-1993", "translation"),
    },
    ("kk", "removal"): {("events", "gen-kazakhstan-law-1993", "text")},
    # Of the order the translation says "to drive out".
    ("kk", "banished"): {
        ("events", "tat-start-1944-05-18", "translation"),
        ("tour_steps", "crimean-tatars 2", "text"),
    },
    # Ordinary senses of the English word: people given houses, or spread over villages.
    ("ru", "resettled"): {
        ("claims", "ci-settled-prigorodny", "note"),
        ("claims", "kar-arrived-jambul-families", "note"),
        ("events", "tat-start-1944-05-18", "translation"),
    },
    # "Registers" is a verb here, and what was registered is said.
    ("ru", "register"): {("conflicts", "c26", "note")},
    # An act of the NKVD, called распоряжение in Russian.
    ("ru", "decree"): {("events", "gen-commandants-1944-05-11", "document")},
    # The witness says oblast of what was a krai.
    ("ru", "oblast"): {("events", "kal-voice-lidzhigoryaeva", "translation")},
    ("kk", "oblast"): {("events", "kal-voice-lidzhigoryaeva", "translation")},
}
# Term -> what a message of the program has if it uses the English word in another sense.
OTHER_SENSES = {"resolution": ("dpi", "intermediate resolution")}


def plain(text: str) -> str:
    """Return a text without what is not looked at."""
    return _APART.sub("", text)


def in_english(term: Term) -> re.Pattern[str]:
    """Return what finds a term in English as whole words, in the plural too."""
    words = "|".join(map(re.escape, written(term)))
    return re.compile(rf"(?<![\w-])(?:{words})s?(?![\w-])", re.IGNORECASE)


def written(term: Term) -> list[str]:
    return (term.written_as or term.name).split(";")


def is_meant(term: Term, message: str) -> bool:
    """Return whether a message of the program has the term, in the sense of the glossary."""
    if any(other in message for other in OTHER_SENSES.get(term.id, ())):
        return False
    return bool(in_english(term).search(message))


def in_translation(term: Term, tag: str) -> re.Pattern[str] | None:
    """Return what finds a word that begins as the glossary says, or None if any word will do."""
    stems = {"ru": term.stems_ru, "kk": term.stems_kk}[tag]
    words = "|".join(map(re.escape, stems.split(";")))
    return re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE) if stems else None


def pairs(dataset: Dataset, tag: str) -> Iterator[tuple[tuple[str, str, str], str, str]]:
    """Yield each text of the data and its translation, but for what the glossary itself says."""
    texts = texts_of(dataset)
    for field, said in dataset.translations.into(tag).items():
        table, key, name = field
        if said.text and table != "terms":
            yield field, plain(original(texts[table][key], name)), plain(said.text)


@pytest.mark.parametrize("tag", TRANSLATED)
def test_translations_of_the_data_have_the_words_of_the_glossary(built_in, tag):
    texts = [(field, text, text.lower(), said) for field, text, said in pairs(built_in, tag)]
    deviating = {}
    for term in built_in.terms.values():
        english, stems = in_english(term), in_translation(term, tag)
        # To look for letters first is ten times as fast as for whole words.
        letters = [words.lower() for words in written(term)]
        fields = {
            field
            for field, text, lower, said in texts
            if stems and any(words in lower for words in letters)
            # A work keeps the title that it bears.
            if english.search(text) and not stems.search(said) and not english.search(said)
        }
        deviating |= {(tag, term.id): fields} if fields else {}
    assert deviating == {at: fields for at, fields in EXCEPTIONS.items() if at[0] == tag}


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_term_of_the_regime_stands_in_quotation_marks_where_the_english_has_them(built_in, tag):
    bare = [
        (field, term.id)
        for field, english, said in pairs(built_in, tag)
        for term in built_in.terms.values()
        if term.regime
        and any(map(in_english(term).search, QUOTED.findall(english)))
        and not any(map(in_translation(term, tag).search, QUOTED.findall(said)))
    ]
    assert bare == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_the_words_of_the_program_are_those_of_the_glossary(built_in, tag):
    deviating = []
    for message in read_catalog(tag):
        english = plain(" ".join(message.id if isinstance(message.id, tuple) else (message.id,)))
        strings = message.string if isinstance(message.string, (tuple, list)) else [message.string]
        said = plain(" ".join(strings))
        for term in built_in.terms.values():
            stems = in_translation(term, tag)
            if stems and said.strip() and is_meant(term, english) and not stems.search(said):
                deviating.append((term.id, english, said))
    assert deviating == []


def test_every_term_is_in_a_text_and_says_how_its_equivalents_were_read(built_in):
    english = "\n".join(text for _, text, _ in pairs(built_in, "ru"))
    for term in built_in.terms.values():
        assert in_english(term).search(english), f"no text has {term.name!r}"
        assert not (term.source_ru or term.source_kk) or " read in " in f" {term.note} ".lower()
        assert not re.search('["«»]', term.name + term.name_ru + term.name_kk), term.id
