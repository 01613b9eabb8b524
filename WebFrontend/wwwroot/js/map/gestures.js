const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const STEP = 80;
const ZOOM_STEP = 1.5;

/** A press that moves less is a tap. */
const TAP = 5;

/** Moves a view by mouse, touch and keys; draws a lasso with the shift key or while `isLassoing`; reports taps and what the pointer is over. */
export function startGestures(surface, view, { isLassoing, onHover, onTap, onLasso, onLassoEnd }) {
  const pointers = new Map();
  let [moved, lasso] = [0, null];

  surface.addEventListener('pointerdown', event => {
    surface.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, at(event));
    if (pointers.size > 1) lasso = null;
    else [moved, lasso] = [0, event.shiftKey || isLassoing() ? [at(event)] : null];
  });

  surface.addEventListener('pointermove', event => {
    const before = pointers.get(event.pointerId);
    if (!before) return onHover(at(event));
    const now = at(event);
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    pointers.set(event.pointerId, now);
    if (lasso) {
      lasso.push(now);
      onLasso(lasso);
    } else if (pointers.size === 1) {
      view.pan(now.x - before.x, now.y - before.y);
    } else {
      pinch(event.pointerId, before, now);
    }
  });

  for (const name of ['pointerup', 'pointercancel']) {
    surface.addEventListener(name, event => {
      if (!pointers.delete(event.pointerId)) return;
      if (name === 'pointerup' && moved < TAP) onTap(at(event));
      else if (lasso) onLassoEnd(lasso);
      if (lasso) onLasso([]);
      lasso = null;
    });
  }

  surface.addEventListener('pointerleave', () => onHover(null));
  surface.addEventListener('dblclick', event => view.zoomBy(2, at(event).x, at(event).y));
  surface.addEventListener('wheel', event => {
    event.preventDefault();
    view.zoomBy(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0018)), at(event).x, at(event).y);
  }, { passive: false });

  surface.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (ARROWS[event.key]) view.pan(...ARROWS[event.key].map(direction => direction * STEP));
    else if (event.key === '+' || event.key === '=') view.zoomBy(ZOOM_STEP);
    else if (event.key === '-') view.zoomBy(1 / ZOOM_STEP);
    else if (event.key === '0') view.flyTo(0.5, 0.5, 1);
    else return;
    event.preventDefault();
  });

  /** Two fingers: what lies between them grows as their distance does. */
  function pinch(id, before, now) {
    const [, other] = [...pointers].find(([pointer]) => pointer !== id);
    const factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    view.zoomBy(factor, (now.x + other.x) / 2, (now.y + other.y) / 2);
    view.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
  }

  function at(event) {
    const box = surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}
