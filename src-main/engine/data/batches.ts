import { cropCentre } from '../../../src-shared/canvas';
import { type TargetLabels } from '../../../src-shared/contract/engine';
import { type TargetId } from '../../../src-shared/kinds/targets';
import { randomStream } from '../../../src-shared/random';
import { batchPlan, type BatchPlan } from '../../../src-shared/settings/batchPlan';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type HostMap } from '../program/executor';
import { decodeCanvas, pyramid, type Raster } from './canvas';
import { type ImageSet, type TrainingSet } from './imageSet';
import { epochOrder, streams } from './sampling';
import { drawView, randomCrop, wholeCrop, type Crop } from './views';

type Labels<Kind extends TargetLabels['kind']> = Extract<TargetLabels, { kind: Kind }>;

/** The batches of a run. A batch depends on the seed and its step alone, so that a resumed run sees the same ones. */
export class Batches {
  readonly plan: BatchPlan;
  private epoch = -1;
  private order: Int32Array = new Int32Array(0);

  constructor(
    private readonly set: TrainingSet,
    private readonly settings: TrainSettings,
  ) {
    this.plan = batchPlan(set.images.length, settings);
  }

  /** Views, context images and labels of a step, counted from 0 over the run. */
  at(step: number): HostMap {
    const places = this.placesAt(step);
    return { ...this.views(places, step), ...this.contexts(places), ...labelsOf(this.set, places) };
  }

  private placesAt(step: number): Int32Array {
    const { batch, stepsPerEpoch } = this.plan;
    const epoch = Math.floor(step / stepsPerEpoch);
    if (epoch !== this.epoch) {
      this.order = epochOrder(this.set.entropy, this.settings.priorityExponent, this.settings.seed, epoch);
      this.epoch = epoch;
    }
    const start = (step % stepsPerEpoch) * batch;
    return this.order.subarray(start, start + batch);
  }

  /** `globals` `[2 · batch, …]` and `locals` `[locals · batch, …]`, view by view. */
  private views(places: Int32Array, step: number): HostMap {
    const { encoder, views, seed } = this.settings;
    const globals = viewWriter(places.length, 2, encoder.sizePx);
    const locals = viewWriter(places.length, views.locals, views.localPx);
    const coarsest = Math.max(
      (this.set.sizePx * views.globalSpan[1]) / encoder.sizePx,
      (this.set.sizePx * views.localSpan[1]) / views.localPx,
    );
    places.forEach((place, i) => {
      const canvas = pyramid(decodeCanvas(this.set.images[place], this.set.canvasPx), coarsest);
      const random = randomStream(seed, streams.views, step, i);
      globals.write(i, canvas, () => randomCrop(random, this.set.sizePx, views.globalSpan));
      locals.write(i, canvas, () => randomCrop(random, this.set.sizePx, views.localSpan));
    });
    return { globals: globals.values, locals: locals.values };
  }

  /** `contexts` `[batch, sizePx, sizePx, 3]`: m*, upright, at the side of a global view. */
  private contexts(places: Int32Array): HostMap {
    const { encoder, losses } = this.settings;
    const { contexts } = this.set;
    if (!contexts || losses.reconstruction === 0) return {};
    const images = Array.from(places, (place) => contexts.images[place]);
    return { contexts: wholeViews(contexts, images, images.length, encoder.sizePx) };
  }
}

function viewWriter(batch: number, views: number, viewPx: number) {
  const size = viewPx * viewPx * 3;
  const values = new Float32Array(batch * views * size);
  const write = (image: number, canvas: ReturnType<typeof pyramid>, crop: () => Crop) => {
    for (let view = 0; view < views; view++)
      drawView(canvas, crop(), viewPx, values, (view * batch + image) * size);
  };
  return { values, write };
}

/** Labels of some places as the heads take them: 0 where unknown, beside a mask or a row of zeros. */
export function labelsOf(set: TrainingSet, places: Int32Array): HostMap {
  const location = Float32Array.from(
    { length: 2 * places.length },
    (_, i) => set.location[2 * places[i >> 1] + (i & 1)],
  );
  const targets = Object.entries(set.labels).map(([id, labels]) =>
    labels.kind === 'classes' ? classInputs(id, labels, places) : valueInputs(id, labels, places),
  );
  return Object.assign({ location }, ...targets) as HostMap;
}

/** Under what names the labels of a target reach a step; `known` masks values alone: of a place without a class the row is 0. */
export const inputNames = (target: TargetId) => ({ labels: `labels/${target}`, known: `known/${target}` });

function valueInputs(target: TargetId, { values }: Labels<'value'>, places: Int32Array): HostMap {
  const names = inputNames(target);
  const known = Float32Array.from(places, (place) => (Number.isFinite(values[place]) ? 1 : 0));
  return {
    [names.labels]: Float32Array.from(places, (place, i) => (known[i] ? values[place] : 0)),
    [names.known]: known,
  };
}

function classInputs(target: TargetId, { classes, values }: Labels<'classes'>, places: Int32Array): HostMap {
  const oneHot = new Float32Array(places.length * classes);
  places.forEach((place, i) => {
    const value = values[place];
    if (value >= 0) oneHot[i * classes + value] = 1;
  });
  return { [inputNames(target).labels]: oneHot };
}

/** The crop of an image, by its index. */
export type CropOf = (image: number) => Crop;

/** One random view of each image, as global views are drawn. */
export function randomViews({ sizePx }: ImageSet, { views }: TrainSettings, seed: number): CropOf {
  return (image) => randomCrop(randomStream(seed, streams.evaluation, image), sizePx, views.globalSpan);
}

/**
 * Images `[start, start + batch)` as they are embedded, `[batch, viewPx, viewPx, 3]`; blank beyond the last. Only m is looked at,
 * so that whoever has m alone gets the same embedding; with a `cropOf`, another view of each, from its whole canvas.
 */
export function evaluationBatch(
  set: ImageSet,
  start: number,
  batch: number,
  viewPx: number,
  cropOf?: CropOf,
): Float32Array {
  const images = set.images.slice(start, start + batch);
  if (!cropOf) return wholeViews(set, images, batch, viewPx);
  const views = viewWriter(batch, 1, viewPx);
  images.forEach((image, i) => {
    const canvas = pyramid(decodeCanvas(image, set.canvasPx), set.sizePx / viewPx);
    views.write(i, canvas, () => cropOf(start + i));
  });
  return views.values;
}

/** All of some images of a set, upright, as `[rows, viewPx, viewPx, 3]`; blank beyond the last. */
function wholeViews(
  set: ImageSet,
  images: readonly Uint8Array[],
  rows: number,
  viewPx: number,
): Float32Array {
  const size = viewPx * viewPx * 3;
  const values = new Float32Array(rows * size);
  const crop = wholeCrop(set.sizePx);
  images.forEach((image, i) => {
    drawView(pyramid(mapOf(set, image), set.sizePx / viewPx), crop, viewPx, values, i * size);
  });
  return values;
}

/** The map image m: the centre of its canvas. */
export function mapOf({ sizePx, canvasPx }: ImageSet, image: Uint8Array): Raster {
  const { pixels } = decodeCanvas(image, canvasPx);
  return { sidePx: sizePx, pixels: cropCentre(pixels, canvasPx, sizePx) };
}
