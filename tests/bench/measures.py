"""What is measured, and how: the same probes for both players."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from tests.bench import screen
from tests.bench.echelons import DAYS, FIRST
from tests.browser.player_host import Host, closed_page

SECONDS = 6
VIEW = {"width": 1280, "height": 800}
SCRUBS = 150
# How many times slower than this machine a school's laptop is.
SLOWER: tuple[int, ...] = (4, 6)


@dataclass(frozen=True)
class Result:
    """One player with one number of echelons; times in milliseconds, sizes in bytes."""

    payload: int
    moving: bytes
    first_paint: float
    updates: float
    work: float
    all_work: float
    long_tasks: float
    heap: float
    # Pictures a second that reached the screen, by how many times slower the processor was made.
    pictures: dict[int, float] = field(default_factory=dict)
    scrub: float | None = None
    scrub_frame: float | None = None


# A long task holds the main thread for more than 50 ms.
WATCH = """
window.longTasks = [];
new PerformanceObserver((list) => window.longTasks.push(...list.getEntries()
  .map((e) => [e.startTime, e.duration]))).observe({ entryTypes: ["longtask"] });
"""

# A clock of the page that goes on by a sixtieth of a second a frame, however long the frame took.
# What the player does every 120 or 180 ms (words, panel) it then does as often on a slow machine,
# or in a slow run, as on a quick one, and what an update costs can be compared.
CLOCK = """
window.benchClock = (() => {
  const real = { now: performance.now.bind(performance), wait: setTimeout, forget: clearTimeout };
  const waiting = new Map();
  let now = null, last = 1e9;
  performance.now = () => now ?? real.now();
  window.setTimeout = (act, ms = 0, ...rest) => {
    if (now === null) return real.wait.call(window, act, ms, ...rest);
    waiting.set((last += 1), { due: now + Number(ms || 0), act: () => act(...rest) });
    return last;
  };
  window.clearTimeout = (id) => waiting.delete(id) || real.forget.call(window, id);
  const due = () => [...waiting].filter(([, { due }]) => due <= now)
    .sort(([, a], [, b]) => a.due - b.due);
  return {
    real: real.now,
    begin() { now = real.now(); },
    frame() {
      now += 1000 / 60;
      for (const [id, { act }] of due()) if (waiting.delete(id)) act();
    },
    end() {
      now = null;
      for (const { act } of waiting.values()) real.wait.call(window, act, 0);
      waiting.clear();
    },
  };
})();
"""

OURS = """async ([first, days, seconds, own]) => {
  const none = () => {};
  const clock = own ? benchClock : { real: benchClock.real, begin: none, frame: none, end: none };
  performance.mark("bench-start");
  const start = clock.real();
  const end = start + seconds * 1000;
  let frames = 0;
  clock.begin();
  player.store.set({ day: first, playing: true, pace: "day" }, "controls");
  await new Promise((done) => {
    // A day a frame: sixty times as fast as the slowest pace, so that the screen is the limit.
    const tick = () => {
      if (clock.real() >= end) return done();
      frames += 1;
      clock.frame();
      player.store.set({ day: first + (frames % days) }, "clock");
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  player.store.set({ playing: false }, "controls");
  clock.end();
  performance.mark("bench-end");
  return { updates: frames, start, end: performance.now() };
}"""

# What the machine gives at best: one canvas as large as the view, of which a little changes.
FLOOR_PAGE = """<!doctype html><body style="margin:0"><canvas width="1280" height="800">
</canvas><script>window.pen = document.querySelector("canvas").getContext("2d", { alpha: false });
</script></body>"""

FLOOR = """async (seconds) => {
  performance.mark("bench-start");
  const start = performance.now();
  let updates = 0;
  await new Promise((done) => {
    const tick = () => {
      if (performance.now() - start >= seconds * 1000) return done();
      updates += 1;
      pen.fillStyle = updates % 2 ? "#23262B" : "#FBFAF6";
      pen.fillRect(updates % 1200, 9, 20, 20);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  performance.mark("bench-end");
  return { updates, start, end: performance.now() };
}"""

FOLIUM = """async (seconds) => {
  performance.mark("bench-start");
  const map = Object.values(window).find((x) => x instanceof L.Map);
  let updates = 0, frames = 0, running = true;
  map.timeDimension.on("timeload", () => { updates += 1; });
  const tick = () => { frames += 1; if (running) requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  const start = performance.now();
  await new Promise((done) => setTimeout(done, seconds * 1000));
  running = false;
  performance.mark("bench-end");
  // What changes twice between two frames is seen once.
  return { updates: Math.min(updates, frames), start, end: performance.now() };
}"""

FOLIUM_READY = """() => {
  const map = window.L && Object.values(window).find((x) => x instanceof L.Map);
  let points = 0;
  if (map) map.eachLayer((layer) => { points += layer instanceof L.CircleMarker ? 1 : 0; });
  if (points < window.wanted) return false;
  window.drawnAt ||= performance.now();
  return true;
}"""

SCRUB = """async ([first, days, count]) => {
  const work = [], whole = [];
  player.store.set({ playing: false, dragging: true }, "strip");
  for (let n = 0; n < count; n += 1) {
    const found = await new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
      let frame = 0;
      const start = performance.now();
      // One callback before the map's own and one after: between them it draws.
      requestAnimationFrame(() => { frame = performance.now(); });
      player.store.set({ day: first + ((n * 97) % days) }, "strip");
      const told = performance.now();
      requestAnimationFrame(() => {
        // A message sent now comes after style, layout, paint and the canvas's pixels.
        const after = new MessageChannel();
        after.port1.onmessage = () => {
          const end = performance.now();
          done([told - start + end - frame, end - start]);
        };
        after.port2.postMessage(0);
      });
    }, 3)));
    work.push(found[0]);
    whole.push(found[1]);
  }
  player.store.set({ dragging: false }, "strip");
  const p95 = (list) => list.sort((a, b) => a - b)[Math.floor(list.length * 0.95)];
  return [p95(work), p95(whole)];
}"""


def measure_ours(
    browser: Browser, host: Host, moving: bytes, payload: int, whole_axis: bool = False
) -> Result:
    """Measure our player with the scene that the host serves."""
    with closed_page(browser, host, forgiving=True, viewport=VIEW) as page:
        page.add_init_script(CLOCK + WATCH)
        page.goto(host.url + "/")
        page.wait_for_selector("body[data-ready]", timeout=60_000)
        first_paint = page.evaluate("performance.now()")
        page.evaluate("(day) => command({ day })", FIRST)
        played = playing(page, OURS, [FIRST, DAYS, SECONDS, True])
        first, days = (0, 12_400) if whole_axis else (FIRST, DAYS)
        work, whole = page.evaluate(SCRUB, [first, days, SCRUBS])
        shown = reaching(browser, page, OURS, [FIRST, DAYS, SECONDS, False])
        return Result(
            payload, moving, first_paint, **played, **shown, scrub=work, scrub_frame=whole
        )


def measure_folium(browser: Browser, host: Host, moving: bytes, count: int) -> Result:
    """Measure TimestampedGeoJson with the page that the host serves at /folium."""
    with closed_page(browser, host, forgiving=True, viewport=VIEW) as page:
        page.add_init_script(WATCH + f"window.wanted = {count};")
        page.goto(host.url + "/folium", timeout=300_000)
        page.wait_for_function(FOLIUM_READY, polling=20, timeout=300_000)
        first_paint = page.evaluate("window.drawnAt")
        payload = sum(size for _, size in host.sent)
        played = playing(page, FOLIUM, SECONDS)
        shown = reaching(browser, page, FOLIUM, SECONDS)
        return Result(payload, moving, first_paint, **played, **shown)


def measure_floor(browser: Browser, host: Host) -> tuple[float, float]:
    """Return updates a second, and the main thread's milliseconds for one, of an empty page.

    The host serves ``FLOOR_PAGE`` at /floor.
    """
    with closed_page(browser, host, forgiving=True, viewport=VIEW) as page:
        page.add_init_script(WATCH)
        page.goto(host.url + "/floor")
        found = playing(page, FLOOR, SECONDS)
        return found["updates"], found["work"]


def reaching(
    browser: Browser, page: Page, script: str, argument: Any
) -> dict[str, dict[int, float]]:
    """Return the pictures a second that reach the screen: as the machine is, and made slower."""
    return {
        "pictures": {
            times: screen.pictures(browser, page, script, argument, times) for times in (1, *SLOWER)
        }
    }


def playing(page: Page, script: str, argument: Any) -> dict[str, float]:
    """Let the page play, and return what that cost."""
    devtools = page.context.new_cdp_session(page)
    system = page.context.browser.new_browser_cdp_session()
    # The processor's time of the main thread: another program running does not add to it.
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    before, all_before = metric(devtools, "TaskDuration"), processes(system)
    run = page.evaluate(script, argument)
    work = (metric(devtools, "TaskDuration") - before) * 1000
    all_work = (processes(system) - all_before) * 1000
    seconds = (run["end"] - run["start"]) / 1000
    tasks = page.evaluate(
        "(start) => window.longTasks.filter((t) => t[0] >= start).map((t) => t[1])", run["start"]
    )
    devtools.send("HeapProfiler.collectGarbage")
    return {
        "updates": run["updates"] / seconds,
        "work": work / max(1, run["updates"]),
        "all_work": all_work / max(1, run["updates"]),
        "long_tasks": sum(tasks) / seconds,
        "heap": metric(devtools, "JSHeapUsedSize"),
    }


def metric(devtools: CDPSession, name: str) -> float:
    """Return one of the browser's own counters."""
    found = devtools.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in found if m["name"] == name))


def processes(system: CDPSession) -> float:
    """Return the processor's seconds that all processes of the browser have used."""
    found = system.send("SystemInfo.getProcessInfo")["processInfo"]
    return float(sum(process["cpuTime"] for process in found))


def profile(browser: Browser, host: Host, script: str) -> list[tuple[str, float, float]]:
    """Return functions of the player with their own and their whole milliseconds per update."""
    with closed_page(browser, host, forgiving=True, viewport=VIEW) as page:
        page.add_init_script(CLOCK)
        page.goto(host.url + "/")
        page.wait_for_selector("body[data-ready]", timeout=60_000)
        devtools = page.context.new_cdp_session(page)
        devtools.send("Profiler.enable")
        devtools.send("Profiler.setSamplingInterval", {"interval": 200})
        page.evaluate("(day) => command({ day })", FIRST)
        devtools.send("Profiler.start")
        count = SCRUBS
        if script == OURS:
            count = page.evaluate(OURS, [FIRST, DAYS, SECONDS, False])["updates"]
        else:
            page.evaluate(SCRUB, [FIRST, DAYS, SCRUBS])
        content = devtools.send("Profiler.stop")["profile"]
    return costs(content, count)


def costs(content: dict[str, Any], updates: int) -> list[tuple[str, float, float]]:
    """Add up a sampled profile by function; recursion counts once in the whole."""
    nodes = {node["id"]: node for node in content["nodes"]}
    parents = {child: n["id"] for n in nodes.values() for child in n.get("children", [])}
    own: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for identity, step in zip(content["samples"], content["timeDeltas"], strict=True):
        own[name_of(nodes[identity])] += step
        seen = set()
        while identity in nodes:
            seen.add(name_of(nodes[identity]))
            identity = parents.get(identity, -1)
        whole.update(dict.fromkeys(seen, step))
    milliseconds = 1000 * max(1, updates)
    rows = [(name, own[name] / milliseconds, whole[name] / milliseconds) for name in whole]
    return sorted(rows, key=lambda row: -row[1])


def name_of(node: dict[str, Any]) -> str:
    """Return "figures.js drawWords" for a node of a profile."""
    frame = node["callFrame"]
    file = frame["url"].rpartition("/")[2] or "browser"
    return f"{file} {frame['functionName'] or 'anonymous'}:{frame['lineNumber'] + 1}"
