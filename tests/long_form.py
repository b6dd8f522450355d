"""What the suite looks at in a sample, and ``python3 -m atlas test --long`` looks at whole."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from typing import TypeVar

from atlas.commands.environment import LONG

Case = TypeVar("Case")
SEED = 1944


def in_full() -> bool:
    """Return whether all cases are asked for."""
    return bool(os.environ.get(LONG))


def sample(cases: Sequence[Case], count: int) -> list[Case]:
    """Return ``count`` of the cases in their order, the same each time; all in the long form."""
    if in_full():
        return list(cases)
    chosen = random.Random(SEED).sample(range(len(cases)), count)
    return [cases[number] for number in sorted(chosen)]
