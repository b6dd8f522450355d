"""What each feature is drawn with: hue for who, pattern for how we know, width for how many.

The styles for other programs were put to the schema of SLD 1.0.0, which carries no licence to copy
it here; the order that it asks for is written out.
"""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from atlas.base.theme import GROUND, mix
from atlas.export import qml, sld
from atlas.export.geopackage import parts_of
from atlas.export.ground import ground
from atlas.export.layers import layers
from atlas.export.styles import Condition, Fill, Label, Line, Mark, Rule, meets, rules_of
from atlas.paper.sheet.colours import luminance

SLD = "{http://www.opengis.net/sld}"
OGC = "{http://www.opengis.net/ogc}"


@pytest.fixture(scope="module")
def parts(model):
    return {p.name: p for p in parts_of([*layers(model), *ground(model)], model.dataset)}


def rules_for(part, feature_id):
    properties = next(p for p, _ in part.features if p["id"] == feature_id)
    return [rule for rule in part.rules if meets(properties, rule)]


def test_every_feature_that_is_to_be_seen_meets_a_rule(parts):
    for part in parts.values():
        if part.name not in ("claims", "places"):
            for properties, _ in part.features:
                assert any(meets(properties, rule) for rule in part.rules), properties["id"]


def test_a_way_has_the_hue_of_its_people_the_pattern_of_its_status_and_a_width(parts, built_in):
    (rule,) = rules_for(parts["flows"], "ci-to-akmola")
    hue = built_in.peoples["chechens"].colour
    bed = mix(hue, 0.42)
    assert rule.symbol == Line(hue, 0.26, (2.4, 1.0), "persons", "persons_by", bed, chevrons=True)
    flight = next(r for r in parts["flows"].rules if r.title == "Kazakhs: flight")
    assert flight.symbol.people == "", "nobody counted those who fled along a way"
    (uncounted,) = rules_for(parts["flows"], "kal-onward-yamal")
    assert uncounted.title == "Kalmyks: way, number not stated"
    assert uncounted.symbol.dash == (0.3, 0.9), "dotted, whatever is known of the way"


def test_numbers_of_two_peoples_at_one_place_can_be_told_apart_and_read(parts, built_in):
    inks = {r.title.partition(":")[0]: r.label.colour for r in parts["claims"].rules}
    assert len(set(inks.values())) == len(inks) > 5
    for ink in inks.values():
        assert (luminance(GROUND["land"]) + 0.05) / (luminance(ink) + 0.05) >= 4.5, ink


def test_a_homeland_is_full_until_its_people_are_gone(parts, built_in):
    hue = built_in.peoples["karachais"].colour
    before, after = rules_for(parts["homelands"], "klukhori-raion@1943-10-12")
    assert (before.until, before.symbol) == ("emptied", Fill(mix(hue, 0.34), hue, 0.5))
    assert (after.since, after.symbol.colour) == ("emptied", "#FFFFFF")
    properties = dict(next((p, s) for p, s in parts["homelands"].features
                           if p["id"] == "klukhori-raion@1943-10-12")[0])  # fmt: skip
    assert properties["emptied"].isoformat() == "1943-11-23"
    (fled,) = [r for r in parts["homelands"].rules if r.title.startswith("Kazakhs")]
    assert (fled.symbol.colour, fled.since, fled.until) == (None, "", "role_end")


def test_a_count_of_a_republic_is_a_ring_and_does_not_add_to_those_within_it(parts):
    (whole,) = rules_for(parts["claims"], "ci-arrived-kazakh")
    (part,) = rules_for(parts["claims"], "ci-arrived-akmola")
    assert whole.symbol.colour is None
    assert part.symbol.colour


def test_what_is_planned_alleged_or_known_to_be_wrong_is_not_drawn(parts):
    drawn = [
        p for p, _ in parts["claims"].features if any(meets(p, r) for r in parts["claims"].rules)
    ]
    assert drawn
    assert {p["rank"] for p in drawn} == {"preferred"}
    assert not {p["kind"] for p in drawn} & {"planned", "accusation"}


def test_an_unknown_layer_has_no_rules(model):
    (layer, *_) = layers(model)
    assert rules_of(type(layer)(**{**vars(layer), "name": "other"}), model.dataset) == []


RULE = Rule(
    "Kök & “<b>”",
    (Condition("who", ("it's", "b")), Condition("n"), Condition("kind", ("x",), wanted=False)),
    Mark(None, "#112233", 0, people="n"),
    Label("n", "#112233", 6, number=True),
    nearer_than=5,
    since="emptied",
)


def test_a_rule_as_qgis_reads_it():
    document = ElementTree.fromstring(qml.style([RULE], "marker", timed=True))
    rule = document.find("renderer-v2/rules/rule").attrib
    assert rule["filter"] == (
        "coalesce(\"who\", '') IN ('it''s', 'b') AND \"n\" IS NOT NULL"
        " AND coalesce(\"kind\", '') NOT IN ('x')"
        ' AND "emptied" IS NOT NULL AND (@map_end_time IS NULL OR "emptied" < @map_end_time)'
    )
    assert (rule["label"], rule["scalemaxdenom"]) == ("Kök & “<b>”", "5")
    options = {o.get("name"): o.get("value") for o in document.iter("Option")}
    assert options["color"] == "0,0,0,0"
    assert options["outline_color"] == "17,34,51,255"
    assert options["expression"] == 'max(0.8, 2 * sqrt(coalesce("n", 0) / 3000 / pi()))'
    label = document.find("labeling/rules/rule")
    assert label.get("filter") == rule["filter"]
    assert label.find("settings/text-style").get("fieldName") == 'format_number("n", 0)'


