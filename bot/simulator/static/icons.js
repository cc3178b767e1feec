// Drawn signs: lines in the colour of the text around them.

import { button, el } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  back: ["M15 5l-7 7 7 7"],
  close: ["M6 6l12 12", "M18 6L6 18"],
  more: ["M11.7 5.5h.6v.6h-.6z", "M11.7 11.7h.6v.6h-.6z", "M11.7 17.9h.6v.6h-.6z"],
  plus: ["M12 5v14", "M5 12h14"],
  send: ["M4 12l16-8-6 16-3-6.5z", "M11 13.5L20 4"],
  clip: ["M19 11.5l-7.3 7.3a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.3 4.3l-8 8a1.5 1.5 0 0 1-2.2-2.2l7-7"],
  keyboard: ["M4 6.5h16v11H4z", "M7.5 10v.01", "M10.5 10v.01", "M13.5 10v.01", "M16.5 10v.01", "M8.5 14h7"],
  menu: ["M5 8h14", "M5 12h14", "M5 16h9"],
  down: ["M6 9.5l6 6 6-6"],
  reply: ["M9 7l-5 5 5 5", "M4 12h9a6 6 0 0 1 6 6"],
  forward: ["M15 7l5 5-5 5", "M20 12h-9a6 6 0 0 0-6 6"],
  edit: ["M5 19l1-4L16.5 4.5l3 3L9 18z"],
  copy: ["M9 9h10v10H9z", "M5 15V5h10"],
  link: ["M9 15L18 6", "M11 6h7v7"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  pin: ["M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0C18.5 15 12 21 12 21z", "M12 10.5v.01"],
  phone: ["M6 4h3l1.5 5-2 1.5a11 11 0 0 0 5 5l1.5-2 5 1.5v3a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2z"],
  file: ["M7 3.5h7l4.5 4.5v12.5H7z", "M14 3.5V8h4.5"],
  image: ["M4 5h16v14H4z", "M4 16l5-5 4 4 3-3 4 4", "M15.5 9v.01"],
  mic: [
    "M12 4a2.5 2.5 0 0 1 2.5 2.5V11a2.5 2.5 0 0 1-5 0V6.5A2.5 2.5 0 0 1 12 4z",
    "M6 11a6 6 0 0 0 12 0",
    "M12 17v3.5",
  ],
  play: ["M8 5.5l10 6.5-10 6.5z"],
  video: ["M4 6.5h11v11H4z", "M15 11l5-3v8l-5-3z"],
  person: ["M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z", "M4.5 20a7.5 7.5 0 0 1 15 0"],
  group: [
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
    "M2.5 19a6.5 6.5 0 0 1 13 0",
    "M16 4.5a3.5 3.5 0 0 1 0 6.5",
    "M18 13.5a6.5 6.5 0 0 1 3.5 5.5",
  ],
  left: ["M14 6l-6 6 6 6"],
  right: ["M10 6l6 6-6 6"],
  block: ["M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z", "M6.5 6.5l11 11"],
  clock: ["M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z", "M12 8v4.5l3 2"],
};

/** A drawn sign in the colour of its text; hidden from screen readers, whose words stand beside it. */
export function icon(name, className = "icon") {
  return drawing("0 0 24 24", className, ICONS[name]);
}

const TICKS = {
  sent: ["M4 6.5l3.5 3.5L14.5 2"],
  read: ["M1 6.5l3.5 3.5L11.5 2", "M8.5 9.5l.5.5L16.5 2"],
};

/** One tick: sent; two: the bot has taken the update. The label says it in words. */
export function ticks(read) {
  const label = read ? "sudah dibaca bot" : "terkirim";
  const mark = drawing("0 0 18 12", "ticks", TICKS[read ? "read" : "sent"]);
  return el(
    "span",
    { class: "tick-box", role: "img", "aria-label": label, title: label, data: { read: String(read) } },
    mark,
  );
}

export function drawing(viewBox, className, paths) {
  const svg = svgNode("svg", { viewBox, class: className, "aria-hidden": "true", focusable: "false" });
  svg.append(...paths.map((d) => svgNode("path", { d })));
  return svg;
}

export function svgNode(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}

/** A round button that shows an icon and says its label to everyone who cannot see the icon. */
export function iconButton(name, label, onclick, extra = {}) {
  const { class: more = "", ...rest } = extra;
  return button(
    label,
    { class: `icon-button ${more}`, "aria-label": label, title: label, onclick, ...rest },
    icon(name),
  );
}
