// The control interface (docs/simulator.md) as functions; a refusal becomes an Error with the server's sentence.

async function call(method, path, body) {
  const options = { method, headers: {}, cache: "no-store" };
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const response = await reach(path, options);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error || `Server menjawab ${response.status}.`);
  return answer;
}

async function reach(path, options) {
  try {
    return await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("Server tidak terjangkau. Coba lagi setelah tersambung.");
  }
}

const query = (params) => {
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== null);
  return given.length ? `?${new URLSearchParams(given)}` : "";
};

export const api = {
  bot: () => call("GET", "/sim/bot"),
  people: () => call("GET", "/sim/people"),
  chats: () => call("GET", "/sim/chats"),
  actions: () => call("GET", "/sim/actions"),
  chat: (id, person) => call("GET", `/sim/chats/${id}${query({ person })}`),
  changedMessages: (id, seq) => call("GET", `/sim/chats/${id}/messages${query({ changed_after: seq })}`),
  send: (id, message) => call("POST", `/sim/chats/${id}/messages`, message),
  edit: (id, messageId, body) => call("POST", `/sim/chats/${id}/messages/${messageId}/edit`, body),
  press: (id, body) => call("POST", `/sim/chats/${id}/press`, body),
  callback: (id) => call("GET", `/sim/callbacks/${encodeURIComponent(id)}`),
  addPerson: (person) => call("POST", "/sim/people", person),
  addGroup: (group) => call("POST", "/sim/groups", group),
  setMember: (id, person, joined) => call("POST", `/sim/groups/${id}/members`, { person, joined }),
  block: (id, blocked) => call("POST", `/sim/people/${id}/block`, { blocked }),
  act: (id) => call("POST", `/sim/actions/${encodeURIComponent(id)}`, {}),
  changes: (after, timeout) => call("GET", `/sim/changes${query({ after, timeout })}`),
  streamUrl: (after) => `/sim/stream${query({ after })}`,
  fileUrl: (file) => `/sim/files/${encodeURIComponent(file.file_unique_id)}`,
};
