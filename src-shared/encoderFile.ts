import { z } from 'zod';
import { AppError } from './errors';
import { fitted } from './fitted';
import { isTargetId } from './kinds/targets';
import { type Message, say } from './message';

/** The file format of encoders (docs/encoderFile.md): raised where an older Placeprint would read a file wrongly. */
export const encoderFormat = 1;

/** The entry of the ONNX model's metadata that holds the description as JSON. */
export const encoderFileKey = 'placeprint';

/** Largest file that is taken: a ResNet-50 has a fifth of it. */
export const maxEncoderBytes = 2 ** 29;

const text = z.string().max(2000);
const count = z.int().nonnegative();

/** What an encoder file says of itself. */
export const encoderDescriptionSchema = z.object({
  formatVersion: z.literal(encoderFormat),
  /** Of the Placeprint that wrote it. */
  productVersion: text,
  /** The map images m that it takes, and was trained on. */
  images: z.object({
    sizePx: z.int().min(16).max(1024),
    metresPerPixel: z.number().positive().max(1000),
    styleVersion: z.int().positive(),
  }),
  /** Settings of the encoder, such as `kind` and `width`: for people, the graph says what is computed. */
  encoder: z.record(
    z.string().max(100),
    z.union([text, z.number(), z.boolean(), z.null(), z.array(z.number())]),
  ),
  embedding: z.object({ width: z.int().min(1).max(65_536) }),
  training: z.object({
    run: text,
    /** SHA-256 of the run's settings as JSON. */
    settingsHash: text,
    seed: count,
    steps: count,
    /** Map images that it learnt from. */
    places: count,
    finishedAt: text.nullable(),
  }),
  labels: z.object({
    /** Targets whose labels a head was shown, and of how many places; empty: it saw none. */
    seen: z.array(z.object({ target: z.string().refine(isTargetId), places: count })).max(1000),
    /** What kept labels from the heads: the fold that was hidden of these splits. */
    hidden: z.object({ splits: z.array(text).max(20), fold: count, seed: count }).nullable(),
  }),
  /** Whom to name beside what is made with it. */
  attribution: z.string().max(50_000).nullable(),
});

export type EncoderDescription = z.infer<typeof encoderDescriptionSchema>;

/**
 * Reads the JSON of a description: `state/newer-version` where a newer Placeprint wrote it, `input/malformed` where it is none,
 * naming every value that does not fit.
 */
export function parseEncoderDescription(json: string): EncoderDescription {
  const value = parsed(json);
  const version = (value as { formatVersion?: unknown } | null)?.formatVersion;
  if (typeof version === 'number' && version > encoderFormat)
    throw new AppError(
      'state/newer-version',
      say('encoderFile.newer', { version: String(version), most: encoderFormat }),
    );
  return fitted(encoderDescriptionSchema, value, (misfits) =>
    malformed(say('encoderFile.misfit', { misfits })),
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw malformed(say('encoderFile.noJson'));
  }
}

const malformed = (found: Message) =>
  new AppError('input/malformed', say('encoderFile.badDescription', { found }));
