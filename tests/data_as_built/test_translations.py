"""Every text of the data is translated, from the English that it has now."""

from __future__ import annotations

import pytest

from atlas.check import translations
from atlas.read.translations import FIELDS, digest, original
from atlas.words.language import LANGUAGES


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
        and (table, key, name) not in said
        and (table, name, digest(english)) not in same
        # The Russian name of a place is a column of its table.
        and (tag, table, name) != ("ru", "places", "name")
    ]
    assert missing == []
