import { type LayerStore } from './layerStore';

/** West, south, east, north of every part `[4 × parts]` in coordinate units; an empty part gets an inverted box. */
export function boxesOfParts({ vertexStarts, coordinates }: LayerStore): Int32Array {
  const parts = vertexStarts.length - 1;
  const boxes = new Int32Array(4 * parts);
  for (let part = 0; part < parts; part++) {
    let [west, south, east, north] = [0x7fffffff, 0x7fffffff, -0x80000000, -0x80000000];
    for (let vertex = vertexStarts[part]; vertex < vertexStarts[part + 1]; vertex++) {
      const lng = coordinates[2 * vertex];
      const lat = coordinates[2 * vertex + 1];
      if (lng < west) west = lng;
      if (lng > east) east = lng;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
    boxes.set([west, south, east, north], 4 * part);
  }
  return boxes;
}
