import { byId, element } from './dom.js';

const MILLISECONDS = 260;

/** What is in the list, and where on the screen. */
export function rememberCards() {
  const cards = [...document.querySelectorAll('#results > .card')];
  return {
    seeds: document.querySelector('.seeds')?.dataset.seeds,
    ranks: new Map(cards.map(card => [card.dataset.id, Number(card.dataset.rank)])),
    places: new Map(cards.map(card => [card.dataset.id, card.getBoundingClientRect()])),
    focused: cards.indexOf(document.activeElement?.closest('.card')),
  };
}

/** Says what is different in a list of the same films to start from, and marks the cards. */
export function describeChanges({ seeds, ranks }) {
  const line = byId('changes');
  if (!line || !ranks.size || seeds !== document.querySelector('.seeds')?.dataset.seeds) return '';
  let [fresh, moved] = [0, 0];
  for (const card of document.querySelectorAll('#results > .card')) {
    const before = ranks.get(card.dataset.id);
    const by = before - Number(card.dataset.rank);
    if (before === undefined) fresh++;
    else if (by !== 0) moved++;
    const text = before === undefined ? 'New' : by > 0 ? `▲ ${by}` : by < 0 ? `▼ ${-by}` : '';
    if (text) card.querySelector('h3').append(element('span', { className: by < 0 ? 'move' : 'move up' }, text));
  }
  line.textContent = fresh + moved === 0 ? 'Nothing changed.' : `${count(fresh, 'new film')}, ${moved} moved.`;
  line.hidden = false;
  return line.textContent;
}

/** Lets cards glide from where they were; whoever prefers less motion sees them where they are. */
export function moveCards({ places }) {
  if (!places.size || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const card of document.querySelectorAll('#results > .card')) {
    const before = places.get(card.dataset.id);
    const now = card.getBoundingClientRect();
    const isSeen = now.top < innerHeight && now.bottom > 0 || before && before.top < innerHeight && before.bottom > 0;
    if (!isSeen) continue;
    const frames = before
      ? [{ transform: `translate(${before.left - now.left}px, ${before.top - now.top}px)` }, { transform: 'none' }]
      : [{ opacity: 0 }, { opacity: 1 }];
    card.animate(frames, { duration: MILLISECONDS, easing: 'ease-out' });
  }
}

const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;
