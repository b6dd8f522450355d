"""How many pictures reached the screen: counted by the browser's own display, not by loops.

A loop that asks for a picture sixty times a second proves nothing: a picture may be drawn and never
shown, by a worker most of all. Chromium's trace says when its display has drawn and swapped.
"""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Browser, Page

_SHOWN = "Display::DrawAndSwap"
# Marks that the scripts of measures.py set.
_START, _END = "bench-start", "bench-end"


def pictures(browser: Browser, page: Page, script: str, argument: Any, slower: int = 1) -> float:
    """Return how many pictures a second reach the screen while a script of the page runs.

    The script returns how many updates there were, and marks its start and end. An update counts
    once at most, and only if the display showed something. ``slower``: how many times slower the
    page's main thread is made (a worker's thread is not: Chromium throttles the main thread only).
    """
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    browser.start_tracing(page=page, categories=["viz", "blink.user_timing"])
    try:
        run = page.evaluate(script, argument)
    finally:
        events = json.loads(browser.stop_tracing())["traceEvents"]
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    start, end = (max(e["ts"] for e in events if e["name"] == mark) for mark in (_START, _END))
    shown = sum(e["name"] == _SHOWN and start <= e["ts"] <= end for e in events if e["ph"] in "XB")
    return min(shown, run["updates"]) / ((end - start) / 1e6)
