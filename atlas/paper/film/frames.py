"""The pictures of a film: the plate of a slide for each day, from the same renderer as print.

What stands still (heading, legend, sources) is the same in every picture; the map shows always
the same part of the earth, or it would jump. The event of a day is told below the date.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from atlas.model.model import Model
from atlas.paper.film import shots
from atlas.paper.film.shots import Shot
from atlas.paper.film.slide import Scenery
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.address import Address
from atlas.read.dataset import Dataset

SIZE = (1920, 1080)
# A slide is 338.667 mm wide.
_DPI = 144


def shots_of(dataset: Dataset, address: Address, *, whole: bool) -> list[Shot]:
    """Return the shots of a film about an address, before anything is drawn.

    ``whole`` tells the movements from first to last; else the film runs from the address's day to
    the end of its period (``to``), or to the end of the last return. Raises ValueError where no
    movement is left.
    """
    if not dataset.movements:
        raise ValueError("the data holds no movement that is sound: nothing to draw")
    chosen = [m for m in dataset.movements.values() if m.id in address.movements]
    movements = chosen or list(dataset.movements.values())
    first, last = shots.span_of(movements)
    if not whole:
        first = address.day
        last = address.until if address.to is not None else max(first, last)
    return shots.shots(dataset, movements, first, last)


class Frames:
    """The shots of a film about an address (:func:`shots_of`), and how each is drawn."""

    def __init__(
        self, model: Model, address: Address, version: str, *, whole: bool, site: str = ""
    ) -> None:
        self.shots = shots_of(model.dataset, address, whole=whole)
        self.seconds = shots.seconds(self.shots)
        self._address = replace(address, view="day", to=None, selected=None)
        self._scenery = Scenery(
            model, self._address, version, site, [shot.day for shot in self.shots]
        )
        self.title = self._scenery.title

    def sheet(self, shot: Shot) -> Sheet:
        """Return the picture of a shot as it is printed, its groups as those of a plate."""
        return self._scenery.slide(shot.day, shot.events, shot.pace)

    def draw(self, shot: Shot) -> np.ndarray:
        """Return the picture of a shot, 1080 x 1920 x 3 bytes."""
        return self.sheet(shot).pixels(_DPI)[: SIZE[1], : SIZE[0]]
