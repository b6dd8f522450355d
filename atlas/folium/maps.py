"""Small maps of one people for the profile pages, made with folium.

Nothing on such a map comes from the network: Leaflet is the copy under ``static/vendor``, and the
ground is our own land, lakes and borders instead of tiles. Words reach the page as text nodes,
never as markup: folium's own tooltips would run any script in them. Whatever goes into a folium
template passes through :func:`atlas.base.script_json.dumps`, because the rendered result is itself
parsed as a template again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import folium
import shapely
from branca.element import MacroElement
from folium.template import Template
from shapely.geometry.base import BaseGeometry

from atlas.base import script_json
from atlas.base.theme import COLOURS
from atlas.folium.shapes import WATER, Bounds, Held, around, ground, place_at, point_of, units_of
from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.read.records import Movement
from atlas.words.claims import number, place_name
from atlas.words.language import say

# Relative to the page of the Streamlit component that shows the map, so that it works under any
# base path. This applies to the whole process: folium keeps these lists on the class.
_VENDOR = "../../app/static/vendor"
_LEAFLET = f"{_VENDOR}/leaflet/leaflet"
folium.Map.default_js = [("leaflet", f"{_LEAFLET}.js")]
folium.Map.default_css = [("leaflet_css", f"{_LEAFLET}.css")]

_INK, _PAPER = COLOURS["ink"], COLOURS["paper"]


class _Drawn(MacroElement):
    """A GeoJSON geometry in one style, with a tooltip filled by textContent.

    Args:
        shape: The geometry, in degrees (WGS 84).
        style: Leaflet's path options; ``radius`` is for points.
        words: The tooltip, or "".
        label: "left" or "right" keeps the words on the map, on that side; "" shows them at the
            pointer.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.geoJSON({{ this.geometry }}, {
            style: {{ this.style }},
            interactive: {{ this.interactive }},
            pointToLayer: function (feature, latlng) {
                return L.circleMarker(latlng, {{ this.style }});
            },
        }).addTo({{ this._parent.get_name() }});
        {% if this.words %}
        (function () {
            var words = document.createElement("span");
            words.textContent = {{ this.words }};
            {{ this.get_name() }}.bindTooltip(words, {{ this.placing }});
        })();
        {% endif %}
        {% endmacro %}
    """)

    def __init__(
        self, shape: BaseGeometry, style: dict[str, object], words: str = "", label: str = ""
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "drawn"
        self.geometry = script_json.dumps(shapely.geometry.mapping(shape))
        self.style = script_json.dumps(style)
        self.interactive = script_json.dumps(bool(words))
        self.words = script_json.dumps(words) if words else ""
        self.placing = script_json.dumps(
            {
                "permanent": True,
                "direction": label,
                "className": "atlas-name",
                "offset": [-8 if label == "left" else 8, 0],
            }
            if label
            else {"sticky": True}
        )


class _Map(folium.Map):
    """A map that is rendered only once: folium would parse it all again for the same result."""

    _rendered: str | None = None

    def render(self, **kwargs: object) -> str:
        if self._rendered is None:
            self._rendered = str(super().render(**kwargs))  # type: ignore[no-untyped-call]
        return self._rendered


class _Ground(MacroElement):
    """The ground as a single element, since every element is rendered again at each rerun."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        ({{ this.layers }}).forEach(function (layer) {
            L.geoJSON(layer[0], {style: layer[1], interactive: false})
                .addTo({{ this._parent.get_name() }});
        });
        {% endmacro %}
    """)

    def __init__(self, layers: Iterable[tuple[BaseGeometry, dict[str, object]]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "ground"
        drawn = [(shapely.geometry.mapping(shape), style) for shape, style in layers]
        self.layers = script_json.dumps(drawn)


class _Furniture(MacroElement):
    """The map's name for screen readers, water, scale, and plain labels."""

    ink, paper = _INK, _PAPER
    face = f"{_VENDOR}/source-sans/SourceSansPro-Regular.woff2"
    _template = Template("""
        {% macro header(this, kwargs) %}
        <style>
          @font-face { font-family: "Source Sans"; src: url("{{ this.face }}") format("woff2"); }
          .leaflet-container { font: 13px "Source Sans", sans-serif; }
          .leaflet-tooltip.atlas-name { background: none; border: 0; box-shadow: none; padding: 0;
            color: {{ this.ink }};
            text-shadow: 0 0 2px {{ this.paper }}, 0 0 3px {{ this.paper }},
              0 0 4px {{ this.paper }}; }
          .leaflet-tooltip.atlas-name::before { display: none; }
          .leaflet-tooltip.atlas-narrow { white-space: normal; width: max-content;
            max-width: 11em; line-height: 1.15; }
          @media (max-width: 480px) {
            .leaflet-tooltip.atlas-name { white-space: normal; width: max-content;
              max-width: 8.5em; line-height: 1.15; }
          }
        </style>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        (function (map) {
            var box = map.getContainer();
            box.setAttribute("role", "region");
            box.setAttribute("aria-label", {{ this.words }});
            box.style.background = {{ this.water }};
            map.attributionControl.setPrefix(false);
            // Leaflet has words of its own in English alone.
            var said = {{ this.controls }};
            box.querySelectorAll(".leaflet-control-zoom a").forEach(function (way, index) {
                way.title = said.zoom[index];
                way.setAttribute("aria-label", said.zoom[index]);
            });
            var scale = L.control.scale({imperial: false}).addTo(map).getContainer();
            function measured() {
                var bar = scale.firstChild;
                var length = bar.textContent.split(" ");
                var words = said[length[1]];
                if (words) { bar.textContent = words.replace("{number}", length[0]); }
            }
            map.on("move", measured).whenReady(measured);
            // Words that would leave a narrow map, or cover others or discs, move around theirs.
            var right = ["right", 8, 0], left = ["left", -8, 0];
            var others = [["top", 0, -8], ["bottom", 0, 8], ["right", 8, -16], ["right", 8, 16],
                ["left", -8, -16], ["left", -8, 16]];
            function turn(tip, spot) {
                tip.options.direction = spot[0];
                tip.options.offset = L.point(spot[1], spot[2]);
                tip.update();
                return tip.getElement().getBoundingClientRect();
            }
            function apart(one, other) {
                return one.right <= other.left || other.right <= one.left
                    || one.bottom <= other.top || other.bottom <= one.top;
            }
            function discs(edge) {
                var found = [];
                map.eachLayer(function (layer) {
                    if (!layer.getRadius) { return; }
                    var at = map.latLngToContainerPoint(layer.getLatLng());
                    var x = edge.left + at.x, y = edge.top + at.y, r = layer.getRadius();
                    found.push({of: layer, left: x - r, right: x + r, top: y - r, bottom: y + r});
                });
                return found;
            }
            function inside() {
                var edge = box.getBoundingClientRect();
                var taken = discs(edge);
                map.eachLayer(function (layer) {
                    var tip = layer.getTooltip && layer.getTooltip();
                    if (!tip || !tip.options.permanent || !tip.getElement()) { return; }
                    tip.meant = tip.meant || tip.options.direction;
                    var meant = tip.meant === "left" ? [left, right] : [right, left];
                    function isFree(spot) {
                        var at = turn(tip, spot);
                        return at.left >= edge.left && at.right <= edge.right
                            && at.top >= edge.top && at.bottom <= edge.bottom
                            && taken.every(function (other) {
                                return other.of === layer || apart(at, other);
                            });
                    }
                    // Long words that find no room in one line take two.
                    var free = [false, true].reduce(function (found, isNarrow) {
                        if (found) { return found; }
                        tip.getElement().classList.toggle("atlas-narrow", isNarrow);
                        return meant.concat(others).find(isFree);
                    }, undefined);
                    taken.push(turn(tip, free || meant[0]));
                });
            }
            map.on("resize moveend", inside);
            // A label changes its size late: when the page is resized or the font arrives.
            var sizes = new ResizeObserver(inside);
            sizes.observe(box);
            map.whenReady(function () {
                setTimeout(function () {
                    box.querySelectorAll(".atlas-name").forEach(function (name) {
                        sizes.observe(name);
                    });
                    inside();
                });
            });
        })({{ this._parent.get_name() }});
        {% endmacro %}
    """)

    def __init__(self, words: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "furniture"
        self.words = script_json.dumps(words)
        zoom = [say("Zoom in"), say("Zoom out")]
        self.controls = script_json.dumps(
            {"zoom": zoom, "km": say("{number} km"), "m": say("{number} m")}
        )
        self.water = script_json.dumps(WATER)


def homeland_map(model: Model, movement: Movement, colour: str) -> folium.Map | None:
    """Return a map of the homeland before (filled) and as restored (outlined).

    Args:
        model: The model of the data.
        movement: The movement whose homeland it is.
        colour: The colour of its people, #RRGGBB.

    Returns:
        The map, or None if no outline is known.
    """
    dataset = model.dataset
    before = units_of(dataset, movement, "homeland")
    after = units_of(dataset, movement, "restored")[-1:]
    if not before and not after:
        return None
    bounds = around([u.shape for u in [*before, *after]])
    picture = _map(say("Homeland: {movement}", movement=movement.title), bounds, model)
    for unit in before:
        # ``radius`` is for homelands known only as points.
        style = {
            "color": colour,
            "weight": 1.4,
            "fillColor": colour,
            "fillOpacity": 0.34,
            "radius": 3,
        }
        words = say("{place}, before", place=place_name(dataset, unit.place_id))
        _Drawn(unit.shape, style, words).add_to(picture)
    for unit in after:
        style = {"color": _INK, "weight": 2.6, "dashArray": "8 5", "fill": False}
        words = say("{place}, restored", place=place_name(dataset, unit.place_id))
        _Drawn(unit.shape, style, words).add_to(picture)
    return picture


def exile_map(
    model: Model,
    movement: Movement,
    held: Sequence[Held],
    colour: str,
) -> folium.Map | None:
    """Return a map of the homeland and the places of exile, as discs by people counted.

    The area of a disc is proportional to its number. A click on a disc reports the coordinates of
    its centre, from which :func:`place_at` finds the place.

    Args:
        model: The model of the data.
        movement: The movement.
        held: The counts in places of exile; those without a known position are left out.
        colour: The colour of the people, #RRGGBB.

    Returns:
        The map, or None if no place has a position.
    """
    dataset = model.dataset
    points = ((h, point_of(dataset, h.place_id)) for h in held)
    spots = [(h, point) for h, point in points if point]
    if not spots:
        return None
    homeland = units_of(dataset, movement, "homeland")
    shapes: list[BaseGeometry] = [u.shape for u in homeland]
    west, south, east, north = around([*shapes, *(shapely.Point(point) for _, point in spots)])
    # Leave room for the words beside the easternmost disc.
    bounds = (west, south, east + 0.22 * (east - west), north)
    picture = _map(say("Places of exile: {movement}", movement=movement.title), bounds, model)
    for unit in homeland:
        style = {
            "color": colour,
            "weight": 1.4,
            "dashArray": "3 3",
            "fillColor": COLOURS["white"],
            "radius": 2,
        }
        words = say("{place}, emptied", place=place_name(dataset, unit.place_id))
        _Drawn(unit.shape, style | {"fillOpacity": 0.9}, words).add_to(picture)
    most = max(h.value for h, _ in spots) or 1
    for spot, point in sorted(spots, key=lambda pair: -pair[0].value):
        radius = max(3.0, 10 * (spot.value / most) ** 0.5)
        style = {"color": colour, "weight": 1.5, "fillColor": colour, "fillOpacity": 0.62}
        style["radius"] = round(radius, 1)
        rest = any(_part_of(dataset, h.place_id) == spot.place_id for h, _ in spots)
        name = place_name(dataset, spot.place_id)
        if rest:
            name = say("{place}, oblasts not stated", place=name)
        words = f"{name}: {number(spot.value)}"
        side = _side(point, [other for _, other in spots], bounds)
        _Drawn(shapely.Point(point), style, words, label=side).add_to(picture)
    return picture


def _side(point: tuple[float, float], others: list[tuple[float, float]], bounds: Bounds) -> str:
    """Return the side of a disc ("left" or "right") where its words meet no other disc."""
    lon, lat = point
    wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
    gaps = [x - lon for x, y in others if abs(y - lat) < high / 16]
    return "left" if any(0 < gap < wide / 3 for gap in gaps) else "right"


def _part_of(dataset: Dataset, place_id: str) -> str:
    place = dataset.places.get(place_id)
    return place.part_of if place else ""


def _map(words: str, bounds: Bounds, model: Model) -> folium.Map:
    west, south, east, north = bounds
    picture = _Map(
        tiles=None,
        prefer_canvas=True,
        control_scale=False,
        zoom_snap=0,
        scroll_wheel_zoom=False,
        attribution_control=True,
    )
    picture.fit_bounds([[south, west], [north, east]])
    # The name that the Streamlit component gives its map, so that it stays the same at a rerun.
    picture._id = "div"
    _Ground(ground(model, bounds)).add_to(picture)
    _Furniture(words).add_to(picture)
    return picture


__all__ = ["Held", "exile_map", "homeland_map", "place_at", "point_of", "units_of"]
