const DEFAULT_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 60;

/** An answer that is an error; `problem` holds its problem details if it had any. */
export class ServiceError extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? `The service answered with status ${status}.`);
    this.status = status;
    this.problem = problem ?? {};
  }
}

/** The films similar to the one that `state` names, or to the closest one if no film is called so. */
export function findSimilar(state, options) {
  return ask(`./?${parametersOf(state)}&format=json&fuzzy=true`, options);
}

export async function searchMovies(query, count, options) {
  const { results } = await ask(`movies?${new URLSearchParams({ query, count })}`, options);
  return results;
}

export function describeModel() {
  return ask('model');
}

/** The query string of `GET /`, without what is left to its default. */
export function parametersOf({ title, id, count, model }) {
  const parameters = new URLSearchParams();
  if (title) parameters.set('movie_title', title);
  if (id) parameters.set('movie_id', id);
  if (count) parameters.set('count', count);
  if (model && model !== 'ensemble') parameters.set('model', model);
  return parameters;
}

/** Fetches JSON; while the service is not available, calls `onWait` once and asks again when it says. */
async function ask(address, { signal, onWait } = {}) {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(address, { signal, headers: { Accept: 'application/json' } });
    const body = await response.json().catch(() => null);
    signal?.throwIfAborted();
    if (response.ok && body) return body;
    if (response.status !== 503) throw new ServiceError(response.status, body);
    if (attempt === 0) onWait?.(body?.detail);
    await pause(waitOf(response), signal);
  }
}

function waitOf(response) {
  const seconds = Number.parseInt(response.headers.get('Retry-After'), 10);
  return seconds > 0 ? Math.min(seconds, LONGEST_WAIT_SECONDS) : DEFAULT_WAIT_SECONDS;
}

function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}
