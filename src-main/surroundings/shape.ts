import { metresPerDegree } from '../../src-shared/geo/lngLat';
import { degreesPerUnit, type LayerStore } from '../sources/layerStore';
import { eachEdgeOfPart, isInBox, isInRing } from './parts';

const metresPerUnit = metresPerDegree * degreesPerUnit;

/** What a polygon measures on the ground. */
export interface Shape {
  /** Even-odd over its rings. */
  areaM2: number;
  /** Of all its rings. */
  perimeterM: number;
  /** Centre of gravity of its largest ring, store units. */
  x: number;
  y: number;
}

/** Measures a polygon in local metres around its first vertex: good where it is small, as lots and buildings are. `boxes`: of its parts. */
export function shapeOf(store: LayerStore, boxes: Int32Array, feature: number): Shape {
  const { partStarts, vertexStarts, coordinates } = store;
  const [firstPart, endPart] = [partStarts[feature], partStarts[feature + 1]];
  const [originX, originY] = [0, 1].map((axis) => coordinates[2 * vertexStarts[firstPart] + axis]);
  const xScale = metresPerUnit * Math.cos((originY * degreesPerUnit * Math.PI) / 180);
  const shape = { areaM2: 0, perimeterM: 0, x: originX, y: originY };
  let largest = 0;
  for (let part = firstPart; part < endPart; part++) {
    let [twice, momentX, momentY] = [0, 0, 0];
    eachEdgeOfPart(store, part, true, (fromX, fromY, toX, toY) => {
      const [x0, y0] = [(fromX - originX) * xScale, (fromY - originY) * metresPerUnit];
      const [x1, y1] = [(toX - originX) * xScale, (toY - originY) * metresPerUnit];
      const cross = x0 * y1 - x1 * y0;
      twice += cross;
      momentX += (x0 + x1) * cross;
      momentY += (y0 + y1) * cross;
      shape.perimeterM += Math.hypot(x1 - x0, y1 - y0);
    });
    const area = Math.abs(twice) / 2;
    shape.areaM2 += isHole(store, boxes, firstPart, endPart, part) ? -area : area;
    if (area <= largest) continue;
    largest = area;
    shape.x = originX + momentX / (3 * twice) / xScale;
    shape.y = originY + momentY / (3 * twice) / metresPerUnit;
  }
  return shape;
}

/** Whether a ring lies within an odd number of the others. */
function isHole(store: LayerStore, boxes: Int32Array, first: number, end: number, part: number): boolean {
  const at = 2 * store.vertexStarts[part];
  const [x, y] = [store.coordinates[at], store.coordinates[at + 1]];
  let holds = false;
  for (let other = first; other < end; other++)
    if (other !== part && isInBox(boxes, other, x, y) && isInRing(store, other, x, y)) holds = !holds;
  return holds;
}
