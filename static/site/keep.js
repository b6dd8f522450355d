/** Lets the browser keep the site for the time without a network, once the page is there and has nothing else to do. */
(() => {
  const { root = "./", kept = "" } = document.currentScript?.dataset ?? {};
  const worker = new URL(`${root}worker.js`, location.href);
  // a file opened from a disk has no worker, and needs none
  if (!("serviceWorker" in navigator) || !worker.protocol.startsWith("http")) return;
  const saves = /** @type {any} */ (navigator).connection?.saveData;
  async function keep() {
    try {
      await navigator.serviceWorker.register(worker, { scope: new URL(root, location.href).href });
      if (saves) return;
      const { active } = await navigator.serviceWorker.ready;
      active?.postMessage({ keep: kept });
    } catch (error) {
      console.warn(error);
    }
  }
  addEventListener("load", () => setTimeout(keep, 1000));
})();
