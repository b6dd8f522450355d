"""Lines drawn by hand where a unit of the time cuts one of today's (`cuts.csv`).

No open package carries the raions of the Soviet years. Every line is approximate: it was laid
between places known to be on one side or the other and against the published area, not traced from
a map of the time.

In `cuts.csv` a row is one point of a line, WGS84 degrees. The rows of a line stand together, `seq`
counting from 1; `cuts` lists the keys of the units of today that it cuts and is the same in all of
them; `follows`, what the line follows, stands in the first. A line that ends on its first point is
a closed ring.
"""

import csv
from pathlib import Path

Line = list[tuple[float, float]]
"""The points of a line, (longitude, latitude) in WGS84 degrees."""

CUTS = Path(__file__).with_name("cuts.csv")


def listed(path: Path = CUTS) -> dict[str, list[Line]]:
    """Return the lines by the key of the unit of today that they cut, in file order.

    Raises ValueError, which names file, line and field, for a line out of order or without a word
    on what it follows, and for a point that is no place on earth.
    """
    lines: dict[str, Line] = {}
    cuts: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            try:
                _append(lines, cuts, row)
            except ValueError as fault:
                raise ValueError(f"{path.name}:{reader.line_num}:{fault}") from None
    found: dict[str, list[Line]] = {}
    for name, line in lines.items():
        if len(line) < 2:
            raise ValueError(f"{path.name}: line {name!r} has one point alone")
        for key in cuts[name].split():
            found.setdefault(key, []).append(line)
    return found


def _append(lines: dict[str, Line], cuts: dict[str, str], row: dict[str, str]) -> None:
    name = row["line"]
    line = lines.setdefault(name, [])
    if row["seq"] != str(len(line) + 1):
        raise ValueError(f"seq: {row['seq']!r} where {name} is at its point {len(line) + 1}")
    if name != next(reversed(lines)):
        raise ValueError(f"line: {name!r} goes on after another line has begun")
    if not row["cuts"].split() or cuts.setdefault(name, row["cuts"]) != row["cuts"]:
        raise ValueError(f"cuts: {row['cuts']!r} where {name} cuts {cuts.get(name, 'no unit')!r}")
    if not line and not row["follows"]:
        raise ValueError(f"follows: empty where {name} begins")
    line.append((_degrees(row, "lon", 180), _degrees(row, "lat", 90)))


def _degrees(row: dict[str, str], field: str, most: int) -> float:
    try:
        value = float(row[field])
    except ValueError:
        raise ValueError(f"{field}: {row[field]!r} is no number") from None
    if not abs(value) <= most:
        raise ValueError(f"{field}: {row[field]!r} is beyond {most} degrees")
    return value
