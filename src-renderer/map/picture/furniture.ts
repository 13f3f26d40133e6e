import { type Frame, type MapLegend } from '../mapTypes';
import { latOf, worldPx } from '../mercator';
import { lengthText, scaleBar } from './scaleBar';

/** What a map needs to be read by itself. */
export interface Furniture {
  /** Empty: none. */
  title: string;
  legend: MapLegend | null;
  /** Names of the two sides of a swiped map, and where the line between them is, as a share of the width. */
  sides: { left: string; right: string; at: number } | null;
  attribution: string;
}

const ink = '#1c2126';
const paper = 'rgb(255 255 255 / 0.92)';
const border = '#8a949e';
const gap = 12;
const rowPx = 18;
const swatchPx = 16;
const fontOf = (px: number, weight = 400) => `${weight} ${px}px system-ui, 'Noto Sans CJK KR', sans-serif`;

/** Title, legend, scale bar and attribution over a picture, in CSS pixels. */
export function drawFurniture(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { title, legend, sides, attribution }: Furniture,
): void {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const footPx = drawAttribution(context, frame, attribution);
  const bottom = frame.height - footPx - gap;
  if (sides) drawSides(context, frame, sides);
  if (title) drawTitle(context, frame, title);
  if (legend) drawLegend(context, legend, bottom);
  drawScaleBar(context, frame, bottom);
}

/** Lines of a text that fit into a width; a word that is longer than that stands alone. */
export function wrapped(text: string, widthOf: (text: string) => number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && widthOf(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function box(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  context.fillStyle = paper;
  context.fillRect(x, y, width, height);
  context.strokeStyle = border;
  context.lineWidth = 1;
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  context.fillStyle = ink;
}

/** A strip at the foot; its height. */
function drawAttribution(
  context: CanvasRenderingContext2D,
  { width, height }: Frame,
  attribution: string,
): number {
  context.font = fontOf(11);
  const lines = wrapped(attribution, (text) => context.measureText(text).width, width - 2 * gap);
  if (lines.length === 0) return 0;
  const strip = lines.length * 15 + 6;
  context.fillStyle = paper;
  context.fillRect(0, height - strip, width, strip);
  context.fillStyle = ink;
  lines.forEach((line, i) => context.fillText(line, gap, height - strip + 11 + i * 15));
  return strip;
}

function drawTitle(context: CanvasRenderingContext2D, { width }: Frame, title: string): void {
  context.font = fontOf(20, 600);
  const widthOf = (text: string) => context.measureText(text).width;
  const lines = wrapped(title, widthOf, width - 4 * gap);
  const across = Math.max(...lines.map(widthOf)) + 2 * gap;
  box(context, gap, gap, across, lines.length * 26 + gap);
  lines.forEach((line, i) => context.fillText(line, 2 * gap, gap + 20 + i * 26));
}

function drawSides(
  context: CanvasRenderingContext2D,
  { width, height }: Frame,
  { left, right, at }: NonNullable<Furniture['sides']>,
): void {
  const line = at * width;
  context.fillStyle = ink;
  context.fillRect(line - 1, 0, 2, height);
  context.font = fontOf(13, 600);
  const put = (text: string, x: number) => {
    box(context, x, 64, context.measureText(text).width + 16, 24);
    context.fillText(text, x + 8, 77);
  };
  put(left, line - 8 - context.measureText(left).width - 16);
  put(right, line + 8);
}

function drawLegend(context: CanvasRenderingContext2D, { title, classes }: MapLegend, bottom: number): void {
  context.font = fontOf(12, 600);
  const titleLines = wrapped(title, (text) => context.measureText(text).width, 240);
  const titleWidth = Math.max(...titleLines.map((line) => context.measureText(line).width));
  context.font = fontOf(12);
  const entryWidths = classes.map(({ text }) => swatchPx + 8 + context.measureText(text).width);
  const width = Math.max(titleWidth, ...entryWidths) + 2 * gap;
  const height = (titleLines.length + classes.length) * rowPx + gap;
  const top = bottom - height;
  box(context, gap, top, width, height);
  context.font = fontOf(12, 600);
  let y = top + gap / 2 + rowPx / 2;
  for (const line of titleLines) {
    context.fillText(line, 2 * gap, y);
    y += rowPx;
  }
  context.font = fontOf(12);
  for (const { colour, text } of classes) {
    context.fillStyle = colour;
    context.fillRect(2 * gap, y - 6, swatchPx, 12);
    context.strokeStyle = border;
    context.strokeRect(2 * gap + 0.5, y - 5.5, swatchPx - 1, 11);
    context.fillStyle = ink;
    context.fillText(text, 2 * gap + swatchPx + 8, y);
    y += rowPx;
  }
}

function drawScaleBar(context: CanvasRenderingContext2D, frame: Frame, bottom: number): void {
  const lat = latOf((frame.top + frame.height / 2) / frame.scale);
  const { metres, px } = scaleBar(lat, worldPx * frame.scale, 130);
  const text = lengthText(metres);
  context.font = fontOf(12, 600);
  const width = Math.max(px, context.measureText(text).width) + 2 * gap;
  const [left, top] = [frame.width - gap - width, bottom - 36];
  box(context, left, top, width, 36);
  context.fillText(text, left + gap, top + 12);
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(left + gap, top + 21);
  context.lineTo(left + gap, top + 28);
  context.lineTo(left + gap + px, top + 28);
  context.lineTo(left + gap + px, top + 21);
  context.stroke();
}
