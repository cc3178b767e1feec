// Builds nodes. Data reaches the page as text nodes and attributes only: there is no way here to parse markup.

/** A node with attributes; `on…` functions listen, `data` fills the dataset, false and null are left out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function setProp(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "data") Object.assign(node.dataset, value);
  else if (name === "value") node.value = value;
  else if (typeof value === "function") node.addEventListener(name.slice(2), value);
  else node.setAttribute(name, value === true ? "" : String(value));
}

/** A real button that never submits a form by accident. */
export function button(label, props = {}, ...children) {
  return el("button", { type: "button", ...props }, ...(children.length ? children : [label]));
}
