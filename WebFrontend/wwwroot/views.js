import { ServiceError, searchMovies } from './api.js';
import { element } from './dom.js';
import { exactFilmLink, filmFacts, filmLinks, resultList, titleParts } from './films.js';

/** Looked up in the catalogue; each shows the film found, whatever it is. */
const EXAMPLES = ['Toy Story', 'The Matrix', 'Zodiac', 'Amélie', 'Pulp Fiction', 'Spirited Away', 'Casablanca', 'Alien'];

const paragraph = (text, className = '') => element('p', { className }, text);

export function homeView(model, signal) {
  return {
    content: [
      element('h1', {}, 'Which films are like yours?'),
      paragraph('Name a film, get the twenty most similar ones. Or start from one of these:'),
      examples(model, signal),
    ],
    summary: '',
  };
}

export function similarView({ seed, results, matched, other_matches: others }, { title, model }) {
  const heading = `Films similar to ${seed.title}`;
  return {
    content: [
      element('h1', {}, heading),
      filmFacts(seed),
      ...(matched === 'fuzzy' ? [paragraph(`The catalogue has no film called “${title}”; this one comes closest.`)] : []),
      ...(others ? [section(`Did you mean another “${title}”?`, filmLinks(others, model, exactFilmLink))] : []),
      results.length > 0 ? resultList(results, model) : paragraph('The model knows no film like it.'),
    ],
    title: model === 'ensemble' ? heading : `${heading} – ${model}`,
    summary: `${results.length} films similar to ${titleParts(seed).name}`,
  };
}

export function waitView(detail) {
  return message('One moment …', [paragraph(detail ?? 'The service is busy.'), paragraph('This page asks again by itself.', 'quiet')]);
}

export function failureView(error, state, model, signal, retry) {
  if (!(error instanceof ServiceError)) {
    return message('The service cannot be reached', [paragraph('Is it still running, and are you connected to it?'), retryButton(retry)]);
  }
  if (error.status === 404 && 'suggestions' in error.problem) return unknownTitle(state.title, error.problem.suggestions, model, signal);
  if (error.status === 404) return message('No such film', [paragraph(`The catalogue has no film with the id ${state.id}.`), tryThese(model, signal)]);
  if (error.status === 400) {
    const errors = Object.values(error.problem.errors ?? { detail: error.message });
    return message('This address does not work', [...errors.map(text => paragraph(text)), tryThese(model, signal)]);
  }
  return message('That went wrong', [paragraph(error.message), retryButton(retry)]);
}

function unknownTitle(title, suggestions, model, signal) {
  const further = suggestions.length > 0 ? section('Did you mean', filmLinks(suggestions, model)) : tryThese(model, signal);
  return message('No such film', [paragraph(`The catalogue has no film called “${title}”.`), further]);
}

function message(heading, content) {
  return { content: [element('h1', {}, heading), ...content], title: heading, summary: heading };
}

function section(label, content) {
  return element('section', {}, paragraph(label, 'label'), content);
}

function tryThese(model, signal) {
  return section('Try one of these', examples(model, signal));
}

function retryButton(retry) {
  return element('button', { type: 'button', onclick: retry }, 'Try again');
}

/** A list that fills when the catalogue answers. */
function examples(model, signal) {
  const place = element('div', { className: 'examples' });
  Promise.all(EXAMPLES.map(query => searchMovies(query, 1, { signal }))).then(found => {
    const movies = new Map(found.flat().map(movie => [movie.movie_id, movie]));
    place.replaceChildren(filmLinks([...movies.values()], model));
  }, () => place.remove());
  return place;
}
