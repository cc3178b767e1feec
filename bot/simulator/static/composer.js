// The line at the bottom of a chat: words, reply, edit, the command menu and the reply keyboard.

import { api } from "./api.js";
import { attachMenu, offerFiles } from "./attach.js";
import { button, el } from "./dom.js";
import { nameOf, preview } from "./format.js";
import { iconButton, icon } from "./icons.js";
import { replyKeyboard } from "./keyboard.js";
import { openMenu } from "./menu.js";
import { senderOf } from "./message.js";
import { visibleMessages } from "./rows.js";
import { actorOf, isGroup, room, state } from "./store.js";

export class Composer {
  constructor(chatId, ctx) {
    Object.assign(this, { chatId, ctx, about: null, keyboardHidden: false, keyboardSeen: "null", forcedBy: 0 });
    this.bar = el("div", { class: "about-bar", hidden: true });
    this.suggestions = el("div", { class: "suggestions", hidden: true });
    this.menuButton = button(
      "",
      { class: "command-button", "aria-label": "Menu perintah", onclick: () => this.openCommands() },
      icon("menu"),
      "Menu",
    );
    this.input = el("textarea", {
      rows: "1",
      "aria-label": "Tulis pesan",
      placeholder: "Tulis pesan…",
      oninput: () => this.typed(),
      onkeydown: (event) => this.key(event),
      onpaste: (event) => this.pasted(event),
    });
    this.toggle = iconButton("keyboard", "Papan tombol", () => this.toggleKeyboard(), {
      hidden: true,
      "aria-pressed": "false",
    });
    this.attach = iconButton("clip", "Lampirkan", (event) => attachMenu(event.currentTarget, this.ctx));
    this.sendButton = iconButton("send", "Kirim pesan", () => this.submit(), { class: "send" });
    this.line = el("div", { class: "line" }, this.menuButton, this.input, this.toggle, this.attach);
    this.keys = el("div", { class: "keys" });
    this.start = button("MULAI", { class: "start", onclick: () => this.ctx.start() });
    this.write = el(
      "div",
      { class: "write" },
      el("div", { class: "box" }, this.suggestions, this.bar, this.line),
      this.sendButton,
    );
    this.node = el("footer", { class: "composer" }, this.write, this.start, this.keys);
  }

  render() {
    const one = room(this.chatId);
    const person = actorOf(this.chatId);
    this.showStart(one, person);
    this.menuButton.hidden = one.commands.length === 0;
    this.renderKeyboard(one.replyKeyboard);
    this.obeyForceReply();
    this.input.placeholder = this.placeholder(one) || "Tulis pesan…";
  }

  /** A chat that has not begun and one whose bot is blocked have a single large button, as in Telegram. */
  showStart(one, person) {
    const privateChat = !isGroup(state.chats.get(this.chatId) ?? { type: "private" });
    const blocked = privateChat && person?.blocked;
    const fresh = privateChat && one.loaded && one.messages.size === 0;
    this.start.hidden = !(blocked || fresh);
    this.start.textContent = blocked ? "BUKA BLOKIR" : "MULAI";
    this.write.hidden = Boolean(blocked);
  }

  placeholder(one) {
    return this.about?.placeholder ?? (this.keyboardHidden ? null : one.replyKeyboard?.input_field_placeholder);
  }

  renderKeyboard(markup) {
    const given = JSON.stringify(markup);
    if (given === this.keyboardSeen) return;
    this.keyboardSeen = given;
    this.keyboardHidden = false;
    const used = () => markup.one_time_keyboard && this.setKeyboardHidden(true);
    this.keys.replaceChildren(...(markup?.keyboard ? [replyKeyboard(markup, this.ctx, used)] : []));
    this.setKeyboardHidden(false);
  }

  setKeyboardHidden(hidden) {
    this.keyboardHidden = hidden;
    this.keys.hidden = hidden || !this.keys.firstChild;
    this.toggle.hidden = !this.keys.firstChild;
    this.toggle.setAttribute("aria-pressed", String(!this.keys.hidden));
    this.input.placeholder = this.placeholder(room(this.chatId)) || "Tulis pesan…";
  }

  toggleKeyboard() {
    this.setKeyboardHidden(!this.keyboardHidden);
  }

