"""What the player needs to speak another language, and names found in every one."""

from __future__ import annotations

import gzip
import json

import pytest

from atlas.screen import publication
from atlas.screen.language_pack import difference, language_pack, scene_in
from atlas.screen.scene import scene
from atlas.screen.texts import parted
from atlas.words.translated import names_in_all_languages, translated


@pytest.fixture(scope="module")
def english(model):
    return json.loads(json.dumps(scene(model, "v")))


@pytest.fixture(scope="module")
def kazakh(model, english):
    return scene_in(model, "kk", english)


def test_a_language_replaces_texts_and_no_number(english, kazakh):
    patch = difference(english, kazakh)
    assert set(patch) <= {
        *("address", "peoples", "movements", "places", "flows", "events", "claims", "sources"),
        *("persons", "tours", "conflicts"),
    }

    def leaves(change):
        if isinstance(change, list):
            yield change[0]
        elif isinstance(change, dict):
            for part in change.values():
                yield from leaves(part)

    changed = list(leaves(patch))
    assert len(changed) > 3000
    # An event has a translation of its quotation in one language and none in another.
    assert {type(value) for value in changed} <= {str, type(None), dict}


def test_a_pack_patches_the_picture_and_has_the_texts_whole(model, english, kazakh):
    pack, texts = language_pack(model, "kk", parted(english)[0])
    first, told = parted(kazakh)
    assert texts == told
    assert pack["patch"] == difference(parted(english)[0], first)
    assert not {"sources", "persons"} & set(pack["patch"])


def test_nothing_of_a_translated_tour_is_left_in_english(kazakh):
    tours = json.dumps(kazakh["tours"], ensure_ascii=False)
    assert "Қарашай" in tours
    assert "in English" not in tours and "ағылшынша" not in tours


def test_a_name_is_found_in_every_language(built_in):
    for dataset in (built_in, translated(built_in, "ru")):
        names = names_in_all_languages(dataset, "peoples", "chechens")
        assert {"Chechens", "Чеченцы", "Шешендер", "Нохчий"} <= set(names)
        names = names_in_all_languages(dataset, "places", "grozny")
        assert {"Grozny", "Грозный", "Соьлжа-ГӀала"} <= set(names)
        names = names_in_all_languages(dataset, "places", "akmolinsk")
        assert {"Akmolinsk", "Акмолинск", "Ақмола", "Astana"} <= set(names)


def test_words_are_made_when_asked_for_beside_the_scene_of_the_same_program(model, tmp_path):
    names = publication.build(out=tmp_path, dataset=model.dataset)
    path = tmp_path / publication.words_name(names, "ru", model)
    assert not path.exists()
    assert publication.ensure_words(names, "ru", model, tmp_path) == path.name
    made = path.read_bytes()
    assert json.loads(gzip.decompress(made))["tag"] == "ru"
    texts = json.loads(gzip.decompress((tmp_path / publication.texts_name(path.name)).read_bytes()))
    assert "Карачаевск" in json.dumps(texts["events"], ensure_ascii=False)
    path.touch()
    publication.ensure_words(names, "ru", model, tmp_path)
    assert path.read_bytes() == made
