"""The cases of addresses, for both readers: a query, what it means, and what of it is left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "addresses.json").read_text(encoding="utf-8")
)


def query_of(case: dict[str, Any]) -> str:
    """Return the query of a case; "<10 kB>" in it stands for ten thousand letters."""
    return str(case["query"]).replace("<10 kB>", "x" * 10_000)
