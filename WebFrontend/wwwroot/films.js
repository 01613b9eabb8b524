import { addressOf } from './address.js';
import { element } from './dom.js';

const number = new Intl.NumberFormat('en');
const rating = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const score = new Intl.NumberFormat('en', { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** A title cut before the year at its end. */
export function titleParts({ title, year }) {
  const suffix = ` (${year})`;
  return year && title.endsWith(suffix) ? { name: title.slice(0, -suffix.length), year: suffix.trim() } : { name: title };
}

/** What shows a film in a line: its title and, where several may share that, its genres. */
export function filmLine(movie, { genres = false } = {}) {
  const { name, year } = titleParts(movie);
  const quiet = [year, genres && movie.genres.join(' · ')].filter(Boolean).join('  ');
  return [name, quiet ? element('span', { className: 'year' }, ` ${quiet}`) : null];
}

/** A link that searches from a film by its title, which people can read. */
export function filmLink(movie, model) {
  return routeLink(movie, { title: movie.title, model }, filmLine(movie));
}

/** A link that searches from a film whose title may mean another. */
export function exactFilmLink(movie, model) {
  return routeLink(movie, { id: movie.movie_id, model }, filmLine(movie, { genres: true }));
}

export function filmLinks(movies, model, linkOf = filmLink) {
  return element('ul', { className: 'film-links', role: 'list' }, ...movies.map(movie => element('li', {}, linkOf(movie, model))));
}

function routeLink(movie, state, content) {
  return element('a', { href: addressOf(state), dataset: { route: '', movieId: movie.movie_id } }, ...content);
}

/** Genres and rating. */
export function filmFacts(movie) {
  const ratings = `${number.format(movie.rating_count)} ${movie.rating_count === 1 ? 'rating' : 'ratings'}`;
  const star = element('span', { className: 'star' }, '★');
  star.ariaHidden = 'true';
  return element(
    'div',
    { className: 'facts' },
    movie.genres.length > 0 ? element('p', {}, movie.genres.join(' · ')) : null,
    element('p', {}, star, ` ${rating.format(movie.average_rating)} from ${ratings}`));
}

export function resultList(results, model) {
  return element('ol', { className: 'results', role: 'list', dataset: { model } }, ...results.map(movie => resultItem(movie, model)));
}

function resultItem(movie, model) {
  return element(
    'li',
    {},
    element('span', { className: 'rank' }, movie.rank),
    element('div', { className: 'film' }, element('h2', {}, filmLink(movie, model)), filmFacts(movie)),
    element(
      'dl',
      { className: 'scores' },
      scoreItem('similarity', 'Similarity', movie.similarity_score),
      scoreItem('collaborative', 'Collaborative', movie.collaborative_score),
      scoreItem('content', 'Content', movie.content_score)));
}

function scoreItem(kind, label, value) {
  const bar = element('span', { className: 'bar' });
  bar.style.setProperty('--share', `${value * 100}%`);
  return element('div', { className: kind }, element('dt', {}, label), element('dd', {}, score.format(value), bar));
}
