const MIN_ZOOM = 0.8;
const MAX_ZOOM = 400;
const FLIGHT_MILLISECONDS = 700;

/** A neighbour or two may lie at the other end of the map. */
const FITTED = 0.85;

/** What part of the map is seen: its centre, and how many times as large as to fit in. Sizes are in CSS pixels. */
export class View {
  constructor(onChange) {
    [this.x, this.y, this.zoom, this.width, this.height, this.onChange] = [0.5, 0.5, 1, 1, 1, onChange];
  }

  /** Pixels for the side of the map's square. */
  get scale() {
    return this.zoom * Math.min(this.width, this.height) * 0.94;
  }

  resize(width, height) {
    [this.width, this.height] = [Math.max(1, width), Math.max(1, height)];
    this.onChange();
  }

  /** The pixel of a point of the map. */
  toPixel(x, y) {
    return { x: (x - this.x) * this.scale + this.width / 2, y: (y - this.y) * this.scale + this.height / 2 };
  }

  /** The point of the map at a pixel. */
  toMap(x, y) {
    return { x: (x - this.width / 2) / this.scale + this.x, y: (y - this.height / 2) / this.scale + this.y };
  }

  pan(dx, dy) {
    this.stop();
    this.moveTo(this.x - dx / this.scale, this.y - dy / this.scale, this.zoom);
  }

  /** Zooms by a factor, so that what is at a pixel stays there. */
  zoomBy(factor, pixelX = this.width / 2, pixelY = this.height / 2) {
    this.stop();
    const before = this.toMap(pixelX, pixelY);
    this.zoom = clamp(this.zoom * factor, MIN_ZOOM, MAX_ZOOM);
    const after = this.toMap(pixelX, pixelY);
    this.moveTo(this.x + before.x - after.x, this.y + before.y - after.y, this.zoom);
  }

  /** Moves to a place, step by step unless the reader wants no motion. */
  flyTo(x, y, zoom) {
    this.stop();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return this.moveTo(x, y, zoom);
    const [from, start] = [{ x: this.x, y: this.y, zoom: this.zoom }, performance.now()];
    const step = now => {
      const share = clamp((now - start) / FLIGHT_MILLISECONDS, 0, 1);
      const eased = share * share * (3 - 2 * share);
      this.moveTo(from.x + (x - from.x) * eased, from.y + (y - from.y) * eased, from.zoom * (zoom / from.zoom) ** eased);
      this.flight = share < 1 ? requestAnimationFrame(step) : undefined;
    };
    this.flight = requestAnimationFrame(step);
  }

  /** Flies so that the first of these places is in the middle, and all but the farthest of them are seen. */
  fit(places) {
    const [{ x, y }] = places;
    const distances = places.map(place => Math.max(Math.abs(place.x - x), Math.abs(place.y - y))).sort((a, b) => a - b);
    const reach = Math.max(distances[Math.floor((places.length - 1) * FITTED)], 0.01);
    this.flyTo(x, y, clamp(0.42 / reach, MIN_ZOOM, MAX_ZOOM));
  }

  moveTo(x, y, zoom) {
    [this.x, this.y, this.zoom] = [clamp(x, -0.2, 1.2), clamp(y, -0.2, 1.2), clamp(zoom, MIN_ZOOM, MAX_ZOOM)];
    this.onChange();
  }

  stop() {
    if (this.flight) cancelAnimationFrame(this.flight);
    this.flight = undefined;
  }
}

const clamp = (value, least, most) => Math.min(most, Math.max(least, value));
