// A menu that pops up at a button or at a point, for mouse, finger and keyboard.

import { button, el } from "./dom.js";
import { icon } from "./icons.js";

let open = null;

/** `items`: {label, hint?, sign?, run, danger?, checked?}; `at`: an element or {x, y}. Returns the menu. */
export function openMenu(at, items, { label = "Menu", above = false } = {}) {
  closeMenu();
  const back = document.activeElement;
  const menu = el(
    "div",
    { class: "menu", role: "menu", "aria-label": label, onkeydown: walk },
    items.filter(Boolean).map(itemOf),
  );
  document.body.append(menu);
  place(menu, at, above);
  open = { menu, back };
  menu.querySelector("button")?.focus({ preventScroll: true });
  setTimeout(() => document.addEventListener("pointerdown", closeOutside), 0);
  return menu;
}

export function closeMenu() {
  if (!open) return;
  const { menu, back } = open;
  open = null;
  document.removeEventListener("pointerdown", closeOutside);
  const hadFocus = menu.contains(document.activeElement);
  menu.remove();
  if (hadFocus) back?.focus?.({ preventScroll: true });
}

function itemOf(item) {
  const run = () => {
    closeMenu();
    item.run();
  };
  const checked = item.checked === undefined ? {} : { "aria-checked": String(item.checked) };
  const role = item.checked === undefined ? "menuitem" : "menuitemradio";
  const words = el("span", { class: "menu-words" }, item.label, item.hint && el("small", {}, item.hint));
  const mark = item.checked ? icon("check") : item.sign && icon(item.sign);
  return button(
    "",
    { class: `menu-item ${item.danger ? "danger" : ""}`, role, onclick: run, ...checked },
    mark ?? el("span", { class: "icon" }),
    words,
  );
}

function closeOutside(event) {
  if (!open?.menu.contains(event.target)) closeMenu();
}

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function walk(event) {
  if (event.key === "Escape" || event.key === "Tab") {
    event.stopPropagation();
    return closeMenu();
  }
  const step = STEPS[event.key];
  if (!step) return undefined;
  event.preventDefault();
  const items = [...open.menu.querySelectorAll("button")];
  const next = (items.indexOf(document.activeElement) + step + items.length) % items.length;
  return items[next].focus();
}

const EDGE = 8;

/** Beside its anchor, but never outside the window. */
function place(menu, at, above) {
  const box = at instanceof Element ? at.getBoundingClientRect() : { left: at.x, right: at.x, top: at.y, bottom: at.y };
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = box.left + width + EDGE > innerWidth ? box.right - width : box.left;
  const wanted = above || box.bottom + height + EDGE > innerHeight ? box.top - height - 6 : box.bottom + 6;
  menu.style.left = `${clamp(left, EDGE, innerWidth - width - EDGE)}px`;
  menu.style.top = `${clamp(wanted, EDGE, innerHeight - height - EDGE)}px`;
}

const clamp = (value, low, high) => Math.max(low, Math.min(value, Math.max(low, high)));
