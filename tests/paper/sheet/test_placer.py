"""Words in a film stay where they were, as long as they can."""

from __future__ import annotations

import shapely

from atlas.paper.sheet.placer import Room

FRAME = (0.0, 0.0, 60.0, 40.0)


def test_words_stay_where_they_were_in_the_picture_before():
    kept = {}
    before = Room(FRAME, kept=kept).beside(30, 20, 8, 3, near=1, reach=3)
    later = Room(FRAME, kept=kept)
    # A line beside it would make a new block look elsewhere.
    later.avoid(shapely.LineString([(0, before[1] + 4), (60, before[1] + 4)]))
    assert later.beside(30, 20, 8, 3, near=1, reach=3) == before


def test_words_move_where_something_has_come_in_their_way():
    kept = {}
    left, top = Room(FRAME, kept=kept).beside(30, 20, 8, 3, near=1, reach=3)
    later = Room(FRAME, kept=kept)
    later.keep(left, top, 8, 3)
    moved = later.beside(30, 20, 8, 3, near=1, reach=3)
    assert moved is not None
    assert moved != (left, top)


def test_a_card_is_known_by_its_owner_wherever_its_front_has_moved():
    kept = {}
    first, _ = Room(FRAME, kept=kept).apart(30, 20, 12, 6, near=2, reach=20, owner="card")
    then, leader = Room(FRAME, kept=kept).apart(32, 21, 12, 6, near=2, reach=20, owner="card")
    assert then == first
    assert shapely.get_coordinates(leader)[0].tolist() == [32, 21]
    far, _ = Room(FRAME, kept=kept).apart(58, 38, 4, 2, near=2, reach=6, owner="card")
    assert far != first


def test_what_found_no_room_in_a_film_is_not_sought_again():
    kept = {}
    full = Room(FRAME, kept=kept)
    full.keep(*FRAME)
    assert full.beside(30, 20, 8, 3, near=1, reach=3) is None
    assert Room(FRAME, kept=kept).beside(30, 20, 8, 3, near=1, reach=3) is None
    assert Room(FRAME).beside(30, 20, 8, 3, near=1, reach=3) is not None


def test_a_block_on_a_shape_stays_where_it_was_in_the_picture_before():
    kept = {}
    points = [(20, 15), (40, 25)]
    busy = Room(FRAME, kept=kept)
    busy.keep(10, 10, 20, 10)
    moved = busy.on(points, 8, 3)
    assert moved == (36, 23.5)
    assert Room(FRAME, kept=kept).on(points, 8, 3) == moved
    # A wider number stands on the same middle.
    assert Room(FRAME, kept=kept).on(points, 12, 3) == (34, 23.5)


def test_a_block_with_one_place_does_not_come_back_to_it():
    kept = {}
    busy = Room(FRAME, kept=kept)
    busy.keep(10, 10, 20, 10)
    assert busy.on([(20, 15)], 8, 3) is None
    assert Room(FRAME, kept=kept).on([(20, 15)], 8, 3) is None
    assert Room(FRAME).on([(20, 15)], 8, 3) == (16, 13.5)


def test_spaced_words_stand_an_em_from_others_on_their_line_and_no_further_from_the_rest():
    room = Room(FRAME)
    room.on([(20, 20)], 20, 2, em=2)
    # The first is 1 mm from its end, the second 3 mm, the third below it.
    spots = [(36, 20), (38, 20), (20, 23)]
    assert room.on(spots[:1], 10, 2, em=2) is None
    assert room.on(spots[2:], 20, 2, em=2) == (10, 22)
    assert room.on(spots[:2], 10, 2, em=2) == (33, 19)
    assert Room(FRAME).on(spots[:1], 10, 2, em=2) == (31, 19)
    plain = Room(FRAME)
    plain.on([(20, 20)], 20, 2, em=2)
    assert plain.on(spots[:1], 10, 2) == (31, 19)


def test_a_place_whose_leader_would_cross_another_is_not_taken():
    room, free = Room((0, 0, 100, 60)), Room((0, 0, 100, 60))
    spot, leader = free.apart(50.0, 30.0, 20.0, 3.0, near=4.0, reach=20.0)
    (ax, ay), (bx, by) = leader.coords
    middle, aside = ((ax + bx) / 2, (ay + by) / 2), (by - ay, ax - bx)
    across = shapely.LineString(
        [(middle[0] - aside[0], middle[1] - aside[1]), (middle[0] + aside[0], middle[1] + aside[1])]
    )
    room._leaders.append(across)
    other, own = room.apart(50.0, 30.0, 20.0, 3.0, near=4.0, reach=20.0)
    assert other != spot and not own.crosses(across)
