import { byId, element } from './dom.js';

const MOST = 6;

/** Shows where one came from: the films one started from before, in this tab. */
export function showTrail() {
  const [nav, seeds] = [byId('trail'), document.querySelector('.seeds')?.dataset.seeds];
  const steps = read();
  if (seeds) {
    const name = document.querySelector('.seed h1 .name')?.textContent ?? `${seeds.split(' ').length} films`;
    const at = steps.findIndex(step => step.seeds === seeds);
    if (at >= 0) steps.length = at;
    steps.push({ seeds, name, address: location.search });
    sessionStorage.setItem('trail', JSON.stringify(steps.slice(-MOST)));
  }
  const before = steps.slice(-MOST).filter(step => step.seeds !== seeds);
  nav.hidden = before.length === 0;
  nav.replaceChildren(element(
    'ol', { attributes: { role: 'list' } }, ...before.map(step => element('li', {}, element('a', { href: `./${step.address}`, dataset: { live: '' } }, step.name)))));
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem('trail')) ?? [];
  } catch {
    return [];
  }
}
