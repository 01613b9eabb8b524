import { addressOfForm } from './address.js';
import { announce, byId, element, nameOf } from './dom.js';
import { show } from './live.js';

const MOST = 8;
const MOST_KEPT = 500;

/** The suggestions for each beginning, or the promise of them. */
const kept = new Map();

/** Each box is a combobox with a list: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export function startSuggestions() {
  document.addEventListener('focusin', event => event.target.dataset?.suggest && !event.target.list_ && attach(event.target));
  if (document.activeElement?.dataset.suggest) attach(document.activeElement);
}

function attach(input) {
  const list = element('ul', { id: `${input.id}-films`, className: 'suggestions', hidden: true, attributes: { role: 'listbox', 'aria-label': 'Films' } });
  input.list_ = list;
  input.after(list);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) input.setAttribute(name, value);
  const box = { input, list, films: [], active: -1 };
  input.addEventListener('input', () => suggest(box));
  input.addEventListener('keydown', event => onKey(box, event));
  input.addEventListener('blur', () => close(box));
  // The box keeps the focus, or its list would close before the click arrives.
  list.addEventListener('pointerdown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const index = [...list.children].indexOf(event.target.closest('[role=option]'));
    if (index >= 0) choose(box, box.films[index]);
  });
  if (input.value && document.activeElement === input && input.value !== input.defaultValue) suggest(box);
}

async function suggest(box) {
  const query = box.query = box.input.value.trim().toLowerCase();
  if (!query) return close(box);
  // Earlier requests are not cancelled: what they find is kept for who goes back a letter, from the moment that they are sent.
  if (!kept.has(query)) keep(query, find(query));
  const films = await kept.get(query);
  if (box.query !== query) return;
  if (films) open(box, films);
  else close(box);
}

function keep(query, films) {
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(query, films);
}

/** The films, or null: a search says what is wrong; suggestions just do not come. */
async function find(query) {
  try {
    const response = await fetch(`v1/movies?${new URLSearchParams({ query, count: MOST })}`);
    if (response.ok) return (await response.json()).results;
  } catch {
    // The next keystroke asks anew.
  }
  kept.delete(query);
  return null;
}

function open(box, films) {
  if (document.activeElement !== box.input) return;
  box.films = films;
  box.list.replaceChildren(...films.map((film, index) => optionOf(box, film, index)));
  const some = films.length > 0;
  box.list.hidden = !some;
  box.input.setAttribute('aria-expanded', some);
  activate(box, -1);
  announce(some ? `${films.length} films suggested` : 'No film suggested');
}

function close(box) {
  box.query = undefined;
  box.films = [];
  box.list.hidden = true;
  box.input.setAttribute('aria-expanded', false);
  activate(box, -1);
}

function optionOf(box, film, index) {
  return element(
    'li',
    { id: `${box.list.id}-${index}`, attributes: { role: 'option', 'aria-selected': 'false' } },
    element('span', {}, nameOf(film)),
    element('span', { className: 'quiet' }, [film.year, film.genres.slice(0, 3).join(', ')].filter(Boolean).join(' · ')));
}

function choose(box, film) {
  const { input } = box;
  close(box);
  if (input.dataset.suggest === 'add') {
    const button = element('button', { name: 'movie_id', value: film.movie_id, hidden: true });
    input.value = '';
    input.form.append(button);
    input.form.requestSubmit(button);
    button.remove();
    return;
  }
  if (input.dataset.suggest === 'event') {
    input.value = '';
    input.dispatchEvent(new CustomEvent('film', { bubbles: true, detail: film }));
    return;
  }
  input.value = nameOf(film);
  const others = new URL(addressOfForm(input.form, { without: ['movie_title'] }), location.href).searchParams;
  const parameters = new URLSearchParams([['movie_id', film.movie_id], ...others]);
  input.blur();
  show(`./?${parameters}`);
}

function activate(box, index) {
  box.list.children[box.active]?.setAttribute('aria-selected', false);
  box.active = index;
  const option = box.list.hidden ? null : box.list.children[index];
  option?.setAttribute('aria-selected', true);
  option?.scrollIntoView({ block: 'nearest' });
  if (option) box.input.setAttribute('aria-activedescendant', option.id);
  else box.input.removeAttribute('aria-activedescendant');
}

function onKey(box, event) {
  if (event.isComposing) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    if (box.list.hidden) return void suggest(box);
    // Between the last film and the first is the box itself.
    const stops = box.films.length + 1;
    activate(box, (box.active + 1 + (event.key === 'ArrowDown' ? 1 : -1) + stops) % stops - 1);
  } else if (event.key === 'Enter' && box.films[box.active]) {
    event.preventDefault();
    choose(box, box.films[box.active]);
  } else if (event.key === 'Enter') {
    close(box);
  } else if (event.key === 'Escape' && !box.list.hidden) {
    event.preventDefault();
    close(box);
  }
}

/** Puts the caret into the search box where a slash is pressed anywhere else. */
export function startShortcut() {
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
    event.preventDefault();
    byId('title').select();
  });
}
