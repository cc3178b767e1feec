// Text with Telegram's entities as nodes. Offsets count UTF-16 units, which is how JavaScript indexes strings.

import { button, el } from "./dom.js";
import { dateTimeEntity } from "./format.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  blockquote: "blockquote",
};
const SAFE = /^(https?|mailto|tel|tg):/i;

/** `actions` has openUrl(url), openMention(username), openPerson(id), command(text) and copy(text). */
export function renderText(text, entities = [], actions) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, 0, text.length, sorted, actions);
}

function span(text, from, to, entities, actions) {
  const nodes = [];
  let at = from;
  while (entities.length && entities[0].offset < to) {
    const entity = entities.shift();
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= entity.offset) continue;
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const inner = span(text, entity.offset, end, entities, actions);
    nodes.push(wrap(entity, inner, text.slice(entity.offset, end), actions));
    at = endOfBlock(entity, text, end, to);
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** The line break after a block is the block's own end; shown as well it would be an empty line. */
const endOfBlock = (entity, text, end, to) =>
  BLOCKS.has(entity.type) && end < to && text[end] === "\n" ? end + 1 : end;

function wrap(entity, inner, words, actions) {
  const special = SPECIAL[entity.type];
  if (special) return special(entity, inner, words, actions);
  return TAGS[entity.type] ? el(TAGS[entity.type], {}, inner) : el("span", {}, inner);
}

const SPECIAL = {
  code: (entity, inner, words, actions) =>
    button(
      words,
      { class: "code", title: "Ketuk untuk menyalin", onclick: () => actions.copy(words) },
      el("code", {}, inner),
    ),
  pre: (entity, inner, words, actions) => preBlock(entity.language, inner, words, actions),
  spoiler: (entity, inner) => spoiler(inner),
  url: (entity, inner, words, actions) => link(withScheme(words), inner, actions),
  text_link: (entity, inner, words, actions) => link(entity.url, inner, actions),
  email: (entity, inner, words, actions) => link(`mailto:${words}`, inner, actions),
  phone_number: (entity, inner, words, actions) => link(`tel:${words.replace(/[^\d+]/g, "")}`, inner, actions),
  mention: (entity, inner, words, actions) => wordButton(inner, () => actions.openMention(words.slice(1))),
  text_mention: (entity, inner, words, actions) => wordButton(inner, () => actions.openPerson(entity.user.id)),
  bot_command: (entity, inner, words, actions) => wordButton(inner, () => actions.command(words)),
  hashtag: (entity, inner) => el("span", { class: "tag" }, inner),
  cashtag: (entity, inner) => el("span", { class: "tag" }, inner),
  expandable_blockquote: (entity, inner) => expandable(inner),
  date_time: (entity, inner, words) => dateTime(entity, inner, words),
};

const withScheme = (words) => (/^[a-z][a-z0-9+.-]*:/i.test(words) ? words : `https://${words}`);

const wordButton = (inner, onclick) => button("", { class: "word-link", onclick }, ...inner);

/** A link whose address is checked: anything but a known scheme stays plain text. */
function link(url, inner, actions) {
  if (!SAFE.test(url ?? "")) return el("span", {}, inner);
  const onclick = (event) => actions.openUrl(url) && event.preventDefault();
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: url, onclick }, inner);
}

function preBlock(language, inner, words, actions) {
  const copy = button("Salin", { class: "pre-copy", onclick: () => actions.copy(words) });
  return el(
    "div",
    { class: "pre" },
    el("div", { class: "pre-head" }, language || "kode", copy),
    el("pre", {}, el("code", {}, inner)),
  );
}

/** Not a button element, since it may hold links, which a button must not. */
function spoiler(inner) {
  const content = el("span", { class: "spoiler-text", "aria-hidden": "true" }, inner);
  const cover = el(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Teks tersembunyi, tampilkan" },
    content,
  );
  const show = () => {
    cover.classList.add("shown");
    content.removeAttribute("aria-hidden");
    ["role", "tabindex", "aria-label"].forEach((name) => cover.removeAttribute(name));
  };
  cover.addEventListener("click", show, { once: true });
  cover.addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && show());
  return cover;
}

function expandable(inner) {
  const quote = el("blockquote", { class: "folded" }, inner);
  const toggle = button("Selengkapnya", { class: "word-link", "aria-expanded": "false" });
  toggle.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    toggle.setAttribute("aria-expanded", String(!folded));
    toggle.textContent = folded ? "Selengkapnya" : "Ringkas";
  });
  return el("div", { class: "fold-box" }, quote, toggle);
}

function dateTime(entity, inner, words) {
  const format = entity.date_time_format ?? "";
  const shown = format ? dateTimeEntity(entity.unix_time, format) : "";
  const moment = new Date(entity.unix_time * 1000).toISOString();
  return el("time", { datetime: moment, title: words }, shown || inner);
}
