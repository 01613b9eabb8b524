/** What a form need not send, since it is the same without. */
const DEFAULTS = { weight: '0.5', diversity: '0', series: 'all', min_ratings: '0', count: '20' };

/** The address of what a form asks for; `submitter` is the button that was pressed, if any. */
export function addressOfForm(form, { submitter, without = [] } = {}) {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    const text = value.trim();
    if (text && DEFAULTS[name] !== text && !without.includes(name)) parameters.append(name, text);
  }
  return `./?${parameters}`;
}

/** Whether an address names a film to start from. */
export function namesFilm(address) {
  const { searchParams } = new URL(address, location.href);
  return ['movie_title', 'movie_id', 'imdb_id', 'tmdb_id'].some(name => searchParams.get(name)?.trim());
}
