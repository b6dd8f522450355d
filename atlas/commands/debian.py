"""Packages of Debian and Ubuntu, for what the tests look through."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess

_APT = ["apt-get", "install", "-y", "-q", "--no-install-recommends"]


def is_ours() -> bool:
    """Return whether packages can be installed here without asking anybody."""
    return bool(hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"))


def install(*packages: str) -> bool:
    """Install packages and return whether that went well."""
    update()
    quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run([*_APT, *packages], env=quietly, check=False).returncode == 0


@functools.cache
def update() -> None:
    """Ask what packages there are, once."""
    subprocess.run(["apt-get", "update", "-q"], check=False)
