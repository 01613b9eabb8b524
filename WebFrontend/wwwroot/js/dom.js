/** Makes an element. Texts become text nodes, never markup: titles and tags come from outside. */
export function element(name, properties = {}, ...children) {
  const { dataset, attributes, ...rest } = properties;
  const made = Object.assign(document.createElement(name), rest);
  Object.assign(made.dataset, dataset);
  for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value);
  made.append(...children.filter(child => child != null));
  return made;
}

export const byId = id => document.getElementById(id);

/** Tells assistive technology what changed. */
export function announce(text) {
  byId('status').textContent = text;
}

/** A title as people say it, without its year: "The Matrix" for "Matrix, The (1999)". */
export function nameOf({ title, year }) {
  const suffix = ` (${year})`;
  const name = year && title.endsWith(suffix) ? title.slice(0, -suffix.length) : title;
  return name.replace(/^(.*), (The|A|An|Le|La|Les|El|Los|Las|Il|Der|Die|Das)$/, '$2 $1');
}
