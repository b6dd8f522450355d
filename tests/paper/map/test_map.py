"""Maps of plates: everything in its place, every number printed or told, no word over another."""

import json
from itertools import combinations, pairwise

import numpy as np
import pytest
import shapely

from atlas.base.dates import parse_day
from atlas.paper.map import lanes as plate_lanes
from atlas.paper.map import map as plate_map
from atlas.paper.map.extent import points_of
from atlas.paper.map.map import Look
from atlas.paper.map.printed import printed as printed_picture
from atlas.paper.map.projection import Panel
from atlas.paper.sheet.display_list import Words
from atlas.paper.sheet.placer import Room
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.routes.streams import groups_of, stretches
from atlas.words.amounts import about
from atlas.words.language import language

CAUCASUS = ("karachais-1943", "kalmyks-1943", "chechens-ingush-1944", "balkars-1944")


def shown(model, date, view="day", movements=CAUCASUS, **more):
    address = Address(day=parse_day(date), view=view, movements=movements, **more)
    return picture(model, address)


def printed(model, width, height, date, view="day", movements=CAUCASUS, tag="en", **more):
    sheet = Sheet(width, height, **more)
    seen = shown(model, date, view, movements)
    panel = Panel((1, 1, width - 2, height - 2), points_of([seen]))
    drawn = plate_map.plate_map(sheet, panel, seen, language(tag), prefix="a.")
    return sheet, seen, drawn


@pytest.fixture(scope="module")
def plate(model):
    return printed(model, 183, 110, "1944-03-21", "sofar")


def ink_of(thing):
    """The box that a line of words covers, a little less than its letters."""
    width = text_width(
        thing.words, thing.size, weight=thing.weight, italic=thing.italic, spacing=thing.spacing
    )
    high = thing.size * 25.4 / 72 * 0.62
    return shapely.box(thing.x + 0.1, thing.y - high, thing.x + width - 0.1, thing.y)


@pytest.mark.parametrize(
    ("date", "view", "size", "tag"),
    [
        ("1944-02-24", "day", (183, 100), "en"),
        ("1944-03-21", "sofar", (183, 110), "ru"),
        ("1944-03-21", "sofar", (89, 60), "en"),
        ("1957-06-01", "day", (120, 80), "en"),
        ("1961-12-31", "all", (89, 60), "kk"),
    ],
)
def test_no_words_lie_over_others_and_none_beyond_the_frame(model, date, view, size, tag):
    sheet, _, drawn = printed(model, *size, date, view, tag=tag)
    words = [thing for thing in sheet.display_list if isinstance(thing, Words)]
    assert len(words) > 10
    frame = shapely.box(1, 1, size[0] - 1, size[1] - 1)
    boxes = [(ink_of(thing), thing.words) for thing in words]
    for box, said in boxes:
        assert frame.covers(box), said
    for (one, a), (other, b) in combinations(boxes, 2):
        assert one.intersection(other).area < 0.02, (a, b)
    assert not sheet.missing
    if drawn.inset:
        inside = [said for box, said in boxes if drawn.inset.box.covers(box)]
        assert inside


@pytest.mark.parametrize(
    ("date", "view", "size"),
    [
        ("1944-03-21", "sofar", (183, 110)),
        ("1944-03-21", "sofar", (89, 60)),
        ("1944-08-01", "all", (89, 60)),
        ("1937-10-10", "day", (120, 70)),
    ],
)
def test_every_number_is_printed_or_told(model, date, view, size):
    movements = () if date < "1940" else CAUCASUS
    sheet, seen, drawn = printed(model, *size, date, view, movements)
    said = "\n".join(t.words for t in sheet.display_list if isinstance(t, Words))
    told = {item.id: " ".join(words for _, words in item.rows) for item in drawn.left_out}
    for region in seen.regions:
        count = f"count:{region.place_id}"
        if region.place_id in drawn.outside or region.place_id in told:
            for held in region.held:
                if (number := written(held)) and region.place_id in told:
                    assert number in told[region.place_id]
            continue
        assert f"a.{count}" in sheet.groups, region.place_id
        for held in region.held:
            if number := written(held):
                assert number in said, region.place_id


def written(held):
    """The number of a region as a map writes it, or "" if none is known."""
    number = held.value if held.value is not None else held.last and held.last[0]
    if not number:
        return ""
    return f"{about(number) if held.guessed else number:,}"


