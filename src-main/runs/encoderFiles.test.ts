import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { scoredSets } from '../predict/scoredSets';
import { scorableFolds, whyUnscorable } from '../predict/seenLabels';
import { getEmbeddingSet, listEmbeddingSets, readEmbeddings } from '../project/embeddings';
import {
  deleteEncoder,
  encoderFile,
  getEncoder,
  listEncoders,
  renameEncoder,
  restoreEncoder,
} from '../project/encoders';
import { addPredictionSet, listPredictionSets } from '../project/predictions';
import { getImageSet, setMinEntropy } from '../project/images';
import { type Project } from '../project/project';
import { sweep } from '../project/sweep';
import { encoderAsFile } from './encoderAsFile';
import { embedMissingWithEncoder, placesWithoutVector } from './embedMissing';
import { addEncoderFile, embedWithEncoder } from './encoderFiles';
import { embedPlaces } from './embedPlaces';
import { tinyProject, tinySettings, vectorsByPlace } from './tinyProject.fixture';
import { keptPlaces } from './trainingSet';
import { trainRun } from './trainRun';

const file = join(mkdtempSync(join(tmpdir(), 'placeprint-encoders-')), 'tiny.onnx');
let project: Project;
beforeEach(() => {
  project = tinyProject();
});
afterEach(() => project.close());

const training = { settings: { ...tinySettings, epochs: 1 }, executor: 'cpu' as const, threads: 1 };
const blind = { ...training, settings: { ...training.settings, losses: { ...tinySettings.losses, geo: 0 } } };

const errorOf = (error: unknown) =>
  error instanceof AppError ? `${error.code}: ${error.message}` : String(error);

/** Trains, and gives the file of the run. */
async function exported(run: typeof training): Promise<Uint8Array> {
  const hidden = { price: new Set([1, 3]), population: new Set<number>() };
  const split = { splits: ['gaps'], fold: 2, seed: 1 };
  await trainRun(project, { ...run, hidden, split, name: 'tiny' });
  return encoderAsFile(project, undefined);
}

let unlabelledFile: Uint8Array;
beforeAll(async () => {
  project = tinyProject();
  unlabelledFile = await exported(blind);
  project.close();
});

