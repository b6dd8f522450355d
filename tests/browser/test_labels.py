"""The words on the map: how many there are at rest, and that they stand while days pass."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from typing import Any

import pytest

from tests.browser.player_host import mounted
from tests.long_form import sample

# After so long nothing more is drawn of a map that nobody touches.
LATE_MS = 400

MOST = 25
MOVED_PX = 12
# Mid-months from the first removals to the last returns, over all the years of the atlas.
DAYS = [f"{year}-{month:02d}-15" for year in range(1928, 1962) for month in range(1, 13)]
# How many labels the picture of each day has.
COUNTED = """async (days) => {
  const counts = [];
  for (const date of days) {
    await command({ date });
    counts.push(document.getElementById("root").snapshot().labels.length);
  }
  return counts;
}"""
# Thirty days one after the other, as a reader steps: of each the labels, and what they may name.
STEPPED = """async (date) => {
  const days = [];
  await command({ date });
  for (let step = 0; step <= 30; step += 1) {
    if (step) player.store.set({ day: player.store.get().day + 1 }, "keys");
    await painted();
    const { labels, regions, homelands, marks } = document.getElementById("root").snapshot();
    const moving = marks.filter(({ marked }) => marked).map(({ id }) => {
      const { movement, direction } = scene.index.flow.get(id);
      return `${movement}/${direction}`;
    });
    const named = [
      ...regions.map(({ id, value }) => `region:${id}/${value !== null}`),
      ...homelands.map(({ place }) => `homeland:${place}`),
      ...moving.map((id) => `card:${id}`),
    ];
    days.push({ labels, named, moving });
  }
  return days;
}"""


@pytest.fixture(scope="module")
def page(browser, host) -> Iterator[Any]:
    with mounted(browser, host, viewport={"width": 1280, "height": 800}) as opened:
        yield opened


def test_the_whole_country_has_at_most_25_labels(page):
    days = sample(DAYS, 8)
    counts = page.evaluate(COUNTED, days)
    assert all(0 < count <= MOST for count in counts), dict(zip(days, counts, strict=True))


def of_day(day: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {label["key"]: label for label in day["labels"]}


def has_come(key: str, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether what a label names is on one of two days alone: then it comes and goes with it."""
    kind, _, name = key.partition(":")
    if kind == "journey":
        # It has a card while people move, and a name before and after.
        return (name in one["moving"]) != (name in other["moving"])
    about = [{each for each in day["named"] if each.startswith(key)} for day in (one, other)]
    return about[0] != about[1]


def changes(days: list[dict[str, Any]]) -> tuple[list[str], list[str], list[str]]:
    """Return what moved from one day to the next, what came or went, and of that what was there."""
    moved, came, unasked = [], [], []
    for n, (one, other) in enumerate(pairwise(days), start=1):
        before, after = of_day(one), of_day(other)
        for key in before.keys() & after.keys():
            apart = hypot(*(after[key][axis] - before[key][axis] for axis in "xy"))
            if apart > MOVED_PX:
                moved.append(f"{key} on day {n}")
        for key in before.keys() ^ after.keys():
            came.append(f"{key} on day {n}")
            if not has_come(key, one, other):
                unasked.append(came[-1])
    return moved, came, unasked


@pytest.mark.parametrize("start", ["1944-02-22", "1937-09-05"])
def test_labels_stand_while_thirty_days_pass(page, start):
    page.set_viewport_size({"width": 1366, "height": 768})
    page.evaluate("async () => { await painted(); await painted(); }")
    days = page.evaluate(STEPPED, start)
    assert len(days) == 31 and all(day["labels"] for day in days)
    moved, came, unasked = changes(days)
    assert len(moved) <= 5, moved
    assert len(came) <= 10, came
    assert len(unasked) <= 1, unasked


def test_an_address_has_one_picture_whatever_was_there_before(page):
    def labels(date: str) -> Any:
        page.evaluate("date => command({ date })", date)
        return page.evaluate("document.getElementById('root').snapshot().labels")

    first = labels("1944-03-10")
    page.evaluate(STEPPED, "1944-02-08")
    assert labels("1944-03-10") == first


def test_words_go_along_with_a_map_that_is_dragged_and_are_placed_anew_at_rest(page):
    def labels() -> list[dict[str, Any]]:
        page.evaluate("painted()")
        found = page.evaluate("document.getElementById('root').snapshot().labels")
        return [label | {axis: round(label[axis]) for axis in "xy"} for label in found]

    page.evaluate("command({ date: '1944-03-10', map: { lon: 60, lat: 47, zoom: 4.5 } })")
    before = labels()
    page.mouse.move(640, 300)
    page.mouse.down()
    page.mouse.move(600, 290)
    page.mouse.move(560, 280)
    dragged = labels()
    gone_along = [label | {"x": label["x"] - 80, "y": label["y"] - 20} for label in before]
    # The inset stays in its corner, and so do its names.
    assert len([label for label in dragged if label in gone_along]) > len(before) / 2
    page.mouse.up()
    # Some parts of a map are drawn a moment after it: at rest two pictures have the same words.
    rested, last = labels(), []
    while rested != last:
        page.wait_for_timeout(LATE_MS)
        rested, last = labels(), rested
    page.evaluate("command({ map: player.store.get().map })")
    assert rested == labels() != dragged
    page.evaluate("command({ map: null })")


def test_a_choice_of_peoples_is_brought_into_view(page):
    choose = """async (movements) => {
      await command({ map: { lon: 45, lat: 43, zoom: 7 } });
      player.store.set({ movements }, "peoples");
      await painted();
      return player.store.get().map;
    }"""
    everybody = page.evaluate("scene.movements.map(({ id }) => id)")
    assert page.evaluate(choose, ["koreans-1937"]) is None
    assert page.evaluate(choose, ["chechens-ingush-1944"]) == {"lon": 45, "lat": 43, "zoom": 7}
    page.evaluate("movements => command({ movements, map: null })", everybody)
