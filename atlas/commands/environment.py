"""The two commands that need nothing but Python: ``open`` and ``test``.

They make a virtual environment of their own (``.venv``), install into it what
``requirements.txt`` names, and run there. Only the standard library is imported
here, and the system's own Python is never written to.
"""

from __future__ import annotations

import argparse
import errno
import hashlib
import importlib.util
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path

from atlas.base.characters import shown
from atlas.commands import browsers, renderers
from atlas.commands.arguments import Parser

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
OLDEST = (3, 11)
PORT = 8501

# What is too long for every change and is run by hand; each begins where it was stopped, or takes
# a seed (CONTRIBUTING.md). A short, seeded part of the sweeps is in the suite.
_LONG = [
    ["tests.damage_sweep"],
    ["tests.plate_sweep", "--out", ".pytest_cache/plates.jsonl"],
    ["pip", "install", "--quiet", "cosmic-ray>=8,<9"],
    ["tests.mutation", "--out", ".pytest_cache/mutants.jsonl"],
    ["tests.bench"],
]
# Set for tests that look at a sample, and in the long form at everything (tests/long_form.py).
LONG = "ATLAS_TEST_LONG"


class MissingError(Exception):
    """Something this machine lacks, worded for the person who can install it."""


def ensure(with_tests: bool) -> Path:
    """Return the Python of an environment that holds what the app (and its tests) need.

    Installs only when a requirements file has changed since the last time.
    Raises MissingError where this machine lacks something, with what to do about it.
    """
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        raise MissingError(
            f"Python 3.11 or newer is needed; this one is {found} ({sys.executable})."
        )
    python = _python_of(VENV)
    if not _runs(python):
        _make_venv()
    files = [ROOT / "requirements.txt"]
    if with_tests:
        files.append(ROOT / "tests" / "requirements.txt")
    stale = [file for file in files if _stamp(file).read_text() != _digest(file)]
    if stale:
        _install(python, files)
        for file in files:
            _stamp(file).write_text(_digest(file))
    return python


