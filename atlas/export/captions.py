"""What QGIS says of a layer: names of its fields in plain words, map tips, title and licence."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from atlas.export.fields import Field
from atlas.export.layers import Layer

# Fields whose name, with blanks and a capital, would not say what they are.
_ALIASES = {
    "id": "Key",
    "place_id": "Place (key)",
    "name_ru": "Russian name",
    "name_then": "Name then, in full",
    "start": "First day",
    "end": "Last day",
    "shown_end": "Last day that it is drawn",
    "latest": "Valid on the last day of the atlas",
    "valid": "Valid, as written (EDTF)",
    "movement_id": "Movement (key)",
    "movement_ids": "Movements (keys)",
    "role_end": "Last day of its role",
    "emptied": "First day without its people",
    "claims": "Number of figures",
    "claim_id": "Figure (key)",
    "claim_ids": "Figures (keys)",
    "figures_start": "Day of the first figure",
    "people_ids": "Peoples (keys)",
    "mode": "Means of transport",
    "origin_id": "From (key)",
    "origin": "From",
    "destination_id": "To (key)",
    "destination": "To",
    "route_id": "Route (key)",
    "depart_start": "First departure (EDTF)",
    "depart_end": "Last departure (EDTF)",
    "arrive_start": "First arrival (EDTF)",
    "arrive_end": "Last arrival (EDTF)",
    "value_low": "Lowest value of any source",
    "value_high": "Highest value of any source",
    "persons": "Persons on this line",
    "persons_by": "Persons back by the ends of months",
    "status": "How the way is known",
    "km": "Length in km",
    "extent": "Whole or rest of the unit",
    "basis": "How the number is known",
    "counted": "Day of the last count",
    "shift": "Shift of the circle in mm",
    "reach": "Reach of all circles in mm",
    "label": "Numbers as written on the map",
    "last": "Last count",
    "variants": "Other spellings",
    "part_of": "Lay in (key)",
    "geonameid": "GeoNames id",
    "measure": "What is counted",
    "span": "Day, stock, running total or period",
    "grade": "Grade of the source",
    "conflict_id": "Disagreement (key)",
    "place_status": "How the place is known",
    "date_status": "How the date is known",
    "value_status": "How the value is known",
}
_NUMBER = """coalesce(format_number("{field}", 0), 'number not stated')"""
_YEAR = """if("counted" IS NULL, '', ' (' || year("counted") || ')')"""
# Lines of map tips, as expressions; the first is bold.
_TIPS: dict[str, tuple[str, ...]] = {
    "in_exile": ('"place"', f""""peoples" || ', ' || {_NUMBER.format(field="value")} || {_YEAR}"""),
    "flows": (
        '"movement"',
        """"origin" || ' → ' || "destination\"""",
        '"when"',
        _NUMBER.format(field="persons"),
        '"source"',
    ),
    "homelands": ('"name"', '"valid"'),
    "destination_oblasts": ('"name"', '"valid"'),
    "places": ('"name_then"', '"source"'),
    "claims": ('"text"', '"source"'),
}


def alias_of(field: str) -> str:
    """Return what a field is called in a table."""
    return _ALIASES.get(field) or field.replace("_", " ").capitalize()


def aliases_of(fields: tuple[Field, ...]) -> Element:
    """Return what the fields of a table are called, as QGIS keeps it."""
    aliases = Element("aliases")
    # QGIS counts the key of the table, of which a reader needs to know nothing, as the first.
    for number, field in enumerate(fields, 1):
        SubElement(aliases, "alias", index=str(number), field=field.name, name=alias_of(field.name))
    return aliases


def captions(layer: Layer) -> list[Element]:
    """Return the parts of a layer in QGIS that say what it is: aliases and a map tip."""
    aliases = aliases_of(layer.fields)
    lines = _TIPS.get(layer.name, ())
    if not lines:
        return [aliases]
    preview, tip = Element("previewExpression"), Element("mapTip")
    preview.text = lines[0]
    first, *others = map(_escaped, lines)
    tip.text = "<br>".join((f"<b>{first}</b>", *others))
    return [aliases, preview, tip]


def _escaped(expression: str) -> str:
    """Return an expression within HTML: what it finds is text and never markup."""
    return f"[% replace(coalesce({expression}, ''), map('&', '&amp;', '<', '&lt;')) %]"


def about(layer: Layer, title: str) -> Element:
    """Return the title, description, rights and licence of a layer, as QGIS keeps them."""
    root = Element("resourceMetadata")
    SubElement(root, "language").text = "eng"
    SubElement(root, "type").text = "dataset"
    SubElement(root, "title").text = title
    SubElement(root, "abstract").text = layer.description
    SubElement(root, "rights").text = layer.attribution
    SubElement(root, "license").text = layer.licence
    return root
