"""How the layers look in a GIS: rules, symbols and labels, after docs/visual.md.

What is said here is written twice, as QGIS reads it (``qml``) and as other programs do (``sld``).
Hue says who, line pattern how we know, width how many: one millimetre is 165,000 people, as on the
plates. Sizes are millimetres, sizes of type points, colours "#RRGGBB".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from atlas.base.theme import COLOURS, GROUND, TINTS, channels, fill_of, mix, to_hex
from atlas.export.layers import Layer
from atlas.read.dataset import Dataset

_CORE = 0.26
_CORRIDOR = 5.0
_SETTLEMENTS = ("town", "village", "station", "river-port")
_WHOLES = ("ssr", "republic", "country", "aggregate")
# The share of a hue's light that is left in a number of 6 pt, so that it can be read on land.
_DARKER = 0.8
_DASHES: dict[str, tuple[float, ...]] = {
    "documented": (),
    "derived": (2.4, 1.0),
    "schematic": (0.3, 0.9),
}
_REGION_SCALE = 15_000_000
# What is seen in every month in which it happened; of all else the state at its end is.
_EVENTS = ("flows", "places", "claims")
# Layers of outlines, which may be drawn for longer than they are valid.
_UNITS = ("homelands", "destination_oblasts")
# From so near names of homelands and regions have room.
_NAME_SCALE = 20_000_000


@dataclass(frozen=True)
class Fill:
    """An area; ``colour`` None is empty. The edge may be dashed (lengths in mm)."""

    colour: str | None
    edge: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line; if ``people`` names a field, a bed below it is as wide as that many people.

    ``by`` names a field with how many they were by the ends of months, for a map with a time.
    """

    colour: str
    width: float
    dash: tuple[float, ...] = ()
    people: str = ""
    by: str = ""
    bed: str = ""
    chevrons: bool = False


@dataclass(frozen=True)
class Mark:
    """A disc, or a ring if ``colour`` is None; its area may be the people that a field names.

    ``shift`` names a field with how far right of its point it stands, in mm.
    """

    colour: str | None
    edge: str
    size: float
    people: str = ""
    shift: str = ""
    shape: str = "circle"
    width: float = 0.25


@dataclass(frozen=True)
class Condition:
    """A condition on a field: ``one of`` the values, or, without values, that it is stated."""

    field: str
    values: tuple[str, ...] = ()
    wanted: bool = True


@dataclass(frozen=True)
class Label:
    """Words from a field, with a halo; ``number`` groups its digits.

    ``reach`` names a field with how far from the point they begin, in mm. Where there is no room
    for all, those of the greatest ``weight`` (1 to 10) are drawn.
    """

    field: str
    colour: str
    size: float
    bold: bool = False
    italic: bool = False
    number: bool = False
    reach: str = ""
    weight: int = 5


@dataclass(frozen=True)
class Rule:
    """What is true of a feature, and how it is drawn then; no symbol draws the label alone.

    ``nearer_than`` is the denominator of the scale at which it appears. ``since`` and ``until``
    name a field with a day: the rule holds from that day on, or before it, on a map with a time.
    Of what is ``lasting``, such as the versions of an outline, that of the last moment shown is
    drawn alone; ``end`` names the field with its last day.
    """

    title: str
    tests: tuple[Condition, ...]
    symbol: Fill | Line | Mark | None
    label: Label | None = None
    nearer_than: int = 0
    since: str = ""
    until: str = ""
    lasting: bool = False
    end: str = "end"


def rules_of(layer: Layer, dataset: Dataset) -> list[Rule]:
    """Return the rules of a layer, of those only that some feature of it meets.

    A layer that is not known has none.
    """
    makers = {
        "homelands": lambda: _homelands(layer, dataset),
        "destination_oblasts": _regions,
        "flows": lambda: _flows(dataset),
        "in_exile": lambda: _in_exile(dataset),
        "places": _places,
        "claims": lambda: _claims(dataset),
        "ground_land": _land,
        "ground_sea": lambda: [Rule("sea", (), Fill(GROUND["water"], GROUND["water"], 0.1))],
        "ground_lakes": lambda: [
            Rule("lake or reservoir", (), Fill(GROUND["water"], GROUND["coast"], 0.12))
        ],
        "ground_rivers": lambda: [Rule("river", (), Line(GROUND["river"], 0.25))],
        "ground_borders": _borders,
        "ground_railways": lambda: [
            Rule("railway of the day", (), Line(GROUND["rail"], 0.2), nearer_than=2 * _REGION_SCALE)
        ],
        "ground_labels": _names,
    }
    rules = makers[layer.name]() if layer.name in makers else []
    lasting = layer.name not in _EVENTS
    return [
        replace(rule, lasting=lasting, end="shown_end" if layer.name in _UNITS else "end")
        for rule in rules
        if any(meets(p, rule) for p, _ in layer.features)
    ]


