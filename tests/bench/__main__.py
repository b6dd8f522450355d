"""Our player beside folium's TimestampedGeoJson: ``python -m tests.bench``.

Prints a table made in one run; ``--profile`` prints which functions of the player cost what.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from atlas.read.dataset import Dataset, load
from tests.bench import copies, echelons, folium_page, measures, watch
from tests.bench.measures import Result
from tests.browser.player_host import chromium, player_host

COUNTS = (400, 4000)
# How many times the atlas's own data.
COPIES = (10, 30)
ROWS: dict[str, Callable[[Result], float | None]] = {
    "whole page as sent, KB": lambda r: r.payload / 1000,
    "what moves, as JSON, KB": lambda r: len(r.moving) / 1000,
    "what moves, gzipped, KB": lambda r: len(gzip.compress(r.moving)) / 1000,
    "first paint, ms": lambda r: r.first_paint,
    "pictures on the screen a second": lambda r: r.pictures.get(1),
    **{
        f"the same, main thread {times} times slower": (
            lambda r, times=times: r.pictures.get(times)
        )
        for times in measures.SLOWER
    },
    "processor time per update, ms": lambda r: r.work,
    "the same, all processes, ms": lambda r: r.all_work,
    "long tasks, ms a second": lambda r: r.long_tasks,
    "heap, MB": lambda r: r.heap / 1e6,
    "scrub, work to drawn, p95 ms": lambda r: r.scrub,
    "scrub, input to end of frame, p95 ms": lambda r: r.scrub_frame,
}


def ours(browser: Browser, dataset: Dataset, count: int) -> Result:
    """Measure our player with ``count`` echelons, or with the atlas as it is for 0."""
    with tempfile.TemporaryDirectory() as folder:
        _, moving, loaded = echelons.write_scene(dataset, count, Path(folder))
        with player_host(Path(folder)) as host:
            return measures.measure_ours(browser, host, moving, loaded, whole_axis=not count)


def folium(browser: Browser, dataset: Dataset, count: int) -> Result:
    """Measure TimestampedGeoJson with the same."""
    with tempfile.TemporaryDirectory() as folder:
        trains, _, _ = echelons.write_scene(dataset, count, Path(folder))
        page, moving = folium_page.page(trains)
        with player_host(Path(folder), {"/folium": page}) as host:
            host.folders["/npm"] = folium_page.cache()
            return measures.measure_folium(browser, host, moving, count)


def floor(browser: Browser) -> tuple[float, float]:
    """Return the updates a second of an empty page here, and its milliseconds for one.

    No player can do better.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        player_host(Path(folder), {"/floor": measures.FLOOR_PAGE}) as host,
    ):
        return measures.measure_floor(browser, host)


def table(results: dict[str, Result]) -> str:
    """Return the results as a Markdown table; a ratio is folium's over ours."""
    header = ["", *results]
    rows = [header, ["---", *("---:" for _ in results)]]
    for name, read in ROWS.items():
        rows.append([name, *(shown(read(result)) for result in results.values())])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def ratios(results: dict[str, Result]) -> str:
    """Return, for each number of echelons, how many times better ours is."""
    lines = []
    for count in COUNTS:
        mine, theirs = results.get(f"ours {count}"), results.get(f"folium {count}")
        if mine and theirs:
            lines.append(
                f"{count} echelons: whole page {theirs.payload / mine.payload:.1f} times less, "
                f"what moves {len(theirs.moving) / len(mine.moving):.1f} times less, "
                f"first paint {theirs.first_paint / mine.first_paint:.1f} times sooner, "
                f"{mine.pictures[1] / max(theirs.pictures[1], 0.01):.1f} times the pictures, "
                f"{theirs.work / mine.work:.1f} times less of the main thread an update, "
                f"{theirs.heap / mine.heap:.1f} times less heap"
            )
    return "\n".join(lines)


def shown(value: float | None) -> str:
    """Return a number with no more digits than it deserves."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def print_profile(browser: Browser, dataset: Dataset, count: int) -> None:
    """Print the dearest functions while playing and while scrubbing."""
    with tempfile.TemporaryDirectory() as folder:
        echelons.write_scene(dataset, count, Path(folder))
        with player_host(Path(folder)) as host:
            for title, script in (("playing", measures.OURS), ("scrubbing", measures.SCRUB)):
                rows = measures.profile(browser, host, script)
                print(f"\n{count or 'real'} echelons, {title}: own ms, whole ms per update")
                named = [r for r in rows if not r[0].startswith("browser (root)")]
                for name, own, whole in named[:25]:
                    print(f"{own:8.2f} {whole:8.2f}  {name}")


def check(browser: Browser, dataset: Dataset) -> bool:
    """Print the watched ratios, and return whether all are within their limits.

    What exceeds its limit is measured once more: another program may have been in the way.
    """
    measures.SECONDS, measures.SLOWER, measures.SCRUBS = 3, (), 10
    for last in (False, True):
        _, at_best = floor(browser)
        mine, theirs = ours(browser, dataset, watch.COUNT), folium(browser, dataset, watch.COUNT)
        limits = [*watch.of_player(mine, theirs, at_best), *watch.of_server()]
        print(*limits, sep="\n", flush=True)
        if all(limit.holds for limit in limits):
            return True
        if not last:
            print("Measured once more:")
    return False


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--counts", type=int, nargs="*", default=COUNTS, metavar="N")
    parser.add_argument("--copies", type=int, nargs="*", default=COPIES, metavar="N")
    parser.add_argument("--profile", action="store_true", help="print costs by function instead")
    parser.add_argument("--check", action="store_true", help="only hold the watched ratios")
    parser.add_argument("--alone", action="store_true", help="leave folium out")
    options = parser.parse_args()
    dataset = load()
    with chromium() as browser:
        if options.check:
            sys.exit(0 if check(browser, dataset) else 1)
        if options.profile:
            for count in (0, *options.counts):
                print_profile(browser, dataset, count)
            return
        updates, work = floor(browser)
        results = {"the atlas": ours(browser, dataset, 0)}
        for count in options.counts:
            results[f"ours {count}"] = ours(browser, dataset, count)
            if not options.alone:
                results[f"folium {count}"] = folium(browser, dataset, count)
        for times in options.copies:
            results[f"{times} times the data"] = ours(browser, copies.times(times), 0)
    print(table(results))
    print()
    print(ratios(results))
    print(f"An empty page with one canvas: {updates:.1f} updates a second, {work:.1f} ms each.")
    load_average = f", load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"\n{os.cpu_count()} cores{load_average}; ratios hold, single numbers depend on the day.")


if __name__ == "__main__":
    main()
