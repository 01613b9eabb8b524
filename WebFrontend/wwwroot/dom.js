/** Makes an element. Texts become text nodes, never markup: titles come from outside. */
export function element(name, properties = {}, ...children) {
  const { dataset, ...rest } = properties;
  const made = Object.assign(document.createElement(name), rest);
  Object.assign(made.dataset, dataset);
  made.append(...children.filter(child => child != null));
  return made;
}

export const byId = id => document.getElementById(id);

/** Tells assistive technology what changed. */
export function announce(text) {
  byId('status').textContent = text;
}
