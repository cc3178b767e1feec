// A drawn map: streets that come out the same for the same place. It shows that this is a location, not where it is.

import { el } from "./dom.js";
import { svgNode } from "./icons.js";

const WIDTH = 260;
const HEIGHT = 130;

/** A repeatable source of numbers from 0 to 1 (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function drawnMap({ latitude, longitude }) {
  const next = numbers(Math.round((latitude + 90) * 1e4) * 7919 + Math.round((longitude + 180) * 1e4));
  const svg = svgNode("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    class: "map",
    "aria-hidden": "true",
    preserveAspectRatio: "xMidYMid slice",
  });
  svg.append(svgNode("rect", { width: WIDTH, height: HEIGHT, class: "map-land" }), park(next), water(next));
  for (let i = 0; i < 7; i += 1) svg.append(street(next, i % 2 === 0, "map-lane"));
  svg.append(street(next, true, "map-road"), street(next, false, "map-road"), pin());
  return svg;
}

function street(next, across, className) {
  const from = next() * (across ? HEIGHT : WIDTH);
  const to = from + (next() - 0.5) * 70;
  const d = across ? `M-5 ${from} L${WIDTH + 5} ${to}` : `M${from} -5 L${to} ${HEIGHT + 5}`;
  return svgNode("path", { d, class: className });
}

function park(next) {
  const [x, y] = [next() * 180, next() * 70];
  return svgNode("rect", { x, y, width: 40 + next() * 60, height: 30 + next() * 40, rx: 6, class: "map-park" });
}

function water(next) {
  const y = next() * HEIGHT;
  const d = `M-10 ${y} C70 ${y - 40} 150 ${y + 50} 270 ${y - 10}`;
  return svgNode("path", { d, class: "map-water" });
}

function pin() {
  const group = svgNode("g", { transform: `translate(${WIDTH / 2} ${HEIGHT / 2 + 6})` });
  group.append(
    svgNode("ellipse", { cx: 0, cy: 1, rx: 8, ry: 3, class: "map-shadow" }),
    svgNode("path", { d: "M0 0C0 0-14-13-14-24a14 14 0 0 1 28 0C14-13 0 0 0 0z", class: "map-pin" }),
    svgNode("circle", { cx: 0, cy: -24, r: 5, class: "map-hole" }),
  );
  return group;
}

export const mapBox = (place) => el("span", { class: "map-box" }, drawnMap(place));
