/** Places of films come as whole numbers from 0 to this. */
const LARGEST = 65535;

/** The columns of a cell of the grid by which films are found near a point. */
const CELLS = 256;

/** All films of the map, column by column, the most rated first; places are from 0 to 1. */
export async function fetchFilms() {
  const response = await fetch('v1/map');
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail ?? `The service answered with status ${response.status}.`);
  const films = {
    version: body.model.version,
    genres: body.genres,
    count: body.movie_ids.length,
    ids: Int32Array.from(body.movie_ids),
    x: Float32Array.from(body.x, value => value / LARGEST),
    y: Float32Array.from(body.y, value => value / LARGEST),
    masks: Int32Array.from(body.genre_masks),
    ratings: Int32Array.from(body.rating_counts),
    averages: body.average_ratings,
    years: body.years,
    titles: body.titles,
  };
  return { ...films, rows: new Map(body.movie_ids.map((id, row) => [id, row])), grid: gridOf(films) };
}

/** Each cell's films, for looking them up by place. */
function gridOf({ count, x, y }) {
  const cells = new Map();
  for (let row = 0; row < count; row++) {
    const cell = cellOf(x[row], y[row]);
    if (cells.has(cell)) cells.get(cell).push(row);
    else cells.set(cell, [row]);
  }
  return cells;
}

const column = value => Math.min(CELLS - 1, Math.max(0, Math.floor(value * CELLS)));
const cellOf = (x, y) => column(y) * CELLS + column(x);

/** The film closest to a point of the map and no farther than `reach`, or −1; only films that `isShown` allows. */
export function nearest({ x, y, grid }, at, reach, isShown) {
  let [best, distance] = [-1, reach * reach];
  for (let j = column(at.y - reach); j <= column(at.y + reach); j++) {
    for (let i = column(at.x - reach); i <= column(at.x + reach); i++) {
      for (const row of grid.get(j * CELLS + i) ?? []) {
        const squared = (x[row] - at.x) ** 2 + (y[row] - at.y) ** 2;
        if (squared < distance && isShown(row)) [best, distance] = [row, squared];
      }
    }
  }
  return best;
}

/** The films inside a polygon, the most rated first; only films that `isShown` allows. */
export function inside({ count, x, y }, polygon, isShown) {
  const rows = [];
  for (let row = 0; row < count; row++) {
    if (isShown(row) && contains(polygon, x[row], y[row])) rows.push(row);
  }
  return rows;
}

/** Whether a ray from a point to the right leaves the polygon an odd number of times. */
function contains(polygon, x, y) {
  let isInside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [a, b] = [polygon[i], polygon[j]];
    if (a.y > y !== b.y > y && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) isInside = !isInside;
  }
  return isInside;
}
