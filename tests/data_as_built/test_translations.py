"""Every text of the data is translated, from the English that it has now."""

from __future__ import annotations

import re

import pytest

from atlas.check import translations
from atlas.read.translations import FIELDS, digest, original
from atlas.words.language import LANGUAGES
from atlas.words.translated import translated

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# What the bibliography says of a work in our own words, before, after or in place of its title.
OURS = re.compile(
    r"\b(?:cited by|cites|not printed|web log|mirrors?|copy|own name|read through|as cited)\b"
    r"|\b(?:quoted|quoting|citing|abstract|excerpt|translated|translation|[Mm]emoir)\b"
    r"|\bin [A-Z][a-z]+n\b(?=[,)])|^Interview\b"
    r"|\b(?:page|pp?\.|vol\.|ch\.|fond|cases?) ?\d"
    r"|\b(?:Decree|Resolution|Law|Letter|Declaration|Report|Order) of\b"
    rf"|\((?:[^()]*, )?(?:\d\d? )?(?:{_MONTHS}) \d{{4}}"
)


def test_no_translation_is_faulty_or_of_an_english_that_has_changed(built_in):
    assert list(map(str, translations.check(built_in))) == []


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_every_text_is_translated(built_in, tag):
    said = built_in.translations.into(tag)
    # What several rows have in common is translated once.
    same = {(table, name, text.of) for (table, _, name), text in said.items()}
    missing = [
        (table, key, name)
        for table, records in translations.texts_of(built_in).items()
        for key, record in records.items()
        for name in FIELDS[table]
        if (english := original(record, name))
        # Of a work we say something in words of our own; its names are not translated.
        and not (table == "sources" and name != "note" and not OURS.search(english))
        and (table, key, name) not in said
        and (table, name, digest(english)) not in same
        # The Russian name of a place is a column of its table.
        and (tag, table, name) != ("ru", "places", "name")
    ]
    assert missing == []


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_no_work_is_described_in_english(built_in, tag):
    works = translated(built_in, tag).works
    left = {key: work.full for key, work in works.items() if OURS.search(work.full)}
    assert left == {}
    assert not [key for key, work in works.items() if OURS.search(work.short)]
