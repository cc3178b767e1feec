// Questions in a window of their own. Each returns a promise: what was chosen, or null when it was left.

import { button, el } from "./dom.js";
import { nameOf } from "./format.js";
import { iconButton } from "./icons.js";
import { avatar } from "./avatar.js";

/** A form in a dialog; `read()` gives the answer when the person confirms and may throw a sentence. */
export function askForm({ title, body, confirm, read, wide = false }) {
  return new Promise((resolve) => {
    const complaint = el("p", { class: "complaint", role: "alert" });
    const submit = (event) => {
      event.preventDefault();
      try {
        finish(read());
      } catch (error) {
        complaint.textContent = error.message;
      }
    };
    const buttons = el(
      "div",
      { class: "dialog-buttons" },
      button("Batal", { class: "plain", onclick: () => finish(null) }),
      confirm && el("button", { type: "submit", class: "filled" }, confirm),
    );
    const form = el("form", { onsubmit: submit }, el("h2", {}, title), body, complaint, buttons);
    const finish = showDialog(form, title, wide, resolve);
  });
}

/** Opens a modal window; the returned function closes it with an answer. Escape and a press beside it answer null. */
function showDialog(content, label, wide, resolve) {
  const dialog = el("dialog", { class: wide ? "wide" : "", "aria-label": label }, content);
  const finish = (answer) => {
    dialog.close();
    dialog.remove();
    resolve(answer);
  };
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    finish(null);
  });
  dialog.addEventListener("pointerdown", (event) => event.target === dialog && finish(null));
  document.body.append(dialog);
  dialog.showModal();
  return finish;
}

/** The alert of a callback answer. */
export function showAlert(title, text) {
  return new Promise((resolve) => {
    const done = button("OK", { class: "filled", onclick: () => finish(true) });
    const content = el(
      "div",
      { class: "alert", role: "alert" },
      el("h2", {}, title),
      el("p", {}, text),
      el("div", { class: "dialog-buttons" }, done),
    );
    const finish = showDialog(content, title, false, resolve);
    done.focus();
  });
}

/** One of several people; `first` stands on top, since it is the one who most likely means it. */
export function pickPerson({ title, text, people, first = null }) {
  return new Promise((resolve) => {
    const sorted = [...people].sort((a, b) => Number(b.id === first) - Number(a.id === first));
    const choices = sorted.map((person) =>
      button("", { class: "choice", onclick: () => finish(person) }, avatar(person), nameOf(person)),
    );
    const content = el(
      "div",
      {},
      el("h2", {}, title),
      text && el("p", { class: "faint" }, text),
      el("div", { class: "choices" }, choices),
      el("div", { class: "dialog-buttons" }, button("Batal", { class: "plain", onclick: () => finish(null) })),
    );
    const finish = showDialog(content, title, false, resolve);
  });
}

export function field(label, props = {}) {
  const input = el("input", { type: "text", autocomplete: "off", ...props });
  return { input, node: el("label", { class: "field" }, el("span", {}, label), input) };
}

const required = (input, sentence) => {
  const value = input.value.trim();
  if (!value) throw new Error(sentence);
  return value;
};

export function askPerson() {
  const first = field("Nama depan", { placeholder: "Budi", maxlength: 64 });
  const last = field("Nama belakang (boleh kosong)", { placeholder: "Contoh", maxlength: 64 });
  const username = field("Nama pengguna (boleh kosong)", { placeholder: "budi_contoh", maxlength: 32 });
  const read = () => ({
    first_name: required(first.input, "Tulis nama depannya."),
    ...(last.input.value.trim() && { last_name: last.input.value.trim() }),
    ...(username.input.value.trim() && { username: username.input.value.trim().replace(/^@/, "") }),
  });
  return askForm({ title: "Tambah orang", body: [first.node, last.node, username.node], confirm: "Tambah", read });
}

export function askGroup(people) {
  const title = field("Nama grup", { placeholder: "Dinas Contoh", maxlength: 128 });
  const boxes = people.map((person) => memberBox(person));
  const forum = el("input", { type: "checkbox" });
  const read = () => ({
    title: required(title.input, "Tulis nama grupnya."),
    members: boxes.filter((box) => box.input.checked).map((box) => box.person.id),
    forum: forum.checked,
  });
  const members = el(
    "fieldset",
    {},
    el("legend", {}, "Anggota"),
    boxes.map((box) => box.node),
  );
  const topics = el("label", { class: "check" }, forum, "Dengan topik (forum)");
  return askForm({ title: "Buat grup", body: [title.node, members, topics], confirm: "Buat", read });
}

function memberBox(person) {
  const input = el("input", { type: "checkbox" });
  return { person, input, node: el("label", { class: "check" }, input, nameOf(person)) };
}

export function askContact(person) {
  const name = field("Nama", { value: nameOf(person), maxlength: 64 });
  const phone = field("Nomor telepon", { type: "tel", value: inventedPhone(person) });
  const read = () => ({
    first_name: required(name.input, "Tulis namanya."),
    phone_number: required(phone.input, "Tulis nomor teleponnya."),
  });
  return askForm({ title: "Kirim kontak", body: [name.node, phone.node], confirm: "Kirim", read });
}

/** A number that nobody has: it begins with zeros where numbers in use never do. */
export const inventedPhone = (person) => `+62800000${String(Math.abs(person.id) % 10000).padStart(4, "0")}`;

/** A picture in full size. */
export function showPicture(url, label) {
  const close = iconButton("close", "Tutup gambar", () => finish(null), { class: "picture-close" });
  const picture = el("img", { src: url, alt: label });
  const finish = showDialog(el("div", { class: "picture" }, picture, close), label, true, () => {});
}
