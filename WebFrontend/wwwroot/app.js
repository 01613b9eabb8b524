import { addressOf, namesFilm, readAddress } from './address.js';
import { findSimilar } from './api.js';
import { announce, byId } from './dom.js';
import { showCall, showModel } from './footer.js';
import { startSearchBox } from './search-box.js';
import { failureView, homeView, similarView, waitView } from './views.js';

const main = byId('main');
const input = byId('title');
const form = byId('search');

/** Answers by address, so that going back is immediate and finds its place on the page. */
const answers = new Map();
let state;
let pending;

/** Goes to a state: `movieId` is the film meant, if known; a title may name several. */
function go(next, { movieId, focus = true, replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', addressOf(next));
  show(next, { movieId, focus });
}

async function show(next, { movieId, focus = false } = {}) {
  pending?.abort();
  const { signal } = pending = new AbortController();
  state = next;
  let shown = input.value = next.title ?? '';
  for (const radio of form.elements.model) radio.checked = radio.value === next.model;
  showCall(next);
  const present = view => {
    main.replaceChildren(...view.content);
    main.ariaBusy = 'false';
    document.title = view.title ? `${view.title} – MovieSimilarity` : 'MovieSimilarity';
    announce(view.summary);
    const typing = document.activeElement === input && input.value !== shown;
    if (focus && !typing) moveToHeading();
  };
  if (!namesFilm(next)) return present(homeView(chosenModel(), signal));
  main.ariaBusy = 'true';
  try {
    const answer = answers.get(addressOf(next)) ?? await findSimilar(next, { signal, onWait: detail => present(waitView(detail)) });
    if (movieId && answer.seed.movie_id !== movieId) return go({ ...next, title: undefined, id: movieId }, { focus, replace: true });
    answers.set(addressOf(next), answer);
    if (input.value === shown) shown = input.value = answer.seed.title;
    showCall(next, answer.seed);
    present(similarView(answer, next));
  } catch (error) {
    if (!signal.aborted) present(failureView(error, next, chosenModel(), signal, () => show(next, { focus: true })));
  }
}

function moveToHeading() {
  const heading = main.querySelector('h1');
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** The model for further searches; an address may name one that does not exist. */
const chosenModel = () => form.elements.model.value || 'ensemble';

document.addEventListener('click', event => {
  const link = event.target.closest('a[data-route]');
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  show(readAddress(), { movieId: Number(link.dataset.movieId), focus: true });
});
form.addEventListener('change', event => {
  if (event.target.name === 'model') go({ ...state, model: event.target.value }, { focus: false });
});
addEventListener('popstate', () => show(readAddress()));
startSearchBox({
  choose: movie => go({ title: movie.title, model: chosenModel() }, { movieId: movie.movie_id }),
  search: title => go({ title, model: chosenModel() }),
});
showModel();
show(readAddress());
