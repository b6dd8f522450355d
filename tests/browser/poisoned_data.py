"""The data with payloads in every free text, and what tells that one of them did something."""

from __future__ import annotations

import csv
import itertools
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from atlas.read import bibtex
from atlas.read.dataset import BUILT_IN_DATA, BUILT_IN_GEODATA
from atlas.read.dictionary import built_in
from atlas.read.tables import LAYERS
from tests import fewer_peoples
from tests.long_form import in_full
from tests.payloads import PAYLOADS

# A flight, a removal with its return, and one without.
MOVEMENTS = {"kazakhs-1928", "karachais-1943", "meskhetian-turks-1944"}

PAYLOAD = " ".join(PAYLOADS)
# Between the square brackets of a locator none may stand.
IN_BRACKETS = PAYLOAD.replace("]", ")").replace("[", "(")


def poisoned_cell(text: str, column: dict[str, Any], in_turn: Iterator[str]) -> str:
    """A cell with the payload added, if the dictionary lets the column hold free words."""
    if column["name"] == "quotation":
        # More than 25 words would be a fault, and the claim left out; so would words of the text.
        return f"{next(in_turn)} quoted" if text else ""
    if column["name"] in ("translation", "refutation") and not text:
        # They belong to a quotation.
        return ""
    if column.get("atlas:form") == "citations":
        return text.replace("]", f" {IN_BRACKETS}]")
    if "atlas:form" in column or "enum" in column.get("constraints", {}):
        return text
    return f"{text} {PAYLOAD}".strip()


def poison_table(file: Path, resource: dict[str, Any]) -> None:
    # From the first one in each table: two copies are the same, and parsed once in one process.
    in_turn = itertools.cycle(PAYLOADS)
    columns = {f["name"]: f for f in resource["schema"]["fields"]}
    with file.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            cells = zip(row, header, strict=True)
            writer.writerow(
                [poisoned_cell(cell, columns[column], in_turn) for cell, column in cells]
            )


def poison_bibliography(file: Path) -> None:
    """Put all payloads into each title, and one into any other field: LaTeX is slow to read."""
    text = file.read_text(encoding="utf-8")
    in_turn = itertools.cycle(PAYLOADS)

    def added(field: re.Match[str]) -> str:
        payload = PAYLOAD if field["name"] == "title" else next(in_turn)
        return f"{field[1]} {bibtex.written(field['name'], payload)}{field[3]}"

    text = re.sub(r"^(\s+(?P<name>\w+) = \{.*)(\},?)$", added, text, flags=re.M)
    text = re.sub(r"^(\s+url = ).*$", r"\1{javascript:window.pwned=1},", text, flags=re.M)
    file.write_text(text, encoding="utf-8")


def poison_layer(file: Path) -> None:
    """Base layers carry words of their own, names of lakes and seas; all say whence they are."""
    content = json.loads(file.read_text(encoding="utf-8"))
    for feature in content["features"]:
        properties = feature["properties"]
        for name in ("text", "name", "geometry_source"):
            if properties.get(name):
                properties[name] += f" {PAYLOAD}"
        # What nobody asked for may be there too.
        properties["remark"] = PAYLOAD
    file.write_text(json.dumps(content), encoding="utf-8")


def poison(data: Path, geodata: Path) -> None:
    """Write copies of the built-in data and geodata with payloads in every text.

    Every table has rows of three movements; in the long form it has all of them.
    """
    shutil.copytree(BUILT_IN_DATA, data)
    shutil.copytree(BUILT_IN_GEODATA, geodata, ignore=shutil.ignore_patterns("build", "*.py"))
    if not in_full():
        fewer_peoples.keep(data, geodata, MOVEMENTS)
    for name, resource in built_in().items():
        poison_table(data / f"{name}.csv", resource)
    poison_table(geodata / "layers.csv", LAYERS)
    poison_bibliography(data / "sources.bib")
    for file in geodata.rglob("*.geojson"):
        poison_layer(file)


# Remembers every element that payload markup would make, however short its life.
WATCH = """() => {
  window.suspects = [];
  const handlers = "[onload], [onerror], [onfocus], [onmouseover]";
  const bad = `script, img, iframe, object, embed, style, a[href*=invalid], ${handlers}`;
  const look = (node) => {
    if (node.nodeType !== 1) return;
    const found = [...(node.matches(bad) ? [node] : []), ...node.querySelectorAll(bad)];
    window.suspects.push(...found.map((n) => n.outerHTML.slice(0, 200)));
  };
  look(document.querySelector("#root") || document.querySelector(".leaflet-container"));
  new MutationObserver((changes) => changes.forEach((c) => c.addedNodes.forEach(look)))
    .observe(document.documentElement, { childList: true, subtree: true });
}"""


def assert_nothing_ran(page: Page) -> None:
    """Fail if a payload ran, made an element or became a link."""
    page.wait_for_timeout(100)  # an image's error comes late
    assert page.evaluate("window.pwned === undefined"), "a payload ran"
    assert page.evaluate("window.suspects") == []
    links = page.evaluate("[...document.querySelectorAll('a')].map((a) => a.href)")
    assert [link for link in links if not link.startswith(("http://", "https://"))] == []
