/**
 * Whom an address reaches: 127.0.0.1 is every computer's name for itself, and leads a telephone nowhere.
 * @module share-reach
 */

import { say } from "../language/say.js";

/** Names as a URL writes them, also of IPv4 in IPv6. The server asks the same (atlas/base/network.py). */
const LOOPBACK =
  /^((.*\.)?localhost\.?|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::(1|ffff:7f..:.{1,4}|ffff:0:0)?\])$/;

/** Whether an address means whatever computer it is opened on. @param {string} base */
export function isOfOneComputer(base) {
  try {
    return LOOPBACK.test(new URL(base).hostname);
  } catch {
    // what the reader is still typing is no address
    return false;
  }
}

/** How a class finds the atlas, where its address is of one computer. @returns {string[]} */
function waysOut(network) {
  if (network === undefined) return [say("Put the file on a web server and enter its address.")];
  const host = network && new URL(network.address).hostname;
  return [
    say("For a class, stop the atlas and restart it with: {command}", {
      command: "python3 -m atlas classroom",
    }),
    ...(host
      ? [
          say("In its network this computer is {host}: {command} serves it there too.", {
            host,
            command: `python3 -m atlas open --address ${host}`,
          }),
        ]
      : []),
    say("Or hand on the atlas in one file, from the page Figure: it needs no network."),
  ];
}

/**
 * @param {string} base where the page is
 * @param {{address: string, open: boolean}|null|undefined} network where others in the network find it, and whether they
 *   can; null: nowhere; undefined: nobody knows
 * @returns {{base: string, note: string, alone: string[]}} base: what to hand on; note: who can open it, where that
 *   must be said; alone: what to say in place of a code that would lead nobody here, else empty
 */
export function reachOf(base, network) {
  if (!isOfOneComputer(base)) return { base, note: "", alone: [] };
  if (network?.open)
    return {
      base: network.address,
      note: say("This address and its code work on this computer's network."),
      alone: [],
    };
  const words = say("A code would lead nobody here: the address is of this computer only.");
  return { base, note: "", alone: [words, ...waysOut(network)] };
}
