// The application's icon, drawn from its own description: a pin whose head is a fingerprint of rings.
import { encode } from 'fast-png';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** All in shares of the side, y downward. */
const corner = 0.22;
const head = { x: 0.5, y: 0.41, radius: 0.29 };
const tip = { x: 0.5, y: 0.9 };
const rings = { first: 0.045, step: 0.062, width: 0.03, count: 4 };
const colours = { ground: [11, 98, 196], pin: [255, 255, 255] };
/** Points a pixel side that are tried for smooth edges. */
const samples = 4;

/** Whether a point lies in the rounded square that fills the icon. */
function inGround(x, y) {
  const [dx, dy] = [x, y].map((at) => Math.max(Math.abs(at - 0.5) - (0.5 - corner), 0));
  return Math.hypot(dx, dy) <= corner;
}

/** Whether it lies in the pin: its round head, or the cone from there to the tip. */
function inPin(x, y) {
  const fromHead = Math.hypot(x - head.x, y - head.y);
  if (fromHead <= head.radius) return true;
  if (y < head.y || y > tip.y) return false;
  // Tangents from the tip to the head.
  const height = tip.y - head.y;
  const slope = head.radius / Math.sqrt(height ** 2 - head.radius ** 2);
  return (
    fromHead < height && Math.abs(x - tip.x) <= (tip.y - y) * slope && y > head.y + head.radius ** 2 / height
  );
}

/** Whether it lies on a ring of the fingerprint; the outer rings are open to one side, in turn. */
function onRing(x, y) {
  const fromHead = Math.hypot(x - head.x, y - head.y);
  const angle = Math.atan2(y - head.y, x - head.x);
  for (let ring = 0; ring < rings.count; ring++) {
    if (Math.abs(fromHead - rings.first - ring * rings.step) > rings.width / 2) continue;
    const gapAt = ring % 2 ? -0.6 : 2.4;
    const off = Math.abs(Math.atan2(Math.sin(angle - gapAt), Math.cos(angle - gapAt)));
    return ring === 0 || off > 0.38;
  }
  return false;
}

function colourAt(x, y) {
  if (!inGround(x, y)) return null;
  return inPin(x, y) && !onRing(x, y) ? colours.pin : colours.ground;
}

/** The icon as PNG, `sizePx` wide and high. */
export function iconPng(sizePx) {
  const data = new Uint8Array(4 * sizePx * sizePx);
  for (let pixel = 0; pixel < sizePx * sizePx; pixel++) {
    const sum = [0, 0, 0, 0];
    for (let i = 0; i < samples * samples; i++) {
      const x = ((pixel % sizePx) + ((i % samples) + 0.5) / samples) / sizePx;
      const y = (Math.floor(pixel / sizePx) + (Math.floor(i / samples) + 0.5) / samples) / sizePx;
      const colour = colourAt(x, y);
      if (!colour) continue;
      colour.forEach((value, channel) => (sum[channel] += value));
      sum[3]++;
    }
    for (let channel = 0; channel < 3; channel++)
      data[4 * pixel + channel] = sum[3] ? sum[channel] / sum[3] : 0;
    data[4 * pixel + 3] = (255 * sum[3]) / samples ** 2;
  }
  return encode({ width: sizePx, height: sizePx, data, channels: 4 });
}

/** Windows' container: a directory of PNG pictures up to 256 px. */
export function iconIco(sizes = [16, 32, 48, 256]) {
  const pictures = sizes.map(iconPng);
  const header = Buffer.alloc(6 + 16 * sizes.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(sizes.length, 4);
  let at = header.length;
  sizes.forEach((sizePx, i) => {
    const entry = 6 + 16 * i;
    // 0 stands for 256.
    header.writeUInt8(sizePx % 256, entry);
    header.writeUInt8(sizePx % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(pictures[i].length, entry + 8);
    header.writeUInt32LE(at, entry + 12);
    at += pictures[i].length;
  });
  return Buffer.concat([header, ...pictures]);
}

const icnsTypes = { ic07: 128, ic08: 256, ic09: 512 };

/** Apple's container: PNG pictures, each after its type and length. */
export function iconIcns() {
  const parts = Object.entries(icnsTypes).map(([type, sizePx]) => {
    const picture = iconPng(sizePx);
    return Buffer.concat([Buffer.from(type), bigEndian(picture.length + 8), picture]);
  });
  const length = parts.reduce((sum, part) => sum + part.length, 8);
  return Buffer.concat([Buffer.from('icns'), bigEndian(length), ...parts]);
}

function bigEndian(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** `placeprint.png`, `.ico` and `.icns`, for the packages. */
export function writeIcons(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'placeprint.png'), iconPng(512));
  writeFileSync(join(folder, 'placeprint.ico'), iconIco());
  writeFileSync(join(folder, 'placeprint.icns'), iconIcns());
}
