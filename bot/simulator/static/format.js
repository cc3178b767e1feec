// Words for times, sizes and names, as Indonesian readers expect them.

const LOCALE = "id-ID";
const clock = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit" });
const clockLong = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const dayMonth = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "long" });
const fullDate = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "long", year: "numeric" });
const shortDate = new Intl.DateTimeFormat(LOCALE, { day: "2-digit", month: "2-digit", year: "2-digit" });
const weekday = new Intl.DateTimeFormat(LOCALE, { weekday: "long" });
const shortWeekday = new Intl.DateTimeFormat(LOCALE, { weekday: "short" });
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });

const at = (seconds) => new Date(seconds * 1000);
const DAY = 86400;

export const timeOf = (seconds) => clock.format(at(seconds));

export const dayKey = (seconds) => at(seconds).toDateString();

/** The line between two days; the year only when it is not the newest message's year. */
export function dayTitle(seconds, nowSeconds) {
  const sameYear = at(seconds).getFullYear() === at(nowSeconds).getFullYear();
  return `${weekday.format(at(seconds))}, ${(sameYear ? dayMonth : fullDate).format(at(seconds))}`;
}

/** How a chat list names the time of its last message. */
export function listTime(seconds, nowSeconds) {
  if (dayKey(seconds) === dayKey(nowSeconds)) return timeOf(seconds);
  const close = Math.abs(nowSeconds - seconds) < 6 * DAY;
  return (close ? shortWeekday : shortDate).format(at(seconds));
}

/** Telegram's date_time format: r relative; w weekday, d or D date, t or T time, in this order of letters. */
export function dateTimeEntity(seconds, format) {
  if (format === "r" || format === "R") return relativeTime(seconds);
  const parts = { w: weekday, W: weekday, d: shortDate, D: fullDate, t: clock, T: clockLong };
  return [...format]
    .filter((letter) => parts[letter])
    .map((letter) => parts[letter].format(at(seconds)))
    .join(", ");
}

const UNITS = [
  ["day", DAY],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

function relativeTime(seconds) {
  const distance = seconds - Date.now() / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(distance) >= length) ?? UNITS[3];
  return relative.format(Math.round(distance / size), unit);
}

export function fileSize(bytes) {
  if (bytes === undefined) return "";
  const steps = [
    [1 << 20, "MB"],
    [1 << 10, "KB"],
  ];
  const step = steps.find(([size]) => bytes >= size);
  return step ? `${(bytes / step[0]).toFixed(1).replace(".", ",")} ${step[1]}` : `${bytes} B`;
}

export const duration = (seconds = 0) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

export const coordinates = ({ latitude, longitude }) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

export const nameOf = (who) =>
  who?.title ?? ([who?.first_name, who?.last_name].filter(Boolean).join(" ") || "Tanpa nama");

export const initials = (name) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();

/** One of seven hues, the same for the same id on every visit. */
export const hueOf = (id) => Math.abs(Number(id)) % 7;

const MEDIA_WORDS = [
  ["photo", "Foto"],
  ["video", "Video"],
  ["voice", "Pesan suara"],
  ["audio", "Audio"],
  ["animation", "Animasi"],
  ["document", "Dokumen"],
  ["venue", "Tempat"],
  ["location", "Lokasi"],
  ["contact", "Kontak"],
  ["sticker", "Stiker"],
];

export const mediaKind = (message) => MEDIA_WORDS.find(([kind]) => message[kind])?.[0];

/** One line that stands for a message in lists and quotes. */
export function preview(message) {
  if (!message) return "";
  const words = message.text ?? message.caption;
  const kind = MEDIA_WORDS.find(([name]) => message[name])?.[1];
  const detail = message.document?.file_name ?? message.sticker?.emoji;
  const label = kind && [kind, detail].filter(Boolean).join(" ");
  return [label, words].filter(Boolean).join(", ") || "Pesan";
}
