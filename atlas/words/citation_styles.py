"""Works in the usual citation styles: Chicago notes and Chicago author-date.

A small formatter of our own, after *The Chicago Manual of Style*, 17th edition. citeproc-py 0.11.1
was tried with the Chicago styles of CSL: with those of the 17th and 18th editions it prints the
locator in place of an article's pages and cuts given names to initials, and a single style is
larger than all of this package. A bibliography of some 200 plain entries needs little. A list of
references is in the language spoken; speak English for what is to be copied. Works without an
author are listed under the short title by which the atlas names them. All results are plain text,
never markup.
"""

from __future__ import annotations

import re

from atlas.read.bibtex import names as names_of
from atlas.read.citations import Citation, Work, begun, listed_name
from atlas.read.dataset import Dataset
from atlas.words.language import say, to_say
from atlas.words.work_languages import in_language
from atlas.words.work_types import body_of
from atlas.words.works import day_words

# A list of references names up to ten authors; of more than ten, the first seven (Chicago 17,
# 14.76).
_MOST_LISTED = 10
_FIRST_LISTED = 7
# Bare page numbers, unlike the locators "Table 1", "s. Exile" and "doc. 3".
_PAGES = re.compile(r"[0-9]+(?:\s*[-–]\s*[0-9]+)?")


def note(dataset: Dataset, source: tuple[Citation, ...], quoting: tuple[Citation, ...]) -> str:
    """Return a Chicago note: "J. Otto Pohl, “Scourging …,” Forum 3 (2015): Table 1, citing …".

    Args:
        dataset: The data with the bibliography; a work missing from it is given by its key.
        source: What was read.
        quoting: What that cites, if anything.
    """
    read = "; ".join(_note(dataset, citation) for citation in source)
    cited = "; ".join(_note(dataset, citation) for citation in quoting)
    return f"{read}, citing {cited}." if read and cited else f"{read or cited}."


def author_date(
    dataset: Dataset, source: tuple[Citation, ...], quoting: tuple[Citation, ...]
) -> str:
    """Return a citation in the text: "(Pohl 2015, Table 1, citing Pobol and Polian 2005, 455)".

    The arguments are those of :func:`note`.
    """
    read = "; ".join(_in_text(dataset, citation) for citation in source)
    cited = "; ".join(_in_text(dataset, citation) for citation in quoting)
    return f"({read}, citing {cited})" if read and cited else f"({read or cited})"


def reference(work: Work) -> str:
    """Return a work's entry in a Chicago list of references (author-date)."""
    lead = _names(work, inverted=True) or _held_by(work)
    title = _title(work)
    pieces = [lead, _year(work), title] if lead else [title, _year(work)]
    container = _container(work)
    if container and container != lead:
        if work.kind == "incollection":
            container = say("In {container}", container=container)
        numbers = _volume(work)
        container = f"{container} {numbers}".strip()
        pages = work.fields.get("pages", "")
        pieces.append(f"{container}: {_dashes(pages)}" if pages else container)
    pieces += [_imprint(work), day_words(work), in_language(work), _address(work)]
    return " ".join(_ended(piece) for piece in pieces if piece)


def _note(dataset: Dataset, citation: Citation) -> str:
    work = dataset.works.get(citation.key)
    if not work:
        return ", ".join(piece for piece in (citation.key, citation.locator) if piece)
    numbers = _volume(work)
    container = " ".join(p for p in (_container(work), numbers) if p)
    if work.kind == "incollection" and container:
        container = f"in {container}"
    pieces = [_names(work), _title(work, within=True), container]
    text = _joined([piece for piece in pieces if piece])
    imprint = ", ".join(piece for piece in (_imprint(work), _year(work, known=True)) if piece)
    text += f" ({imprint})" if imprint else ""
    if citation.locator:
        # In an article the page follows a colon, in a book a comma.
        colon = work.kind == "article" and _PAGES.fullmatch(citation.locator)
        place = _dashes(citation.locator)
        text = f"{text}: {place}" if colon else _joined([text, place])
    address = _address(work)
    return f"{text}, {address}" if address else text


