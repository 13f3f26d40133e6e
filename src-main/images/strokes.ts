import { type Coverage } from './coverage';

/** A join is drawn where the direction turns by more than about 11°: below, the gap is far under a pixel. */
const straightCosine = 0.98;
/** Corners of the polygon that stands for a round join or cap. */
const roundCorners = 8;

const circle = Array.from({ length: roundCorners }, (_, i) => {
  const angle = (2 * Math.PI * (i + 0.5)) / roundCorners;
  return { x: Math.cos(angle), y: Math.sin(angle) };
});

/**
 * Adds a line of some width: a rectangle for each segment, a disc at each corner and end, all wound the same way. `xs`,
 * `ys` in pixels, the first `count` of them; `closed` joins the last to the first.
 */
export function stroke(
  coverage: Coverage,
  xs: Float64Array,
  ys: Float64Array,
  count: number,
  halfWidth: number,
  closed: boolean,
): void {
  let lastX = 0;
  let lastY = 0;
  const segments = closed ? count : count - 1;
  for (let a = 0; a < segments; a++) {
    const b = a + 1 < count ? a + 1 : 0;
    if (isOutside(coverage.sizePx, xs[a], ys[a], xs[b], ys[b], halfWidth)) {
      lastX = lastY = 0;
      continue;
    }
    const dx = xs[b] - xs[a];
    const dy = ys[b] - ys[a];
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length === 0) continue;
    const ux = dx / length;
    const uy = dy / length;
    if (lastX * ux + lastY * uy < straightCosine) disc(coverage, xs[a], ys[a], halfWidth);
    segment(coverage, xs[a], ys[a], xs[b], ys[b], -uy * halfWidth, ux * halfWidth);
    lastX = ux;
    lastY = uy;
  }
  if (!closed && count > 0) disc(coverage, xs[count - 1], ys[count - 1], halfWidth);
}

/** Whether a segment of that half width lies wholly to one side of the grid. */
function isOutside(size: number, x0: number, y0: number, x1: number, y1: number, margin: number): boolean {
  const [low, high] = [-margin, size + margin];
  return (
    (x0 < low && x1 < low) || (x0 > high && x1 > high) || (y0 < low && y1 < low) || (y0 > high && y1 > high)
  );
}

/** The rectangle around a segment; `(nx, ny)` is its normal of half the width. */
function segment(
  coverage: Coverage,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  nx: number,
  ny: number,
): void {
  coverage.edge(x0 - nx, y0 - ny, x1 - nx, y1 - ny);
  coverage.edge(x1 - nx, y1 - ny, x1 + nx, y1 + ny);
  coverage.edge(x1 + nx, y1 + ny, x0 + nx, y0 + ny);
  coverage.edge(x0 + nx, y0 + ny, x0 - nx, y0 - ny);
}

function disc(coverage: Coverage, x: number, y: number, radius: number): void {
  if (x + radius < 0 || y + radius < 0 || x - radius > coverage.sizePx || y - radius > coverage.sizePx)
    return;
  let from = circle[roundCorners - 1];
  for (const to of circle) {
    coverage.edge(x + from.x * radius, y + from.y * radius, x + to.x * radius, y + to.y * radius);
    from = to;
  }
}
