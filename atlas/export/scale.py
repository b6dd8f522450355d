"""How many people a millimetre stands for, in every style: of width, and of the area of a disc."""

from __future__ import annotations

import math

PEOPLE_PER_MM = 165_000
PEOPLE_PER_MM2 = 3_000
LEAST = 0.8
"""Millimetres: the diameter of the least disc that can be seen."""


def diameter_of(people: int) -> float:
    """Return the diameter in millimetres of a disc whose area is a number of people."""
    return max(LEAST, 2 * math.sqrt(people / PEOPLE_PER_MM2 / math.pi))
