import { expect, it } from 'vitest';
import { type EmbeddingSet, listEmbeddingSets } from '../project/embeddings';
import { getImageSet, setMinEntropy } from '../project/images';
import { embedMissing, placesWithoutVector } from './embedMissing';
import { embedBoth } from './trainAndEmbed';
import { tinyProject, tinySettings, vectorsByPlace } from './tinyProject.fixture';
import { keptPlaces } from './trainingSet';
import { trainRun } from './trainRun';

it('embeds what came later into the sets that are there, to the vectors that it would have had', async () => {
  const project = tinyProject();
  const settings = { ...tinySettings, epochs: 1 };
  const { id: runId } = await trainRun(project, { settings, executor: 'cpu', threads: 1 });
  const { id: imageSetId, minEntropy } = getImageSet(project);
  const entropies = keptPlaces(project, getImageSet(project))
    .map(({ entropy }) => entropy)
    .toSorted((a, b) => a - b);
  setMinEntropy(project, imageSetId, entropies[Math.floor(entropies.length / 2)]);
  const early = await embedBoth(project, runId);
  setMinEntropy(project, imageSetId, minEntropy);
  const missing = early.map((set) => placesWithoutVector(project, set).length);
  const count = listEmbeddingSets(project).length;
  expect(await embedMissing(project, runId)).toEqual({ embeddingSetId: early[0].id, added: missing[0] });
  expect([missing[0] > 0, missing[1] === missing[0], listEmbeddingSets(project).length]).toEqual([
    true,
    true,
    count,
  ]);
  const whole = await embedBoth(project, runId);
  const vectors = (sets: EmbeddingSet[]) => sets.map((set) => vectorsByPlace(project, set));
  expect(vectors(early)).toEqual(vectors(whole));
  expect(await embedMissing(project, runId)).toEqual({ embeddingSetId: whole[0].id, added: 0 });
  project.close();
});

it('makes no mixture of two encoders', async () => {
  const project = tinyProject();
  const { id } = await trainRun(project, {
    settings: { ...tinySettings, epochs: 1 },
    executor: 'cpu',
    threads: 1,
  });
  await expect(embedMissing(project, id)).rejects.toThrow('has no embeddings of its last state');
  project.close();
});
