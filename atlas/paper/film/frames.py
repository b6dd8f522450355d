"""The pictures of a film: the plate of a slide for each day, from the same renderer as print.

Heading, legend and sources are the same in every picture, and the map always shows the same part of
the earth, or it would jump. The event of a day is shown below the date.
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
from atlas.words.translated import model_in

SIZE = (1920, 1080)
# A slide is 338.667 mm wide.
_DPI = 144


def shots_of(dataset: Dataset, address: Address, *, whole: bool) -> list[Shot]:
    """Return the shots of a film about an address, before anything is drawn.

    Args:
        dataset: The data.
        address: The address.
        whole: Whether to show the movements from beginning to end. Otherwise the film runs from
            the address's day to the end of its period (``to``), or of the last return.

    Raises:
        ValueError: If no movement is left.
    """
    if not dataset.movements:
        raise ValueError("the data has no valid movement, so there is nothing to draw")
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
        # The events that it tells are in the language of the film, whatever the reader's.
        model = model_in(model, address.lang)
        self.shots = shots_of(model.dataset, address, whole=whole)
        self.seconds = shots.seconds(self.shots)
        self._address = replace(address, view="day", to=None, selected=None)
        self._scenery = Scenery(
            model, self._address, version, site, [shot.day for shot in self.shots]
        )
        self.title = self._scenery.title

    def sheet(self, shot: Shot) -> Sheet:
        """Return the picture of a shot as a sheet, with the groups of a plate."""
        return self._scenery.slide(shot.day, shot.events, shot.pace)

    def draw(self, shot: Shot) -> np.ndarray:
        """Return the picture of a shot, 1080 x 1920 x 3 bytes (height, width, RGB)."""
        return self.sheet(shot).pixels(_DPI)[: SIZE[1], : SIZE[0]]
