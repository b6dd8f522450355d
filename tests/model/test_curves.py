"""Running totals: exact at knots, straight between them, never falling."""

from itertools import pairwise

from atlas.model.curves import (
    Curve,
    Knot,
    Quantity,
    basis_of,
    capped,
    curve,
    difference,
    raised,
    total,
)


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


def test_on_a_line_the_counts_say_no_more_than_their_bounds():
    """A knot that lies on the line itself, where a rival changes the range, is no count."""
    between = Knot(15, 75, 60, 80, "interpolated")
    line = Curve((knot(10, 100), between, knot(20, 50, "estimated"), knot(30, 50)))
    for day in (11, 15, 19):
        assert line.counted_at(day) == Quantity(None, 50, 100, "estimated")
    for day in (9, 10, 20, 25, 31):
        assert line.counted_at(day) == line.at(day)
    wider = Curve((knot(10, 100), Knot(15, 75, 40, 120, "interpolated"), knot(20, 50)))
    assert (wider.counted_at(18).low, wider.counted_at(18).high) == (40, 120)


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
    assert both.days == (0, 1, 2, 4)
    assert both.at(2).value == 14


def test_empty_curve_is_zero():
    assert Curve().at(100).value == 0


def bounds(line, *days):
    return [(q.value, q.low, q.high) for q in map(line.at, days)]


def test_where_no_line_runs_on_the_two_counts_are_bounds():
    line = Curve((Knot(0, 5, 5, 5, onward=False), Knot(9, 20, 18, 25, onward=False)))
    assert bounds(line, 0, 1, 8, 9, 10) == [
        (5, 5, 5),
        (None, 5, 25),
        (None, 5, 25),
        (20, 18, 25),
        (None, 18, None),
    ]
    assert line.bends == {-1, 0, 1, 8, 9, 10}


def test_a_bound_is_carried_on_and_what_comes_later_bounds_it_from_above():
    line = curve([knot(0, 0), Knot(4, None, 30, None), Knot(6, None, 10, None), knot(9, 80)])
    assert bounds(line, 2, 4, 5, 6, 9) == [
        (None, 0, 80),
        (None, 30, 80),
        (None, 30, 80),
        (None, 30, 80),
        (80, 80, 80),
    ]


def test_a_number_is_known_no_surer_than_the_least_sure_of_its_parts():
    def q(value, basis):
        return Quantity(value, 0, 9, basis)

    assert basis_of([q(1, "documented"), q(2, "documented")]) == "derived"
    assert basis_of([q(1, "documented"), q(0, "interpolated")]) == "documented"
    assert basis_of([q(1, "estimated"), q(2, "derived")]) == "estimated"
    assert basis_of([q(1, "estimated"), q(None, "interpolated")]) == "interpolated"


def test_a_difference_has_bounds_where_one_of_the_two_has_no_number():
    whole, part = Quantity(100, 90, 100, "documented"), Quantity(None, 20, 60, "documented")
    left = difference(whole, part)
    assert (left.value, left.low, left.high) == (None, 30, 80)
    assert difference(whole, Quantity(None, 20, None, "documented")).low == 0
    assert difference(whole, whole).high == 0


def test_bounds_capped_at_nobody_leave_nobody():
    capped_at_none = capped(Knot(0, None, 0, 9, "derived"), 0)
    assert (capped_at_none.value, capped_at_none.low, capped_at_none.high) == (None, 0, 0)
