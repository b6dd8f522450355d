"""Every plate there can be, tried: ``python -m tests.plate_sweep --out sweep.jsonl``.

All layouts on all pages in all languages, of each people, of four and of all, on five days. Each
is either refused with something that holds instead, or its maps are high enough and have their
share of the page, everything lies on the page, no words lie over others, over a mark or over the
edge of a map, and none are smaller than can be read. Maps are drawn with ``--maps`` alone, which
takes hours; without it what stands around them is checked. A run that was stopped goes on where
it was: plates that the file has are not tried again.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from atlas.base.dates import iso_of, parse_day
from atlas.model.model import Model
from atlas.paper.plate.layouts import LAYOUTS, NoReturnError
from atlas.paper.plate.pages import PAGES
from atlas.paper.plate.plate import Figure, compose, plate
from atlas.paper.plate.refusal import RefusedError
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.address import Address
from atlas.read.dataset import Dataset, load
from atlas.words.language import LANGUAGES
from atlas.words.translated import model_in
from tests.astray import words_astray

DAYS = ("1937-10-15", "1944-03-15", "1949-01-01", "1957-06-01", "1961-12-31")
FOUR = ("chechens-ingush-1944", "koreans-1937", "kazakhs-1928", "crimean-tatars-1944")
LEAST = 25.0
"""Millimetres that a map or a chart is high, on any page."""
SHARE, OF_A_SLIDE = 0.45, 0.60
"""The least part of a page that maps with their titles have, or a chart, and that of a slide."""


def figures(dataset: Dataset) -> list[Figure]:
    """Return all plates of a sweep."""
    groups = [(), FOUR, *((movement,) for movement in dataset.movements)]
    return [
        Figure(Address(day=parse_day(day), movements=group, lang=tag), layout, page)
        for tag, day, group, layout, page in product(LANGUAGES, DAYS, groups, LAYOUTS, PAGES)
    ]


def name_of(figure: Figure) -> str:
    """Return the options of a figure, as the command has them."""
    asked = figure.address
    whom = " ".join(asked.movements) or "all"
    return f"{asked.lang} {iso_of(asked.day)} {whom} {figure.layout} {figure.page}"


def faults(model: Model, figure: Figure, *, maps: bool) -> Iterator[str]:
    """Return what is wrong with a plate; ``maps``: draw it whole, not its surroundings alone."""
    try:
        translated = model_in(model, figure.address.lang)
        composition = compose(translated, figure, "066283c47084")
        wording = composition.wording()
    except NoReturnError:
        wording = None
    if wording is None:
        yield from _refusal(model, figure)
        return
    chart = figure.layout == "chart"
    frames = [frame for _, frame in composition.frames(wording)]
    if maps or chart:
        made = plate(model, figure, "066283c47084")
        sheet, frames = made.sheet, [drawn.panel.frame for drawn in made.drawn]
    else:
        sheet = Sheet(composition.page.width, composition.height(wording))
        composition.above(sheet)
        composition.beside_and_below(sheet, wording, composition.pictures)
    heights, strip = [height for _, _, _, height in frames], composition.strip
    area = sum(width * (height + strip) for _, _, width, height in frames)
    if chart:
        box = composition.chart(wording)
        heights, area = [box.height], box.height * box.width
    share = area / (sheet.width * sheet.height)
    if share < (OF_A_SLIDE if figure.page == "slide" else SHARE) - 1e-6:
        yield f"share {share:.3f} of the page"
    if min(heights) < LEAST - 1e-6 or any(width <= 0 for _, _, width, _ in frames):
        yield f"heights {heights}"
    page = PAGES[figure.page]
    if abs(sheet.width - page.width) > 0.01 or sheet.height > (page.height or page.most) + 0.01:
        yield f"sheet of {sheet.width} x {sheet.height}"
    yield from words_astray(sheet, frames)


def _refusal(model: Model, figure: Figure) -> Iterator[str]:
    try:
        plate(model, figure, "066283c47084")
    except RefusedError as refused:
        if not refused.instead or "\n" in str(refused):
            yield f"refused without a way out: {refused}"
        for layout, page in refused.instead:
            translated = model_in(model, figure.address.lang)
            other = compose(translated, Figure(figure.address, layout, page), "066283c47084")
            if other.wording() is None:
                yield f"refused, and so is {layout} {page}"
    else:
        yield "drawn, though nothing holds it"


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the plates that a file of results lacks; the exit code is 1 if any has a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.plate_sweep", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--maps", action="store_true", help="draw the maps too")
    parser.add_argument("--only", type=int, metavar="N", help="so many, chosen by chance")
    options = parser.parse_args(arguments)
    dataset = load()
    model = Model(dataset)
    wanted = {f"{name_of(f)}{' maps' if options.maps else ''}": f for f in figures(dataset)}
    results: dict[str, list[str]] = {}
    if options.out.exists():
        for line in options.out.read_text("utf-8").splitlines():
            results.update(json.loads(line))
    left = [name for name in wanted if name not in results]
    if options.only:
        left = random.Random(options.only).sample(left, min(options.only, len(left)))
    with options.out.open("a", encoding="utf-8") as file:
        for number, name in enumerate(left, 1):
            results[name] = list(faults(model, wanted[name], maps=options.maps))
            file.write(json.dumps({name: results[name]}, ensure_ascii=False) + "\n")
            file.flush()
            if results[name] or number % 100 == 0:
                print(f"{number}/{len(left)} {name}: {results[name]}", flush=True)
    faulty = sum(bool(found) for found in results.values())
    print(f"{len(results)} plates, {faulty} with faults")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
