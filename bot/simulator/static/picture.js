// Pictures on a canvas: made smaller before sending, as Telegram's apps do, and drawn when none is at hand.

const LONGEST_SIDE = 1280;
const QUALITY = 0.87;

/** A JPEG of at most 1280 pixels, without what the camera noted about place and time. */
export async function shrink(file) {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new Error("Gambar itu tidak dapat dibaca. Kirim sebagai dokumen.");
  });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = canvasOf(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return asJpeg(canvas);
}

function canvasOf(width, height) {
  return Object.assign(document.createElement("canvas"), { width: Math.max(1, width), height: Math.max(1, height) });
}

function asJpeg(canvas) {
  return new Promise((resolve, reject) => {
    const done = (blob) => (blob ? resolve(blob) : reject(new Error("Gambar itu tidak dapat dikecilkan.")));
    canvas.toBlob(done, "image/jpeg", QUALITY);
  });
}

/** A street at dusk with a lamp, and the minute it was drawn, so that two samples can be told apart. */
export async function samplePicture() {
  const canvas = canvasOf(640, 480);
  const pen = canvas.getContext("2d");
  sky(pen);
  houses(pen);
  road(pen);
  lamp(pen, 470);
  stamp(pen);
  return new File([await asJpeg(canvas)], "foto-contoh.jpg", { type: "image/jpeg" });
}

function sky(pen) {
  const gradient = pen.createLinearGradient(0, 0, 0, 330);
  [
    [0, "#2f3f66"],
    [0.6, "#8a6d86"],
    [1, "#e0a377"],
  ].forEach(([at, colour]) => gradient.addColorStop(at, colour));
  fill(pen, gradient, 0, 0, 640, 480);
}

const fill = (pen, colour, x, y, width, height) => {
  pen.fillStyle = colour;
  pen.fillRect(x, y, width, height);
};

function houses(pen) {
  for (let x = -20; x < 640; x += 92) {
    const height = 70 + Math.random() * 80;
    fill(pen, "#3a3348", x, 330 - height, 84, height);
    if (Math.random() < 0.6) fill(pen, "#f2c66d", x + 22, 350 - height, 16, 20);
  }
}

function road(pen) {
  fill(pen, "#4a4a52", 0, 330, 640, 150);
  for (let x = 10; x < 640; x += 90) fill(pen, "#d8d4c4", x, 400, 48, 7);
  pen.fillStyle = "#26262c";
  pen.beginPath();
  pen.ellipse(180 + Math.random() * 160, 440, 62, 15, 0, 0, Math.PI * 2);
  pen.fill();
}

function lamp(pen, x) {
  fill(pen, "#1f2026", x, 120, 8, 225);
  fill(pen, "#1f2026", x - 60, 120, 68, 7);
  fill(pen, "#6d6d76", x - 70, 127, 34, 9);
}

function stamp(pen) {
  pen.font = "600 20px sans-serif";
  pen.fillStyle = "rgba(255, 255, 255, 0.9)";
  pen.fillText(`FOTO CONTOH ${new Date().toLocaleString("id-ID")}`, 18, 464);
}
