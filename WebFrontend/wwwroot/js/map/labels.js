import { nameOf } from '../dom.js';

/** More titles than this are a carpet, whatever the size of the screen. */
const MOST = 70;

/** Pixels of the map for each title. */
const ROOM = 16000;

const LINE = 17;
const GAP = 8;

/** Writes titles over the points, those of the most rated films first, each where there is room; and lines from the seed to its neighbours. */
export class Labels {
  constructor(canvas, films) {
    [this.context, this.films] = [canvas.getContext('2d'), films];
    [this.names, this.widths] = [new Map(), new Map()];
  }

  /** Draws everything; `lit` are the seed and its neighbours, `lasso` is a polygon in pixels. */
  draw(view, ratio, { isShown, lit, lasso }) {
    const { context } = this;
    const style = getComputedStyle(context.canvas);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, view.width, view.height);
    [context.strokeStyle, context.fillStyle] = [style.getPropertyValue('--accent'), style.getPropertyValue('--ink')];
    this.drawLines(view, lit);
    if (lasso.length > 1) this.drawLasso(lasso);
    context.font = `600 ${style.fontSize} ${style.fontFamily}`;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3.5;
    context.strokeStyle = style.getPropertyValue('--page');
    this.write(view, lit, isShown);
  }

  drawLines(view, lit) {
    const { context, films } = this;
    if (lit.length < 2) return;
    const seed = view.toPixel(films.x[lit[0]], films.y[lit[0]]);
    context.lineWidth = 1.5;
    context.beginPath();
    for (const row of lit.slice(1)) {
      const at = view.toPixel(films.x[row], films.y[row]);
      context.moveTo(seed.x, seed.y);
      context.lineTo(at.x, at.y);
    }
    context.stroke();
  }

  drawLasso(points) {
    const { context } = this;
    context.lineWidth = 2;
    context.beginPath();
    points.forEach(({ x, y }) => context.lineTo(x, y));
    context.closePath();
    context.stroke();
  }

  write(view, lit, isShown) {
    const most = Math.min(MOST, view.width * view.height / ROOM);
    const taken = [];
    const place = row => {
      const at = view.toPixel(this.films.x[row], this.films.y[row]);
      if (at.x < 0 || at.y < 0 || at.x > view.width || at.y > view.height) return;
      const box = { left: at.x + GAP, top: at.y - LINE / 2, right: at.x + GAP + this.widthOf(row), bottom: at.y + LINE / 2 };
      if (taken.some(other => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) return;
      taken.push(box);
      this.context.strokeText(this.nameOf(row), box.left, at.y);
      this.context.fillText(this.nameOf(row), box.left, at.y);
    };
    lit.forEach(place);
    for (let row = 0; row < this.films.count && taken.length < most; row++) {
      if (isShown(row)) place(row);
    }
  }

  nameOf(row) {
    // Without other titles in parentheses, which would cover the neighbours.
    if (!this.names.has(row)) this.names.set(row, nameOf({ title: this.films.titles[row], year: this.films.years[row] }).replace(/ \(.*/, ''));
    return this.names.get(row);
  }

  widthOf(row) {
    if (!this.widths.has(row)) this.widths.set(row, this.context.measureText(this.nameOf(row)).width);
    return this.widths.get(row);
  }
}
