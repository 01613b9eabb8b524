import { parametersOf } from './api.js';

/** What the page's own address asks for. Parameters it does not know, such as trackers', are passed over. */
export function readAddress() {
  const parameters = new URLSearchParams(location.search);
  const text = name => parameters.get(name)?.trim() || undefined;
  return {
    title: text('movie_title'),
    id: text('movie_id'),
    count: text('count'),
    model: text('model')?.toLowerCase() ?? 'ensemble',
  };
}

export function addressOf(state) {
  const parameters = parametersOf(state).toString();
  return parameters ? `./?${parameters}` : './';
}

export const namesFilm = state => Boolean(state.title || state.id);
