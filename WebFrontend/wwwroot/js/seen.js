import { readCsv, writeCsv } from './csv.js';
import { announce, byId, element, nameOf } from './dom.js';
import { forgetPages } from './fetching.js';
import { show } from './live.js';
import { addSeen, forgetSeen, seenFilms, seenIds } from './seen-films.js';

/** What one request can ask. */
const BATCH = 500;

/** Starts the buttons and the panel. Films seen are left out of the list that the server sent with the page, too. */
export function startSeen() {
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-seen]');
    if (button) markSeen(button.closest('.card'));
  });
  const seen = new Set(seenIds());
  if ([...document.querySelectorAll('.card')].some(card => seen.has(Number(card.dataset.id)))) show(location.href, { history: 'replace', isSteered: true });
}

/** Shows the panel of the page that is shown. */
export function showSeen() {
  const panel = byId('seen-panel');
  if (!panel) return;
  const count = seenFilms().length;
  byId('seen-count').textContent = count ? `(${count})` : '';
  const file = element('input', { type: 'file', accept: '.csv,text/csv', className: 'hidden', id: 'seen-file', onchange: () => importFile(file.files[0]) });
  panel.className = 'panel';
  panel.replaceChildren(...[
    element('p', {}, count ? `${count} ${count === 1 ? 'film is' : 'films are'} left out. Only this browser knows.` : 'Films that you mark as seen are left out. Only this browser knows.'),
    element('label', { className: 'button', htmlFor: 'seen-file' }, 'Import CSV'),
    file,
    count ? element('button', { type: 'button', onclick: exportFile }, 'Export CSV') : null,
    count ? element('button', { type: 'button', onclick: () => changeSeen(forgetSeen, 'All films forgotten') }, 'Forget all') : null,
    element('p', { className: 'quiet' }, 'Files of MovieLens (movieId) and Letterboxd (Name, Year) will do.'),
  ].filter(Boolean));
}

function markSeen({ dataset: { id, title, year, imdb, tmdb } }) {
  changeSeen(() => addSeen([{ id: Number(id), title, year: year && Number(year), imdb, tmdb: tmdb && Number(tmdb) }]), 'Left out from now on');
}

function changeSeen(change, text) {
  change();
  forgetPages();
  announce(text);
  return show(location.href, { history: 'none', isSteered: true, scroll: scrollY });
}

function exportFile() {
  const rows = seenFilms().map(film => [film.id, nameOf(film), film.year, film.imdb, film.tmdb]);
  const url = URL.createObjectURL(new Blob([writeCsv(['movieId', 'Title', 'Year', 'imdbID', 'tmdbID'], rows)], { type: 'text/csv' }));
  element('a', { href: url, download: 'seen-films.csv' }).click();
  URL.revokeObjectURL(url);
}

async function importFile(file) {
  try {
    const rows = readCsv(await file.text());
    const queries = rows.map(queryOf).filter(Boolean);
    if (queries.length === 0) return announce(`${file.name} has no column movieId, imdbID, tmdbID, Name or Title.`);
    const films = [];
    for (let i = 0; i < queries.length; i += BATCH) films.push(...await findFilms(queries.slice(i, i + BATCH)));
    await changeSeen(() => addSeen(films), '');
    byId('seen-panel').append(element('p', { attributes: { role: 'status' } }, `${films.length} of ${rows.length} films of ${file.name} were found.`));
  } catch (error) {
    byId('seen-panel').append(element('p', { attributes: { role: 'alert' } }, `${file.name} cannot be read: ${error.message}`));
  }
}

/** A row names a film by an id or by its title and year. */
function queryOf(row) {
  const title = row.name || row.title;
  if (/^tt\d+$/.test(row.imdbid ?? '')) return { imdb_id: row.imdbid, count: 1 };
  if (/^\d+$/.test(row.tmdbid ?? '')) return { tmdb_id: row.tmdbid, count: 1 };
  if (title) return { movie_title: row.year ? `${title} (${row.year})` : title, count: 1 };
  if (/^\d+$/.test(row.movieid ?? '')) return { movie_id: row.movieid, count: 1 };
}

async function findFilms(queries) {
  const response = await fetch('v1/similar', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ queries }) });
  const { answers, detail } = await response.json();
  if (!response.ok) throw new Error(detail);
  return answers.filter(answer => answer.seed).map(({ seed }) => (
    { id: seed.movie_id, title: seed.title, year: seed.year, imdb: seed.imdb_id, tmdb: seed.tmdb_id }));
}
