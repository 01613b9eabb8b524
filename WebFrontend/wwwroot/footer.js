import { describeModel, parametersOf } from './api.js';
import { byId } from './dom.js';

/** Titles that need no care in any shell or form. */
const PLAIN_TITLE = /^[A-Za-z0-9 ().,:'-]+$/;
const EXAMPLE = { title: 'Zodiac (2007)' };

/** Shows how a program asks for what the page shows; `seed` is the film found. */
export function showCall(state, seed) {
  // Whoever pastes the line into a shell must not run what a title says.
  const byTitle = !state.id && PLAIN_TITLE.test(seed?.title);
  const call = seed ? { ...state, title: byTitle && seed.title, id: !byTitle && seed.movie_id } : EXAMPLE;
  const fields = [...parametersOf(call)].map(([name, value]) => ` -d "${name}=${value}"`);
  const address = new URL('./', location.href).href.replace('//localhost', '//127.0.0.1');
  byId('curl').textContent = `curl -X GET ${address}${fields.join('')}`;
  byId('json').href = `./?${parametersOf(call)}&format=json`;
}

/** Shows which model answers, and the terms of its data. */
export async function showModel() {
  try {
    const { version, movies, provenance } = await describeModel();
    const name = provenance.data_set.name;
    byId('model-version').textContent = ` · model ${version} · ${movies.toLocaleString('en')} films of ${name}`;
    byId('movielens').hidden = name === 'sample';
  } catch {
    byId('model-version').textContent = ' · model unknown';
  }
}
