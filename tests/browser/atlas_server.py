"""The whole atlas, served by Streamlit on a free port of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from atlas.read.folders import DATA, ONLY

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


@contextmanager
def serving(
    app: str = "app.py", folder: Path = ROOT, port: int | None = None, data: Path | None = None
) -> Iterator[str]:
    """Start the atlas of a folder, or another page in it, give its address, and end it.

    With ``data`` it shows a reader's own folder alone, and is ready sooner.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "pages.shell.serve", "run", app]
    command += ["--server.port", str(port)]
    own = {DATA: str(data), ONLY: "1"} if data else {}
    server = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | own,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}/"
    try:
        wait_for(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until a Streamlit server answers; raises RuntimeError if it ends or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError("the atlas ended at its start")
        try:
            with urllib.request.urlopen(f"{url}_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the atlas did not answer within {START_SECONDS} seconds")