def _in_text(dataset: Dataset, citation: Citation) -> str:
    work = dataset.works.get(citation.key)
    lead = citation.key
    if work:
        lead = f"{_families(work) or _held_by(work) or _quoted(work)} {_year(work)}"
    return f"{lead}, {_dashes(citation.locator)}" if citation.locator else lead


def _joined(pieces: list[str]) -> str:
    """Join with commas, which in American English go inside closing quotation marks."""
    text = pieces[0]
    for piece in pieces[1:]:
        text = f"{text[:-1]},” {piece}" if text.endswith("”") else f"{text}, {piece}"
    return text


def _persons(work: Work) -> tuple[list[tuple[str, str]], bool]:
    """Return (family, given) names, and whether there are others whom the entry does not name.

    An organisation or a name without a comma is one piece.
    """
    names = names_of(work.fields.get("author") or work.fields.get("editor", ""))
    return [name.parts for name in names if not name.is_others], any(n.is_others for n in names)


def _names(work: Work, inverted: bool = False) -> str:
    persons, others = _persons(work)
    names = [
        f"{family}, {given}" if inverted and n == 0 and given else f"{given} {family}".strip()
        for n, (family, given) in enumerate(persons)
    ]
    edited = bool(names) and not work.fields.get("author")
    many = len(names) > _MOST_LISTED
    if inverted and (many or others):
        first = names[:_FIRST_LISTED] if many else names
        listed = say("{names}, et al.", names=", ".join(first))
    else:
        listed = _listed(names, serial=True) if inverted else _shortened(names, others)
    if not edited:
        return listed
    return say("{names}, eds.", names=listed) if len(names) > 1 else say("{name}, ed.", name=listed)


def _families(work: Work) -> str:
    persons, others = _persons(work)
    return _shortened([family for family, _ in persons], others)


def _shortened(names: list[str], others: bool) -> str:
    """Return up to three names, or the first "et al.", as in a note and in the text."""
    more = others or len(names) > 3
    return say("{name} et al.", name=names[0]) if more else _listed(names)


def _listed(names: list[str], serial: bool = False) -> str:
    if len(names) > 2:
        return say("{names}, and {last}", names=", ".join(names[:-1]), last=names[-1])
    if len(names) < 2:
        return "".join(names)
    # "Pobol, N. L., and P. M. Polian", but "N. L. Pobol and P. M. Polian".
    inverted = serial and "," in names[0]
    both = to_say("{names}, and {last}") if inverted else to_say("{names} and {last}")
    return say(both, names=names[0], last=names[1])


def _held_by(work: Work) -> str:
    return listed_name(work.fields) or body_of(work)


def _quoted(work: Work) -> str:
    return f"“{work.fields.get('title', work.key)}”"


def _title(work: Work, within: bool = False) -> str:
    title = work.fields.get("title", work.key).strip("{}")
    # A title in brackets is ours: it stands for one that we have not seen.
    if work.kind in ("book", "techreport") or title.startswith("["):
        return title
    inner = title.replace("“", "‘").replace("”", "’")
    inner = re.sub(r'"([^"]*)"', r"‘\1’", inner)
    stop = "" if within or inner.endswith((".", "?", "!")) else "."
    return f"“{inner}{stop}”"


def _container(work: Work) -> str:
    names = ("journal", "booktitle", "howpublished")
    return next((begun(work.fields[name]) for name in names if work.fields.get(name)), "")


def _volume(work: Work) -> str:
    number = work.fields.get("number", "")
    within = number and say("no. {number}", number=number)
    return ", ".join(piece for piece in (work.fields.get("volume", ""), within) if piece)


def _year(work: Work, known: bool = False) -> str:
    return work.fields.get("year", "") or ("" if known else say("n.d."))


def _imprint(work: Work) -> str:
    publisher = work.fields.get("publisher") or work.fields.get("institution", "")
    return ": ".join(p for p in (work.fields.get("address", ""), publisher) if p)


def _address(work: Work) -> str:
    doi = work.fields.get("doi", "")
    return f"https://doi.org/{doi}" if doi else work.url


def _dashes(pages: str) -> str:
    return re.sub(r"(?<=[0-9])\s*--?\s*(?=[0-9])", "\N{EN DASH}", pages)


def _ended(piece: str) -> str:
    closed = piece.endswith((".", "?", "!", "”"))
    return piece if closed or piece.startswith("http") else f"{piece}."