def test_what_is_drawn_says_where_it_is_and_how_many(plate):
    sheet, seen, drawn = plate
    groups = sheet.groups
    fronts = {f"a.front:{f.id}": f for f in seen.fronts}
    assert fronts.keys() <= groups.keys() | {f"a.front:{i}" for i in drawn.outside}
    for identity, front in fronts.items():
        group = groups[identity]
        assert float(group.get("lon")) == pytest.approx(front.lon, abs=1e-6)
        assert float(group.get("lat")) == pytest.approx(front.lat, abs=1e-6)
        assert group.get("value") == (None if front.value is None else str(front.value))
    for region in seen.regions:
        group = groups[f"a.region:{region.place_id}"]
        assert group.get("value") == (None if region.value is None else str(region.value))
    for homeland in seen.homelands:
        group = groups[f"a.homeland:{homeland.unit.id}"]
        assert group.get("phase") == homeland.phase
    assert any(identity.startswith("a.inset.homeland:") for identity in groups)


def test_the_same_map_is_the_same_file(model, plate):
    """Of all formats: what is drawn is the same, and tests/paper/sheet has how it is written."""
    sheet, _, _ = printed(model, 183, 110, "1944-03-21", "sofar")
    assert sheet.render("svg") == plate[0].render("svg")


def test_a_grey_map_has_no_colour_and_light_water(model):
    sheet, _, drawn = printed(model, 120, 80, "1944-03-21", "sofar", greyscale=True)
    pixels = sheet.pixels(60)
    assert (pixels[..., 0] == pixels[..., 1]).all()
    x, y = drawn.panel.to_mm(50.6, 42.2)  # the Caspian Sea
    scale = 60 / 25.4
    sea = pixels[int((y - 3) * scale) : int((y + 6) * scale), int((x - 2) * scale) :, 0]
    # Words may stand in it, but most of it is water.
    assert np.median(sea[:, : int(4 * scale)]) > 250


def test_all_that_a_legend_must_explain_is_told(plate, model):
    _, _, drawn = plate
    assert drawn.kinds == {"ahead", "band", "bed", "core"}
    assert {"apart", "front", "last count", "interpolated", "railway"} <= drawn.shows
    assert drawn.phases == {"emptied"}
    assert set(drawn.peoples) == {"karachais", "kalmyks", "chechens", "ingush", "balkars"}
    _, _, flight = printed(model, 120, 80, "1932-06-01", "sofar", ("kazakhs-1928",))
    assert "corridor" in flight.shows and not flight.kinds


def test_flight_has_a_group_for_each_front_but_no_ring(model):
    sheet, seen, _ = printed(model, 120, 80, "1932-06-01", "sofar", ("kazakhs-1928",))
    assert seen.fronts
    assert any(identity == f"a.front:{seen.fronts[0].id}" for identity in sheet.groups)
    assert not any(identity.startswith("a.card:") for identity in sheet.groups)


def test_a_number_of_a_republic_stands_outside_its_counted_oblasts(model):
    movements = ("chechens-ingush-1944",)
    sheet, seen, drawn = printed(model, 183, 110, "1944-03-21", "all", movements)
    words = next(t for t in sheet.display_list if isinstance(t, Words) and t.words == "300,185")
    kustanai = next(r for r in seen.regions if r.place_id == "kustanai-oblast")
    area = drawn.panel.shape(kustanai.unit.shape)
    assert not area.intersects(shapely.Point(words.x, words.y))


@pytest.mark.parametrize("corner", ["top left", "top right", "bottom left", "bottom right"])
def test_an_inset_lies_in_a_corner_just_off_the_frame(model, corner):
    seen = shown(model, "1944-02-24")
    x, y, width, height = 10.0, 20.0, 180.0, 110.0
    # South of all that is drawn, and far to both sides of it: any corner would do.
    panel = Panel((x, y, width, height), [(0.0, 20.0), (110.0, 20.0), (0.0, 72.0), (110.0, 72.0)])
    up, left = "top" in corner, "left" in corner
    others = (
        (x, y + (height / 2 if up else 0), width, height / 2),
        (x + (width / 2 if left else 0), y, width / 2, height),
    )
    sheet = Sheet(200, 140)
    drawn = plate_map.plate_map(sheet, panel, seen, language("en"), reserved=others)
    assert drawn.inset is not None
    west, north, wide, high = drawn.inset.frame
    assert (west - x if left else x + width - west - wide) == pytest.approx(1.6)
    assert (north - y if up else y + height - north - high) == pytest.approx(1.6)


def test_a_map_may_be_plain(model):
    seen = shown(model, "1944-02-24")
    panel = Panel.of_bounds((0, 0, 60, 40), (38, 40, 96, 58))
    sheet = Sheet(60, 40)
    look = Look(names=False, cards=False, inset=False)
    drawn = plate_map.plate_map(sheet, panel, seen, language("en"), look=look)
    assert drawn.inset is None
    assert not any(identity.startswith("card:") for identity in sheet.groups)


