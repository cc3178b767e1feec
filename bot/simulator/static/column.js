// One chat: head, pinned line, messages, composer. A column is one person's phone, or a group.

import { api } from "./api.js";
import { offerFiles } from "./attach.js";
import { avatar } from "./avatar.js";
import { Composer } from "./composer.js";
import { el } from "./dom.js";
import { nameOf, preview } from "./format.js";
import { iconButton } from "./icons.js";
import { openLink, openMention, openPerson } from "./links.js";
import { MessageList } from "./list.js";
import { openMenu } from "./menu.js";
import { actorMenu, columnMenu, messageItems } from "./menus.js";
import { actorOf, enter, isGroup, leave, membersOf, on, room, state } from "./store.js";
import { copyText, toast, toastHost } from "./toast.js";

export class Column {
  /** `shell` has openChat(id), closeChat(id), moveChat(id, step) and back(). */
  constructor(chatId, shell) {
    this.chatId = chatId;
    this.shell = shell;
    this.sentId = Infinity;
    this.ctx = this.makeContext();
    this.list = new MessageList(chatId, this.ctx);
    this.composer = new Composer(chatId, this.ctx);
    this.toasts = toastHost();
    this.head = el("header", { class: "column-head" });
    this.pinned = el("div", { class: "pinned", hidden: true });
    this.typing = el(
      "div",
      { class: "typing", hidden: true, "aria-live": "polite" },
      el("i"),
      el("i"),
      el("i"),
      el("span", {}, "bot sedang mengetik"),
    );
    const body = el("div", { class: "column-body" }, ...this.list.nodes, this.typing, this.toasts);
    this.node = el("section", { class: "column", data: { chatId } }, this.head, this.pinned, body, this.composer.node);
    this.listen();
    enter(chatId);
  }

  listen() {
    this.offs = [on(`room:${this.chatId}`, () => this.render()), on("chats", () => this.render())];
    this.node.addEventListener(
      "dragover",
      (event) => event.dataTransfer.types.includes("Files") && event.preventDefault(),
    );
    this.node.addEventListener("drop", (event) => {
      event.preventDefault();
      offerFiles([...event.dataTransfer.files], this.ctx);
    });
  }

  close() {
    this.offs.forEach((off) => off());
    this.list.close();
    leave(this.chatId);
    this.node.remove();
  }

  /** What bubbles, buttons and menus may ask of their column. */
  makeContext() {
    const { chatId } = this;
    const ctx = {
      chatId,
      actor: () => actorOf(chatId),
      lastSent: () => this.sentId,
      send: (body) => this.send(body),
      start: () => this.start().catch((error) => ctx.toast(error.message, "error")),
      toast: (text, kind) => toast(this.toasts, text, kind),
      copy: (text) => copyText(this.toasts, text),
      openChat: (id) => this.shell.openChat(id),
      reply: (message) => this.composer.reply(message),
      edit: (message) => this.composer.edit(message),
      insert: (text) => this.composer.setText(text),
      takeReply: () => this.composer.takeReply(),
      jump: (id) => this.list.jump(id) || ctx.toast("Pesan itu sudah dihapus."),
      messageMenu: (message, at) => openMenu(at, messageItems(message, ctx), { label: "Menu pesan" }),
    };
    ctx.textActions = this.textActions(ctx);
    return ctx;
  }

  textActions(ctx) {
    return {
      openUrl: (url) => openLink(url, ctx),
      openMention: (username) => openMention(username, ctx),
      openPerson: (id) => openPerson(id, ctx),
      command: (text) => this.send({ text }).catch((error) => ctx.toast(error.message, "error")),
      copy: ctx.copy,
    };
  }

  async send(body) {
    const from = this.ctx.actor()?.id;
    if (from === undefined) throw new Error("Grup ini belum punya anggota. Tambahkan orang lewat menu di atas.");
    const message = await api.send(this.chatId, { from, ...body });
    this.sentId = message.message_id;
    this.list.goEnd();
    return message;
  }

  async start() {
    if (this.ctx.actor()?.blocked) await api.block(this.chatId, false);
    await this.send({ text: "/start" });
  }

  render() {
    const chat = state.chats.get(this.chatId);
    if (!chat) return;
    this.renderHead(chat);
    this.renderPinned();
    this.typing.hidden = room(this.chatId).typingUntil < Date.now();
    this.list.render();
    this.composer.render();
  }

  renderHead(chat) {
    const signature = JSON.stringify([
      chat.title,
      nameOf(chat),
      chat.members,
      this.ctx.actor(),
      room(this.chatId).typingUntil > Date.now(),
      state.bot,
    ]);
    if (signature === this.headSeen) return;
    this.headSeen = signature;
    this.node.setAttribute("aria-label", `Obrolan ${nameOf(chat)}`);
    this.head.replaceChildren(...this.headNodes(chat));
  }

  headNodes(chat) {
    const group = isGroup(chat);
    const title = el(
      "div",
      { class: "column-title" },
      el("h2", {}, nameOf(chat)),
      group ? this.actorPicker(chat) : el("small", {}, this.subtitle(chat)),
    );
    return [
      iconButton("back", "Kembali ke daftar obrolan", () => this.shell.back(), { class: "back" }),
      avatar(chat),
      title,
      iconButton("more", "Menu obrolan", (event) =>
        openMenu(event.currentTarget, columnMenu(chat, this.ctx, this.shell), { label: "Menu obrolan" }),
      ),
      iconButton("close", "Tutup kolom", () => this.shell.closeChat(this.chatId), { class: "close-column" }),
    ];
  }

  subtitle(chat) {
    const person = state.people.get(chat.id) ?? chat;
    if (person.blocked) return "memblokir bot";
    return room(this.chatId).typingUntil > Date.now() ? "bot mengetik…" : `dengan ${state.bot.first_name}`;
  }

  actorPicker(chat) {
    const actor = this.ctx.actor();
    const count = membersOf(chat).length;
    if (!actor) return el("small", {}, "belum ada anggota");
    const label = `sebagai: ${nameOf(actor)} ▾`;
    const props = {
      type: "button",
      class: "actor-picker",
      "aria-haspopup": "menu",
      title: `${count} anggota; pilih siapa yang menulis dan menekan`,
      onclick: (event) => openMenu(event.currentTarget, actorMenu(chat), { label: "Menulis sebagai" }),
    };
    return el("button", props, label);
  }

  renderPinned() {
    const { pinned, messages } = room(this.chatId);
    const id = pinned?.message_id ?? pinned;
    const message = messages.get(id) ?? (pinned?.message_id ? pinned : null);
    this.pinned.hidden = !message || message.deleted;
    if (this.pinned.hidden) return;
    const props = { type: "button", class: "pinned-button", onclick: () => this.ctx.jump(id) };
    this.pinned.replaceChildren(el("button", props, el("b", {}, "Pesan tersemat"), el("span", {}, preview(message))));
  }
}