def symbol_of(rule: Rule, kind: str) -> Fill | Line | Mark | None:
    """Return what a rule draws in a table of a kind, "fill", "line" or "marker".

    A point whose like are areas elsewhere, such as the seat of a raion, is a disc of its colours.
    """
    symbol = rule.symbol
    if kind == "marker" and isinstance(symbol, Fill):
        return Mark(symbol.colour or COLOURS["white"], symbol.edge, 2.0)
    return symbol


def label_of(rule: Rule, kind: str) -> Label | None:
    """Return the words of a rule; points that are areas elsewhere would all have the same name."""
    return None if kind == "marker" and isinstance(rule.symbol, Fill) else rule.label


def meets(properties: dict[str, object], rule: Rule) -> bool:
    """Return whether a feature with these properties passes the tests of a rule."""
    return all(_passes(properties.get(test.field), test) for test in rule.tests)


def _passes(value: object, test: Condition) -> bool:
    found = value in test.values if test.values else value not in (None, "")
    return found == test.wanted


def _hue(dataset: Dataset, movement_id: str) -> str:
    """Return the hue of a movement: that of the first of its peoples."""
    movement = dataset.movements.get(movement_id)
    for people_id in movement.people_ids if movement else ():
        if people_id in dataset.peoples and dataset.peoples[people_id].colour:
            return dataset.peoples[people_id].colour
    return COLOURS["second"]


def _who(dataset: Dataset, movement_id: str) -> str:
    movement = dataset.movements[movement_id]
    names = [dataset.peoples[p].name for p in movement.people_ids if p in dataset.peoples]
    return " and ".join(names) or movement.title


def _homelands(layer: Layer, dataset: Dataset) -> list[Rule]:
    """Filled until its people are gone, then empty and dashed, pale once restored.

    A homeland that people fled, some of whom stayed, is an outline: nobody counted who was left.
    """
    # A unit may have played several parts; the first movement and the last part count.
    seen: dict[tuple[str, bool], dict[tuple[str, str], None]] = {}
    for properties, _ in layer.features:
        movements, roles = properties["movement_ids"], properties["roles"]
        key = (movements.partition(";")[0], roles.rpartition(";")[2] == "restored")
        seen.setdefault(key, {})[movements, roles] = None
    rules = []
    for (movement_id, restored), pairs in seen.items():
        hue = _hue(dataset, movement_id)
        name = Label("name", COLOURS["ink"], 7, bold=True, weight=6)
        tests = (
            Condition("movement_ids", tuple(dict.fromkeys(m for m, _ in pairs))),
            Condition("roles", tuple(dict.fromkeys(r for _, r in pairs))),
        )
        if movement_id not in dataset.movements:
            rules.append(Rule("other unit", tests, Fill(None, hue, 0.3)))
            continue
        who = _who(dataset, movement_id)
        outline = Rule(f"{who}: homeland", tests, Fill(None, hue, 0.5), name)
        if restored:
            pale = Fill(mix(hue, 0.24), hue, 0.5)
            rules.append(replace(outline, title=f"{who}: restored", symbol=pale))
        elif dataset.movements[movement_id].kind == "flight":
            rules.append(replace(outline, title=f"{who}: land they fled", until="role_end"))
        else:
            full = Fill(mix(hue, 0.34), hue, 0.5)
            empty = Rule(
                f"{who}: emptied",
                tests,
                Fill(COLOURS["white"], hue, 0.4, (1.2, 0.8)),
                replace(name, bold=False, size=6, weight=4),
                since="emptied",
                until="role_end",
            )
            rules += [replace(outline, symbol=full, until="emptied"), empty]
    return rules


def _regions() -> list[Rule]:
    """Tinted from the first day of a figure on; a republic, which covers others, by its edge."""
    name = Label("name", COLOURS["second"], 6, weight=2)
    whole, figured = Condition("kind", ("ssr",)), Condition("claim_ids")
    part = Condition("kind", ("ssr",), wanted=False)
    bare = Fill(None, GROUND["region"], 0.25, (0.8, 0.8))
    return [
        Rule("republic of exile", (whole,), Fill(None, GROUND["republic"], 0.4)),
        Rule(
            "region of exile, from its first figure on",
            (part, figured),
            Fill(TINTS[0], GROUND["region"], 0.25),
            name,
            since="figures_start",
        ),
        Rule("no figure yet", (part, figured), bare, until="figures_start"),
        Rule("no figure", (part, Condition("claim_ids", wanted=False)), bare),
    ]


