// Follows the changes: server-sent events, long poll where those do not get through. Either way the page reads the
// whole state anew after every break, because a server that was started again begins to count from nothing.

import { api } from "./api.js";

const PAUSES = [300, 700, 1500, 3000];
/** Asks for the count alone: nothing comes after it. */
const PAST_THE_END = Number.MAX_SAFE_INTEGER;
const STREAM_MUST_OPEN_WITHIN = 4000;

/** Runs for ever: `reload()` reads the state, `onChanges(list)` gets what follows, `onOnline(bool)` the connection. */
export async function follow({ reload, onChanges, onOnline }) {
  let failures = 0;
  let streaming = true;
  for (;;) {
    try {
      const { seq } = await api.changes(PAST_THE_END, 0);
      await reload(seq);
      onOnline(true);
      failures = 0;
      streaming = await (streaming ? stream(seq, onChanges) : poll(seq, onChanges));
    } catch {
      streaming = true;
    }
    onOnline(false);
    await pause(PAUSES[Math.min(failures++, PAUSES.length - 1)]);
  }
}

/** Ends with true after a break, with false when the stream never opened (a proxy that holds it back). */
function stream(seq, onChanges) {
  return new Promise((resolve) => {
    const source = new EventSource(api.streamUrl(seq));
    let opened = false;
    const end = () => {
      clearTimeout(timer);
      source.close();
      resolve(opened);
    };
    const timer = setTimeout(() => opened || end(), STREAM_MUST_OPEN_WITHIN);
    source.onopen = () => (opened = true);
    source.onmessage = (event) => onChanges(asList(JSON.parse(event.data)));
    // The server no longer keeps what came after our count, or never had it.
    source.addEventListener("missed", end);
    source.onerror = end;
  });
}

async function poll(seq, onChanges) {
  let after = seq;
  for (;;) {
    const answer = await api.changes(after, 25);
    // A count that went backwards belongs to a server that was started again.
    if (answer.missed || answer.seq < after) return false;
    after = answer.seq;
    if (answer.changes.length) onChanges(answer.changes);
  }
}

const asList = (data) => data.changes ?? [data].flat();

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
