/* global player -- the program stands before this script in the site's file */
/**
 * Opens the map on the first page of the site: brings its data and mounts the player. The picture is kept in the
 * fragment, so that every picture is the same file to a host.
 */
const given = JSON.parse(document.getElementById("map")?.textContent ?? "{}");
const root = /** @type {HTMLElement} */ (document.getElementById("atlas"));

/** Data by its address; a word of the page's head has already asked for it. */
async function brought(address) {
  if (!address) return null;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** Tells what a reader should know of the address, until it is dismissed or no longer holds. */
function tell(notes, dismiss) {
  const note = /** @type {HTMLElement} */ (document.querySelector(".telling"));
  const words = document.createElement("div");
  words.append(
    ...notes.map((text) => Object.assign(document.createElement("p"), { textContent: text })),
  );
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    textContent: given.dismiss,
  });
  button.addEventListener("click", dismiss);
  note.replaceChildren(words, button);
  note.hidden = !notes.length;
}

/** The language that an address names, if the site has another page for it. */
function elsewhere() {
  const asked = new URLSearchParams(location.hash.slice(1)).getAll("lang").at(-1) ?? "";
  return asked !== given.language ? given.folders[asked] : undefined;
}

/** Who reads on in another language reads on at the same picture. */
function carryPicture() {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll(".tongues a")
  ))
    link.addEventListener("click", () => {
      const picture = new URLSearchParams(location.hash.slice(1));
      picture.delete("lang");
      link.hash = picture.toString();
    });
}

/** An address of the app names its picture after "?": what was printed on paper leads here too. */
function takeQuery() {
  if (location.search.length > 1 && !location.hash)
    history.replaceState(null, "", `${location.pathname}#${location.search.slice(1)}`);
}

async function open() {
  takeQuery();
  carryPicture();
  const other = elsewhere();
  if (other) {
    location.replace(new URL(other + location.hash, location.href));
    return;
  }
  try {
    const faces = ["400 16px 'Source Sans'", "600 16px 'Source Sans'"];
    const [scene, base, words] = await Promise.all([
      brought(given.scene),
      brought(given.base),
      brought(given.words),
      // the player measures words when it draws; faces that come later it hears of
      ...faces.map((face) => document.fonts.load(face)),
    ]);
    root.replaceChildren();
    player.mount(root, {
      scene,
      base,
      words,
      texts: () => brought(given.texts),
      options: {
        address: "hash",
        onNotes: tell,
        language: given.language,
        share: {
          base: given.published || location.href.replace(/[?#].*$/, ""),
          sign: "#",
          embed: true,
        },
      },
    });
    addEventListener("hashchange", () => elsewhere() && location.reload());
    document.body.dataset.open = "yes";
  } catch (error) {
    console.error(error);
    root.textContent = given.failure;
  }
}

open();
