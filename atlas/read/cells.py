"""One cell of a CSV file: from the text as it is written to the value it stands for.

The field in ``datapackage.json`` says what a cell may contain: whether it is
required, which words are allowed (``enum``) and its form (``atlas:form``).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from atlas.base import characters
from atlas.base.dates import parse_span
from atlas.read.citations import parse_citations
from atlas.read.told import parse_told

Field = Mapping[str, Any]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:--[a-z0-9-]+)?(?:@[a-z0-9-]+)?")
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,6})?")
_SEXAGESIMAL = re.compile(
    r"(?P<sign>-?)(?P<degrees>[0-9]{1,3}(?:\.[0-9]+)?)"
    r"(?:[°\s]+(?P<minutes>[0-9]{1,2}(?:\.[0-9]+)?)(?:['′’\s]+(?P<seconds>[0-9]{1,2}(?:\.[0-9]+)?))?)?"
    r"[°'′’\"″”\s]*(?P<direction>[NSEW]?)"
)
# A fault does not print a longer list than this in full, but only the nearest words.
_MOST_WORDS_LISTED = 20


def required(field: Field) -> bool:
    """Return whether every record must fill the field."""
    return bool(field.get("constraints", {}).get("required"))


def unique(field: Field) -> bool:
    """Return whether no two records may have the same value in the field."""
    return bool(field.get("constraints", {}).get("unique"))


def typed_cell(text: str, field: Field, whole_only: bool = False) -> Any:
    """Return the value of a cell.

    Args:
        text: The cell as it is written, in Unicode form NFC.
        field: The cell's field in the data dictionary.
        whole_only: Whether a quantity here counts something, and so has no decimals.

    Returns:
        The value, of the type that :data:`FORMS` names for the field's form; else the text.

    Raises:
        ValueError: If the text does not fit, worded for the person who can mend it.
    """
    characters.check(text)
    if text != text.strip():
        raise ValueError(f"{text!r} begins or ends with a space")
    if characters.has_line_break(text):
        raise ValueError(f"{text!r} contains a control character or a line break")
    if text == "" and required(field):
        example = field.get("example", "")
        hint = f"; for example {example}" if example else ""
        raise ValueError(f"is empty, but every record needs a value{hint}")
    allowed = field.get("constraints", {}).get("enum")
    if allowed and text and text not in allowed:
        raise ValueError(f"{text!r} is {_not_one_of(text, allowed, field.get('example', ''))}")
    if whole_only and field.get("atlas:form") == "quantity":
        return _count(text)
    form = FORMS.get(field.get("atlas:form", ""))
    value = form[0](text) if form else text
    if value == () and required(field):
        # A lone semicolon is not empty, but it is an empty list.
        raise ValueError(f"{text!r} is an empty list, but every record needs a value")
    return value


def _not_one_of(text: str, allowed: list[str], example: str) -> str:
    if len(allowed) <= _MOST_WORDS_LISTED:
        return f"not one of {', '.join(allowed)}"
    hint = f"; for example {example}" if example else ""
    return f"not one of the {len(allowed)} words in datapackage.json{nearest(text, allowed)}{hint}"


def nearest(text: str, words: Iterable[str]) -> str:
    """Return "; nearest: a, b" for the words most like ``text``, or "" if there are none."""
    like = difflib.get_close_matches(text, list(words), n=3, cutoff=0.6)
    return f"; nearest: {', '.join(like)}" if like else ""


def is_id(text: str) -> bool:
    """Return whether a text may name a record or a shape."""
    return bool(_ID.fullmatch(text))


def _id(text: str) -> str:
    if text and not is_id(text):
        raise ValueError(f"{text!r} is not an id (lower case letters, digits and hyphens)")
    return text


def _ids(text: str) -> tuple[str, ...]:
    return tuple(_id(piece.strip()) for piece in text.split(";") if piece.strip())


def _whole(text: str) -> int | None:
    if text == "":
        return None
    if not re.fullmatch(r"-?[0-9]{1,15}", text):
        raise ValueError(f"{text!r} is not a whole number: {_plainly(text)}")
    return int(text)


def _plainly(text: str) -> str:
    """Return how to write a number with separated thousands or "about", or any number."""
    about = re.sub(r"(?i)^(?:about|approx\.?|circa|ca?\.|~|≈)\s*|\?$", "", text)
    plain = re.sub(r"(?<=[0-9])[,.'\s\u2019](?=[0-9]{3}(?![0-9]))", "", about)
    plain = re.sub(r"\.0{1,2}$", "", plain)
    if not re.fullmatch(r"[0-9]{1,15}", plain) or plain == text:
        return "use digits only, as in 92307"
    return f"write {plain}" + (', and begin the note with "about"' if about != text else "")


def _count(text: str) -> int | None:
    number = _whole(text)
    if number is not None and number < 0:
        raise ValueError(f"{text!r} is below zero")
    return number


def _quantity(text: str) -> int | float | None:
    if re.fullmatch(r"[0-9]{1,15}\.[0-9]{1,6}", text):
        return float(text)
    if text and not re.fullmatch(r"-?[0-9]+", text):
        raise ValueError(f"{text!r} is not a number")
    return _count(text)


def _signed(text: str) -> int | float | None:
    number = _quantity(text.removeprefix("-"))
    return -number if number is not None and text.startswith("-") else number


def _degrees(text: str) -> float | None:
    if text == "":
        return None
    if not _DEGREES.fullmatch(text):
        raise ValueError(f"{text!r} is not a number of degrees: {_in_degrees(text)}")
    if abs(float(text)) > 180:
        raise ValueError(f"{text!r} is not a number of degrees: they lie between -180 and 180")
    return float(text)


def _in_degrees(text: str) -> str:
    """Return how to write degrees given with minutes, a comma, or a letter for the direction."""
    parts = _SEXAGESIMAL.fullmatch(text.strip().replace(",", "."))
    if not parts:
        return "use digits and a decimal point, as in 43.401"
    degrees, minutes, seconds = (float(parts[n] or 0) for n in ("degrees", "minutes", "seconds"))
    if minutes >= 60 or seconds >= 60 or degrees > 180:
        return "use digits and a decimal point, as in 43.401"
    sign = "-" if parts["sign"] == "-" or parts["direction"] in ("S", "W") else ""
    # No finer than it was given: a second is 30 m.
    decimals = 4 if parts["minutes"] else 6
    whole = f"{degrees + minutes / 60 + seconds / 3600:.{decimals}f}".rstrip("0").rstrip(".")
    return f"write {sign}{whole}"


def _latitude(text: str) -> float | None:
    degrees = _degrees(text)
    if degrees is not None and abs(degrees) > 90:
        raise ValueError(f"{text!r} is not a latitude: are longitude and latitude swapped?")
    return degrees


def _colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise ValueError(f"{text!r} is not a colour such as #315234")
    return text


def _language(text: str) -> str:
    if text and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueError(f"{text!r} is not the tag of a language such as ce (BCP 47)")
    return text


# Form -> how a text of that form is read, and the type of its value, as the records annotate it.
FORMS: dict[str, tuple[Callable[[str], Any], str]] = {
    "id": (_id, "str"),
    "ids": (_ids, "tuple[str, ...]"),
    "whole": (_whole, "int"),
    "count": (_count, "int | None"),
    "quantity": (_quantity, "int | float | None"),
    "signed": (_signed, "int | float | None"),
    "degrees": (_degrees, "float | None"),
    "latitude": (_latitude, "float | None"),
    "colour": (_colour, "str"),
    "language": (_language, "str"),
    "edtf": (parse_span, "Span"),
    "citations": (parse_citations, "tuple[Citation, ...]"),
    "told": (parse_told, "Told"),
}
