"""What is on the player's map for an address, asked of the player's own modules in Node.

No page is needed: its ``snapshot()`` is made of the same picture, which
tests/browser/test_agreement.py makes sure of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from atlas.model.model import Model
from atlas.picture.address import Address
from atlas.screen.basemap import base
from atlas.screen.scene import scene
from tests.node import answer

# What it takes to work out the picture of a day, for any question about it.
PICTURES = """
  const { decode } = await player("scene/scene");
  const { pictureDay, pictureOn } = await player("day/picture");
  const { createStreams } = await player("day/streams");
  const { openingPicture, readQuery } = await player("shell/address-query");
  const scene = decode(given.scene, given.base);
  const streams = createStreams(scene);
"""
SHOWN = (
    PICTURES
    + """
  const { pickedScene } = await player("scene/picks");
  const { corridorsOf } = await player("day/corridors");
  const { stateOf } = await player("day/evaluate");
  const { stopsOn } = await player("day/stations");
  const { snapshotOf } = await player("map/snapshot");
  const { createStore } = await player("shell/store");
  const { periodRule } = await player("time/period");
  const corridors = corridorsOf(scene);
  return given.asked.map(([query, movements]) => {
    const asked = { ...openingPicture(scene), ...readQuery(query, scene).picture };
    const state = createStore(asked, periodRule(scene)).get();
    const picked = pickedScene(scene, state.pick);
    const picture = pictureOn(picked, state, streams, corridors);
    const { runs, towns } = picture;
    return {
      ...snapshotOf(state, picture, 0),
      widths: runs.map(({ width, least, most }) => [width, least, most]),
      // Before the scale thins them out.
      stations: stopsOn(scene, runs, towns).map(({ place, documented, rank, movement, said }) => (
        { place, documented, rank, movement, said })),
      states: Object.fromEntries(
        movements.map((id) => [id, stateOf(picked, id, pictureDay(state))])),
    };
  });
"""
)


def snapshots(
    model: Model,
    addresses: Sequence[Address],
    movements: Sequence[Sequence[str]] | None = None,
    zone: str | None = None,
) -> list[dict[str, Any]]:
    """Return the snapshot of each address, with the widths of its runs and all its stations.

    ``movements`` names for each address those whose ``states`` are wanted; ``zone`` is the time
    zone of the machine.
    """
    wanted = movements or [()] * len(addresses)
    queries = [urlencode(address.parameters(), safe=",:") for address in addresses]
    asked = [[f"?{query}", list(ids)] for query, ids in zip(queries, wanted, strict=True)]
    given = {"scene": scene(model, "v"), "base": base(model.dataset), "asked": asked}
    return answer(SHOWN, given, zone)
