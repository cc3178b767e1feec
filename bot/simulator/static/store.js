// What the page knows: the bot, people, chats, and one room for each chat that was opened. Rooms ask the server again
// for what changed instead of guessing; whoever shows something listens to a topic and draws anew.

import { api } from "./api.js";

export const state = {
  bot: null,
  people: new Map(),
  chats: new Map(),
  rooms: new Map(),
  actions: [],
  online: false,
  seq: 0,
};

const listeners = new Map();

export function on(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(listener);
  return () => listeners.get(topic).delete(listener);
}

export function emit(topic, detail) {
  listeners.get(topic)?.forEach((listener) => listener(detail));
}

export const isGroup = (chat) => chat.type !== "private";

/** The room of a chat: its messages in order and all that surrounds them, as the acting person sees it. */
export function room(id) {
  if (!state.rooms.has(id)) state.rooms.set(id, newRoom(id));
  return state.rooms.get(id);
}

function newRoom(id) {
  return {
    id,
    messages: new Map(),
    replyKeyboard: null,
    commands: [],
    pinned: null,
    typingUntil: 0,
    open: false,
    loaded: false,
    seq: 0,
    actor: null,
    busy: false,
    wanted: new Set(),
    forceReply: null,
    seenUnread: 0,
    presses: new Map(),
  };
}

/** Who writes and presses in this chat: the person of a private chat, the chosen member of a group. */
export function actorOf(id) {
  const chat = state.chats.get(id);
  if (!chat) return null;
  if (!isGroup(chat)) return state.people.get(id) ?? chat;
  const chosen = room(id).actor;
  const members = membersOf(chat);
  return members.find((person) => person.id === chosen) ?? members[0] ?? null;
}

export const membersOf = (chat) => (chat.members ?? []).map((id) => state.people.get(id)).filter(Boolean);

export function setActor(id, personId) {
  room(id).actor = personId;
  want(id, "whole");
}

/** Reads everything anew, after a start or a break; `seq` is the count that belongs to it. */
export async function reload(seq) {
  const [bot, actions] = await Promise.all([api.bot(), api.actions()]);
  Object.assign(state, { bot, actions, seq });
  await reloadChats();
  for (const one of state.rooms.values()) one.presses.clear();
  emit("world");
  const open = [...state.rooms.values()].filter((one) => one.open && state.chats.has(one.id));
  await Promise.all(open.map((one) => want(one.id, "whole")));
}

export async function reloadChats() {
  const [people, chats] = await Promise.all([api.people(), api.chats()]);
  state.people = new Map(people.map((person) => [person.id, person]));
  state.chats = new Map(chats.map((chat) => [chat.id, chat]));
  emit("chats");
}

export function setOnline(online) {
  state.online = online;
  emit("online");
}

/** What each kind of change asks of an open room. */
const FOLLOW_UP = {
  message: (id) => {
    room(id).typingUntil = 0;
    want(id, "messages");
  },
  edit: (id) => want(id, "messages"),
  delete: (id) => want(id, "messages"),
  read: (id) => want(id, "messages"),
  chat: (id) => want(id, "whole"),
  reply_keyboard: (id) => want(id, "whole"),
  typing: (id, change) => change.person === undefined && showTyping(id),
};
const CHANGES_LIST = new Set(["chat", "person", "message", "edit", "delete"]);
const LIST_PAUSE = 250;
let listTimer = null;

export function applyChanges(changes) {
  state.seq = Math.max(state.seq, ...changes.map((change) => change.seq));
  changes.forEach(applyChange);
  if (changes.some((change) => CHANGES_LIST.has(change.kind))) reloadChatsSoon();
}

function applyChange(change) {
  const id = change.chat_id;
  if (change.kind === "callback") emit("callback", id);
  else if (change.kind === "commands") wantAllCommands(id);
  else if (state.rooms.get(id)?.open) FOLLOW_UP[change.kind]?.(id, change);
}

/** A scope wider than one chat names no chat: every open room asks for its menu again. */
function wantAllCommands(chatId) {
  const ids = state.rooms.has(chatId) ? [chatId] : [...state.rooms.keys()];
  ids.filter((id) => room(id).open).forEach((id) => want(id, "whole"));
}

/** Changes come in crowds; the list of chats is asked for once for each crowd. */
function reloadChatsSoon() {
  listTimer ??= setTimeout(() => {
    listTimer = null;
    reloadChats().catch(() => {});
  }, LIST_PAUSE);
}

let watched = () => false;

/** Tells which chats stand before the reader's eyes; in the others unread messages are counted. */
export function setWatcher(isWatched) {
  watched = isWatched;
}

/** Messages of the bot that nobody looked at; the server counts on until the person acts. */
export function unseenIn(chat) {
  const one = room(chat.id);
  one.seenUnread = watched(chat.id) ? chat.unread : Math.min(one.seenUnread, chat.unread);
  return chat.unread - one.seenUnread;
}

/** From now on the room is kept true. */
export function enter(id) {
  room(id).open = true;
  want(id, "whole");
}

/** Nobody looks any more: changes are let pass, and coming back reads everything anew. */
export function leave(id) {
  Object.assign(room(id), { open: false, loaded: false });
}

/** Notes what a room lacks and fetches it; one request at a time, so that answers cannot overtake each other. */
export async function want(id, part) {
  const one = room(id);
  one.wanted.add(part);
  if (one.busy) return;
  one.busy = true;
  try {
    while (one.wanted.size) await fetchWanted(one);
  } catch (error) {
    emit("failure", error);
  } finally {
    one.busy = false;
  }
}

async function fetchWanted(one) {
  const whole = one.wanted.has("whole") || !one.loaded;
  const upTo = state.seq;
  one.wanted.clear();
  if (whole) await fetchWhole(one);
  else takeMessages(one, await api.changedMessages(one.id, one.seq));
  one.seq = upTo;
  emit(`room:${one.id}`);
}

async function fetchWhole(one) {
  const chat = await api.chat(one.id, actorOf(one.id)?.id);
  const present = new Set(chat.messages.map((message) => message.message_id));
  for (const id of one.messages.keys()) if (!present.has(id)) one.messages.delete(id);
  takeMessages(one, chat.messages);
  Object.assign(one, {
    replyKeyboard: chat.reply_keyboard ?? null,
    commands: chat.commands ?? [],
    pinned: chat.pinned ?? null,
    forceReply: chat.force_reply ?? null,
    loaded: true,
  });
  if (chat.typing) showTyping(one.id);
}

/** Keeps the old object when nothing changed, so that only what is new is drawn anew. */
function takeMessages(one, messages) {
  for (const message of messages) {
    const old = one.messages.get(message.message_id);
    if (!old || JSON.stringify(old) !== JSON.stringify(message)) one.messages.set(message.message_id, message);
  }
}

const TYPING_LASTS = 5500;

function showTyping(id) {
  room(id).typingUntil = Date.now() + TYPING_LASTS;
  emit(`room:${id}`);
  setTimeout(() => emit(`room:${id}`), TYPING_LASTS + 50);
}
