import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { classColours, classesWithColour, countClasses, otherColour } from '../../src-shared/classColours';
import { bboxOf, unwrappedBBox } from '../../src-shared/geo/bbox';
import { type LngLat, metresPerDegree } from '../../src-shared/geo/lngLat';
import { lngDifference, wrapLng } from '../../src-shared/geo/longitude';
import { type TargetDefinition } from '../../src-shared/kinds/targets';
import { getImageSet } from '../project/images';
import { listMapSources, type MapSource } from '../project/mapSources';
import { getPredictionSet, type PredictionSet, readPredictions } from '../project/predictions';
import { type Project } from '../project/project';
import { anyTarget } from '../project/targets';
import { loadSource } from '../sources/addSource';
import { MapDrawer } from './mapDrawer';
import { Picture, textWidth } from './picture';
import { type Colour } from '../../src-shared/kinds/mapClasses';

/** Viridis at seven steps (S. van der Walt, N. Smith): even in lightness, readable with any colour vision. */
const palette: Colour[] = [
  [68, 1, 84],
  [68, 58, 131],
  [49, 104, 142],
  [33, 145, 140],
  [53, 183, 121],
  [144, 215, 67],
  [253, 231, 37],
];

const mapPx = 1200;
const footerPx = 96;
const headerPx = 44;
const ink: Colour = [36, 36, 40];
const faint: Colour = [110, 110, 116];
const rim: Colour = [255, 255, 255];
/** The basemap is drawn towards white, so that the places stand out. */
const basemapStrength = 0.4;

interface ValuedPlace extends LngLat {
  value: number;
}

/**
 * Writes a PNG of predicted values on the map that the images were drawn from, or on the newest where that is deleted:
 * quantile classes, or of a class its names, legend, scale bar, attribution. `state/missing` without predictions, images or a map source.
 */
export async function drawMapPicture(
  project: Project,
  path: string,
  { predictionSetId }: { predictionSetId?: number } = {},
): Promise<void> {
  const set = getPredictionSet(project, { id: predictionSetId });
  const { classes, places: predicted } = readPredictions(project, set);
  const places = [...predicted];
  const source = sourceOf(project);
  const { center, metresPerPixel } = frameOf(places);
  const map = new MapDrawer(loadSource(project, source.id)).draw({ center, sizePx: mapPx, metresPerPixel });
  const picture = new Picture(mapPx, headerPx + mapPx + footerPx);
  picture.image(0, headerPx, muted(map), mapPx);
  const values = places.map(({ value }) => value);
  const target = anyTarget(project, set.target);
  const legend = classes ? classLegend(values, classes) : valueLegend(values, target.unit ?? '');
  drawPlaces(picture, places, center, metresPerPixel, legend);
  drawHeader(picture, set, target);
  drawLegend(picture, legend);
  drawScaleBar(picture, metresPerPixel);
  picture.text(16, picture.heightPx - 14, source.attribution ?? source.name, faint);
  await picture.save(path);
}

function sourceOf(project: Project): MapSource {
  const sources = listMapSources(project);
  const { sourceId } = getImageSet(project);
  const source = sources.find(({ id }) => id === sourceId) ?? sources.at(-1);
  if (source) return source;
  throw new AppError('state/missing', say('images.noSourceLeft'), {
    commandLine: say('images.addSourceAdvice'),
  });
}

/** A square around all places with a margin. */
function frameOf(places: LngLat[]): { center: LngLat; metresPerPixel: number } {
  const [west, south, east, north] = unwrappedBBox(bboxOf(places)!);
  const center = { lng: wrapLng((west + east) / 2), lat: (south + north) / 2 };
  const widthM = (east - west) * metresPerDegree * Math.cos((center.lat * Math.PI) / 180);
  const heightM = (north - south) * metresPerDegree;
  return { center, metresPerPixel: (Math.max(widthM, heightM, 200) * 1.08) / mapPx };
}

const muted = (rgb: Uint8Array): Uint8Array => rgb.map((value) => 255 - (255 - value) * basemapStrength);

/** The upper bounds of all quantile classes but the last. */
export function quantileBreaks(values: number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return palette.slice(1).map((_, i) => sorted[Math.floor(((i + 1) * sorted.length) / palette.length)]);
}

