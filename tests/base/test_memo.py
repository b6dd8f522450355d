"""What has been worked out once is kept, and no more of it than there is room for."""

from __future__ import annotations

import threading

from atlas.base.memo import Memo, Tables


def test_a_result_is_made_once():
    memo: Memo[str, list[int]] = Memo(2)
    first = memo.get("a", lambda: [1])
    assert memo.get("a", lambda: [2]) is first


def test_nothing_is_a_result_too():
    memo: Memo[str, None] = Memo(2)
    made: list[str] = []
    for _ in range(2):
        memo.get("a", lambda: made.append("a"))
    assert made == ["a"]


def test_the_one_not_asked_for_longest_goes_first():
    memo: Memo[str, str] = Memo(2)
    for key in ("a", "b", "a", "c"):
        memo.get(key, lambda: "first")
    assert len(memo) == 2
    again = {key: memo.get(key, lambda: "again") for key in ("a", "c")}
    assert again == {"a": "first", "c": "first"}
    assert memo.get("b", lambda: "again") == "again"


def test_what_is_made_may_ask_for_others():
    memo: Memo[int, int] = Memo(8)

    def sum_to(number: int) -> int:
        return memo.get(number, lambda: number + sum_to(number - 1) if number else 0)

    assert sum_to(5) == 15
    assert len(memo) == 6


def test_threads_that_ask_at_once_get_the_same():
    memo: Memo[str, object] = Memo(2)
    together = threading.Barrier(4)
    found: list[object] = []

    def ask() -> None:
        def make() -> object:
            together.wait(5)
            return object()

        found.append(memo.get("a", make))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(map(id, found))) == 1


class Doubled:
    def __init__(self, owner: str) -> None:
        self.words = owner * 2


def length(owner: str) -> int:
    return len(owner)


def test_a_table_is_known_by_what_makes_it():
    tables = Tables("abc")
    assert tables.of(Doubled) is tables.of(Doubled)
    assert (tables.of(Doubled).words, tables.of(length)) == ("abcabc", 3)
