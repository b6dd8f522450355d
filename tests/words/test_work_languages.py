"""In which language a work is: what its entry says, and no more."""

from __future__ import annotations

import pytest

from atlas.read.citations import Work
from atlas.words.language import language, speaking
from atlas.words.work_languages import code_of, in_language, languages_of, title_language


def work_of(**fields: str) -> Work:
    return Work("k", "misc", "", "", "", "", {"title": "Правда"} | fields)


@pytest.mark.parametrize(
    ("fields", "languages", "title", "code"),
    [
        ({}, (), "", ""),
        ({"langid": "russian"}, (), "russian", "ru"),
        ({"langid": "ngerman"}, (), "german", "de"),
        ({"language": "russian"}, ("russian",), "", "ru"),
        ({"language": "ru-RU"}, ("russian",), "", "ru"),
        ({"language": "langturkish", "langid": "english"}, ("turkish",), "english", "tr"),
        ({"language": "Kazakh and russian"}, ("kazakh", "russian"), "", ""),
        ({"language": "xal"}, ("xal",), "", "xal"),
        ({"language": "Kalmyk Oirat"}, ("Kalmyk Oirat",), "", ""),
        ({"langid": "Kalmyk Oirat"}, (), "", ""),
    ],
)
def test_a_language_is_what_the_entry_says(fields, languages, title, code):
    work = work_of(**fields)
    assert (languages_of(work), title_language(work), code_of(work)) == (languages, title, code)


def test_a_list_says_of_a_work_in_which_language_it_is():
    assert in_language(work_of(language="Kazakh and russian")) == "In Kazakh. In Russian"
    assert in_language(work_of(langid="russian")) == ""
    with speaking(language("ru")):
        assert in_language(work_of(language="german")) == "На немецком языке"


def test_every_language_of_the_bibliography_is_known(built_in):
    for work in built_in.works.values():
        fields = work.fields
        assert not fields.get("langid") or title_language(work), work.key
        assert not fields.get("language") or in_language(work), work.key
