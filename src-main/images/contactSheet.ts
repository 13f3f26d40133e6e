import { zstdDecompressSync } from 'node:zlib';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { cropCentre } from '../../src-shared/canvas';
import { getImageSet, type ImagePlace, type ImageSet, listImagePlaces, readImage } from '../project/images';
import { type Project } from '../project/project';
import { Picture } from './picture';
import { type Colour } from '../../src-shared/kinds/mapClasses';

const columns = 10;
const rowsEachSide = 3;
/** On each side of the threshold, images that lie next to it; the others are spread over all the rest. */
const nearest = 2 * columns;
const gapPx = 6;
const captionPx = 12;
const marginPx = 16;
const headerPx = 150;
const sectionHeadPx = 30;
const histogramBins = 50;

const ink: Colour = [40, 40, 44];
const faint: Colour = [120, 120, 128];
const keptColour: Colour = [0, 114, 178];
const droppedColour: Colour = [213, 94, 0];

/**
 * Writes a PNG that shows what the entropy threshold keeps and drops: a histogram of H(m), and images from both sides of
 * the line in the order of their entropy. `state/missing` without images.
 */
export async function contactSheet(
  project: Project,
  path: string,
  { imageSetId }: { imageSetId?: number } = {},
): Promise<{ kept: number; dropped: number }> {
  const set = getImageSet(project, imageSetId);
  const places = listImagePlaces(project, set, false).sort((a, b) => a.entropy - b.entropy || a.id - b.id);
  if (places.length === 0)
    throw new AppError('state/missing', say('images.noneDrawn'), {
      commandLine: say('images.drawAdvice'),
    });
  const cut = places.findIndex(({ entropy }) => entropy > set.minEntropy);
  const dropped = cut < 0 ? places : places.slice(0, cut);
  const kept = cut < 0 ? [] : places.slice(cut);
  const [below, above] = [selected(dropped.toReversed()).reverse(), selected(kept)];
  const sheet = new Sheet(project, set, rowsOf(below) + rowsOf(above));
  sheet.header(places, kept.length);
  sheet.section(
    `Dropped: ${dropped.length} of ${places.length}, entropy up to ${set.minEntropy}`,
    below,
    droppedColour,
  );
  sheet.section(
    `Kept: ${kept.length} of ${places.length}, entropy above ${set.minEntropy}`,
    above,
    keptColour,
  );
  await sheet.picture.save(path);
  return { kept: kept.length, dropped: dropped.length };
}

const rowsOf = (places: ImagePlace[]) => Math.ceil(places.length / columns);

/**
 * What one side of the sheet shows of its places: those next to the threshold, and of the rest an even selection that ends
 * with the last. `places` begin at the threshold.
 */
function selected(places: ImagePlace[]): ImagePlace[] {
  const room = columns * rowsEachSide - nearest;
  const rest = places.slice(nearest);
  if (rest.length <= room) return places;
  const spread = Array.from({ length: room }, (_, i) => rest[Math.ceil(((i + 1) * rest.length) / room) - 1]);
  return [...places.slice(0, nearest), ...spread];
}

class Sheet {
  readonly picture: Picture;
  private readonly cellPx: number;
  private readonly step: number;
  private top = headerPx;

  constructor(
    private readonly project: Project,
    private readonly set: ImageSet,
    rows: number,
  ) {
    this.step = Math.max(1, Math.round(set.sizePx / 128));
    this.cellPx = Math.ceil(set.sizePx / this.step);
    const width = 2 * marginPx + columns * (this.cellPx + gapPx) - gapPx;
    const height = headerPx + 2 * sectionHeadPx + rows * this.rowPx() + marginPx;
    this.picture = new Picture(width, height, [250, 250, 250]);
  }

  header(places: ImagePlace[], kept: number): void {
    const { picture, set } = this;
    const scale = `${set.sizePx} px, ${set.metresPerPixel} m/px`;
    picture.text(marginPx, 14, `Map images by entropy (${scale})`, ink, 2);
    const line = `${kept} of ${places.length} lie above the threshold ${set.minEntropy}`;
    picture.text(marginPx, 36, line, faint);
    this.histogram(places);
  }

  private histogram(places: ImagePlace[]): void {
    const { picture, set } = this;
    const counts = new Array<number>(histogramBins).fill(0);
    for (const { entropy } of places)
      counts[Math.min(histogramBins - 1, Math.floor(entropy * histogramBins))]++;
    const [left, bottom, height] = [marginPx, headerPx - 22, 70];
    const width = picture.widthPx - 2 * marginPx;
    const barPx = Math.floor(width / histogramBins);
    const most = Math.max(...counts);
    counts.forEach((count, bin) => {
      const barHeight = count === 0 ? 0 : Math.max(1, Math.round((height * count) / most));
      const colour = (bin + 0.5) / histogramBins > set.minEntropy ? keptColour : droppedColour;
      picture.rectangle(left + bin * barPx, bottom - barHeight, barPx - 1, barHeight, colour);
    });
    picture.rectangle(left, bottom, barPx * histogramBins, 1, faint);
    picture.rectangle(
      left + Math.round(set.minEntropy * barPx * histogramBins),
      bottom - height,
      2,
      height + 4,
      ink,
    );
    for (const tick of [0, 0.25, 0.5, 0.75, 1])
      picture.text(
        left + Math.round(tick * (barPx * histogramBins - 24)),
        bottom + 6,
        tick.toFixed(2),
        faint,
      );
  }

  section(title: string, places: ImagePlace[], colour: Colour): void {
    this.picture.rectangle(marginPx, this.top, this.picture.widthPx - 2 * marginPx, 2, colour);
    this.picture.text(marginPx, this.top + 10, title, colour);
    places.forEach((place, index) => this.thumbnail(place, index));
    this.top += sectionHeadPx + rowsOf(places) * this.rowPx();
  }

  private rowPx(): number {
    return this.cellPx + captionPx + gapPx;
  }

  private thumbnail(place: ImagePlace, index: number): void {
    const { set, cellPx, picture } = this;
    const left = marginPx + (index % columns) * (cellPx + gapPx);
    const top = this.top + 26 + Math.floor(index / columns) * this.rowPx();
    const { sidePx, bytes } = readImage(this.project, place.canvasId);
    const canvas = zstdDecompressSync(bytes, { maxOutputLength: 3 * sidePx * sidePx });
    picture.image(left, top, cropCentre(canvas, sidePx, set.sizePx), set.sizePx, this.step);
    picture.text(left, top + cellPx + 3, place.entropy.toFixed(3), faint);
  }
}
