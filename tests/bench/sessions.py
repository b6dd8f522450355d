"""What a reader costs the server: processor time of a first session and of a rerun, and memory.

    .venv/bin/python -m tests.bench.sessions            # beside an empty Streamlit page, in turns
    .venv/bin/python -m tests.bench.sessions --rounds 4 # memory after each round of 20 sessions

Readers are websocket clients that speak Streamlit's own protocol: no browser's work is in it.
Linux only: processor time and memory are read from /proc.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.browser.atlas_server import ROOT, free_port, wait_for

EMPTY_PAGE = 'import streamlit as st\n\nst.write("x")\n'
RERUNS = 4
# What the collector may still free, and what the server does on its own, is over by then.
REST_SECONDS = 25


@dataclass(frozen=True)
class Cost:
    """Processor time in milliseconds: of a first session, and of each rerun after it."""

    first: float
    rerun: float


@contextmanager
def server(app: Path, folder: Path) -> Iterator[tuple[str, int]]:
    """Serve an app and give its address and process id; the folder's settings hold."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.fileWatcherType", "none"]
    running = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/", running)
        yield f"ws://127.0.0.1:{port}/_stcore/stream", running.pid
    finally:
        running.terminate()
        running.wait(timeout=20)


def run_page(reader: ClientConnection, page: str = "", query: str = "") -> None:
    """Ask for one run of a page and wait until it has ended."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    reader.send(asked.SerializeToString())
    while True:
        told = ForwardMsg()
        told.ParseFromString(reader.recv(timeout=60))
        if told.WhichOneof("type") == "script_finished":
            return


@contextmanager
def readers(url: str, count: int) -> Iterator[list[ClientConnection]]:
    """Give so many open connections."""
    with ExitStack() as stack:
        yield [
            stack.enter_context(connect(url, subprotocols=["streamlit"], max_size=None))
            for _ in range(count)
        ]


def processor_ms(pid: int) -> float:
    """Return the processor time that a process has used, in milliseconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return 1000 * ticks / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int) -> float:
    """Return the resident memory of a process, in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def cost(url: str, pid: int, count: int) -> Cost:
    """Return what a session and a rerun cost, the mean over ``count`` sessions."""
    with readers(url, 1) as (first,):
        # Imports, data and scene are read once, and belong to nobody.
        run_page(first)
    with readers(url, count) as opened:
        before = processor_ms(pid)
        for reader in opened:
            run_page(reader)
        between = processor_ms(pid)
        for _ in range(RERUNS):
            for reader in opened:
                run_page(reader)
        after = processor_ms(pid)
    return Cost((between - before) / count, (after - between) / count / RERUNS)


def turns(count: int, number: int = 3) -> Iterator[tuple[Cost, Cost]]:
    """Give what an empty page and the atlas cost under the same settings, turn by turn."""
    with tempfile.TemporaryDirectory() as bare, ExitStack() as stack:
        page = Path(bare) / "page.py"
        page.write_text(EMPTY_PAGE)
        shutil.copytree(ROOT / ".streamlit", Path(bare) / ".streamlit")
        empty = stack.enter_context(server(page, Path(bare)))
        atlas = stack.enter_context(server(ROOT / "app.py", ROOT))
        for _ in range(number):
            yield cost(*empty, count), cost(*atlas, count)


def compare(count: int) -> None:
    """Print what the atlas costs beside an empty page."""
    print("| turn | empty page: first | rerun | atlas: first | rerun | ratio: first | rerun |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for turn, (floor, ours) in enumerate(turns(count), 1):
        ratios = f"{ours.first / floor.first:.1f} | {ours.rerun / floor.rerun:.1f}"
        print(
            f"| {turn} | {floor.first:.1f} ms | {floor.rerun:.1f} | "
            f"{ours.first:.1f} | {ours.rerun:.1f} | {ratios} |",
            flush=True,
        )


def fill(rounds: int, count: int) -> None:
    """Print the memory after each round of sessions that open all pages and leave."""
    with server(ROOT / "app.py", ROOT) as (url, pid):
        print("| round | at its height, MB | afterwards, MB |\n|---|---:|---:|", flush=True)
        for turn in range(1, rounds + 1):
            with readers(url, count) as opened:
                for reader in opened:
                    for page in ("", "peoples", "sources", "figure"):
                        run_page(reader, page)
                height = memory_mb(pid)
            time.sleep(REST_SECONDS)
            print(f"| {turn} | {height:.0f} | {memory_mb(pid):.0f} |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench.sessions")
    parser.add_argument("--sessions", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=0)
    options = parser.parse_args()
    if options.rounds:
        fill(options.rounds, options.sessions)
    else:
        compare(options.sessions)
