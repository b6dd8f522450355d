"""The browser that the tests look through: found on this machine, or installed where that is easy.

Only the standard library is imported here: the commands that use it run before anything is
installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from atlas.commands import debian

# Debian's shell is Chromium without its windows: the same pages for two thirds of the processor.
_NAMES = (
    *("chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable", "chrome"),
)
_FILES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)


def find_browser() -> Path | None:
    """Return a Chromium or Chrome on this machine; ATLAS_CHROMIUM names one outright."""
    named = os.environ.get("ATLAS_CHROMIUM")
    if named:
        return Path(named) if Path(named).is_file() else None
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((Path(file) for file in _FILES if Path(file).is_file()), None)


def install_browser() -> Path | None:
    """Install Chromium by the system's own package manager, where that asks nobody anything.

    Returns:
        The browser, or None where none could be installed; what to do about it is printed.
    """
    if os.environ.get("ATLAS_CHROMIUM"):
        print(f"ATLAS_CHROMIUM={os.environ['ATLAS_CHROMIUM']!r} is not a file.", file=sys.stderr)
        return None
    if debian.is_ours():
        # Not every release of Debian and Ubuntu has the shell.
        _installing()
        if not (debian.install("chromium-headless-shell") or debian.install("chromium")):
            print("apt-get failed; install Chromium by hand.", file=sys.stderr)
            return None
        return find_browser()
    if shutil.which("brew"):
        _installing()
        command = ["brew", "install", "--cask", "chromium"]
        if subprocess.run(command, check=False).returncode == 0:
            return find_browser()
        print(f"{' '.join(command)} failed; install Chromium by hand.", file=sys.stderr)
        return None
    print(
        "No Chromium or Chrome was found. Install one (Debian: sudo apt install "
        "chromium-headless-shell), or name it: ATLAS_CHROMIUM=/path/to/chrome",
        file=sys.stderr,
    )
    return None


def _installing() -> None:
    print("Installing Chromium for the browser tests …", flush=True)
