import { el } from "./dom.js";
import { hueOf, initials, nameOf } from "./format.js";

/** A disc with the initials of a person, a group or the bot. */
export function avatar(who, size = "") {
  const name = nameOf(who);
  return el("span", { class: `avatar hue-${hueOf(who?.id ?? 0)} ${size}`, "aria-hidden": "true" }, initials(name));
}