def test_of_two_versions_the_one_at_the_end_of_the_time_shown_is_drawn(parts):
    for part in parts.values():
        events = part.layer.name in ("flows", "places", "claims")
        assert {rule.lasting for rule in part.rules} == {not events}, part.name
    rule = Rule("r", (), Fill(None, "#112233", 1), lasting=True)
    document = ElementTree.fromstring(qml.style([rule], "fill", timed=True))
    held = document.find("renderer-v2/rules/rule").get("filter")
    assert held == """("end" IS NULL OR "end" >= @map_end_time - to_interval('1 second'))"""
    # Not by "end": QGIS takes that for a word of its own in the style of another program.
    document = ElementTree.fromstring(sld.style("t", "T", [rule], "fill"))
    assert document.findtext(f".//{OGC}PropertyName") == "latest"


def test_circles_of_a_place_stand_side_by_side_and_its_numbers_beside_them(parts):
    part = parts["in_exile"]
    (words,) = [rule for rule in part.rules if rule.label]
    assert (words.symbol, words.label.field, words.label.reach) == (None, "label", "reach")
    found = rules_for(part, "akmola-oblast@chechens-ingush-1944@1944-03-22")
    rule = next(rule for rule in found if rule.symbol)
    assert rule.title == "Chechens and Ingush: in exile, last count"
    document = ElementTree.fromstring(qml.style([words, rule], "marker", timed=True))
    said = [o.get("value") for o in document.iter("Option") if o.get("name") == "expression"]
    assert said[1:] == ["""to_string("shift") || ',0'""", '"reach" + 0.5']


def test_words_alone_are_a_style_for_others_too():
    """QGIS refuses a style that draws nothing."""
    rule = Rule("sea", (), None, Label("text", "#112233", 8))
    document = ElementTree.fromstring(sld.style("t", "T", [rule], "marker"))
    (mark,) = document.iter(f"{SLD}Mark")
    assert [e.text for e in mark.iter(f"{SLD}CssParameter")] == ["0", "0"]


def test_until_a_day_and_without_a_clock():
    """Where no time is shown, what holds until a day does not, and what holds since then does."""
    rule = Rule("r", (), Fill(None, "#112233", 1), until="emptied")
    document = ElementTree.fromstring(qml.style([rule], "fill", timed=True))
    held = document.find("renderer-v2/rules/rule").get("filter")
    assert held == '("emptied" IS NULL OR "emptied" >= @map_end_time)'
    assert document.find("labeling") is None


def test_others_have_no_clock_and_see_what_holds_in_the_end():
    rules = [Rule("a", (), Fill(None, "#112233", 1), until="emptied"), RULE]
    document = ElementTree.fromstring(sld.style("t", "T", rules, "fill"))
    assert [e.text for e in document.iter(f"{SLD}Title")] == ["T", RULE.title]


def test_a_rule_as_others_read_it():
    document = ElementTree.fromstring(sld.style("t", "T", [RULE], "marker"))
    rule = document.find(f".//{SLD}Rule")
    assert [child.tag.rpartition("}")[2] for child in rule] == [
        *("Title", "Filter", "MaxScaleDenominator", "PointSymbolizer", "TextSymbolizer")
    ]
    tests = [child.tag for child in rule.find(f"{OGC}Filter/{OGC}And")]
    assert tests == [f"{OGC}Or", f"{OGC}Not", f"{OGC}Not"]
    assert [e.text for e in rule.iter(f"{OGC}Literal")][:3] == ["it's", "b", "x"]
    assert rule.find(f".//{OGC}Function").get("name") == "sqrt"


# The order in which the schema of SLD 1.0 asks for what an element holds.
ORDER = {
    "Rule": [
        *("Title", "Filter", "MaxScaleDenominator", "PolygonSymbolizer", "LineSymbolizer"),
        *("PointSymbolizer", "TextSymbolizer"),
    ],
    "PolygonSymbolizer": ["Fill", "Stroke"],
    "Mark": ["WellKnownName", "Fill", "Stroke"],
    "Graphic": ["Mark", "Size"],
    "TextSymbolizer": ["Label", "Font", "Halo", "Fill"],
}


def test_every_style_has_its_parts_in_the_order_of_the_schema(parts):
    for part in parts.values():
        document = ElementTree.fromstring(sld.style(part.name, part.title, part.rules, part.kind))
        assert len(document.findall(f".//{SLD}Rule")) >= 1
        for name, order in ORDER.items():
            for element in document.iter(SLD + name):
                places = [order.index(child.tag.rpartition("}")[2]) for child in element]
                assert places == sorted(places), (part.name, name)


def test_every_symbol_of_a_style_is_used_and_is_of_the_kind_of_its_layer(parts):
    for part in parts.values():
        document = ElementTree.fromstring(qml.style(part.rules, part.kind, timed=True))
        rules = document.findall("renderer-v2/rules/rule")
        symbols = document.findall("renderer-v2/symbols/symbol")
        assert [r.get("symbol") for r in rules] == [s.get("name") for s in symbols]
        assert {s.get("type") for s in symbols} <= {part.kind}
        assert len(rules) == sum(rule.symbol is not None for rule in part.rules)
