"""Running totals: exact at knots, straight between them, never falling."""

from itertools import pairwise

from atlas.model.curves import Curve, Knot, curve, raised, total


def knot(day, value, basis="documented"):
    return Knot(day, value, value, value, basis)


def test_value_is_exact_at_knots_and_whole_between():
    line = curve([knot(10, 0), knot(13, 100)])
    assert [line.at(day).value for day in (9, 10, 11, 12, 13, 14)] == [0, 0, 33, 66, 100, 100]
    assert [line.at(day).basis for day in (10, 11, 13, 20)] == [
        "documented",
        "interpolated",
        "documented",
        "documented",
    ]


def test_a_stretch_without_change_is_not_called_interpolated():
    assert curve([knot(0, 5), knot(9, 5)]).at(4).basis == "documented"


def test_a_total_never_falls():
    line = curve([knot(0, 0), knot(5, 90), knot(9, 80)])
    values = [line.at(day).value for day in range(12)]
    assert all(a <= b for a, b in pairwise(values))
    assert line.at(9).basis == "derived"


def test_of_several_counts_on_a_day_the_last_given_stands():
    assert curve([knot(3, 10), knot(3, 40)]).at(3).value == 40


def test_a_later_stage_is_a_floor_for_the_earlier_one():
    removed, loaded = curve([knot(0, 0), knot(2, 50)]), curve([knot(0, 0), knot(4, 80)])
    lifted = raised(removed, loaded, ceiling=100)
    assert all(lifted.at(day).value >= loaded.at(day).value for day in range(6))
    assert lifted.at(4).basis == "derived"
    assert raised(removed, loaded, ceiling=60).at(4).value == 60


def test_sum_has_a_knot_wherever_a_part_has_one():
    both = total([curve([knot(0, 0), knot(4, 8)]), curve([knot(2, 10)])])
    assert both.days == [0, 2, 4]
    assert both.at(2).value == 14


def test_empty_curve_is_zero():
    assert Curve().at(100).value == 0