/** What the colours of a picture mean. */
interface Legend {
  entries: { colour: Colour; text: string }[];
  /** Which entry a value belongs to. */
  entryOf: (value: number) => number;
  unit: string;
}

function valueLegend(values: number[], unit: string): Legend {
  const breaks = quantileBreaks(values);
  const entries = palette.map((colour, i) => {
    if (i === 0) return { colour, text: `< ${short(breaks[0])}` };
    const isLast = i === palette.length - 1;
    return {
      colour,
      text: isLast ? `>= ${short(breaks[i - 1])}` : `${short(breaks[i - 1])} - ${short(breaks[i])}`,
    };
  });
  return { entries, entryOf: (value) => classOf(value, breaks), unit };
}

/** So that eight of them stand in a line. */
const cut = (name: string) => (name.length > 16 ? `${name.slice(0, 14)}..` : name);

/** Those of too many classes that are rare share the last entry. */
function classLegend(values: number[], classes: string[]): Legend {
  const shown = classesWithColour(countClasses(classes.length, values));
  const entries = shown.map((index, i) => ({ colour: classColours[i], text: cut(classes[index]) }));
  const other = { colour: otherColour, text: 'other' };
  const entryOf = (value: number) => (shown.includes(value) ? shown.indexOf(value) : shown.length);
  const hasOther = values.some((value) => entryOf(value) === shown.length);
  return { entries: hasOther ? [...entries, other] : entries, entryOf, unit: '' };
}

const classOf = (value: number, breaks: number[]) => breaks.filter((each) => value >= each).length;

function drawPlaces(
  picture: Picture,
  places: ValuedPlace[],
  center: LngLat,
  metresPerPixel: number,
  { entries, entryOf }: Legend,
): void {
  const yScale = metresPerDegree / metresPerPixel;
  const xScale = yScale * Math.cos((center.lat * Math.PI) / 180);
  const radius = places.length > 4000 ? 3 : 4.5;
  for (const { lng, lat, value } of places) {
    const x = mapPx / 2 + lngDifference(lng, center.lng) * xScale;
    const y = headerPx + mapPx / 2 - (lat - center.lat) * yScale;
    picture.disc(x, y, radius, entries[entryOf(value)].colour, rim);
  }
}

/** The font of the picture knows Latin letters alone. */
const ownNames: Record<string, string> = { price: 'land price', population: 'population density' };

function drawHeader(
  picture: Picture,
  { model, split: { name: split } }: PredictionSet,
  target: TargetDefinition,
): void {
  picture.rectangle(0, 0, mapPx, headerPx, [255, 255, 255]);
  picture.text(16, 8, `Predicted ${target.name ?? ownNames[target.id] ?? target.id}`, ink, 2);
  picture.text(16, 28, `${model}${split ? `, intervals under the split "${split}"` : ''}`, faint);
}

function drawLegend(picture: Picture, { entries, unit }: Legend): void {
  const top = headerPx + mapPx;
  picture.rectangle(0, top, mapPx, footerPx, [255, 255, 255]);
  let left = 16;
  for (const { colour, text } of entries) {
    picture.disc(left + 8, top + 22, 7, colour, faint);
    picture.text(left + 20, top + 18, text, ink);
    left += 40 + textWidth(text);
  }
  picture.text(left, top + 18, unit, faint);
}

/** Three significant digits with k and M. */
function short(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`;
  if (value >= 1e4) return `${Number((value / 1e3).toPrecision(3))}k`;
  return String(Number(value.toPrecision(3)));
}

function drawScaleBar(picture: Picture, metresPerPixel: number): void {
  const most = 240 * metresPerPixel;
  const unit = 10 ** Math.floor(Math.log10(most));
  const lengthM = [5, 2, 1].map((factor) => factor * unit).find((length) => length <= most)!;
  const [left, top] = [16, headerPx + mapPx + 48];
  const width = Math.round(lengthM / metresPerPixel);
  picture.rectangle(left, top, width, 3, ink);
  picture.rectangle(left, top - 5, 2, 8, ink);
  picture.rectangle(left + width - 2, top - 5, 2, 8, ink);
  picture.text(left + width + 10, top - 4, lengthM >= 1000 ? `${lengthM / 1000} km` : `${lengthM} m`, ink);
}
