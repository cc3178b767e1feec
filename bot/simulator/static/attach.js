// Sending more than words: pictures, files, a place, a contact, sound. Files go as base64 in JSON.

import { askContact, askForm } from "./dialogs.js";
import { el } from "./dom.js";
import { fileSize } from "./format.js";
import { openMenu } from "./menu.js";
import { askLocation } from "./place.js";
import { samplePicture, shrink } from "./picture.js";

export function attachMenu(anchor, ctx) {
  openMenu(
    anchor,
    [
      { label: "Foto atau video", sign: "image", run: () => pickFiles("image/*,video/*", ctx) },
      { label: "Foto contoh", hint: "gambar kecil yang dibuat di sini", sign: "image", run: () => sendSample(ctx) },
      { label: "Dokumen", sign: "file", run: () => pickFiles("", ctx, true) },
      { label: "Lokasi", sign: "pin", run: () => sendField(ctx, "location", askLocation()) },
      { label: "Kontak", sign: "person", run: () => sendField(ctx, "contact", askContact(ctx.actor())) },
      { label: "Pesan suara contoh", hint: "tanpa bunyi", sign: "mic", run: () => sendSound(ctx) },
    ],
    { label: "Lampirkan", above: true },
  );
}

function pickFiles(accept, ctx, asDocument = false) {
  const input = el("input", {
    type: "file",
    multiple: true,
    accept,
    class: "visually-hidden",
    "aria-label": "Pilih berkas",
  });
  input.addEventListener("change", () => {
    input.remove();
    offerFiles([...input.files], ctx, asDocument);
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

async function sendField(ctx, field, asked) {
  const value = await asked;
  if (value) await attempt(ctx, () => ctx.send({ [field]: value, ...ctx.takeReply() }));
}

async function sendSample(ctx) {
  await attempt(ctx, async () => offerFiles([await samplePicture()], ctx));
}

const SOUND_BYTES = 18_400;

async function sendSound(ctx) {
  const voice = { size: SOUND_BYTES, name: "suara.ogg", mime: "audio/ogg" };
  await attempt(ctx, () => ctx.send({ voice, ...ctx.takeReply() }));
}

/** Shows what was chosen, asks for a caption, and sends it: several at once as an album. */
export async function offerFiles(files, ctx, asDocument = false) {
  if (!files.length) return;
  const chosen = await askCaption(files, asDocument);
  if (chosen) await attempt(ctx, () => sendFiles(files, chosen, ctx));
}

async function attempt(ctx, action) {
  try {
    await action();
  } catch (error) {
    ctx.toast(error.message, "error");
  }
}

const isPicture = (file) => /^image\/(?!svg)/.test(file.type);

function askCaption(files, asDocument) {
  const caption = el("textarea", {
    rows: "2",
    maxlength: "1024",
    placeholder: "Tambahkan keterangan…",
    "aria-label": "Keterangan",
  });
  const plain = el("input", { type: "checkbox", checked: asDocument });
  const urls = [];
  const asFile =
    files.some(isPicture) && el("label", { class: "check" }, plain, "Kirim sebagai dokumen, tanpa dikecilkan");
  const body = [
    el(
      "div",
      { class: "thumbs" },
      files.map((file) => thumb(file, urls)),
    ),
    caption,
    asFile,
  ];
  const title = files.length > 1 ? `Kirim ${files.length} berkas` : "Kirim berkas";
  const read = () => ({ caption: caption.value.trim(), asDocument: asDocument || plain.checked });
  const answer = askForm({ title, body, confirm: "Kirim", read });
  caption.focus();
  return answer.finally(() => urls.forEach((url) => URL.revokeObjectURL(url)));
}

function thumb(file, urls) {
  if (!isPicture(file)) return el("div", { class: "thumb-file" }, file.name, el("small", {}, fileSize(file.size)));
  const url = URL.createObjectURL(file);
  urls.push(url);
  return el("img", { src: url, alt: file.name });
}

async function sendFiles(files, { caption, asDocument }, ctx) {
  const reply = ctx.takeReply();
  const album = files.length > 1 ? { album: `album-${Date.now()}` } : {};
  for (const [index, file] of files.entries()) {
    const words = index === 0 && caption ? { caption } : {};
    await ctx.send({ ...(await fileField(file, asDocument)), ...album, ...words, ...reply });
  }
}

async function fileField(file, asDocument) {
  const kind = kindOf(file, asDocument);
  const body = kind === "photo" ? await shrink(file) : file;
  return { [kind]: { content: await base64(body), name: file.name, mime: body.type || "application/octet-stream" } };
}

function kindOf(file, asDocument) {
  if (asDocument) return "document";
  if (isPicture(file)) return "photo";
  return file.type.startsWith("video/") ? "video" : "document";
}

function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(new Error("Berkas itu tidak dapat dibaca."));
    reader.readAsDataURL(blob);
  });
}
