// The list of chats at the left: on a phone it is the first screen.

import { avatar } from "./avatar.js";
import { button, el } from "./dom.js";
import { listTime, nameOf, preview } from "./format.js";
import { icon } from "./icons.js";
import { serviceText } from "./message.js";
import { isGroup, on, state, unseenIn } from "./store.js";

const MOST = 200;

export class Sidebar {
  constructor(columns, { addPerson, addGroup }) {
    this.columns = columns;
    this.search = el("input", {
      type: "search",
      placeholder: "Cari obrolan",
      "aria-label": "Cari obrolan",
      oninput: () => this.render(),
    });
    this.list = el("ul", { class: "chat-list" });
    const buttons = el(
      "div",
      { class: "side-buttons" },
      button("", { class: "side-button", onclick: addPerson }, icon("plus"), "Tambah orang"),
      button("", { class: "side-button", onclick: addGroup }, icon("group"), "Buat grup"),
    );
    this.node = el(
      "nav",
      { class: "sidebar", "aria-label": "Daftar obrolan" },
      el("div", { class: "side-search" }, this.search),
      this.list,
      buttons,
    );
    on("chats", () => this.render());
    on("columns", () => this.render());
  }

  render() {
    const wanted = this.search.value.trim().toLowerCase();
    const chats = [...state.chats.values()].filter((chat) => nameOf(chat).toLowerCase().includes(wanted));
    const focused = this.list.contains(document.activeElement) && document.activeElement.dataset.chatId;
    this.list.replaceChildren(...chats.slice(0, MOST).map((chat) => this.entry(chat)), ...this.rest(chats));
    if (focused) this.list.querySelector(`[data-chat-id="${focused}"]`)?.focus();
  }

  rest(chats) {
    if (chats.length > MOST)
      return [el("li", { class: "faint" }, `${chats.length - MOST} obrolan lagi: cari namanya.`)];
    return chats.length
      ? []
      : [
          el(
            "li",
            { class: "faint" },
            this.search.value ? "Tidak ada yang cocok." : "Belum ada orang. Tambah orang untuk mulai mengobrol.",
          ),
        ];
  }

  entry(chat) {
    const opened = this.columns.isOpen(chat.id);
    const props = {
      class: `chat-entry ${opened ? "open" : ""}`,
      "aria-pressed": String(opened),
      data: { chatId: chat.id },
      onclick: () => this.columns.openChat(chat.id),
    };
    const unseen = unseenIn(chat);
    const badge = unseen > 0 && el("span", { class: "badge", "aria-label": `${unseen} pesan baru` }, String(unseen));
    const top = el(
      "span",
      { class: "entry-top" },
      el("b", {}, nameOf(chat)),
      chat.last_message && el("time", {}, listTime(chat.last_message.date, Date.now() / 1000)),
    );
    const bottom = el("span", { class: "entry-bottom" }, el("span", { class: "entry-words" }, lineOf(chat)), badge);
    return el("li", {}, button("", props, avatar(chat), el("span", { class: "entry-text" }, top, bottom)));
  }
}

/** The last message in a line; words of the bot in its own chat need no name. */
function lineOf(chat) {
  const last = chat.last_message;
  if (!last) return isGroup(chat) ? "grup" : "belum mulai";
  const named = last.from && (isGroup(chat) || last.out);
  return (named ? `${last.from.first_name}: ` : "") + (serviceText(last) ?? preview(last));
}
