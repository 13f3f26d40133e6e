import { type PlaceColumns } from '../../../src-shared/contract/app/resources';
import { gathered } from '../../../src-shared/geo/gathered';
import { type Region } from '../../../src-shared/geo/polygon';
import { type Frame, type MapRegion } from '../mapTypes';
import { oneWorld, turnsShown, worldPx, worldX, worldY } from '../mercator';
import { drawFurniture, type Furniture } from './furniture';

/** Something that paints itself over the whole of a canvas. */
interface Painted {
  paintOn(canvas: HTMLCanvasElement, frame: Frame): void;
}

export interface PictureParts {
  /** Address of a tile of the basemap, and the deepest zoom there is; null where it is not shown. */
  basemap: { tile: (z: number, x: number, y: number) => string; maxZoom: number } | null;
  basemapOpacity: number;
  /** From the bottom; each fills the width from one share of it to another. */
  layers: { layer: Painted; opacity: number; from: number; to: number }[];
  regions: MapRegion[];
  places: PlaceColumns | null;
  /** Rows of highlighted places, best first. */
  highlightedRows: number[];
  selectedRow: number;
  furniture: Furniture;
  /** CSS colour under everything. */
  ground: string;
}

/** The map of a frame as a PNG, drawn anew at the frame's ratio: finer than the screen where that is above its own. */
export async function mapPicture(frame: Frame, parts: PictureParts): Promise<Blob> {
  const canvas = canvasOf(frame);
  const context = canvas.getContext('2d')!;
  context.fillStyle = parts.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.globalAlpha = parts.basemapOpacity;
  if (parts.basemap) await drawTiles(context, frame, parts.basemap);
  for (const { layer, opacity, from, to } of parts.layers) {
    const own = canvasOf(frame);
    layer.paintOn(own, frame);
    context.globalAlpha = opacity;
    if (own.width * (to - from) < 1) continue;
    const [left, width] = [Math.round(own.width * from), Math.round(own.width * (to - from))];
    context.drawImage(own, left, 0, width, own.height, left, 0, width, own.height);
  }
  context.globalAlpha = 1;
  context.scale(frame.ratio, frame.ratio);
  for (const region of parts.regions) drawRegion(context, frame, region);
  const { places } = parts;
  if (places) for (const by of turnsIn(frame, oneWorld)) drawMarks(context, turned(frame, by), places, parts);
  drawFurniture(context, frame, parts.furniture);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser could not encode the picture: it is too large.'));
    }, 'image/png'),
  );
}

function canvasOf({ width, height, ratio }: Frame): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  return canvas;
}

/** Tiles of the zoom whose pixels are those of the picture. */
async function drawTiles(
  context: CanvasRenderingContext2D,
  { left, top, width, height, scale, ratio }: Frame,
  { tile, maxZoom }: NonNullable<PictureParts['basemap']>,
): Promise<void> {
  const zoom = Math.min(maxZoom, Math.round(Math.log2(scale * ratio)));
  /** Of one tile, in pixels of the picture. */
  const side = (worldPx * scale * ratio) / 2 ** zoom;
  const [originX, originY] = [left * ratio, top * ratio];
  const around = 2 ** zoom;
  const span = (from: number, length: number) => {
    const first = Math.floor(from / side);
    const count = Math.floor((from + length * ratio) / side) - first + 1;
    return Array.from({ length: count }, (_, i) => first + i);
  };
  const draw = async (x: number, y: number) => {
    const response = await fetch(tile(zoom, ((x % around) + around) % around, y));
    if (!response.ok) return;
    const image = await createImageBitmap(await response.blob());
    context.drawImage(image, x * side - originX, y * side - originY, side, side);
    image.close();
  };
  const columns = span(originX, width);
  const rows = span(originY, height).filter((y) => y >= 0 && y < around);
  await Promise.all(rows.flatMap((y) => columns.map((x) => draw(x, y))));
}

function drawRegion(context: CanvasRenderingContext2D, frame: Frame, { name, region }: MapRegion): void {
  const flat = gathered(region);
  const [minX, maxX] = [worldX(flat.box[0]), worldX(flat.box[2])];
  for (const by of turnsIn(frame, { minX, maxX })) drawOutline(context, turned(frame, by), name, flat.region);
}

/** Where a frame shows what lies between two x at zoom 0, by how many world pixels it is moved. */
const turnsIn = ({ left, width, scale }: Frame, range: { minX: number; maxX: number }) =>
  turnsShown(range, left / scale, (left + width) / scale);

const turned = (frame: Frame, by: number): Frame => ({ ...frame, left: frame.left - by * frame.scale });

function drawOutline(
  context: CanvasRenderingContext2D,
  { left, top, scale }: Frame,
  name: string,
  region: Region,
): void {
  const path = new Path2D();
  const box = { west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
  for (const ring of region.polygons.flat()) {
    for (const [i, [lng, lat]] of ring.entries()) {
      const [x, y] = [worldX(lng) * scale - left, worldY(lat) * scale - top];
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
      box.west = Math.min(box.west, x);
      box.east = Math.max(box.east, x);
      box.north = Math.min(box.north, y);
      box.south = Math.max(box.south, y);
    }
    path.closePath();
  }
  context.fillStyle = 'rgb(122 31 162 / 0.06)';
  context.fill(path, 'evenodd');
  context.strokeStyle = '#7a1fa2';
  context.lineWidth = 2;
  context.stroke(path);
  context.font = '600 12px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const [x, y] = [(box.west + box.east) / 2, (box.north + box.south) / 2];
  const { width } = context.measureText(name);
  context.fillStyle = 'rgb(255 255 255 / 0.85)';
  context.fillRect(x - width / 2 - 5, y - 9, width + 10, 18);
  context.fillStyle = '#4a126b';
  context.fillText(name, x, y);
}

function drawMarks(
  context: CanvasRenderingContext2D,
  { left, top, scale }: Frame,
  { lng, lat }: PlaceColumns,
  { highlightedRows, selectedRow }: PictureParts,
): void {
  const mark = (row: number, colour: string, text: string) => {
    if (row < 0) return;
    const [x, y] = [worldX(lng[row]) * scale - left, worldY(lat[row]) * scale - top];
    context.beginPath();
    context.arc(x, y, 9, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    context.strokeStyle = '#fff';
    context.lineWidth = 2;
    context.stroke();
    context.font = '700 11px system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = '#fff';
    context.fillText(text, x, y + 0.5);
  };
  highlightedRows.forEach((row, rank) => mark(row, '#c2400a', `${rank + 1}`));
  mark(selectedRow, '#c2255c', '');
}
