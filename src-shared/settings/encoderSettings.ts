import { z } from 'zod';
import { rule } from '../fitted';
import { say } from '../message';

/** Pixels that the first layers of a residual network turn into one: the sides of its views are multiples. */
export const resnetStemPx = 4;

const positiveInt = z.int().positive();
/** Side of a global view, and of the image that is embedded, in pixels. */
const sizePx = positiveInt.max(512);

/**
 * Pixels are standardised before the first layer: (v − pixelMean) / pixelStd, v being in −1…1. A map is nearly white: without
 * it all patches are mostly the same vector. Encoders of earlier versions took v as it is.
 */
const pixels = {
  pixelMean: z.number().min(-1).max(1).default(0),
  pixelStd: z.number().positive().max(2).default(1),
};

/** A vision transformer (Dosovitskiy et al. 2021). */
const vit = z
  .strictObject({
    kind: z.literal('vit'),
    sizePx,
    patchPx: positiveInt,
    width: positiveInt.max(4096),
    depth: positiveInt.max(64),
    heads: positiveInt,
    mlpRatio: positiveInt.max(8),
    ...pixels,
  })
  .refine((e) => e.sizePx % e.patchPx === 0, rule(say('settings.sizeByPatch')))
  .refine((e) => e.width % e.heads === 0, rule(say('settings.widthByHeads')));

const stageBlocks = positiveInt.max(64);

/** A residual network (He et al. 2016) with group normalisation. */
const resnet = z
  .strictObject({
    kind: z.literal('resnet'),
    sizePx,
    /** Channels of the first stage; each later one has twice as many. */
    width: positiveInt.max(512),
    /** Blocks of the four stages. */
    blocks: z.tuple([stageBlocks, stageBlocks, stageBlocks, stageBlocks]),
    /** Blocks of three convolutions that end in four times their width (ResNet-50 and deeper), else of two. */
    bottleneck: z.boolean(),
    /** Groups of channels that are normalised together. */
    groups: positiveInt,
    ...pixels,
  })
  .refine((e) => e.sizePx % resnetStemPx === 0, rule(say('settings.sizeByStem', { stemPx: resnetStemPx })))
  .refine((e) => e.width % e.groups === 0, rule(say('settings.widthByGroups')));

export const encoderSettingsSchema = z.discriminatedUnion('kind', [vit, resnet]);

export type EncoderSettings = z.infer<typeof encoderSettingsSchema>;
export type VitSettings = z.infer<typeof vit>;
export type ResnetSettings = z.infer<typeof resnet>;

/** Channels that a stage of a residual network (from 0) ends in. */
export const stageChannels = ({ width, bottleneck }: ResnetSettings, stage: number): number =>
  width * 2 ** stage * (bottleneck ? 4 : 1);

/** Numbers in an embedding z: of a residual network its pooled last stage. */
export const embeddingWidth = (settings: EncoderSettings): number =>
  settings.kind === 'vit' ? settings.width : stageChannels(settings, 3);

/**
 * Numbers in the intermediate feature y_c (GPS-SELM §3.3): of a vision transformer its class token, which is z itself; of
 * a residual network its pooled third stage.
 */
export const featureWidth = (settings: EncoderSettings): number =>
  settings.kind === 'vit' ? settings.width : stageChannels(settings, 2);
