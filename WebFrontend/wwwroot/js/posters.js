/** Takes away posters that do not load, so that the cover below shows and no sign of a broken picture. */
export function startPosters() {
  document.addEventListener('error', event => event.target.matches?.('.cover img') && event.target.remove(), true);
  for (const poster of document.querySelectorAll('.cover img')) {
    if (poster.complete && poster.naturalWidth === 0) poster.remove();
  }
}