def test_lanes_keep_movements_apart_on_shared_rails(model):
    lanes = plate_lanes.PaperLanes(model)
    shared: dict[str, set[str]] = {}
    for group in groups_of(model.at()):
        if group.direction == "outward":
            for stream in group.streams:
                for stretch in stretches(stream.path):
                    shared.setdefault(stretch.leg_id, set()).add(group.movement_id)
    together = [(leg, some) for leg, some in shared.items() if len(some) > 1]
    assert together
    for leg, some in together:
        for wide in (False, True):
            offsets = sorted(lanes.offset(m, leg, wide, "people") for m in some)
            gaps = [b - a for a, b in pairwise(offsets)]
            assert min(gaps) > 0.5, leg


def test_widths_are_strictly_linear():
    assert plate_lanes.width_of(490_000, None) == pytest.approx(2.97, abs=0.01)
    assert plate_lanes.width_of(37_000, None) == pytest.approx(0.224, abs=0.001)
    assert plate_lanes.width_of(None, None) == 0
    half = plate_lanes.width_of(50, 100, "share")
    assert plate_lanes.width_of(100, 100, "share") == pytest.approx(2 * half)
    assert plate_lanes.width_of(100, None, "share") == 0


def test_room_is_given_once_and_kept_off_lines():
    room = Room((0, 0, 40, 20))
    assert room.on([(20, 10)], 10, 4) == pytest.approx((15, 8), abs=0.05)
    assert room.on([(20, 10)], 10, 4) is None
    room.avoid(shapely.LineString([(0, 3), (40, 3)]))
    assert room.on([(10, 3)], 6, 3) is None
    assert room.on([(10, 3)], 6, 3, over=20) is not None
    left, top = room.beside(30, 15, 4, 2, near=0.5, reach=2)
    assert 0 < left < 36 and 0 < top < 18
    assert Room((0, 0, 40, 20)).on([(2, 2)], 10, 4) is None  # beyond the frame
    assert Room((0, 0, 4, 4)).beside(2, 2, 10, 4, near=1, reach=9) is None


def test_a_leader_crosses_no_other_words():
    room = Room((0, 0, 60, 60))
    for x, y in ((30, 24), (30, 36)):
        assert room.on([(x, y)], 30, 6)
    place, leader = room.apart(30, 30, 6, 3, near=2, reach=14)
    assert leader.coords[0] == (30, 30)
    words = shapely.box(*place, place[0] + 6, place[1] + 3)
    for x, y in ((30, 24), (30, 36)):
        taken = shapely.box(x - 15, y - 3, x + 15, y + 3)
        assert not leader.intersects(taken) and not words.intersects(taken)


def test_what_was_drawn_can_be_written_down(plate):
    _, _, drawn = plate
    rows = [[[p.id for p in who], words] for item in drawn.left_out for who, words in item.rows]
    assert json.loads(json.dumps(rows)) == rows


def test_a_corridor_says_once_where_it_leads_and_when(model):
    sheet, seen, _ = printed(model, 183, 120, "1931-09-01", movements=("kazakhs-1928",))
    words = [thing.words for thing in sheet.display_list if isinstance(thing, Words)]
    led = [said for said in words if said.startswith("→ ")]
    assert len(led) == len({*led}) >= 4
    flows = [seen.dataset.flows[c.flow_id] for c in seen.corridors]
    names = {seen.dataset.places[flow.destination_id].name for flow in flows}
    assert "→ Chimkent" in led and "Chimkent" in names
    # Two ways of one season lead to Yany-Kurgan.
    assert len(led) < len(seen.corridors)


@pytest.mark.parametrize("date", ["1944-02-24", "1949-01-01"])
def test_an_inset_hides_nothing_that_the_map_shows(model, date):
    sheet = Sheet(183, 110)
    seen = printed_picture(model, Address(day=parse_day(date)))
    panel = Panel((1, 1, 181, 108), points_of([seen]))
    drawn = plate_map.plate_map(sheet, panel, seen, language("en"))
    assert drawn.inset
    box = drawn.inset.box
    assert panel.metres / drawn.inset.metres >= 1.5
    for run in seen.runs:
        line = seen.line(run)
        if len(line) > 1 and run.kind != "bed":
            flat = shapely.LineString(np.column_stack(panel.to_mm(*np.array(line).T)))
            assert not flat.simplify(0.5).intersects(box)
    for homeland in seen.homelands:
        assert not panel.unit(homeland.unit).intersects(box)
    for identity, data in sheet.groups.items():
        if identity.startswith("region:"):
            spot = panel.to_mm(float(data["lon"]), float(data["lat"]))
            assert not box.contains(shapely.Point(spot))
