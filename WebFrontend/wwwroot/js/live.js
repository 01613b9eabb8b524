import { addressOfForm } from './address.js';
import { describeChanges, moveCards, rememberCards } from './changes.js';
import { announce, byId, element } from './dom.js';
import { fetchPage } from './fetching.js';
import { seenIds } from './seen-films.js';
import { showTrail } from './trail.js';

const ONE_STEP_MILLISECONDS = 1000;

const main = byId('main');

let pending;
let timer;
let whenShown = () => {};

/** Makes links, forms and the history live; `onShown` is called whenever the page shows something else. */
export function startLive(onShown) {
  whenShown = onShown;
  history.scrollRestoration = 'manual';
  document.addEventListener('click', followLink);
  document.addEventListener('submit', submit);
  document.addEventListener('input', event => event.target.id === 'weight' && steer(event.target.form));
  document.addEventListener('change', event => {
    const form = event.target.form;
    if (form?.id === 'tune' && !event.target.dataset.suggest && event.target.name) steer(form);
  });
  addEventListener('popstate', event => show(location.href, { history: 'none', scroll: event.state?.scroll ?? 0 }));
  askAgain();
}

/**
 * Shows the page of an address: `history` is push, replace or none. A new page begins at its top, one that was only steered stays where it is,
 * and going back goes to where one was (`scroll`).
 */
export async function show(address, { history: entry = 'push', isSteered = false, scroll } = {}) {
  pending?.abort();
  clearTimeout(timer);
  const { signal } = pending = new AbortController();
  if (entry !== 'none') record(address, entry);
  main.ariaBusy = 'true';
  try {
    const { page, again } = await fetchPage(address, { signal });
    present(page, { isSteered, scroll });
    if (again) askAgain(again);
  } catch (error) {
    if (!signal.aborted) presentFailure(address, error);
  } finally {
    if (!signal.aborted) main.ariaBusy = 'false';
  }
}

function record(address, entry) {
  if (entry === 'push') history.replaceState({ ...history.state, scroll: scrollY }, '');
  history[`${entry}State`]({}, '', address);
}

function present(page, { isSteered, scroll }) {
  const before = rememberCards();
  document.title = page.title;
  swap(page);
  const changes = describeChanges(before);
  moveCards(before);
  if (scroll !== undefined) scrollTo(0, scroll);
  else if (!isSteered) moveToTop();
  keepFocus(before);
  announce([main.querySelector('h1')?.innerText, changes].filter(Boolean).join('. '));
  showTrail();
  whenShown();
}

/** Replaces what is shown. The controls stay, or a slider could not be dragged on. */
function swap(page) {
  const [old, fresh] = [byId('tune'), page.getElementById('tune')];
  if (old && fresh) {
    takeOver(old, fresh);
    fresh.replaceWith(old);
  }
  const focused = document.activeElement;
  main.replaceChildren(...page.getElementById('main').childNodes);
  if (main.contains(focused)) focused.focus({ preventScroll: true });
  document.querySelector('footer').replaceWith(page.querySelector('footer'));
  const typed = byId('title');
  if (document.activeElement !== typed) typed.value = page.getElementById('title').value;
  replaceAll(typed.form, page.getElementById('title').form, 'input[type=hidden]');
}

function takeOver(old, fresh) {
  replaceAll(old, fresh, 'input[type=hidden]');
  replaceAll(old, fresh, '.pills', old.querySelector('.choices'));
  for (const control of fresh.querySelectorAll('input:not([type=hidden]), select')) {
    const mine = old.elements.namedItem(control.name);
    const own = mine instanceof RadioNodeList ? [...mine].find(candidate => candidate.type === control.type) : mine;
    if (!own || own === document.activeElement) continue;
    if (control.type === 'checkbox') own.checked = control.checked;
    else own.value = control.value;
  }
  if (fresh.querySelector('.filters').open) old.querySelector('.filters').open = true;
  old.querySelector('output').value = fresh.querySelector('output').value;
}

function replaceAll(old, fresh, selector, before = null) {
  for (const gone of old.querySelectorAll(selector)) gone.remove();
  for (const come of fresh.querySelectorAll(selector)) old.insertBefore(come, before);
}

function moveToTop() {
  scrollTo(0, 0);
  if (document.activeElement?.dataset.suggest !== 'start' || !document.activeElement.value) main.focus({ preventScroll: true });
}

/** A button that was pressed may be gone with its card: then its neighbour in the list is next. */
function keepFocus({ focused }) {
  if (document.activeElement !== document.body || focused < 0) return;
  const cards = main.querySelectorAll('.card');
  (cards[Math.min(focused, cards.length - 1)]?.querySelector('a') ?? main).focus({ preventScroll: true });
}

function presentFailure(address, error) {
  const isAway = error instanceof TypeError;
  const retry = element('button', { type: 'button', onclick: () => show(address, { history: 'none' }) }, 'Try again');
  main.replaceChildren(element(
    'section',
    { className: 'trouble' },
    element('h1', {}, isAway ? 'The service is away' : 'That went wrong'),
    element('p', { className: 'lead' }, isAway ? 'Is it still running, and are you connected to it?' : error.message),
    element('p', { className: 'more' }, retry)));
  announce(main.querySelector('h1').textContent);
}

/** The service said that it is not available now. */
function askAgain(seconds = 2) {
  if (main.querySelector('[data-again]')) timer = setTimeout(() => show(location.href, { history: 'none' }), seconds * 1000);
}

function followLink(event) {
  const link = event.target.closest('a');
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.id === 'next') return followNext(event, link);
  if (!('live' in link.dataset)) return;
  event.preventDefault();
  show(link.href, { isSteered: Boolean(link.closest('.pills, .chips')) });
}

/** Appends the next films to the list. */
async function followNext(event, link) {
  event.preventDefault();
  link.ariaBusy = 'true';
  try {
    const { page } = await fetchPage(link.href, { isFurther: true });
    const seen = new Set(seenIds());
    const fresh = [...page.querySelectorAll('#results > .card')].filter(card => !seen.has(Number(card.dataset.id)));
    const next = page.getElementById('next');
    if (fresh.length === 0 && !next) return void await show(location.href, { history: 'none' });
    byId('results').append(...fresh);
    if (next) link.replaceWith(next);
    else link.remove();
    fresh[0]?.querySelector('h3 a').focus({ preventScroll: true });
    announce(`${fresh.length} more films`);
    whenShown();
  } catch (error) {
    presentFailure(location.href, error);
  }
}

function submit(event) {
  const form = event.target;
  if (!('live' in form.dataset)) return;
  event.preventDefault();
  const isTuning = form.id === 'tune';
  // The button in the box for another film sends what is typed; all others leave that alone.
  const without = isTuning && !event.submitter?.closest('.add') ? ['movie_title'] : [];
  const isOther = isTuning && (event.submitter?.name === 'movie_id' || without.length === 0);
  show(addressOfForm(form, { submitter: event.submitter, without }), { isSteered: isTuning && !isOther });
  if (isTuning) byId('add').value = '';
}

/** When the controls were last used. */
let steeredAt = -Infinity;

/** Asks for what the controls say. What follows within a second, as in one drag of the slider, is one step of the history. */
function steer(form) {
  const address = addressOfForm(form, { without: ['movie_title'] });
  if (new URL(address, location.href).search === location.search) return;
  const isSameStep = performance.now() - steeredAt < ONE_STEP_MILLISECONDS;
  steeredAt = performance.now();
  show(address, { history: isSameStep ? 'replace' : 'push', isSteered: true });
}
