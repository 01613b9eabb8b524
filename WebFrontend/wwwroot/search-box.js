import { searchMovies } from './api.js';
import { announce, byId, element } from './dom.js';
import { filmLine } from './films.js';

const DEBOUNCE_MILLISECONDS = 150;
const SUGGESTIONS = 8;

const form = byId('search');
const input = byId('title');
const list = byId('suggestions');

let movies = [];
let active = -1;
let timer;
let pending;

/** Runs the box as a combobox with a list: `choose` takes a suggested film, `search` a typed title. */
export function startSearchBox({ choose, search }) {
  const take = movie => {
    input.value = movie.title;
    close();
    choose(movie);
  };
  input.addEventListener('input', suggestSoon);
  input.addEventListener('keydown', onKey);
  input.addEventListener('blur', close);
  // The box keeps the focus, or its list would close before the click arrives.
  list.addEventListener('mousedown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const index = [...list.children].indexOf(event.target.closest('[role=option]'));
    if (index >= 0) take(movies[index]);
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    const movie = movies[active];
    const title = input.value.trim();
    if (movie) take(movie);
    else if (title) search(title);
    else input.focus();
    close();
  });
}

function suggestSoon() {
  cancel();
  if (!input.value.trim()) return close();
  timer = setTimeout(suggest, DEBOUNCE_MILLISECONDS);
}

async function suggest() {
  cancel();
  const query = input.value.trim();
  if (!query) return;
  const { signal } = pending = new AbortController();
  try {
    open(await searchMovies(query, SUGGESTIONS, { signal }));
  } catch {
    // A search tells what is wrong; suggestions just do not come.
    if (!signal.aborted) close();
  }
}

function cancel() {
  clearTimeout(timer);
  pending?.abort();
}

function open(found) {
  movies = found;
  list.replaceChildren(...movies.map(optionOf));
  const some = movies.length > 0;
  list.hidden = !some;
  input.setAttribute('aria-expanded', some);
  activate(-1);
  announce(some ? `${movies.length} suggested films` : 'No film suggested');
}

function close() {
  cancel();
  movies = [];
  list.hidden = true;
  input.setAttribute('aria-expanded', false);
  activate(-1);
}

function optionOf(movie, index) {
  const option = element('li', { id: `suggestion-${index}`, role: 'option' }, ...filmLine(movie, { genres: true }));
  option.ariaSelected = 'false';
  return option;
}

function activate(index) {
  list.children[active]?.setAttribute('aria-selected', false);
  active = index;
  const option = list.hidden ? null : list.children[active];
  option?.setAttribute('aria-selected', true);
  option?.scrollIntoView({ block: 'nearest' });
  if (option) input.setAttribute('aria-activedescendant', option.id);
  else input.removeAttribute('aria-activedescendant');
}

/** One step through the options and, between the last and the first, the box itself. */
function step(by) {
  const stops = movies.length + 1;
  activate((active + 1 + by + stops) % stops - 1);
}

function onKey(event) {
  if (event.isComposing) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    if (list.hidden) suggest();
    else if (event.altKey) close();
    else step(event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Escape') {
    event.preventDefault();
    if (list.hidden) input.value = '';
    close();
  } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
    activate(-1);
  }
}
