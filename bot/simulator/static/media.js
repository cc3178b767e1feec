// What a message carries besides words: pictures, albums, files, sound, places, contacts, stickers.

import { api } from "./api.js";
import { avatar } from "./avatar.js";
import { showPicture } from "./dialogs.js";
import { button, el } from "./dom.js";
import { coordinates, duration, fileSize, mediaKind, nameOf } from "./format.js";
import { icon } from "./icons.js";
import { mapBox } from "./map.js";

const KINDS = {
  photo: (message) => picture(message),
  video: (message) => fileChip(message.video, "video", "Video", duration(message.video.duration)),
  animation: (message) => fileChip(message.animation, "video", "Animasi", duration(message.animation.duration)),
  voice: (message) => soundChip(message.voice, "Pesan suara"),
  audio: (message) => soundChip(message.audio, message.audio.title ?? "Audio"),
  document: (message) => fileChip(message.document, "file", message.document.file_name ?? "Dokumen"),
  venue: (message) => place(message.venue.location, message.venue.title, message.venue.address),
  location: (message) => place(message.location, "Lokasi"),
  contact: (message) => contact(message.contact),
  sticker: (message) =>
    el("div", { class: "sticker", role: "img", "aria-label": "Stiker" }, message.sticker.emoji ?? "▦"),
};

/** The node for a single message's media, or null. */
export function mediaOf(message) {
  const kind = mediaKind(message);
  return kind ? KINDS[kind](message) : null;
}

/** Media that fills the bubble to its edges. */
export const isVisual = (message) => Boolean(message.photo || message.location || message.venue);

const largest = (sizes) => sizes.reduce((best, one) => ((one.width ?? 0) >= (best.width ?? 0) ? one : best));

/** Two or more of one media group: pictures in a grid, other files under one another. */
export function album(messages) {
  if (!messages.every((message) => message.photo)) return el("div", { class: "file-list" }, messages.map(mediaOf));
  return el(
    "div",
    { class: `album of-${Math.min(messages.length, 10)}` },
    messages.map((message) => picture(message, true)),
  );
}

function picture(message, inGrid = false) {
  const size = largest(message.photo);
  const url = api.fileUrl(size);
  const label = message.caption ? `Foto: ${message.caption}` : "Foto";
  const image = el("img", { src: url, alt: label, draggable: "false", loading: "lazy" });
  const frame = button(
    "",
    { class: "photo", "aria-label": `${label}, perbesar`, onclick: () => showPicture(url, label) },
    image,
  );
  if (!inGrid && size.width && size.height) reserve(frame, size);
  image.addEventListener("error", () =>
    frame.replaceChildren(el("span", { class: "no-picture" }, icon("image"), "Foto tanpa isi")),
  );
  frame.dataset.messageId = message.message_id;
  return frame;
}

const WIDEST = 320;
const TALLEST = 340;

/** Room for the picture before its bytes are there, so that nothing jumps. */
function reserve(frame, { width, height }) {
  const scale = Math.min(1, WIDEST / width, TALLEST / height);
  frame.style.width = `${Math.max(140, Math.round(width * scale))}px`;
  frame.style.aspectRatio = `${width} / ${height}`;
}

function fileChip(file, sign, title, ...more) {
  const facts = [...more, fileSize(file.file_size)].filter(Boolean).join(" · ");
  const words = el("span", { class: "chip-words" }, el("span", { class: "chip-title" }, title), el("small", {}, facts));
  const name = file.file_name ?? title;
  return el(
    "a",
    { class: "chip", href: api.fileUrl(file), download: name, title: `Unduh ${name}` },
    el("span", { class: "chip-sign" }, icon(sign)),
    words,
  );
}

/** Bars of a voice message, drawn from its id: the simulator does not listen to sounds. */
function soundChip(file, title) {
  const bars = [...file.file_unique_id.padEnd(24, "a")].slice(0, 24).map((letter) => 4 + (letter.charCodeAt(0) % 15));
  const wave = el("span", { class: "wave", "aria-hidden": "true" }, bars.map(bar));
  const chip = fileChip(file, "play", title, duration(file.duration));
  chip.querySelector(".chip-title").after(wave);
  return chip;
}

function bar(height) {
  const node = el("i");
  node.style.height = `${height}px`;
  return node;
}

function place(location, title, address) {
  const where = coordinates(location);
  const { latitude, longitude } = location;
  const href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  const words = el(
    "span",
    { class: "place-words" },
    el("strong", {}, title),
    address && el("span", {}, address),
    el("small", {}, where),
  );
  return el(
    "a",
    { class: "place", href, target: "_blank", rel: "noopener noreferrer", title: "Buka di OpenStreetMap" },
    mapBox(location),
    words,
  );
}

function contact(card) {
  const who = { ...card, id: card.user_id ?? Number(card.phone_number.replace(/\D/g, "").slice(-4)) };
  const words = el(
    "span",
    { class: "chip-words" },
    el("span", { class: "chip-title" }, nameOf(card)),
    el("small", {}, card.phone_number),
  );
  return el("div", { class: "chip" }, avatar(who), words);
}
