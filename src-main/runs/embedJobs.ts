import { type EmbedJob, type EmbedResult, type JobEvent } from '../../src-shared/contract/engine';
import { type ImagePlace, type ImageSet } from '../project/images';
import { type Project } from '../project/project';
import { type Encoder } from './embedPlaces';
import { canvasesOf } from './trainingSet';
import { type RunOptions, withEngine } from './withEngine';

/** What an embedding job gives in place of the whole images' embeddings. */
export type EmbedKind = Pick<EmbedJob, 'views' | 'head'>;

/** Runs embedding jobs with one encoder over the same places, one after another on one engine. */
export async function embedJobs(
  project: Project,
  { settings, executor, threads, from }: Omit<Encoder, 'runId' | 'imageSetId'>,
  { set, places, kinds }: { set: ImageSet; places: ImagePlace[]; kinds: EmbedKind[] },
  options: RunOptions,
): Promise<EmbedResult[]> {
  const { signal, onProgress } = options;
  const onEvent = (event: JobEvent) => {
    if (event.type === 'progress') onProgress?.(event.progress);
  };
  return withEngine(options, async (engine) => {
    const results: EmbedResult[] = [];
    for (const kind of kinds) {
      const { header, images } = canvasesOf(project, set, places);
      const job = { settings, executor, threads, from, set: header, ...kind };
      results.push(await engine.run('embed', job, { images, signal, onEvent }));
    }
    return results;
  });
}
