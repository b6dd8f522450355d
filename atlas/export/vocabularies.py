"""Our words for kinds and certainty, translated into the terms of published vocabularies."""

ADMINISTRATIVE = ("aat:300232418", "administrative division")
# Concepts of the Getty Art & Architecture Thesaurus, and one of GeoNames.
TYPES = {
    "town": ("aat:300008375", "town"),
    "village": ("aat:300008372", "village"),
    "river-port": ("aat:300120599", "port"),
    "station": ("https://www.geonames.org/ontology#S.RSTN", "railroad station"),
    "country": ("aat:300387506", "country"),
    "assr": ("aat:300387107", "autonomous region"),
    "aggregate": ("aat:300182722", "region (geographic)"),
    "okrug": ("aat:300387130", "autonomous area"),
    "raion": ("aat:300000705", "district"),
    "district": ("aat:300000705", "district"),
}
# GeoNames' classes, by which World Historical Gazetteer compares places: P populated place, S site,
# L region; all others are A, administrative.
CLASSES = {
    **dict.fromkeys(("town", "village", "river-port"), "P"),
    "station": "S",
    "aggregate": "L",
}
SETTLEMENTS = {"town", "village", "station", "river-port"}
# The present-day country of a settlement in that republic.
COUNTRIES = {
    "rsfsr": "RU",
    "kazakh-ssr": "KZ",
    "kirghiz-ssr": "KG",
    "uzbek-ssr": "UZ",
    "tajik-ssr": "TJ",
    "turkmen-ssr": "TM",
    "georgian-ssr": "GE",
    "azerbaijan-ssr": "AZ",
    "afghanistan": "AF",
    "iran": "IR",
    "xinjiang": "CN",
}
# The certainty of a position, an outline or a stream, in the terms of LPF.
CERTAINTY = {
    "exact": "certain",
    "town": "certain",
    "label": "less-certain",
    "close": "less-certain",
    "approximate": "uncertain",
    "proxy": "uncertain",
    "documented": "certain",
    "derived": "less-certain",
    "schematic": "uncertain",
}
