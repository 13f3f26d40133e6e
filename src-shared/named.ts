import { z } from 'zod';

/** What a run is called after where the analyst did not name it. */
export const runOriginSchema = z.object({
  /** Its network, such as `vit 96`. */
  network: z.string().max(200).nullish(),
  seed: z.number(),
  /** The variant of an ablation that it is. */
  variant: z.string().max(1000).optional(),
  /** The name of the run with whose encoder the first of `tunedOn` began, where the analyst had named that. */
  parent: z.string().max(1000).optional(),
  /** The targets that its encoder was trained further on, one run after the other. */
  tunedOn: z.array(z.string().max(200)).max(100).optional(),
});
export type RunOrigin = z.infer<typeof runOriginSchema>;

/** A name, or null and what stands in its place. */
export interface NamedRun {
  name: string | null;
  origin: RunOrigin;
}

/** Vectors of a run, of an encoder from a file, or of random weights: called after what made them. */
export interface NamedEmbeddings {
  /** Of an older project. */
  name: string | null;
  run: NamedRun | null;
  encoderName: string | null;
  seed: number;
}

export interface NamedPredictions {
  name: string | null;
  target: string;
  model: string;
}
