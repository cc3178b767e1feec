// Buttons under messages, the reply keyboard, and what happens when they are pressed.

import { api } from "./api.js";
import { askContact, showAlert } from "./dialogs.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { openUrl } from "./links.js";
import { askLocation } from "./place.js";
import { emit, on, room, state } from "./store.js";

const STYLES = { danger: "danger", success: "success", primary: "primary" };
const SIGNS = [
  ["url", "link"],
  ["login_url", "link"],
  ["web_app", "link"],
  ["copy_text", "copy"],
  ["request_location", "pin"],
  ["request_contact", "phone"],
];

export function inlineKeyboard(message, ctx) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const place = (one, row, column) => inlineButton(message, one, `${message.message_id}:${row}:${column}`, ctx);
  return el(
    "div",
    { class: "inline-keyboard", role: "group", "aria-label": "Tombol pesan" },
    rows.map((row, r) =>
      el(
        "div",
        { class: "key-row" },
        row.map((one, c) => place(one, r, c)),
      ),
    ),
  );
}

/** While a press waits its button keeps the keyboard's focus, which a disabled one would lose. */
function inlineButton(message, one, key, ctx) {
  const waiting = room(ctx.chatId).presses.has(key);
  const props = {
    class: keyClass(one, waiting),
    disabled: one.disabled !== undefined,
    "aria-disabled": waiting ? "true" : null,
    "aria-busy": waiting ? "true" : null,
    onclick: () => waiting || pressInline(message, one, key, ctx),
  };
  return button("", props, ...keyContent(one));
}

const keyClass = (one, waiting = false) => ["key", STYLES[one.style] ?? "", waiting ? "waiting" : ""].join(" ");

function keyContent(one) {
  const sign = SIGNS.find(([field]) => one[field] !== undefined)?.[1];
  return [el("span", { class: "key-label" }, one.text), sign ? icon(sign, "icon key-sign") : ""];
}

/** What each kind of inline button does; the first that fits. */
const INLINE_KINDS = [
  ["callback_data", (message, one, key, ctx) => pressCallback(message, one, key, ctx)],
  ["url", (message, one, key, ctx) => openUrl(one.url, ctx)],
  ["copy_text", (message, one, key, ctx) => ctx.copy(one.copy_text.text)],
  ["login_url", (message, one, key, ctx) => openUrl(one.login_url.url, ctx)],
  ["web_app", (message, one, key, ctx) => openUrl(one.web_app.url, ctx)],
  [
    "switch_inline_query_current_chat",
    (message, one, key, ctx) => ctx.insert(`@${state.bot.username} ${one.switch_inline_query_current_chat}`),
  ],
];

function pressInline(message, one, key, ctx) {
  const kind = INLINE_KINDS.find(([field]) => one[field] !== undefined);
  if (kind) kind[1](message, one, key, ctx);
  else ctx.toast("Tombol jenis ini tidak disimulasikan.");
}

async function pressCallback(message, one, key, ctx) {
  setWaiting(ctx.chatId, key, true);
  try {
    const body = { from: ctx.actor().id, message_id: message.message_id, data: one.callback_data };
    const { callback_query_id: id } = await api.press(ctx.chatId, body);
    if (id) await showAnswer(await answerOf(id, ctx.chatId), ctx);
  } catch (error) {
    ctx.toast(error.message, "error");
  } finally {
    setWaiting(ctx.chatId, key, false);
  }
}

function setWaiting(chatId, key, waiting) {
  const { presses } = room(chatId);
  if (waiting) presses.set(key, true);
  else presses.delete(key);
  emit(`room:${chatId}`);
}

const PATIENCE = 15000;
const LOOK_EVERY = 800;

/** Telegram's apps stop the spinner after a while too; the answer may then still come as a message. */
async function answerOf(id, chatId) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const answer = await api.callback(id);
    if (answer.answered || Date.now() > until) return answer;
    await nextCallback(chatId);
  }
}

function nextCallback(chatId) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      off();
      resolve();
    };
    const off = on("callback", (id) => (id === undefined || id === null || id === chatId) && done());
    const timer = setTimeout(done, LOOK_EVERY);
  });
}

async function showAnswer(answer, ctx) {
  if (answer.url) openUrl(answer.url, ctx);
  if (!answer.text) return;
  if (answer.show_alert) await showAlert(state.bot.first_name, answer.text);
  else ctx.toast(answer.text);
}

/** The keyboard that stands in place of the letters. */
export function replyKeyboard(markup, ctx, onUsed) {
  const keys = (row) =>
    row.map((given) => {
      const one = typeof given === "string" ? { text: given } : given;
      return button("", { class: keyClass(one), onclick: () => pressReply(one, ctx, onUsed) }, ...keyContent(one));
    });
  const rows = markup.keyboard.map((row) => el("div", { class: "key-row" }, keys(row)));
  const className = `reply-keyboard ${markup.resize_keyboard ? "" : "tall"}`;
  return el("div", { class: className, role: "group", "aria-label": "Papan tombol balasan" }, rows);
}

async function pressReply(one, ctx, onUsed) {
  try {
    const done = await sendReply(one, ctx);
    if (done) onUsed();
  } catch (error) {
    ctx.toast(error.message, "error");
  }
}

async function sendReply(one, ctx) {
  const body = { from: ctx.actor().id, label: one.text };
  if (one.request_location) return pressWith(ctx, body, "location", await askLocation());
  if (one.request_contact) return pressWith(ctx, body, "contact", await askContact(ctx.actor()));
  await ctx.send({ text: one.text });
  return true;
}

async function pressWith(ctx, body, field, value) {
  if (!value) return false;
  await api.press(ctx.chatId, { ...body, [field]: value });
  return true;
}
