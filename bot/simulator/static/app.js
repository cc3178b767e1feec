// The page: a bar on top, the chats at the left, columns beside each other, and the connection that keeps them true.

import { api } from "./api.js";
import { Columns } from "./columns.js";
import { askGroup, askPerson } from "./dialogs.js";
import { button, el } from "./dom.js";
import { follow } from "./live.js";
import { Sidebar } from "./sidebar.js";
import { applyChanges, on, reload, reloadChats, setOnline, state } from "./store.js";
import { toast, toastHost } from "./toast.js";

const host = toastHost();
const columns = new Columns();
const sidebar = new Sidebar(columns, { addPerson: () => attempt(addPerson), addGroup: () => attempt(addGroup) });
const title = el("h1", {}, "Simulator Telegram");
const actions = el("div", { class: "actions", role: "group", "aria-label": "Tindakan program" });
const connection = el("div", { class: "connection", role: "status", hidden: true });

document.body.append(
  el("header", { class: "topbar" }, title, actions),
  connection,
  el("div", { class: "work" }, sidebar.node, columns.node),
  el("div", { class: "page-toasts" }, host),
);

async function attempt(action) {
  try {
    await action();
  } catch (error) {
    toast(host, error.message, "error");
  }
}

async function addPerson() {
  const person = await askPerson();
  if (person) await openNew(await api.addPerson(person));
}

async function addGroup() {
  const group = await askGroup([...state.people.values()]);
  if (group) await openNew(await api.addGroup(group));
}

async function openNew({ id }) {
  await reloadChats();
  columns.openChat(id);
}

async function act(action, pressed) {
  pressed.disabled = true;
  await attempt(async () => toast(host, (await api.act(action.id)).text || "Selesai."));
  pressed.disabled = false;
}

function renderTop() {
  title.replaceChildren(state.bot.first_name, el("small", {}, `@${state.bot.username} · simulator`));
  document.title = `${state.bot.first_name} · Simulator Telegram`;
  actions.replaceChildren(
    ...state.actions.map((action) =>
      button(action.label, {
        class: "action",
        title: action.hint,
        onclick: (event) => act(action, event.currentTarget),
      }),
    ),
  );
}

function renderConnection() {
  connection.hidden = state.online;
  connection.textContent = state.bot ? "Sambungan terputus. Menyambungkan kembali…" : "Menyambungkan…";
}

on("world", renderTop);
on("chats", () => columns.render());
on("online", renderConnection);
on("failure", (error) => toast(host, error.message, "error"));
document.addEventListener("visibilitychange", () => columns.render());

renderConnection();
follow({ reload, onChanges: applyChanges, onOnline: setOnline });