  /** A forced reply opens once: who closes it wants to write something else. */
  obeyForceReply() {
    const { forceReply, messages } = room(this.chatId);
    const message = messages.get(forceReply?.message_id);
    if (!message || message.message_id <= this.forcedBy) return;
    this.forcedBy = message.message_id;
    this.setAbout({ kind: "reply", message, placeholder: forceReply.input_field_placeholder });
  }

  reply(message) {
    this.setAbout({ kind: "reply", message });
    this.input.focus();
  }

  edit(message) {
    this.setAbout({ kind: "edit", message });
    this.setText(message.text ?? message.caption ?? "");
  }

  setAbout(about) {
    const wasEdit = this.about?.kind === "edit";
    this.about = about;
    this.bar.hidden = !about;
    if (about) this.bar.replaceChildren(...aboutNodes(about, () => this.setAbout(null)));
    if (wasEdit && about?.kind !== "edit") this.setText("");
  }

  setText(text) {
    this.input.value = text;
    this.input.focus();
    this.typed();
  }

  typed() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 180)}px`;
    this.suggest();
  }

  key(event) {
    const last = event.key === "ArrowUp" && this.input.value === "" && lastOwn(this.chatId);
    if (last) this.edit(last);
    if (event.key === "Escape" && this.about) this.setAbout(null);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return last && event.preventDefault();
    event.preventDefault();
    return this.submit();
  }

  pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    offerFiles(files, this.ctx);
  }

  /** Empties the line at once, and gives the words back when they did not arrive. */
  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const { about } = this;
    this.setText("");
    this.setAbout(null);
    try {
      if (about?.kind === "edit") await this.sendEdit(about.message, text);
      else await this.ctx.send({ text, ...(about && { reply_to: about.message.message_id }) });
    } catch (error) {
      this.setAbout(about);
      this.setText(text);
      this.ctx.toast(error.message, "error");
    }
  }

  sendEdit(message, text) {
    const field = message.text === undefined ? "caption" : "text";
    return api.edit(this.chatId, message.message_id, { from: this.ctx.actor().id, [field]: text });
  }

  /** What a picture or place sent now answers; taken once. */
  takeReply() {
    const reply = this.about?.kind === "reply" ? { reply_to: this.about.message.message_id } : {};
    this.setAbout(null);
    return reply;
  }

  openCommands() {
    const items = room(this.chatId).commands.map((one) => ({
      label: `/${one.command}`,
      hint: one.description,
      run: () => this.sendCommand(one.command),
    }));
    openMenu(this.menuButton, items, { label: "Perintah", above: true }).classList.add("commands");
  }

  /** In a group a command names its bot, since several may listen. */
  async sendCommand(command) {
    this.setText("");
    const suffix = isGroup(state.chats.get(this.chatId)) ? `@${state.bot.username}` : "";
    await this.ctx.send({ text: `/${command}${suffix}` }).catch((error) => this.ctx.toast(error.message, "error"));
  }

  suggest() {
    const typed = /^\/(\w*)$/.exec(this.input.value)?.[1];
    const fitting =
      typed === undefined ? [] : room(this.chatId).commands.filter((one) => one.command.startsWith(typed));
    this.suggestions.hidden = fitting.length === 0;
    this.suggestions.replaceChildren(
      ...fitting.map((one) =>
        button(
          "",
          { class: "suggestion", onclick: () => this.sendCommand(one.command) },
          el("b", {}, `/${one.command}`),
          el("span", {}, one.description),
        ),
      ),
    );
  }
}

function aboutNodes({ kind, message }, cancel) {
  const title = kind === "edit" ? "Ubah pesan" : `Balas ${nameOf(senderOf(message))}`;
  const words = el("span", { class: "about-words" }, el("b", {}, title), el("span", {}, preview(message)));
  return [
    icon(kind === "edit" ? "edit" : "reply"),
    words,
    iconButton("close", kind === "edit" ? "Batal mengubah" : "Batal membalas", cancel),
  ];
}

function lastOwn(chatId) {
  const person = actorOf(chatId);
  return visibleMessages(chatId).findLast((message) => message.out && message.text && message.from?.id === person?.id);
}
