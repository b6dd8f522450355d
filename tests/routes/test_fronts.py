"""How many of a flow are counted on a day."""

from atlas.model.curves import Curve, Knot, Quantity, zero
from atlas.routes.fronts import Back, Number


def test_those_back_of_a_way_are_whole_people_rounded_down():
    """As in the player: ``countedOn`` in day/evaluate.js."""
    back = Back(Curve((zero(300), Knot(400, 401, 401, 401))), 300, 401)
    # 200 are back by then: 149.6 of this way.
    assert back.at(350) == Number(149, 149, 149)
    assert back.at(400) == Number(300, 300, 300)


def test_a_way_has_its_own_number_up_to_the_most_where_all_have_bounds_alone():
    own = Number(500, 400, 600)
    assert own.within(Quantity(300, 200, 350, "derived")) == Number(300, 200, 350)
    assert own.within(Quantity(None, 0, 450, "derived")) == Number(450, 400, 450)
    assert own.within(Quantity(None, 0, 9000, "derived")) == own
    assert own.within(Quantity(None, 0, None, "derived")) == own
