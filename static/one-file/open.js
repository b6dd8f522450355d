/**
 * Opens the atlas that lies in this very file: unpacks the program and the data and mounts the player.
 * Nothing is asked for: the page's own policy would refuse it.
 */
(() => {
  const held = (id) => document.getElementById(id).textContent;

  /** What a block of this page holds: JSON, compressed, as base64. */
  function unpacked(id) {
    const bytes = Uint8Array.from(atob(held(id)), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  }

  /** The player's modules, each of which imports only modules before it. */
  function program(modules) {
    const urls = {};
    for (const [name, source] of modules) {
      const linked = source.replace(/(\bfrom\s*["'])\.\/([\w-]+\.js)(["'])/g, (_, from, other, end) => from + urls[other] + end);
      const text = `${linked}\n//# sourceURL=player/${name}`;
      urls[name] = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    }
    return import(urls["index.js"]);
  }

  /** The player measures words when it draws: the letters must be there first. */
  const letters = () => Promise.all([...document.fonts].map((face) => face.load()));

  async function open() {
    const root = document.getElementById("atlas");
    try {
      const [modules, scene, base] = await Promise.all([unpacked("player"), unpacked("scene"), unpacked("base"), letters()]);
      const { mount } = await program(modules);
      root.replaceChildren();
      // an address says all: what it leaves out stands at its default, not where this file opens
      const state = location.hash.length > 1 ? {} : { query: JSON.parse(held("opening")) };
      mount(root, { scene, base, state, options: { styles: "none", address: "hash" } });
      document.body.dataset.open = "yes";
    } catch (error) {
      console.error(error);
      root.textContent = "The map could not be opened. This file needs a browser of 2023 or later, such as Firefox 113, " +
        "Safari 16.4 or Chrome 105. The sources below can be read in any.";
    }
  }
  open();
})();
