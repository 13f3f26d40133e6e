import { z } from 'zod';
import { AppError } from '../errors';

const positiveInt = z.int().positive();
const share = z.number().min(0).max(1);
/** Side of a crop as a share of the side of the map image: the range it is drawn from. */
const span = z
  .tuple([z.number().positive().max(1), z.number().positive().max(1)])
  .refine(([low, high]) => low <= high, 'the first value must not exceed the second');

const encoder = z
  .strictObject({
    kind: z.literal('vit'),
    /** Side of a global view, and of the image that is embedded, in pixels. */
    sizePx: positiveInt.max(512),
    patchPx: positiveInt,
    width: positiveInt.max(4096),
    depth: positiveInt.max(64),
    heads: positiveInt,
    mlpRatio: positiveInt.max(8),
  })
  .refine((e) => e.sizePx % e.patchPx === 0, 'sizePx must be a multiple of patchPx')
  .refine((e) => e.width % e.heads === 0, 'width must be a multiple of heads');

/** All that decides the outcome of a training run, given its training set. Symbols as in docs/method.md. */
export const trainSettingsSchema = z
  .strictObject({
    encoder,
    /** The projection head g: hidden width, bottleneck width, K scores. */
    head: z.strictObject({
      hidden: positiveInt.max(8192),
      bottleneck: positiveInt.max(4096),
      scores: positiveInt.min(2).max(65536),
    }),
    views: z.strictObject({
      /** Local views of an image; the two global ones are always there. */
      locals: z.int().min(0).max(16),
      localPx: positiveInt,
      globalSpan: span,
      localSpan: span,
    }),
    epochs: positiveInt.max(10_000),
    batchSize: positiveInt.max(4096),
    seed: z.int().min(0),
    /** Peak = base × batch / 256; warmUp is a share of the run; cosine down to final. */
    learningRate: z.strictObject({
      base: z.number().positive(),
      warmUp: share,
      final: z.number().nonnegative(),
    }),
    weightDecay: z.strictObject({ start: z.number().nonnegative(), end: z.number().nonnegative() }),
    /** τ_s, and τ_t from start to end over the first `ramp` share of the run. */
    temperature: z.strictObject({
      student: z.number().positive(),
      teacherStart: z.number().positive(),
      teacherEnd: z.number().positive(),
      ramp: share,
    }),
    /** λ₀ of the teacher's moving average, and η of the centre. */
    momentum: z.strictObject({ teacher: share, centre: share }),
    /** Epochs in which the last layer of the head stays as it was initialised. */
    frozenEpochs: z.int().min(0),
    /** Largest norm of the gradient of one parameter tensor. */
    clipNorm: z.number().positive(),
    /** Weights of the loss terms; 0 switches a term off. `geo` is α. */
    losses: z.strictObject({ distillation: z.number().nonnegative(), geo: z.number().nonnegative() }),
    /** How the parts of L_geo weigh beside each other; the paper's are equal. Settings of earlier versions lack it. */
    geoShares: z
      .strictObject({
        price: z.number().nonnegative(),
        population: z.number().nonnegative(),
        location: z.number().nonnegative(),
      })
      .default({ price: 1, population: 1, location: 1 }),
    /** a of Eq. 1: 0 samples uniformly. */
    priorityExponent: z.number().min(0).max(10),
  })
  .refine(
    (s) => s.views.localPx % s.encoder.patchPx === 0,
    'views.localPx must be a multiple of encoder.patchPx',
  )
  .refine((s) => s.views.localPx <= s.encoder.sizePx, 'views.localPx must not exceed encoder.sizePx')
  .refine(
    ({ geoShares: s }) => s.price + s.population + s.location > 0,
    'at least one of geoShares must be above 0',
  )
  .refine((s) => s.losses.distillation + s.losses.geo > 0, 'at least one loss must have a weight above 0');

export type TrainSettings = z.infer<typeof trainSettingsSchema>;
export type EncoderSettings = TrainSettings['encoder'];
export type GeoPart = keyof TrainSettings['geoShares'];

/** The weight of a part of L_geo in the total: α times its share. */
export function geoWeight({ losses, geoShares }: TrainSettings, part: GeoPart): number {
  const { price, population, location } = geoShares;
  return (losses.geo * geoShares[part]) / (price + population + location);
}

/** Checks settings from outside; `input/bad-argument` names every value that does not fit. */
export function parseTrainSettings(value: unknown): TrainSettings {
  const result = trainSettingsSchema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => [...issue.path, issue.message].join(' ').trim());
  throw new AppError('input/bad-argument', `The training settings do not fit: ${issues.join('; ')}.`, {
    data: issues,
  });
}
