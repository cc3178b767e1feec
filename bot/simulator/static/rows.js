// From messages to rows: days, runs of one sender, albums in one bubble.

import { dayKey } from "./format.js";
import { senderOf, serviceText } from "./message.js";
import { room } from "./store.js";

const RUN_GAP = 600;

export function visibleMessages(chatId) {
  const all = [...room(chatId).messages.values()].filter((message) => !message.deleted);
  return all.sort((a, b) => a.message_id - b.message_id);
}

/** The rows to show: {key, messages, mine, grouped, day, starts, tail, named}. */
export function rowsOf(messages, { grouped, actorId }) {
  const rows = [];
  for (const message of messages) {
    const last = rows.at(-1);
    if (last && sameAlbum(last.messages[0], message)) last.messages.push(message);
    else rows.push({ key: message.message_id, messages: [message], mine: isMine(message, grouped, actorId), grouped });
  }
  rows.forEach((row, index) => joinRun(row, rows[index - 1], rows[index + 1]));
  return rows;
}

const sameAlbum = (one, next) => next.media_group_id !== undefined && one.media_group_id === next.media_group_id;

const isMine = (message, grouped, actorId) => (grouped ? message.from?.id === actorId : Boolean(message.out));

function joinRun(row, before, after) {
  row.day = !before || dayKey(before.messages[0].date) !== dayKey(row.messages[0].date);
  row.starts = row.day || !sameRun(before, row);
  row.tail = !after || !sameRun(row, after);
  row.named = row.grouped && !row.mine && row.starts;
}

function sameRun(one, next) {
  const [a, b] = [one.messages.at(-1), next.messages[0]];
  if (serviceText(a) !== null || serviceText(b) !== null) return false;
  if (dayKey(a.date) !== dayKey(b.date) || b.date - a.date >= RUN_GAP) return false;
  return one.mine === next.mine && senderOf(a)?.id === senderOf(b)?.id;
}