def _python_of(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _runs(python: Path) -> bool:
    """Whether the environment's Python works, is new enough and has pip.

    An environment left behind by a Python since removed does not even start.
    """
    test = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    try:
        done = subprocess.run([python, "-c", test], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _make_venv() -> None:
    print(f"Making a virtual environment in {VENV.name} …", flush=True)
    if not (importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv")):
        raise MissingError(_without_venv())
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, check=False).returncode != 0 or not _runs(_python_of(VENV)):
        raise MissingError(_without_venv())


def _without_venv() -> str:
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return (
        f"{sys.executable} cannot make a virtual environment: its venv and pip parts are missing.\n"
        f"On Debian and Ubuntu: sudo apt install python3-venv (or {package}).\n"
        "Elsewhere: install Python 3.11 or newer from your system's packages or python.org."
    )


def _stamp(file: Path) -> Path:
    stamp = VENV / f".installed-{file.parent.name if file.parent != ROOT else 'app'}"
    if not stamp.exists():
        stamp.touch()
    return stamp


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _install(python: Path, files: Sequence[Path]) -> None:
    print("Installing what the atlas needs (once; a minute or two) …", flush=True)
    command: list[str | Path] = [python, "-m", "pip", "install", "--quiet"]
    command.append("--disable-pip-version-check")
    for file in files:
        command += ["-r", file]
    if subprocess.run(command, check=False, cwd=ROOT).returncode != 0:
        raise MissingError("The packages could not be installed: pip's own words stand above.")


def open_app(argv: Sequence[str]) -> int:
    """Install what is needed, serve the atlas and open it in a browser; return the exit code."""
    parser = parser_of("open")
    parser.add_argument(
        "--address", default="127.0.0.1", help="default 127.0.0.1: this machine only"
    )
    return serve(parser.parse_args(argv), _announce)


def _announce(_python: Path, url: str) -> None:
    print(f"The atlas opens at {url} (Ctrl+C ends it)", flush=True)


def parser_of(command: str) -> Parser:
    """Return a parser for a command that serves the atlas, with all options but the address."""
    parser = Parser(prog=f"python -m atlas {command}")
    parser.add_argument(
        "--port", type=_port_number, help=f"default {PORT}, or a free one if that is taken"
    )
    parser.add_argument("--no-browser", action="store_true", help="serve only")
    parser.add_argument(
        "--data", metavar="DIR", help="a folder of your own, shown beside the atlas's data"
    )
    parser.add_argument("--only", action="store_true", help="show that folder alone")
    return parser


def serve(options: argparse.Namespace, announce: Callable[[Path, str], None]) -> int:
    """Install what is needed and serve the atlas until it is ended; return the exit code.

    Args:
        options: As parsed by :func:`parser_of`, with the ``address`` to serve at.
        announce: Says where the atlas is; it is given the Python of the environment and the URL.
    """
    try:
        # First what the caller can mend at once.
        port = _port(options.address, options.port)
        own = _own_data(options.data, options.only)
    except MissingError as wrong:
        print(f"atlas: {shown(str(wrong))}", file=sys.stderr)
        return 2
    try:
        python = ensure(with_tests=False)
    except MissingError as missing:
        print(missing, file=sys.stderr)
        return 1
    url = _url(options.address, port)
    announce(python, url)
    command = [str(python), "-m", "pages.shell.serve", "run", str(ROOT / "app.py")]
    command += ["--server.port", str(port), "--server.address", options.address]
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ | own)
    # Whoever ends this program ends the server with it.
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    if not options.no_browser:
        threading.Thread(target=_open_when_ready, args=(url, server), daemon=True).start()
    try:
        return server.wait()
    except KeyboardInterrupt:
        # The server got the same Ctrl+C: let it finish, and end quietly.
        server.wait()
        return 0


def _own_data(data: str | None, only: bool) -> dict[str, str]:
    """Return what the server's environment must say of the data; raises MissingError.

    The server runs elsewhere: a folder named from here is named in full.
    """
    asked = "--data" if data is not None else "ATLAS_DATA"
    named = os.environ.get("ATLAS_DATA", "") if data is None else data
    if not named and data is None:
        if only:
            raise MissingError("--only needs a folder: --data DIR.")
        return {}
    folder = Path(named).expanduser()
    if not named or not folder.is_dir():
        raise MissingError(f"{asked} {named!r} is not a folder.")
    # As `own_folder.tables_of`, which a bare Python cannot import.
    inside = folder.resolve().name == "data" and not (folder / "datapackage.json").exists()
    if inside and (folder.resolve().parent / "geodata").is_dir():
        words = f"is the data folder inside your own folder: name {str(folder.parent)!r} instead."
        raise MissingError(f"{asked} {named!r} {words}")
    if not any((folder / part).is_dir() for part in ("data", "geodata")) and not any(
        folder.glob("*.csv")
    ):
        raise MissingError(
            f"{asked} {named!r} has no folder data with tables in it; "
            "python -m atlas template --out DIR writes one to begin with."
        )
    return {"ATLAS_DATA": str(folder.resolve())} | ({"ATLAS_DATA_ONLY": "1"} if only else {})


def _port_number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: a number from 1 to 65535")
    return int(text)


def _url(address: str, port: int) -> str:
    """Return the address to open in a browser on this machine."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def _port(address: str, wanted: int | None) -> int:
    """Return a port that can be listened on; raises MissingError, which says why there is none."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    reason = ""
    for port in (wanted,) if wanted is not None else (PORT, *range(PORT + 1, PORT + 20), 0):
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                # As servers do: a port whose last connections are still closing counts as free.
                if os.name != "nt":
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((address, port))
                return int(probe.getsockname()[1])
        except (socket.gaierror, UnicodeError, TypeError):
            raise MissingError(f"--address {address!r} is not an address.") from None
        except OSError as error:
            if error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                raise MissingError(f"--address {address!r} is not one of this machine.") from None
            reason = error.strerror or str(error)
    raise MissingError(
        f"Port {wanted} at {address} cannot be used ({reason}); leave --port out to get a free one."
    )


def _open_when_ready(url: str, server: subprocess.Popen[bytes]) -> None:
    # Imported late: every command imports this module, and none but this needs the network.
    import urllib.request

    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}_stcore/health", timeout=2):
                webbrowser.open(url)
                return
        except OSError:
            time.sleep(0.2)


def run_tests(argv: Sequence[str]) -> int:
    """Install what is needed and run every check; what ``argv`` holds goes to pytest.

    With ``--long`` what takes hours is run first: sweeps, mutants, benchmarks (see _LONG), and
    tests that look at a sample of pages look at all of them.
    Returns 0 only if all of it passes. pytest runs last, so its closing line stands last.
    """
    argv = list(argv)
    # Without its cache: how a file's imports are ordered depends on which other files there are.
    steps = [["ruff", "check", "--no-cache"], ["ruff", "format", "--check"], ["mypy"]]
    form: dict[str, str] = {}
    if "--long" in argv:
        argv.remove("--long")
        steps += _LONG
        form = {LONG: "1"}
    try:
        python = ensure(with_tests=True)
    except MissingError as missing:
        print(missing, file=sys.stderr)
        return 1
    browser = browsers.find_browser() or browsers.install_browser()
    if browser:
        os.environ["ATLAS_CHROMIUM"] = str(browser)
    elif os.environ.get("CI") != "true":
        print("The browser tests are skipped: no Chromium or Chrome.", flush=True)
    renderers.install()
    failed = False
    for step in steps:
        print(f"== {' '.join(step)}", flush=True)
        failed |= subprocess.run([python, "-m", *step], cwd=ROOT, check=False).returncode != 0
    print("== pytest", flush=True)
    # Tests that share a server or a file stay in one process (tests/conftest.py), and groups are
    # given out as they are collected: those that take longest first. One process more than there
    # are processors: while one waits for a browser, another reckons.
    spread = ["-n", str(min(4, (os.cpu_count() or 1) + 1)), "--dist", "loadgroup"]
    spread += ["--no-loadscope-reorder"]
    command = [str(python), "-m", "pytest", *spread, *argv]
    tests = subprocess.run(command, cwd=ROOT, env=os.environ | form, check=False)
    return tests.returncode or int(failed)
