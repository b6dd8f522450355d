"""Works in a list: with their day and language, each said once."""

from __future__ import annotations

import pytest

from atlas.words.language import language, speaking
from atlas.words.translated import translated
from atlas.words.works import described


@pytest.mark.parametrize(
    ("key", "end"),
    [
        ("irishtimes2004", "forced deportations. Irish Times. 23 February 2004."),
        ("tbrus2010", "i v tylu vraga. 26 May 2010. In Russian."),
        # The letter's title has its day.
        ("belov1991", "to V. Doguzhiev, 22 March 1991."),
        ("pohl2015", "3 51–72."),
    ],
)
def test_a_list_says_day_and_language_once(built_in, key, end):
    assert described(built_in.works[key]).endswith(end)


def test_so_it_does_in_other_languages(built_in):
    with speaking(language("ru")):
        works = translated(built_in, "ru").works
        assert described(works["belov1991"]).endswith("В. Догужиеву, 22 марта 1991 года.")
        assert described(works["tbrus2010"]).endswith(
            "tylu vraga. 26 мая 2010\u00a0г. На русском языке."
        )
