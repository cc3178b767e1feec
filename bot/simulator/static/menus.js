// What the menus of a message, a chat and a group hold.

import { api } from "./api.js";
import { pickPerson } from "./dialogs.js";
import { nameOf } from "./format.js";
import { senderOf } from "./message.js";
import { actorOf, isGroup, membersOf, reloadChats, setActor, state } from "./store.js";

export function messageItems(message, ctx) {
  const words = message.text ?? message.caption;
  const own = message.out && message.from?.id === ctx.actor()?.id;
  const open = !message.has_protected_content;
  return [
    { label: "Balas", sign: "reply", run: () => ctx.reply(message) },
    words && open && { label: "Salin teks", sign: "copy", run: () => ctx.copy(words) },
    open && { label: "Teruskan ke bot…", sign: "forward", run: () => forward(message, ctx) },
    own && words && { label: "Ubah", sign: "edit", run: () => ctx.edit(message) },
  ];
}

const FILES = ["photo", "document", "video", "voice"];

/** The message as someone else sends it to the bot, with the name of who wrote it. */
async function forward(message, ctx) {
  const person = await pickPerson({
    title: "Siapa yang meneruskan?",
    people: state.people.values(),
    first: ctx.actor()?.id,
  });
  if (!person) return;
  try {
    await api.send(person.id, { from: person.id, forward_from_name: nameOf(senderOf(message)), ...contentOf(message) });
    ctx.openChat(person.id);
  } catch (error) {
    ctx.toast(error.message, "error");
  }
}

function contentOf(message) {
  const kind = FILES.find((field) => message[field]);
  const file = kind === "photo" ? message.photo.at(-1) : message[kind];
  const { text, caption, location, contact } = message;
  const media = kind ? { [kind]: { file_id: file.file_id } } : {};
  return {
    ...media,
    ...(text && { text }),
    ...(caption && { caption }),
    ...(location && { location }),
    ...(contact && { contact }),
  };
}

export function columnMenu(chat, ctx, shell) {
  const own = isGroup(chat) ? groupItems(chat, ctx) : personItems(chat, ctx);
  if (!shell.isWide()) return own;
  return [
    ...own,
    { label: "Geser ke kiri", sign: "left", run: () => shell.moveChat(chat.id, -1) },
    { label: "Geser ke kanan", sign: "right", run: () => shell.moveChat(chat.id, 1) },
    { label: "Tutup kolom", sign: "close", run: () => shell.closeChat(chat.id) },
  ];
}

function personItems(chat, ctx) {
  const blocked = Boolean(state.people.get(chat.id)?.blocked);
  const label = blocked ? "Buka blokir bot" : "Blokir bot";
  return [{ label, sign: "block", danger: !blocked, run: () => change(ctx, () => api.block(chat.id, !blocked)) }];
}

function groupItems(chat, ctx) {
  const members = new Set(chat.members);
  const others = [...state.people.values()].filter((person) => !members.has(person.id));
  return [
    others.length > 0 && { label: "Tambah anggota…", sign: "plus", run: () => changeMember(chat, ctx, others, true) },
    members.size > 0 && {
      label: "Keluarkan anggota…",
      sign: "block",
      danger: true,
      run: () => changeMember(chat, ctx, membersOf(chat), false),
    },
  ];
}

async function changeMember(chat, ctx, people, joined) {
  const title = joined ? "Siapa yang bergabung?" : "Siapa yang keluar?";
  const person = await pickPerson({ title, people });
  if (person) await change(ctx, () => api.setMember(chat.id, person.id, joined));
}

async function change(ctx, action) {
  try {
    await action();
    await reloadChats();
  } catch (error) {
    ctx.toast(error.message, "error");
  }
}

export function actorMenu(chat) {
  const current = actorOf(chat.id)?.id;
  return membersOf(chat).map((person) => ({
    label: nameOf(person),
    checked: person.id === current,
    run: () => setActor(chat.id, person.id),
  }));
}