describe('an encoder from a file', () => {
  it('says where it comes from, and embeds as the run does', async () => {
    writeFileSync(file, await exported(training));
    const encoder = await addEncoderFile(project, file);
    const { training: origin, labels, images, embedding } = encoder.description;
    expect({ ...encoder, description: { origin, labels, images, embedding } }).toEqual({
      id: 1,
      name: 'tiny',
      fileName: 'tiny.onnx',
      createdAt: expect.any(String) as unknown,
      description: {
        origin: {
          run: 'tiny',
          settingsHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
          seed: 1,
          steps: 3,
          places: 12,
          finishedAt: expect.any(String) as unknown,
        },
        labels: {
          seen: [
            { target: 'price', places: 4 },
            { target: 'population', places: 4 },
          ],
          hidden: { splits: ['gaps'], fold: 2, seed: 1 },
        },
        images: { sizePx: 16, metresPerPixel: 2, styleVersion: 1 },
        embedding: { width: 8 },
      },
    });
    const [own, found] = [await embedPlaces(project, {}), await embedWithEncoder(project, encoder.id)];
    expect(found).toMatchObject({ runId: null, encoderId: 1, name: null, encoderName: 'tiny', dimension: 8 });
    // The newest of a trained encoder, whichever way that came.
    expect(getEmbeddingSet(project).id).toBe(found.id);
    const [a, b] = [readEmbeddings(project, own), readEmbeddings(project, found)];
    expect([...b.placeIds]).toEqual([...a.placeIds]);
    const worst = Math.max(...a.vectors.map((value, i) => Math.abs(value - b.vectors[i])));
    expect(worst).toBeLessThan(1e-4);
  });

  it('is kept once, and nothing of what is refused', async () => {
    writeFileSync(file, unlabelledFile);
    await addEncoderFile(project, file, { name: 'mine' });
    writeFileSync(`${file}.broken`, 'not a model');
    const found = [
      await addEncoderFile(project, file).catch(errorOf),
      await addEncoderFile(project, `${file}.broken`).catch(errorOf),
      await addEncoderFile(project, `${file}.none`).catch(errorOf),
    ];
    expect(found).toEqual([
      'state/exists: This encoder is in the project already: 1 (mine).',
      expect.stringMatching(/^input\/malformed: This is no encoder file/),
      expect.stringMatching(/^input\/unreadable: There is no file/),
    ]);
    const encoders = listEncoders(project);
    expect(encoders.map(({ name }) => name)).toEqual(['mine']);
    expect(encoderFile(project, encoders[0]).length).toBeGreaterThan(1000);
  });

  it('asks for map images as it takes them', async () => {
    writeFileSync(file, unlabelledFile);
    const { id } = await addEncoderFile(project, file);
    project.run('UPDATE image_sets SET metres_per_pixel = 3');
    const other = await embedWithEncoder(project, id).catch(errorOf);
    project.run('UPDATE image_sets SET metres_per_pixel = 2, style_version = 9');
    const restyled = await embedWithEncoder(project, id).catch(errorOf);
    expect([other, restyled]).toEqual([
      'state/missing: The encoder "tiny" takes map images of 16 px at 2 m a pixel in style 1; the project has none.',
      expect.stringMatching(
        /^state\/missing: .* in style 1; this project's are in style 9\. Use a Placeprint/,
      ),
    ]);
  });

  it('is scored where it saw no label, and never where it saw one', async () => {
    const folds = [{ train: Uint32Array.of(0), test: Uint32Array.of(1), buffer: new Uint32Array(0) }];
    const scorable = (setId: number) =>
      scorableFolds(project, [getEmbeddingSet(project, setId)], folds as never, Float64Array.of(1, 2));
    writeFileSync(file, unlabelledFile);
    const unlabelled = await embedWithEncoder(project, (await addEncoderFile(project, file)).id);
    expect(scorable(unlabelled.id)).toEqual([0]);
    expect(scoredSets(project, unlabelled.id)).toEqual({
      embeddingSetId: unlabelled.id,
      randomSetId: undefined,
      seed: 1,
    });
    writeFileSync(file, await exported(training));
    const labelled = await embedWithEncoder(project, (await addEncoderFile(project, file)).id);
    expect(
      [unlabelled, labelled].map(({ encoderId }) => whyUnscorable(project, getEncoder(project, encoderId!))),
    ).toEqual([null, expect.objectContaining({ key: 'predict.unknownLabels' })]);
    expect(() => scorable(labelled.id)).toThrow(
      'was trained with labels (price of 4 places, population density of 4 places)',
    );
  });

  it('embeds what came later into the set that it has, to the vectors that it would have had', async () => {
    writeFileSync(file, unlabelledFile);
    const { id } = await addEncoderFile(project, file);
    await expect(embedMissingWithEncoder(project, id)).rejects.toThrow('has no embeddings yet');
    const { id: imageSetId, minEntropy } = getImageSet(project);
    const entropies = keptPlaces(project, getImageSet(project)).map(({ entropy }) => entropy);
    setMinEntropy(project, imageSetId, entropies.toSorted((a, b) => a - b)[Math.floor(entropies.length / 2)]);
    const early = await embedWithEncoder(project, id);
    setMinEntropy(project, imageSetId, minEntropy);
    const missing = placesWithoutVector(project, early).length;
    const count = listEmbeddingSets(project).length;
    expect([missing > 0, await embedMissingWithEncoder(project, id)]).toEqual([
      true,
      { embeddingSetId: early.id, added: missing },
    ]);
    expect(listEmbeddingSets(project).length).toBe(count);
    const whole = await embedWithEncoder(project, id);
    expect(vectorsByPlace(project, early)).toEqual(vectorsByPlace(project, whole));
  });

  it('is renamed, hidden with what was made with it, restored, and gone after the next opening', async () => {
    writeFileSync(file, unlabelledFile);
    const { id } = await addEncoderFile(project, file);
    const { id: embeddingSetId } = await embedWithEncoder(project, id);
    const set = {
      name: 'p',
      target: 'price' as const,
      model: 'm',
      embeddingSetId,
      split: { name: 'gaps' },
      metrics: {},
    };
    addPredictionSet(project, set, []);
    const seen = () => ({
      encoders: listEncoders(project).map(({ name }) => name),
      embeddings: listEmbeddingSets(project).filter(({ encoderId }) => encoderId !== null).length,
      predictions: listPredictionSets(project).length,
    });
    const [all, none] = [
      { encoders: ['mine'], embeddings: 1, predictions: 1 },
      { encoders: [], embeddings: 0, predictions: 0 },
    ];
    renameEncoder(project, id, 'mine');
    expect(seen()).toEqual(all);
    deleteEncoder(project, id);
    expect(seen()).toEqual(none);
    restoreEncoder(project, id);
    expect(seen()).toEqual(all);
    deleteEncoder(project, id);
    expect((await addEncoderFile(project, file)).id).toBe(id);
    expect(seen()).toEqual(all);
    deleteEncoder(project, id);
    sweep(project);
    expect(() => restoreEncoder(project, id)).toThrow('no encoder');
    expect(seen()).toEqual(none);
  });
});
