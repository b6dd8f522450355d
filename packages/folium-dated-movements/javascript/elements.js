/**
 * Elements of the page. Text only ever becomes text: nothing here parses markup.
 * @module elements
 */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [attributes] `on…` adds a listener; null leaves an attribute out
 * @param {...(Node|string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
}

export const STYLE = [
  ".dated-box{background:#fff;border:1px solid #bbb;border-radius:4px;color:#222;box-sizing:border-box;",
  "font:14px/1.3 system-ui,Arial,sans-serif;padding:8px 10px}",
  ".dated-control{width:380px}",
  ".dated-row{display:flex;gap:6px;align-items:center}",
  ".dated-control .dated-row+.dated-row{margin-top:4px}",
  ".dated-narrow .dated-row:first-of-type{flex-direction:column;align-items:flex-start}",
  ".dated-control output{font-weight:600;font-size:17px;flex:1 1 auto;white-space:nowrap}",
  ".dated-control button,.dated-control select{font:inherit;color:inherit;background:#fff;border:1px solid #777;",
  "border-radius:4px;min-height:30px;min-width:30px;padding:2px 8px;cursor:pointer}",
  ".dated-control :is(button,select,input):focus-visible{outline:2px solid #222;outline-offset:2px}",
  ".dated-control input{flex:1 1 auto;min-width:0;accent-color:#222;min-height:28px;margin:0}",
  ".dated-list{max-height:var(--dated-room,200px);overflow:auto;margin-top:6px;border-top:1px solid #bbb}",
  ".dated-list ul{list-style:none;margin:0;padding:3px}",
  ".dated-list p{margin:6px 3px 0}",
  ".dated-list [hidden],.dated-list[hidden]{display:none}",
  ".dated-control .dated-list button{display:block;width:100%;text-align:left;border:0;border-left:4px solid;",
  "border-radius:0;margin:2px 0;overflow-wrap:anywhere}",
  ".dated-control .dated-list button:is(:hover,:focus-visible){background:#eee}",
  // a day before a month in Persian or Hebrew stands at its right
  ".dated-control output,.dated-popup{unicode-bidi:plaintext}",
  ".dated-control output{text-align:left}",
  ".dated-popup:focus{outline:none}",
  ".dated-legend .dated-row{min-height:18px}",
  ".dated-legend b{display:block;margin-bottom:2px}",
  ".dated-popup,.dated-words,.dated-legend{overflow-wrap:anywhere}",
  ".dated-words{max-width:22em;white-space:normal!important;width:max-content}",
  ".dated-unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}",
  "@media print{.dated-control :is(button,select,input),.dated-list{display:none}}",
].join("");
