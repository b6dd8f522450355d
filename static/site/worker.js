/* global VERSION, FIRST -- the site's writer puts them before this script */
/**
 * Keeps what a reader has seen, and what its pages load, for the time without a network. Files with a hash in their
 * name never change and come from what is kept; pages come from the network while there is one.
 */
const worker = /** @type {any} */ (self);
const ROOT = worker.registration.scope;
// several sites may lie below one address, and share what a browser keeps
const OURS = `exile-and-return ${ROOT} `;
const KEPT = OURS + VERSION;
/** A page that is kept is not waited for longer than this. */
const PATIENCE_MS = 4000;

const addressOf = (path) => new URL(path, ROOT).href;

/** Keeps files by their paths from the root of the site; one that cannot be had now is left for later. */
async function keep(paths) {
  const cache = await caches.open(KEPT);
  for (const path of paths) {
    const address = addressOf(path);
    if (await cache.match(address)) continue;
    try {
      const answer = await fetch(address);
      if (answer.ok) await cache.put(address, answer);
    } catch {
      return;
    }
  }
}

async function keepListed(list) {
  const cache = await caches.open(KEPT);
  await keep([list]);
  const listed = await cache.match(addressOf(list));
  if (listed) await keep(await listed.json());
}

async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function fromKept(request) {
  const cache = await caches.open(KEPT);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** The page that says that another was not kept, in the language of the folder that was asked for. */
function away(address) {
  if (/\baway\.html$/.test(address)) return Response.error();
  const tongue = address.slice(ROOT.length).match(/^(?:ru|kk)\//)?.[0] ?? "";
  return Response.redirect(addressOf(`${tongue}away.html`));
}

async function fromNetwork(request) {
  const cache = await caches.open(KEPT);
  const address = request.url.replace(/[?#].*$/, "").replace(/\/$/, "/index.html");
  const known = await cache.match(address);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, known));
  try {
    const asked = fetch(request).then((answer) => {
      if (answer.ok) cache.put(address, answer.clone());
      return answer;
    });
    return await (known ? Promise.race([asked, late]) : asked);
  } catch {
    return known ?? away(address);
  }
}

worker.addEventListener("install", (event) => {
  event.waitUntil(keep(FIRST).then(() => worker.skipWaiting()));
});
worker.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
worker.addEventListener("message", (event) => event.waitUntil(keepListed(event.data.keep)));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT)) return;
  if (request.url.startsWith(addressOf("assets/"))) event.respondWith(fromKept(request));
  else if (request.mode === "navigate") event.respondWith(fromNetwork(request));
});
