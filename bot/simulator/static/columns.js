// Which chats stand side by side, and which one a phone shows. What was open is remembered for the next visit.

import { Column } from "./column.js";
import { el } from "./dom.js";
import { emit, setWatcher, state } from "./store.js";

const REMEMBERED = "simulator.columns";
const FIRST_VISIT = 3;
const PHONE = matchMedia("(max-width: 759px)");

export class Columns {
  constructor() {
    const query = new URLSearchParams(location.search);
    this.only = idsOf(query.get("chat"))[0] ?? null;
    this.wanted = this.only ? [this.only] : idsOf(query.get("open"));
    this.chosen = this.wanted.length > 0;
    if (!this.chosen) this.recall();
    this.columns = new Map();
    this.current = this.only;
    this.node = el("main", { class: "columns", "aria-label": "Obrolan yang terbuka" });
    this.empty = el("p", { class: "no-columns" }, "Pilih obrolan di daftar untuk membukanya di sini.");
    setWatcher((id) => this.isWatched(id));
    document.body.classList.toggle("only", this.only !== null);
    PHONE.addEventListener("change", () => this.render());
  }

  recall() {
    const stored = localStorage.getItem(REMEMBERED);
    this.wanted = idsOf(stored);
    this.chosen = stored !== null;
  }

  remember() {
    this.chosen = true;
    if (this.only === null) localStorage.setItem(REMEMBERED, this.wanted.join());
  }

  /** Until somebody chose, the first chats open by themselves, those that come later too. */
  chooseFirst() {
    if (this.chosen || this.only !== null) return;
    this.wanted = [...state.chats.keys()].slice(0, FIRST_VISIT);
  }

  render() {
    this.chooseFirst();
    const shown = this.wanted.filter((id) => state.chats.has(id));
    for (const [id, column] of this.columns) if (!shown.includes(id)) this.drop(id, column);
    shown.forEach((id) => this.columns.has(id) || this.columns.set(id, new Column(id, this)));
    this.arrange(shown);
    shown.forEach((id) => this.columns.get(id).node.classList.toggle("current", id === this.current));
    document.body.dataset.view = this.current !== null && state.chats.has(this.current) ? "chat" : "list";
    emit("columns");
  }

  drop(id, column) {
    column.close();
    this.columns.delete(id);
  }

  arrange(shown) {
    const nodes = shown.length ? shown.map((id) => this.columns.get(id).node) : [this.empty];
    const stands =
      nodes.every((node, index) => this.node.children[index] === node) && this.node.children.length === nodes.length;
    if (!stands) this.node.replaceChildren(...nodes);
  }

  isOpen(id) {
    return this.columns.has(id);
  }

  isWatched(id) {
    return this.isOpen(id) && !document.hidden && (!PHONE.matches || this.current === id);
  }

  /** Whether several columns can stand beside each other. */
  isWide() {
    return this.only === null && !PHONE.matches;
  }

  /** On a desk adds the column and shows it; on a phone goes to the chat. */
  openChat(id) {
    if (this.only !== null && id !== this.only) return this.openElsewhere(id);
    if (!this.wanted.includes(id)) this.wanted.push(id);
    this.current = id;
    this.remember();
    this.render();
    const { node, composer } = this.columns.get(id) ?? {};
    node?.scrollIntoView({ inline: "nearest", block: "nearest", behavior: "smooth" });
    if (!PHONE.matches) composer?.input.focus({ preventScroll: true });
    return undefined;
  }

  /** A page made for one chat stays with it: another chat gets its own address. */
  openElsewhere(id) {
    location.search = `?chat=${id}`;
  }

  closeChat(id) {
    this.wanted = this.wanted.filter((one) => one !== id);
    if (this.current === id) this.current = null;
    this.remember();
    this.render();
  }

  moveChat(id, step) {
    const from = this.wanted.indexOf(id);
    const to = Math.max(0, Math.min(from + step, this.wanted.length - 1));
    this.wanted.splice(to, 0, ...this.wanted.splice(from, 1));
    this.remember();
    this.render();
  }

  back() {
    this.current = null;
    this.render();
  }
}

const idsOf = (text) =>
  (text ?? "")
    .split(",")
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id !== 0);
