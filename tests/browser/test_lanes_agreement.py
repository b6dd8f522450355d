"""On shared rails every movement keeps to the same side, on the screen and on a plate."""

from __future__ import annotations

from atlas.paper.map.lanes import PEOPLE_PER_MM, lanes_of, width_of
from atlas.screen import publication
from tests.browser.player_host import mounted, player_host

# Pixels and millimetres between thin lines (lanes.js, plate_lanes.py).
PITCH_PX, PITCH_MM = 4.4, 0.95
LANES = """async () => {
  const files = ["day/lanes", "day/widths"].map((name) => import(`/static/player/${name}.js`));
  const [{ createLanes }, { widthOf }] = await Promise.all(files);
  const lanes = createLanes(scene);
  const found = [];
  for (const movement of scene.movements) {
    for (const leg of Object.keys(scene.legs)) {
      const [thin, wide] = [false, true].map((is) => lanes.offset(movement.id, leg, is, "people"));
      found.push([movement.id, leg, thin, wide, lanes.sideOf(leg)]);
    }
  }
  return { found, width: widthOf(490000, null, "people"), whole: widthOf(7, 7, "share") };
}"""


def test_movements_keep_to_the_same_side_of_shared_rails(browser, built_in, model, tmp_path):
    publication.build(out=tmp_path, dataset=built_in)
    with player_host(tmp_path) as host, mounted(browser, host) as page:
        theirs = page.evaluate(LANES)
    lanes = lanes_of(model)
    assert len(theirs["found"]) > 1000
    slots = set()
    for movement, leg, thin, wide, side in theirs["found"]:
        slot = round(thin / PITCH_PX)
        slots.add(slot)
        assert lanes.offset(movement, leg, False, "people") == slot * PITCH_MM, (movement, leg)
        assert lanes.side(leg) == side, leg
        # Beds are as much wider on the screen as its pixels stand for fewer people.
        ours = lanes.offset(movement, leg, True, "people")
        assert (ours > 0) == (wide > 0) and (ours < 0) == (wide < 0), (movement, leg)
    assert len(slots) > 3
    scale = 35_000 / PEOPLE_PER_MM
    assert abs(width_of(490_000, None) - theirs["width"] * scale) < 1e-9
    assert abs(width_of(7, 7, "share") - theirs["whole"] * scale) < 1e-9
