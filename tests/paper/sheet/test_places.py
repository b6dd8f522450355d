"""Places that are tried for words around a point."""

from __future__ import annotations

import numpy as np
import pytest

from atlas.paper.sheet.places import places

POINT, SIZE = (30.0, 20.0), (8.0, 3.0)


def tried(near=1.0, reach=9.0, led=False):
    return places(*POINT, *SIZE, near, reach, led=led)


def gaps(boxes):
    """How far each box lies from the point: across, down."""
    beyond = np.maximum(boxes[:, :2] - POINT, POINT - boxes[:, 2:])
    return beyond.clip(0)


@pytest.mark.parametrize("led", [False, True])
def test_every_place_has_the_size_and_is_in_reach(led):
    boxes = tried(led=led)
    assert boxes[:, 2:] - boxes[:, :2] == pytest.approx(np.tile(SIZE, (len(boxes), 1)))
    assert np.hypot(*gaps(boxes).T).max() <= 9.0
    assert len(boxes) > (300 if led else 80)


def test_the_first_touch_the_least_distance_above_to_the_right_before_all():
    boxes = tried()
    assert boxes[0] == pytest.approx((31, 16, 39, 19))
    assert gaps(boxes[:12]).max(axis=1) == pytest.approx(np.ones(12))
    # Above, level with the point and below; to either side and in the middle.
    assert {tuple(np.sign(box[:2] + box[2:] - np.array(POINT) * 2)) for box in boxes[:8]} == {
        *((1, -1), (-1, -1), (-1, 1), (1, 1), (-1, 0), (1, 0), (0, -1), (0, 1))
    }


def test_then_they_go_outwards():
    boxes = tried()[12:]
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    away = np.hypot(*(middles - POINT).T)
    assert (np.diff(away) > -1e-6).all()
    # Of two as far away the upper comes first, and of those the right.
    for one, other, a, b in zip(middles, middles[1:], away, away[1:], strict=False):
        if abs(a - b) < 1e-6:
            assert one[1] < other[1] + 1e-6
            assert one[1] < other[1] - 1e-6 or one[0] > other[0]


def test_a_led_block_leaves_its_point_and_the_dot_on_it_free():
    """The number of Akmola Oblast lay over the dot of its own leader."""
    assert np.hypot(*gaps(tried(led=True)).T).min() >= 0.5
    assert gaps(tried()).max(axis=1).min() == 0


def test_a_led_block_is_tried_in_the_eight_directions_first():
    boxes = tried(led=True)
    steps = np.round(gaps(boxes[:24]).max(axis=1), 6)
    assert steps.tolist() == [1] * 8 + [2] * 8 + [3] * 8


def test_they_go_nine_steps_far():
    boxes = tried(reach=20.0, led=True)
    steps = np.round(gaps(boxes[:72]).max(axis=1), 6)
    assert steps.tolist() == [step for step in range(1, 10) for _ in range(8)]
    assert round(gaps(boxes[72:73]).max(), 6) == 1


def test_nothing_is_left_to_chance():
    assert (tried(led=True) == tried(led=True)).all()
