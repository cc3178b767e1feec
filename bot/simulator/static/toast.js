// Short words over a chat: what a press answered, what failed, what was copied.

import { el } from "./dom.js";

const LASTS = 4200;

/** A strip for toasts; a column has its own, so that it is plain whose phone speaks. */
export function toastHost() {
  return el("div", { class: "toasts", role: "status", "aria-live": "polite" });
}

export function toast(host, text, kind = "info") {
  const note = el("div", { class: `toast ${kind}` }, text);
  host.append(note);
  setTimeout(() => note.classList.add("leaving"), LASTS);
  setTimeout(() => note.remove(), LASTS + 300);
}

export async function copyText(host, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text);
  }
  toast(host, `Disalin: ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`);
}

/** The clipboard interface exists on https and localhost only; a page opened by its address needs the old way. */
function copyBySelection(text) {
  const area = el("textarea", { class: "visually-hidden", value: text });
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
