"""Films of many movements: the peoples one after another, calm enough to be followed."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest

from atlas.base.dates import iso_of, parse_day, parse_span
from atlas.paper.film import cards, column, page, people, turns
from atlas.paper.film import shots as film_shots
from atlas.paper.film.frames import Frames, shots_of
from atlas.paper.film.scenery import Scenery
from atlas.paper.film.shots import Shot
from atlas.paper.sheet.display_list import Words
from atlas.picture.address import Address
from atlas.words.language import language
from atlas.words.translated import translated

MOST = 6.5 * 60
"""Seconds that a class has for a film of all peoples."""


@pytest.fixture(scope="module")
def made(model):
    return shots_of(model, Address(), whole=True)


def of_each(shots):
    """Return the shots of each people, of which the first is its card."""
    shown = [shot for shot in shots if shot.kind in ("people", "map")]
    by = groupby(shown, key=lambda shot: shot.address.movements)
    return {movements[0]: list(own) for movements, own in by}


def test_each_people_has_its_own_card_its_own_map_and_its_turn(made, built_in):
    told = of_each(made)
    starts = [built_in.movements[movement].start.first for movement in told]
    assert set(told) == set(built_in.movements)
    assert starts == sorted(starts)
    for movement, (card, *maps) in told.items():
        own = [built_in.peoples[p] for p in built_in.movements[movement].people_ids]
        said = [part.words for part in card.passage.parts]
        assert card.kind == "people"
        assert said[: len(own)] == [each.name_own.partition(",")[0] for each in own]
        assert {shot.kind for shot in maps} == {"map"}
        assert [shot.day for shot in maps] == sorted(shot.day for shot in maps)
    chapters = [shot.chapter for shot in made if shot.kind == "map"]
    assert chapters == sorted(chapters)


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_all_peoples_are_told_in_a_few_minutes_and_every_word_can_be_read(model, lang):
    shots = shots_of(model, Address(lang=lang), whole=True)
    assert film_shots.seconds(shots) <= MOST
    shown = {}
    for shot in shots:
        if shot.passage:
            key = shot.address.movements, shot.passage
            shown[key] = shown.get(key, 0.0) + shot.seconds
    for (_, passage), seconds in shown.items():
        assert seconds >= max(3.0, sum(len(part.words) for part in passage.said) / 15)


def test_the_turns_are_the_same_in_every_language_and_told_in_full(built_in):
    told = []
    for lang in ("en", "ru", "kk"):
        data = translated(built_in, lang)
        days = [e for e in data.events.values() if turns.is_of_a_day(e)]
        told.append({m.id: [e.id for e in turns.of(m, days)] for m in data.movements.values()})
    assert told[0] == told[1] == told[2]
    assert told[0]["kalmyks-1943"] == ["kal-roundup", "kal-ao-1957"]
    assert told[0]["koreans-1937"] == ["kor-decree-august", "kor-no-return"]
    assert all(1 <= len(events) <= 2 for events in told[0].values())


def test_of_a_day_the_event_is_told_that_says_how_many_were_taken(built_in):
    movement = built_in.movements["karachais-1943"]
    event = built_in.events["kar-roundup-1943-11-02"]
    texts = ("They take 1 500 people.", "It is said, at great length, to have begun at two.")
    few, long = (replace(event, id=text[:4], text=text) for text in texts)
    later = replace(few, start=parse_span("1943-11-03"), text="They take 90,000 people.")
    assert turns.of(movement, [long, later, few]) == [few]


def test_all_days_and_events_of_each_are_shown_where_that_is_asked(model, made):
    full = of_each(shots_of(model, Address(), whole=True, full=True))
    alone = shots_of(model, Address(movements=("koreans-1937",)), whole=True)
    assert [(s.day, s.seconds, s.passage) for s in full["koreans-1937"][1:]] == [
        (s.day, s.seconds, s.passage) for s in alone if s.kind == "map"
    ]
    assert len(full["koreans-1937"]) > 2 * len(of_each(made)["koreans-1937"])


def test_of_a_time_only_those_are_shown_to_whom_something_happened(model):
    def shown(first, last):
        asked = Address(day=parse_day(first), to=parse_day(last), view="period")
        shots = shots_of(model, asked, whole=False)
        assert all(first <= iso_of(shot.day) <= last for shot in shots)
        return of_each(shots)

    # Few stand on one map, as where just these are asked for.
    (shots,) = shown("1944-03-01", "1944-03-31").values()
    assert set(shots[0].address.movements) == {"chechens-ingush-1944", "balkars-1944"}
    assert {shot.kind for shot in shots} == {"map"}
    # Where nothing happened to anybody, all are shown who had been taken.
    assert len(shown("1950-02-01", "1950-03-31")) == 8


def test_of_a_time_before_all_of_them_each_is_shown_at_home(built_in, model):
    late = people.in_order([m for m in built_in.movements.values() if m.start.first > 4000])
    days = parse_day("1930-01-01"), parse_day("1930-02-02")
    ids = tuple(m.id for m in late)
    asked = Address(day=days[0], to=days[1], view="period", movements=ids)
    shown = of_each(shots_of(model, asked, whole=False))
    assert len(ids) > people.FEW
    assert tuple(shown) == ids
    assert {shot.day for own in shown.values() for shot in own} <= set(range(days[0], days[1] + 1))


def test_a_film_of_many_that_ends_before_it_begins_is_refused(built_in):
    span = parse_day("1944-03-01"), parse_day("1944-02-01")
    movements = list(built_in.movements.values())
    with pytest.raises(ValueError, match="cannot end before it begins"):
        people.in_turn(built_in, movements, Address(), span, language("en"), column.fit)


def test_the_title_card_names_all_peoples_in_their_own_words(model):
    days = parse_day("1956-04-01"), parse_day("1956-07-31")
    asked = Address(day=days[0], to=days[1], view="period", lang="kk")
    frames = Frames(model, asked, "v1", whole=False)
    sheet = frames.sheet(frames.shots[0])
    words = [each.words for each in sheet.display_list if isinstance(each, Words)]
    assert words[:2] == [frames.title.partition(", 1956")[0], "1956"]
    assert {"Таулула", "Къырымтатарлар", "Ahıska Türkleri"} <= set(words)


def test_a_title_card_without_room_for_the_list_has_the_map_of_the_homelands(model):
    peoples = list(model.dataset.peoples.values()) * 2
    shots = [Shot(Address(day=parse_day("1945-01-08")), 3.0, kind=k) for k in ("title", "map")]
    title = cards.Title(peoples, "M", "1945", "", is_list=True)
    drawn, mapped = (
        [
            type(each)
            for each in Scenery(model, language("en"), shots, card).draw(shots[0]).display_list
        ]
        for card in (title, replace(title, is_list=False))
    )
    assert drawn == mapped


def test_of_many_peoples_on_one_map_no_number_of_a_region_hides_the_others(model):
    """A story may show all of them at once; its words have the numbers that matter."""
    told = model.dataset.tours["all-peoples"]
    peoples = [model.dataset.peoples[identity] for identity in told.people_ids]
    card = cards.Title(peoples, told.title, "1928–1961", told.summary, is_list=True)
    shots = [
        Shot(Address(day=parse_day("1945-01-08")), 3.0, kind=kind) for kind in ("title", "map")
    ]
    scenery = Scenery(model, language("en"), shots, card)
    title, shown = (scenery.draw(shot) for shot in shots)
    assert any(group.startswith("homeland:") for group in shown.groups)
    assert not [group for group in shown.groups if group.startswith("region:")]
    # The card has room for all peoples below what it says of them.
    words = [each for each in title.display_list if isinstance(each, Words)]
    own = [each for each in words if each.words in {p.name_own for p in peoples}]
    lines = [each for each in words if len(each.words) > 20 and each.words in told.summary]
    assert len(own) == len(peoples)
    assert min(each.y for each in own) > max(each.y for each in lines) + 6
    assert max(each.y for each in words) < page.HEIGHT
