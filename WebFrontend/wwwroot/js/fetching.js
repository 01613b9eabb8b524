import { namesFilm } from './address.js';
import { seenIds } from './seen-films.js';

const MOST_KEPT = 30;

/** Pages that were shown, by address and by what was left out, so that going back is immediate. */
const kept = new Map();

/** Where a page's list left something out, its further pages have to leave out the same. */
let excluded = [];

/** The page of an address as a document, and in how many seconds to ask again if the service is not available. */
export async function fetchPage(address, { signal, isFurther = false } = {}) {
  if (!isFurther) excluded = namesFilm(address) ? seenIds() : [];
  const key = `${new URL(address, location.href).search} ${excluded}`;
  if (kept.has(key)) return { page: parse(kept.get(key)) };
  const response = await fetch(address, { signal, ...requestOf(excluded) });
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) throw new Error(`The service answered with status ${response.status}.`);
  const text = await response.text();
  signal?.throwIfAborted();
  if (response.ok) keep(key, text);
  return { page: parse(text), again: response.status === 503 ? Number.parseInt(response.headers.get('Retry-After'), 10) || 2 : undefined };
}

/** Forgets all pages: another list of seen films makes other pages. */
export const forgetPages = () => kept.clear();

function requestOf(exclude) {
  if (exclude.length === 0) return { headers: { Accept: 'text/html' } };
  return { method: 'POST', headers: { Accept: 'text/html', 'Content-Type': 'application/json' }, body: JSON.stringify({ exclude }) };
}

function keep(key, text) {
  kept.set(key, text);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
}

const parse = text => new DOMParser().parseFromString(text, 'text/html');
