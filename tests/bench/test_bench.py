"""What the bench measures with: copies of the data, and limits."""

from __future__ import annotations

from atlas.read.dataset import load
from tests.bench import copies
from tests.bench.watch import Limit


def test_twice_the_data_is_twice_the_movements_without_a_fault() -> None:
    once, twice = load(), copies.times(2)
    assert twice.faults == once.faults
    for table in ("movements", "claims", "events", "flows"):
        assert len(getattr(twice, table)) == 2 * len(getattr(once, table)), table
    whole = twice.movements["karachais-1943-copy-2"].whole_claim_id
    assert twice.claims[whole].movement_id == "karachais-1943-copy-2"


def test_a_ratio_above_its_limit_is_told() -> None:
    assert Limit("a", 1.0, 1.0).holds
    assert "TOO MUCH" in str(Limit("a", 1.01, 1.0))
