import { writeCsv } from '../csv.js';
import { byId, element, nameOf } from '../dom.js';

const IN_VIEW = 30;
const IN_LASSO = 500;

/** The list beside the map, which says the same for keyboards and screen readers, and the card of one film. */
export class Panel {
  constructor(films, onShow) {
    [this.films, this.onShow] = [films, onShow];
    byId('map-list').addEventListener('click', event => {
      const button = event.target.closest('button[data-row]');
      if (button) this.onShow(Number(button.dataset.row));
    });
    byId('map-csv').addEventListener('click', () => this.download());
  }

  /** Lists what is in view: the most rated films first. */
  listView(view, isShown) {
    const rows = [];
    for (let row = 0; row < this.films.count && rows.length < IN_VIEW; row++) {
      const at = view.toPixel(this.films.x[row], this.films.y[row]);
      if (isShown(row) && at.x >= 0 && at.y >= 0 && at.x <= view.width && at.y <= view.height) rows.push(row);
    }
    this.list('Films in view', rows, rows.length < IN_VIEW ? '' : ', those with the most ratings');
  }

  /** Lists chosen films. */
  list(heading, rows, note = '') {
    this.rows = rows;
    byId('map-heading').textContent = heading;
    byId('map-count').textContent = `${rows.length.toLocaleString('en')} ${rows.length === 1 ? 'film' : 'films'}${note}`;
    byId('map-list').replaceChildren(...rows.slice(0, IN_LASSO).map(row => this.itemOf(row)));
    byId('map-csv').hidden = rows.length === 0;
  }

  itemOf(row) {
    const film = this.filmOf(row);
    return element('li', {},
      element('a', { href: `./?movie_id=${film.movie_id}` }, nameOf(film)), ' ',
      element('span', { className: 'year' }, film.year ?? ''), ' ',
      element('button', { type: 'button', className: 'plain', dataset: { row }, attributes: { 'aria-label': `Show ${nameOf(film)} on the map` } }, 'Show'));
  }

  /** Shows a film's card; none for −1. */
  card(row) {
    const card = byId('map-card');
    card.hidden = row < 0;
    if (row < 0) return;
    const film = this.filmOf(row);
    const rating = film.rating_count > 0 ? `★ ${film.average_rating.toFixed(1)} by ${film.rating_count.toLocaleString('en')}` : 'not rated yet';
    card.replaceChildren(
      element('img', { src: `covers/${film.movie_id}.svg`, alt: '', width: 60, height: 90 }),
      element('div', {},
        element('h2', {}, nameOf(film), ' ', element('span', { className: 'year' }, film.year ?? '')),
        element('p', { className: 'facts' }, element('span', {}, film.genres.join(' · ')), element('span', {}, rating)),
        element('p', {}, element('a', { href: `./?movie_id=${film.movie_id}` }, 'Films like this'))));
  }

  filmOf(row) {
    const { films } = this;
    return {
      movie_id: films.ids[row], title: films.titles[row], year: films.years[row] || undefined, rating_count: films.ratings[row],
      average_rating: films.averages[row], genres: films.genres.filter((_, genre) => films.masks[row] >> genre & 1),
    };
  }

  download() {
    const names = ['movie_id', 'title', 'year', 'genres', 'average_rating', 'rating_count'];
    const rows = this.rows.map(row => this.filmOf(row)).map(film => names.map(name => name === 'genres' ? film.genres.join('|') : film[name]));
    const address = URL.createObjectURL(new Blob([writeCsv(names, rows)], { type: 'text/csv' }));
    element('a', { href: address, download: 'films.csv' }).click();
    URL.revokeObjectURL(address);
  }
}
