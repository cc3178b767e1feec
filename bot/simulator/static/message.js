// One row of a chat: a bubble with everything in it, and the buttons under it.

import { avatar } from "./avatar.js";
import { el } from "./dom.js";
import { renderText } from "./entities.js";
import { hueOf, nameOf, preview, timeOf } from "./format.js";
import { iconButton, ticks } from "./icons.js";
import { inlineKeyboard } from "./keyboard.js";
import { album, isVisual, mediaOf } from "./media.js";
import { state } from "./store.js";

const SERVICE = [
  ["new_chat_members", (m) => `${m.new_chat_members.map(nameOf).join(", ")} bergabung dengan grup`],
  ["left_chat_member", (m) => `${nameOf(m.left_chat_member)} keluar dari grup`],
  ["pinned_message", (m) => `Menyematkan: ${preview(m.pinned_message)}`],
  ["new_chat_title", (m) => `Nama grup menjadi “${m.new_chat_title}”`],
  ["group_chat_created", () => "Grup dibuat"],
  ["supergroup_chat_created", () => "Grup dibuat"],
  ["migrate_to_chat_id", () => "Grup menjadi supergrup"],
  ["migrate_from_chat_id", () => "Grup menjadi supergrup"],
  ["forum_topic_created", (m) => `Topik “${m.forum_topic_created.name}” dibuat`],
  ["forum_topic_edited", () => "Topik diubah"],
  ["forum_topic_closed", () => "Topik ditutup"],
  ["forum_topic_reopened", () => "Topik dibuka lagi"],
];

/** The sentence of a message that says only what happened, or null for a message of words or media. */
export function serviceText(message) {
  const kind = SERVICE.find(([field]) => message[field] !== undefined);
  return kind ? kind[1](message) : null;
}

export const senderOf = (message) => message.sender_chat ?? message.from ?? state.bot;

/** `row`: {messages, mine, tail, named, grouped}: one message, or an album that stands in one bubble. */
export function messageRow(row, ctx) {
  const [first] = row.messages;
  const service = serviceText(first);
  if (service) return el("div", { class: "service", data: idOf(first) }, el("span", {}, service));
  const className = ["row", row.mine ? "mine" : "theirs", row.tail ? "tail" : "", row.grouped ? "grouped" : ""].join(
    " ",
  );
  return el(
    "div",
    { class: className, data: idOf(first) },
    el("div", { class: "stack" }, bubble(row, ctx), inlineKeyboard(first, ctx)),
  );
}

const idOf = (message) => ({ messageId: message.message_id });

function bubble(row, ctx) {
  const [first] = row.messages;
  const captioned = row.messages.find((message) => message.text ?? message.caption) ?? first;
  const words = captioned.text ?? captioned.caption;
  const kinds = bubbleKinds(row, words);
  const node = el("article", { class: `bubble ${kinds}`, tabindex: "-1", "aria-label": spokenLabel(row) });
  node.append(
    ...[
      row.grouped && !row.mine && row.tail && avatar(senderOf(first), "small face"),
      row.named && el("div", { class: `sender hue-${hueOf(senderOf(first).id)}` }, nameOf(senderOf(first))),
      forwarded(first),
      quote(first, ctx),
      row.messages.length > 1 ? album(row.messages) : mediaOf(first),
      words ? wordsOf(captioned, words, row, ctx) : meta(row),
      reactions(first),
      iconButton("more", "Menu pesan", (event) => ctx.messageMenu(captioned, event.currentTarget), {
        class: "message-more",
      }),
    ].filter(Boolean),
  );
  listenBubble(node, captioned, ctx);
  return node;
}

function bubbleKinds(row, words) {
  const [first] = row.messages;
  const visual = row.messages.every(isVisual);
  return [visual && "visual", visual && !words && "bare", first.sticker && "bare plain-sticker"]
    .filter(Boolean)
    .join(" ");
}

const spokenLabel = (row) =>
  `${row.mine ? "Pesan terkirim" : nameOf(senderOf(row.messages[0]))}, ${timeOf(row.messages[0].date)}`;

function wordsOf(message, words, row, ctx) {
  const entities = message.text === undefined ? message.caption_entities : message.entities;
  return el("div", { class: "words", dir: "auto" }, renderText(words, entities ?? [], ctx.textActions), meta(row));
}

function meta(row) {
  const last = row.messages.at(-1);
  const edited = row.messages.some((message) => message.edited || message.edit_date);
  const moment = new Date(last.date * 1000).toISOString();
  return el(
    "span",
    { class: "meta" },
    edited && el("span", {}, "diedit"),
    el("time", { datetime: moment }, timeOf(last.date)),
    row.mine && ticks(Boolean(last.read)),
  );
}

const ORIGIN = {
  user: (origin) => nameOf(origin.sender_user),
  hidden_user: (origin) => origin.sender_user_name,
  chat: (origin) => nameOf(origin.sender_chat),
  channel: (origin) => nameOf(origin.chat),
};

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  return el(
    "div",
    { class: "forwarded" },
    "Diteruskan dari ",
    el("strong", {}, ORIGIN[origin.type]?.(origin) ?? "seseorang"),
  );
}

function quote(message, ctx) {
  const target = message.reply_to_message;
  if (!target || target.forum_topic_created) return null;
  const props = {
    type: "button",
    class: `quote hue-${hueOf(senderOf(target).id)}`,
    onclick: () => ctx.jump(target.message_id),
  };
  const words = el("span", { class: "quote-words" }, preview(target));
  return el("button", props, el("span", { class: "quote-name" }, nameOf(senderOf(target))), words);
}

function reactions(message) {
  const emojis = (message.reactions ?? [])
    .map((one) => one.emoji ?? one.type?.emoji ?? one)
    .filter((one) => typeof one === "string");
  return emojis.length
    ? el(
        "div",
        { class: "reactions", "aria-label": "Reaksi" },
        emojis.map((one) => el("span", {}, one)),
      )
    : null;
}

const LONG_PRESS = 500;

function listenBubble(node, message, ctx) {
  const menuAt = (event) => ctx.messageMenu(message, { x: event.clientX, y: event.clientY });
  node.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a")) return;
    event.preventDefault();
    menuAt(event);
  });
  node.addEventListener("dblclick", (event) => event.target.closest("button, a") || ctx.reply(message));
  listenLongPress(node, menuAt);
}

/** Fingers have no right button: holding still opens the menu, moving means scrolling. */
function listenLongPress(node, open) {
  let timer = null;
  const stop = () => clearTimeout(timer);
  node.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" && !event.target.closest("button, a"))
      timer = setTimeout(() => open(event), LONG_PRESS);
  });
  ["pointerup", "pointermove", "pointercancel", "pointerleave"].forEach((name) => node.addEventListener(name, stop));
}
