// The messages of a chat as a scrolling list that stays at its end unless the reader went up.

import { button, el } from "./dom.js";
import { dayTitle } from "./format.js";
import { icon } from "./icons.js";
import { messageRow } from "./message.js";
import { rowsOf, visibleMessages } from "./rows.js";
import { actorOf, isGroup, room, state } from "./store.js";

const PAGE = 150;
const NEAR_END = 90;
const FLASH = 1600;

export class MessageList {
  constructor(chatId, ctx) {
    Object.assign(this, { chatId, ctx, drawn: new Map(), shown: PAGE, atEnd: true, newest: 0, unread: 0 });
    this.content = el("div", { class: "messages", role: "log", "aria-live": "polite", "aria-label": "Pesan" });
    this.earlier = button("Tampilkan pesan sebelumnya", {
      class: "earlier",
      hidden: true,
      onclick: () => this.showMore(),
    });
    this.scroller = el(
      "div",
      { class: "scroller", tabindex: "0", onscroll: () => this.noteScroll() },
      this.earlier,
      this.content,
    );
    this.count = el("span", { class: "badge", hidden: true });
    const down = {
      class: "to-end",
      hidden: true,
      "aria-label": "Ke pesan terbaru",
      onclick: () => this.goEnd("smooth"),
    };
    this.toEnd = button("", down, icon("down"), this.count);
    this.nodes = [this.scroller, this.toEnd];
    this.watchSizes();
  }

  /** Pictures arrive after their rows and a keyboard takes room away: the end stays in view all the same. */
  watchSizes() {
    this.sizes = new ResizeObserver(() => this.atEnd && this.goEnd());
    [this.content, this.scroller].forEach((node) => this.sizes.observe(node));
  }

  close() {
    this.sizes.disconnect();
  }

  render() {
    const messages = visibleMessages(this.chatId);
    // Whoever reads further up must not lose the oldest rows because new ones came.
    if (!this.atEnd) this.shown += this.freshIn(messages).length;
    const grouped = isGroup(state.chats.get(this.chatId));
    const rows = rowsOf(messages.slice(-this.shown), { grouped, actorId: actorOf(this.chatId)?.id });
    const focused = focusedButton(this.content);
    this.earlier.hidden = messages.length <= this.shown;
    arrange(
      this.content,
      rows.flatMap((row) => this.nodesOf(row)),
    );
    forgetGone(this.drawn, new Set(rows.map((row) => row.key)));
    refocus(this.content, focused);
    this.follow(messages);
  }

  nodesOf(row) {
    const last = this.drawn.get(row.key);
    const signature = signatureOf(row, this.chatId);
    if (last && same(last.signature, signature)) return last.nodes;
    const message = messageRow(row, this.ctx);
    message.classList.toggle("starts", row.starts);
    // Only what is new comes in with a movement; an edit changes in place.
    message.classList.toggle("arriving", !last && this.newest > 0);
    const nodes = row.day ? [dayLine(row.messages[0].date), message] : [message];
    this.drawn.set(row.key, { signature, nodes });
    return nodes;
  }

  freshIn(messages) {
    return messages.filter((message) => message.message_id > this.newest);
  }

  follow(messages) {
    const fresh = this.freshIn(messages);
    const mine = fresh.some((message) => message.message_id === this.ctx.lastSent());
    if (this.newest && !this.atEnd && !mine) this.unread += fresh.length;
    this.newest = messages.at(-1)?.message_id ?? 0;
    if (this.atEnd || mine) this.goEnd();
    else this.showCount();
  }

  goEnd(behavior = "instant") {
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior });
    if (behavior === "instant") this.noteScroll();
  }

  noteScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (this.atEnd) Object.assign(this, { unread: 0, shown: PAGE });
    this.showCount();
  }

  showCount() {
    this.toEnd.hidden = this.atEnd;
    this.count.hidden = this.unread === 0;
    this.count.textContent = String(this.unread);
  }

  showMore() {
    const before = this.scroller.scrollHeight;
    this.shown += PAGE;
    this.atEnd = false;
    this.render();
    this.scroller.scrollTop += this.scroller.scrollHeight - before;
  }

  /** Shows and marks a message; false when it is gone. */
  jump(messageId) {
    const messages = visibleMessages(this.chatId);
    const index = messages.findIndex((message) => message.message_id === messageId);
    if (index < 0) return false;
    this.atEnd = false;
    this.shown = Math.max(this.shown, messages.length - index + 10);
    this.render();
    flash(this.content.querySelector(`[data-message-id="${messageId}"]`));
    return true;
  }
}

const dayLine = (date) => el("div", { class: "day" }, el("span", {}, dayTitle(date, Date.now() / 1000)));

/** What a row's looks depend on; messages compare by identity, since the store keeps what did not change. */
function signatureOf(row, chatId) {
  const waiting = [...room(chatId).presses.keys()].filter((key) => key.startsWith(`${row.key}:`));
  return [row.mine, row.tail, row.named, row.day, row.starts, waiting.join(), ...row.messages];
}

const same = (one, other) => one.length === other.length && one.every((value, index) => value === other[index]);

/** Puts the nodes in this order and moves none that stands right, so that focus and selection survive. */
function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach(
    (node, index) => parent.children[index] === node || parent.insertBefore(node, parent.children[index] ?? null),
  );
}

function forgetGone(drawn, present) {
  for (const key of drawn.keys()) if (!present.has(key)) drawn.delete(key);
}

/** Where the keyboard stands, in words that outlive the drawing of the row. */
function focusedButton(content) {
  const row = content.contains(document.activeElement) && document.activeElement.closest(".row");
  if (!row) return null;
  return { id: row.dataset.messageId, index: [...row.querySelectorAll("button, a")].indexOf(document.activeElement) };
}

function refocus(content, focused) {
  if (!focused || content.contains(document.activeElement)) return;
  const row = content.querySelector(`.row[data-message-id="${focused.id}"]`);
  row?.querySelectorAll("button, a")[focused.index]?.focus({ preventScroll: true });
}

function flash(node) {
  const row = node.closest(".row") ?? node;
  row.scrollIntoView({ block: "center", behavior: "smooth" });
  row.classList.add("flash");
  setTimeout(() => row.classList.remove("flash"), FLASH);
  row.querySelector(".bubble")?.focus({ preventScroll: true });
}