def _flows(dataset: Dataset) -> list[Rule]:
    """Of a flight a broad band, which is no number; else a line on a bed as wide as its people.

    A way along which nobody was counted is dotted, as on the plates.
    """
    rules = []
    caravan = Condition("mode", ("caravan",))
    for movement_id in dataset.movements:
        hue, who = _hue(dataset, movement_id), _who(dataset, movement_id)
        ours = Condition("movement_id", (movement_id,))
        corridor = Line(mix(hue, 0.2), _CORRIDOR, chevrons=True)
        way = Line(hue, _CORE, people="persons", by="persons_by", bed=mix(hue, 0.42), chevrons=True)
        others = (ours, replace(caravan, wanted=False))
        name = Label(
            "peoples", to_hex(c * _DARKER for c in channels(hue)), 6, italic=True, weight=3
        )
        rules.append(Rule(f"{who}: flight", (ours, caravan), corridor, name))
        for status, dash in _DASHES.items():
            tests = (*others, Condition("status", (status,)), Condition("persons"))
            rules.append(Rule(f"{who}: way, {status}", tests, replace(way, dash=dash), name))
        uncounted = (*others, Condition("persons", wanted=False))
        dotted = replace(way, dash=_DASHES["schematic"])
        rules.append(Rule(f"{who}: way, number not stated", uncounted, dotted))
    return rules


def _in_exile(dataset: Dataset) -> list[Rule]:
    """Discs of those counted, hollow where the count is of an earlier day, by people.

    The numbers of a place are words on the last of its discs, in ink: they name their peoples.
    """
    rules = []
    for movement_id in dataset.movements:
        hue, who = _hue(dataset, movement_id), _who(dataset, movement_id)
        ours = Condition("movement_id", (movement_id,))
        ground = fill_of("in_exile", hue).ground
        disc = Mark(ground, hue, 0, people="value", shift="shift", width=0.4)
        earlier = replace(disc, colour=COLOURS["white"])
        unknown = Mark(COLOURS["white"], hue, 1.2, shift="shift", shape="square")
        for title, states, mark in (
            ("in exile", ("counted",), disc),
            ("in exile, last count", ("earlier",), earlier),
            ("in exile, number not stated", ("not back", "not stated"), unknown),
        ):
            tests = (ours, Condition("state", states))
            rules.append(Rule(f"{who}: {title}", tests, mark))
    words = Label("label", COLOURS["ink"], 6.5, reach="reach", weight=10)
    return [*rules, Rule("numbers", (Condition("label"),), None, words)]


def _places() -> list[Rule]:
    mark = Mark(COLOURS["white"], COLOURS["ink"], 1.4)
    name = Label("name", COLOURS["ink"], 6)
    # Figures without a day would keep a place on the map through all the years.
    tests = (Condition("kind", _SETTLEMENTS), Condition("start"))
    return [Rule("place with figures", tests, mark, name, nearer_than=_REGION_SCALE)]


def _claims(dataset: Dataset) -> list[Rule]:
    """Preferred counts of persons who had arrived or were in exile, on the days they refer to."""
    rules = []
    for movement_id in dataset.movements:
        hue = _hue(dataset, movement_id)
        tests = (
            Condition("movement_id", (movement_id,)),
            Condition("measure", ("arrived", "in-exile")),
            Condition("rank", ("preferred",)),
            Condition("kind", ("planned", "accusation"), wanted=False),
            Condition("unit", ("persons",)),
            Condition("value"),
        )
        # Counts of two peoples at one place stand side by side: each has its own colour.
        ink = to_hex(channel * _DARKER for channel in channels(hue))
        who, number = _who(dataset, movement_id), Label("value", ink, 6, number=True)
        # A republic's count has those of its oblasts in it: a ring does not add to their discs.
        ring = Mark(None, hue, 0, people="value")
        disc = Mark(mix(hue, 0.62), COLOURS["paper"], 0, people="value")
        within = Condition("place_kind", _WHOLES, wanted=False)
        wholes = (*tests, Condition("place_kind", _WHOLES))
        rules.append(Rule(f"{who}: in exile, of several regions", wholes, ring, number))
        rules.append(Rule(f"{who}: in exile in the region", (*tests, within), disc, number))
    return rules


def _land() -> list[Rule]:
    kinds: Iterable[tuple[str, str, str]] = (
        ("ussr", "land, Soviet Union", GROUND["land"]),
        ("elsewhere", "land elsewhere", GROUND["elsewhere"]),
    )
    return [
        Rule(title, (Condition("kind", (kind,)),), Fill(colour, GROUND["coast"], 0.18))
        for kind, title, colour in kinds
    ]


def _borders() -> list[Rule]:
    return [
        Rule(
            "border of a region",
            (Condition("kind", ("region",)),),
            Line(GROUND["region"], 0.16),
            nearer_than=_REGION_SCALE,
        ),
        Rule(
            "border of a republic",
            (Condition("kind", ("republic",)),),
            Line(GROUND["republic"], 0.24, (1.2, 0.5, 0.25, 0.5)),
        ),
        Rule("state border", (Condition("kind", ("state",)),), Line(GROUND["state"], 0.32)),
    ]


def _names() -> list[Rule]:
    sea = Label("text", COLOURS["sea-ink"], 8, italic=True, weight=1)
    republic = Label("text", COLOURS["republic-ink"], 7.5, weight=1)
    country = Label("text", COLOURS["second"], 7.5, weight=1)
    kinds = {"sea": sea, "republic": republic, "country": country}
    return [Rule(kind, (Condition("kind", (kind,)),), None, label) for kind, label in kinds.items()]
