/** As many as a request can leave out. */
const MOST = 10_000;

/** Ids belong to a data set. */
const key = () => `seen films of ${document.body.dataset.films}`;

/** The films that were marked as seen, in this browser only: id, title, year and, where known, the ids of IMDb and TMDB. */
export function seenFilms() {
  try {
    return JSON.parse(localStorage.getItem(key())) ?? [];
  } catch {
    return [];
  }
}

export const seenIds = () => seenFilms().map(film => film.id);

/** Adds films, the newest last; where there are too many, the oldest are forgotten. */
export function addSeen(films) {
  const all = new Map([...seenFilms(), ...films].map(film => [film.id, film]));
  localStorage.setItem(key(), JSON.stringify([...all.values()].slice(-MOST)));
}

export const forgetSeen = () => localStorage.removeItem(key());
