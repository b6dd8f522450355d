"""A lecture hall: a hundred readers come at once, then act every five seconds.

    .venv/bin/python -m tests.bench.crowd

Each asks for the files that a browser asks for and speaks Streamlit's protocol. What a reader does
on the map needs no server; here every act is a run all the same, the worst that a page can be asked
for. Linux only, as tests.bench.sessions.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from websockets.sync.client import ClientConnection

from tests.bench.sessions import EMPTY_PAGE, memory_mb, readers, run_page, server
from tests.browser.atlas_server import ROOT
from tests.browser.player_host import chromium

THINK_SECONDS = 5
ROUNDS = 4


def asked_by_browser(url: str) -> list[str]:
    """Return the paths that a browser asks a page's server for at a first visit."""
    here = urlsplit(url).netloc
    with chromium() as browser:
        page = browser.new_page()
        found: list[str] = []
        page.on("request", lambda request: found.append(request.url))
        page.goto(f"http://{here}/", wait_until="networkidle")
        page.wait_for_timeout(2000)
        page.close()
    parts = [urlsplit(one) for one in found]
    return [part.path for part in parts if part.scheme == "http" and part.netloc == here]


def visit(url: str, paths: Iterable[str], reader: ClientConnection) -> float:
    """Fetch the files, run the page once, and return how many seconds that took."""
    start = time.perf_counter()
    line = HTTPConnection(urlsplit(url).netloc)
    for path in paths:
        line.request("GET", path)
        line.getresponse().read()
    line.close()
    run_page(reader)
    return time.perf_counter() - start


def at_once(acts: list[Callable[[], float]]) -> list[float]:
    """Return how long each took, all begun together."""
    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(lambda act: act(), acts))


def acting(readers_: list[ClientConnection]) -> list[float]:
    """Return how long each run took that readers ask for, spread over the seconds they think."""

    def one(place: int, reader: ClientConnection) -> list[float]:
        time.sleep(THINK_SECONDS * place / len(readers_))
        took = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            run_page(reader)
            took.append(time.perf_counter() - start)
            time.sleep(max(0.0, THINK_SECONDS - took[-1]))
        return took

    with ThreadPoolExecutor(len(readers_)) as pool:
        found = pool.map(one, range(len(readers_)), readers_)
        return [seconds for took in found for seconds in took]


def crowd(app: Path, folder: Path, count: int) -> tuple[float, float, float]:
    """Return the 95th percentiles of a first visit and of an act in seconds, and megabytes."""
    with server(app, folder) as (url, pid):
        paths = asked_by_browser(url)
        with readers(url, count) as opened:
            first = at_once([lambda r=r: visit(url, paths, r) for r in opened])  # type: ignore[misc]
            acts = acting(opened)
            return p95(first), p95(acts), memory_mb(pid)


def p95(values: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20)[-1]


def main() -> None:
    """Print both, one after the other."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.crowd")
    parser.add_argument("--readers", type=int, default=100)
    count = parser.parse_args().readers
    with ExitStack() as stack:
        bare = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (bare / "page.py").write_text(EMPTY_PAGE)
        shutil.copytree(ROOT / ".streamlit", bare / ".streamlit")
        print("| | first visit, all at once, p95 s | an act, p95 s | memory, MB |", flush=True)
        print("|---|---:|---:|---:|")
        for name, app, folder in (
            ("empty page", bare / "page.py", bare),
            ("the atlas", ROOT / "app.py", ROOT),
        ):
            first, act, memory = crowd(app, folder, count)
            print(f"| {name} | {first:.2f} | {act:.2f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
