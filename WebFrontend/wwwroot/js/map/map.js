import { announce, byId, nameOf } from '../dom.js';
import { startShortcut, startSuggestions } from '../suggestions.js';
import { fetchFilms, inside, nearest } from './films.js';
import { startGestures } from './gestures.js';
import { Labels } from './labels.js';
import { Panel } from './panel.js';
import { Points, STATES } from './points.js';
import { View } from './view.js';

const NEIGHBOURS = 20;

/** How close, in pixels, a pointer has to come to a film. */
const REACH = 14;

/** After so long without a movement, the list says what is in view. */
const REST_MILLISECONDS = 250;

/** Films of no genre that has a colour. */
const GREY = [0.55, 0.55, 0.55];

const surface = byId('map');
const legend = [...document.querySelectorAll('[data-genre]')];

start().catch(error => {
  byId('map-trouble').textContent = error.message;
  byId('map-trouble').hidden = false;
});

async function start() {
  const films = await fetchFilms();
  const colours = films.genres.map(genre => colourOf(legend.find(box => box.dataset.genre === genre)));
  // Genres come with the rarest first, which tell most of a film.
  const points = Points.create(byId('map-points'), films, row => colours.find((colour, genre) => colour && films.masks[row] >> genre & 1) ?? GREY);
  if (!points) throw new Error('This browser has no WebGL 2, so it cannot draw the map. The list below has the films that most people rated.');
  const labels = new Labels(byId('map-labels'), films);
  const state = { lit: [], lasso: [], chosen: 0, isDirty: true };
  const isShown = row => state.chosen === 0 || (films.masks[row] & state.chosen) !== 0;
  let rest;
  const view = new View(() => {
    state.isDirty = true;
    clearTimeout(rest);
    rest = setTimeout(() => state.isListed || panel.listView(view, isShown), REST_MILLISECONDS);
  });
  const panel = new Panel(films, row => show(row));

  const refresh = () => {
    const lit = new Set(state.lit);
    points.show(row => !isShown(row) ? STATES.hidden : lit.has(row) ? STATES.lit : lit.size > 0 ? STATES.faint : STATES.usual);
    state.isDirty = true;
  };

  /** Lights up a film with its neighbours, and flies there. */
  async function show(row, { isNew = true } = {}) {
    if (isNew) history.pushState(null, '', `?movie_id=${films.ids[row]}`);
    const response = await fetch(`v1/similar?movie_id=${films.ids[row]}&count=${NEIGHBOURS}`);
    const { results = [] } = response.ok ? await response.json() : {};
    state.lit = [row, ...results.map(film => films.rows.get(film.movie_id)).filter(found => found !== undefined)];
    refresh();
    panel.card(row);
    panel.list(`Nearest to ${labels.nameOf(row)}`, state.lit.slice(1));
    state.isListed = true;
    view.fit(state.lit.map(lit => ({ x: films.x[lit], y: films.y[lit] })));
    announce(`${labels.nameOf(row)} with ${state.lit.length - 1} films like it`);
  }

  function clear() {
    [state.lit, state.isListed] = [[], false];
    refresh();
    panel.card(-1);
    panel.listView(view, isShown);
  }

  const filmAt = at => {
    const point = view.toMap(at.x, at.y);
    return nearest(films, point, REACH / view.scale, isShown);
  };

  startGestures(surface, view, {
    isLassoing: () => byId('map-lasso').getAttribute('aria-pressed') === 'true',
    onHover: at => {
      const row = at ? filmAt(at) : -1;
      surface.classList.toggle('over', row >= 0);
      if (row >= 0 || state.lit.length === 0) panel.card(row);
    },
    onTap: at => {
      const row = filmAt(at);
      if (row >= 0) show(row);
      else if (state.lit.length > 0 || state.isListed) {
        history.pushState(null, '', location.pathname);
        clear();
      }
    },
    onLasso: polygon => {
      state.lasso = polygon;
      state.isDirty = true;
    },
    onLassoEnd: polygon => {
      const rows = inside(films, polygon.map(({ x, y }) => view.toMap(x, y)), isShown);
      state.isListed = true;
      panel.list('Films you circled', rows);
      announce(`${rows.length} films circled`);
    },
  });

  byId('map-lasso').addEventListener('click', ({ currentTarget }) => currentTarget.setAttribute('aria-pressed', currentTarget.getAttribute('aria-pressed') !== 'true'));
  byId('map-home').addEventListener('click', () => view.flyTo(0.5, 0.5, 1));
  byId('map-in').addEventListener('click', () => view.zoomBy(2));
  byId('map-out').addEventListener('click', () => view.zoomBy(0.5));
  byId('legend').addEventListener('change', () => {
    state.chosen = legend.reduce((mask, box) => box.checked ? mask | 1 << films.genres.indexOf(box.dataset.genre) : mask, 0);
    refresh();
    if (!state.isListed) panel.listView(view, isShown);
  });
  document.addEventListener('film', ({ detail }) => films.rows.has(detail.movie_id) && show(films.rows.get(detail.movie_id)));
  addEventListener('popstate', () => open());

  function open() {
    const row = films.rows.get(Number(new URLSearchParams(location.search).get('movie_id')));
    if (row === undefined) clear();
    else show(row, { isNew: false });
  }

  function resize() {
    const { width, height } = surface.getBoundingClientRect();
    for (const canvas of surface.querySelectorAll('canvas')) [canvas.width, canvas.height] = [width * devicePixelRatio, height * devicePixelRatio];
    view.resize(width, height);
  }

  function frame() {
    if (state.isDirty) {
      state.isDirty = false;
      points.draw(view, devicePixelRatio);
      labels.draw(view, devicePixelRatio, { isShown, lit: state.lit, lasso: state.lasso });
      surface.dataset.frames = Number(surface.dataset.frames ?? 0) + 1;
    }
    requestAnimationFrame(frame);
  }

  new ResizeObserver(resize).observe(surface);
  resize();
  startSuggestions();
  startShortcut();
  open();
  frame();
  surface.ariaBusy = 'false';
}

/** A colour such as #4a2f3c as three numbers from 0 to 1. */
function colourOf(box) {
  return box?.dataset.colour && [1, 3, 5].map(start => Number.parseInt(box.dataset.colour.slice(start, start + 2), 16) / 255);
}
