// Links that Telegram's apps open themselves: people, the bot, and its deep links. Others belong to the browser.

import { api } from "./api.js";
import { pickPerson } from "./dialogs.js";
import { isGroup, state } from "./store.js";

const TME = /^(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.me\/([A-Za-z0-9_]+)\/?(?:\?(.*))?$/i;
const RESOLVE = /^tg:\/\/resolve\/?\?(.*)$/i;
const USER = /^tg:\/\/user\?id=(\d+)$/i;

/** {username, payload, group} of a link into Telegram, or null. */
export function parseLink(url) {
  const short = TME.exec(url);
  const long = RESOLVE.exec(url);
  if (!short && !long) return null;
  const params = new URLSearchParams((short ? short[2] : long[1]) ?? "");
  const username = short ? short[1] : params.get("domain");
  return username && { username, payload: params.get("start"), group: params.get("startgroup") };
}

/** Opens what can be opened here and says true; false leaves the link to the browser. */
export function openLink(url, ctx) {
  const user = USER.exec(url);
  if (user) return openPerson(Number(user[1]), ctx);
  const link = parseLink(url);
  if (link) return openTelegram(link, ctx);
  return /^tg:/i.test(url) && tell(ctx, "Tautan ini hanya berfungsi di aplikasi Telegram.");
}

function openTelegram(link, ctx) {
  const ours = link.username.toLowerCase() === state.bot?.username?.toLowerCase();
  if (!ours) return openMention(link.username, ctx);
  if (link.group !== null) return tell(ctx, "Tambahkan bot ke grup lewat menu “Buat grup”.");
  startBot(link.payload, ctx);
  return true;
}

/** Asks whose phone opens the link, then that person presses START. */
async function startBot(payload, ctx) {
  const person = await pickPerson({
    title: "Siapa yang membuka tautan ini?",
    text: payload ? `/start ${payload}` : "/start",
    people: state.people.values(),
    first: ctx.actor()?.id,
  });
  if (!person) return;
  try {
    await api.send(person.id, { from: person.id, text: payload ? `/start ${payload}` : "/start" });
    ctx.openChat(person.id);
  } catch (error) {
    ctx.toast(error.message, "error");
  }
}

export function openMention(username, ctx) {
  const wanted = username.toLowerCase();
  if (wanted === state.bot?.username?.toLowerCase()) return ctx.openChat(privateChatOf(ctx)) || true;
  const person = [...state.people.values()].find((one) => one.username?.toLowerCase() === wanted);
  return person ? openPerson(person.id, ctx) : tell(ctx, `@${username} tidak ada di simulator ini.`);
}

export function openPerson(id, ctx) {
  if (state.chats.has(id)) ctx.openChat(id);
  else tell(ctx, "Orang itu tidak ada di simulator ini.");
  return true;
}

const privateChatOf = (ctx) => (isGroup(state.chats.get(ctx.chatId)) ? ctx.actor()?.id : ctx.chatId);

function tell(ctx, text) {
  ctx.toast(text);
  return true;
}

/** A button's or callback's address: inside when we know it, otherwise a new tab. */
export function openUrl(url, ctx) {
  if (openLink(url, ctx)) return;
  if (/^https?:/i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
  else ctx.toast("Tautan ini tidak dapat dibuka di sini.");
}
