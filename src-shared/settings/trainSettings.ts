import { z } from 'zod';
import { AppError } from '../errors';
import { fitted, rule } from '../fitted';
import { isTargetId, proposedTargets, type TargetId } from '../kinds/targets';
import { say } from '../message';
import { encoderSettingsSchema, resnetStemPx } from './encoderSettings';

const positiveInt = z.int().positive();
const share = z.number().min(0).max(1);
/** Side of a crop as a share of the side of the map image: the range it is drawn from. */
const span = z
  .tuple([z.number().positive().max(1), z.number().positive().max(1)])
  .refine(([low, high]) => low <= high, rule(say('settings.rangeOrder')));

/** τ_s, and τ_t from start to end over the first `ramp` share of the run. */
const temperature = z.strictObject({
  student: z.number().positive(),
  teacherStart: z.number().positive(),
  teacherEnd: z.number().positive(),
  ramp: share,
});
export type TemperatureSettings = z.infer<typeof temperature>;

/** Intermediate clustering: widths of the heads f_c, number of prototypes, τ'_c and τ_c, η of p_div. */
const clusters = z.strictObject({
  hidden: positiveInt.max(8192),
  outputs: positiveInt.max(4096),
  prototypes: positiveInt.min(2).max(65536),
  temperature,
  momentum: share,
});

/** 64 prototypes: as many as a batch of 32 has global views, and some 30 to 150 places each in a set of 2,000 to 10,000. */
const defaultClusters: z.infer<typeof clusters> = {
  hidden: 512,
  outputs: 256,
  prototypes: 64,
  temperature: { student: 0.1, teacherStart: 0.04, teacherEnd: 0.04, ramp: 0.3 },
  momentum: 0.9,
};

const lossWeight = z.number().nonnegative();

/** A part of L_geo: a target, or where the place lies. */
export type GeoPart = TargetId | 'location';
const isGeoPart = (key: string): key is GeoPart => key === 'location' || isTargetId(key);
const geoPart = z.string().refine(isGeoPart, rule(say('settings.noGeoPart')));

/**
 * Weights of the loss terms; 0 switches a term off. `geo` is α, `reconstruction` β, `clustering` γ. Settings of earlier
 * versions lack the terms that have a default.
 */
const losses = z.strictObject({
  distillation: lossWeight,
  geo: lossWeight,
  reconstruction: lossWeight.default(0),
  clustering: lossWeight.default(0),
  spread: lossWeight.default(0),
});

/** All that decides the outcome of a training run, given its training set. Symbols as in docs/method.md. */
export const trainSettingsSchema = z
  .strictObject({
    encoder: encoderSettingsSchema,
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
    temperature,
    clusters: clusters.default(defaultClusters),
    /** Rounds of Sinkhorn-Knopp that even out the teacher's scores; 0 centres them instead. */
    teacher: z.strictObject({ sinkhorn: z.int().min(0).max(20) }).default({ sinkhorn: 0 }),
    /** λ₀ of the teacher's moving average, and η of the centre. */
    momentum: z.strictObject({ teacher: share, centre: share }),
    /** Epochs in which the last layer of the head stays as it was initialised. */
    frozenEpochs: z.int().min(0),
    /** Largest norm of the gradient of one parameter tensor. */
    clipNorm: z.number().positive(),
    losses,
    /**
     * How the parts of L_geo weigh beside each other; one that is not named weighs nothing. The paper's three are equal. Settings
     * of earlier versions lack it.
     */
    geoShares: z.record(geoPart, lossWeight).default({ price: 1, population: 1, location: 1 }),
    /** a of Eq. 1: 0 samples uniformly. */
    priorityExponent: z.number().min(0).max(10),
  })
  .refine(
    ({ encoder, views }) => encoder.kind !== 'vit' || views.localPx % encoder.patchPx === 0,
    rule(say('settings.localByPatch')),
  )
  .refine(
    ({ encoder, views }) => encoder.kind !== 'resnet' || views.localPx % resnetStemPx === 0,
    rule(say('settings.localByStem', { stemPx: resnetStemPx })),
  )
  .refine((s) => s.views.localPx <= s.encoder.sizePx, rule(say('settings.localWithinSize')))
  .refine(
    (s) => s.losses.reconstruction === 0 || s.encoder.sizePx % 8 === 0,
    rule(say('settings.sizeForReconstruction')),
  )
  .refine((s) => s.losses.spread === 0 || s.batchSize > 1, rule(say('settings.batchForSpread')))
  .refine((s) => sumOfShares(s) > 0, rule(say('settings.someShare')))
  .refine((s) => Object.values(s.losses).some((weight) => weight > 0), rule(say('settings.someLoss')));

export type TrainSettings = z.infer<typeof trainSettingsSchema>;

const sumOfShares = ({ geoShares }: { geoShares: Record<GeoPart, number> }): number =>
  Object.values(geoShares).reduce((sum, share) => sum + share, 0);

/** The weight of a part of L_geo in the total: α times its share. */
export const geoWeight = (settings: TrainSettings, part: GeoPart): number =>
  (settings.losses.geo * (settings.geoShares[part] ?? 0)) / sumOfShares(settings);

/** The targets whose labels a run looks at, in the order of its heads: the paper's two, then the others by their ids. */
export const geoTargets = ({ geoShares }: TrainSettings): TargetId[] =>
  Object.keys(geoShares)
    .filter((part) => part !== 'location')
    .sort((a, b) => proposedRank(a) - proposedRank(b) || (a < b ? -1 : 1));

function proposedRank(id: TargetId): number {
  const proposed = Object.keys(proposedTargets);
  return proposed.includes(id) ? proposed.indexOf(id) : proposed.length;
}

const sharePrefix = 'geoShares.';

/** Whether settings may have a value under this dotted path, though a preset has none: the share of a target. */
export const isSharePath = (path: string): boolean =>
  path.startsWith(sharePrefix) && isGeoPart(path.slice(sharePrefix.length));

/** Checks settings from outside; `input/bad-argument` names every value that does not fit. */
export const parseTrainSettings = (value: unknown): TrainSettings =>
  fitted(
    trainSettingsSchema,
    value,
    (misfits) => new AppError('input/bad-argument', say('settings.misfit', { misfits })),
  );
