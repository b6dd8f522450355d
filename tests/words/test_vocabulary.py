"""One vocabulary: the dictionary, the scene and the catalogs have the words of the table."""

from __future__ import annotations

import csv

import pytest

from atlas.model.model import Model
from atlas.read.dictionary import BUILT_IN_DATA, FILE
from atlas.screen.scene import scene
from atlas.words import vocabulary
from atlas.words.language import LANGUAGES, language
from tests.building import dataset


def test_the_lists_of_the_dictionary_are_those_of_the_table():
    package = (BUILT_IN_DATA / FILE).read_text(encoding="utf-8")
    # Where this fails: python -m atlas.words.vocabulary writes the lists anew.
    assert vocabulary.with_lists(package) == package


def test_a_new_row_enters_the_dictionary(monkeypatch):
    package = (BUILT_IN_DATA / FILE).read_text(encoding="utf-8")
    table = {name: dict(vocabulary.terms(name)) for name in vocabulary.COLUMNS}
    table["measure"]["conscripted"] = vocabulary.Term("taken into the army", "")
    monkeypatch.setattr(vocabulary, "terms", table.__getitem__)
    assert '"conscripted"' in vocabulary.with_lists(package)


def test_every_row_has_an_id_of_its_own_and_words():
    with vocabulary.TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = [(row["list"], row["id"]) for row in rows]
    assert len(ids) == len(set(ids))
    assert [row for row in rows if not row["words"].strip()] == []


def test_no_two_states_ranks_or_grades_have_the_same_words():
    for name in vocabulary.SHOWN:
        words = [term.words for term in vocabulary.terms(name).values()]
        assert len(words) == len(set(words)), name


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_what_the_player_shows_is_translated(tag):
    tongue = language(tag)
    for name in vocabulary.SHOWN:
        for term in vocabulary.terms(name).values():
            assert tongue.say(term.words) != term.words, (name, term.words)


def test_the_scene_carries_the_words_in_every_language():
    carried = scene(Model(dataset()), "0")["vocabulary"]
    assert list(carried) == list(LANGUAGES)
    assert carried["en"]["state"]["in_exile"] == "in exile"
    assert carried["ru"]["state"]["in_exile"] == "в ссылке"
    for tag, lists in carried.items():
        for name, words in lists.items():
            for identity, said in words.items():
                assert said == vocabulary.words_of(name, identity, language(tag))


def test_the_shares_still_at_home_begin_with_none_and_rise():
    # Both languages of the program take the last whose least share is reached.
    shares = [int(identity) for identity in vocabulary.terms("still_home")]
    assert shares[0] == 0
    assert shares == sorted(set(shares))


def test_words_with_a_place_for_a_value_take_it():
    said = vocabulary.words_of("homeland", "borders", language("ru"), year=1957)
    assert said == "восстановлена, границы 1957 г."
    assert vocabulary.words_of("homeland", "borders", year=1957) == "restored, borders of 1957"


def test_an_id_of_a_readers_own_stands_without_hyphens():
    assert vocabulary.words_of("measure", "lost-at-sea") == "lost at sea"


def test_a_row_with_a_comma_too_many_is_named(tmp_path):
    text = vocabulary.TABLE.read_text(encoding="utf-8")
    path = tmp_path / "vocabulary.csv"
    path.write_text(text.replace("state,dead,died,", "state,dead,died, sadly,"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"^vocabulary\.csv:\d+: "):
        vocabulary._table(path)


def test_nobody_can_change_a_word():
    with pytest.raises(TypeError):
        vocabulary.terms("state")["dead"] = None
