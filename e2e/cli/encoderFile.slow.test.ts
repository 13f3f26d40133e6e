import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRoot } from '../../src-main/files/entryPath';
import { getEmbeddingSet, readEmbeddings } from '../../src-main/project/embeddings';
import { openProject } from '../../src-main/project/openProject';
import { cityIn, placeprint, placeprintJson, tinyTraining } from './placeprint';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-encoder-'));
const file = (name: string) => join(folder, name);
const [project, model] = [file('city.placeprint'), file('city.onnx')];
afterAll(() => rmSync(folder, { recursive: true }));

const python = process.env.PLACEPRINT_PYTHON ?? 'python3';
const hasPython = spawnSync(python, ['-c', 'import onnxruntime, numpy, PIL']).status === 0;
const hasChecker = spawnSync(python, ['-c', 'import onnx']).status === 0;

/** The vectors of an embedding set, by place. */
function vectorsOf(setId: number): Map<number, number[]> {
  const opened = openProject(project, { mode: 'read' });
  const { placeIds, vectors, dimension } = readEmbeddings(opened, getEmbeddingSet(opened, setId));
  opened.close();
  return new Map(
    Array.from(placeIds, (id, i) => [id, [...vectors.subarray(i * dimension, (i + 1) * dimension)]]),
  );
}

/** The largest difference of any number, as a share of the norm of its place's vector. */
function difference(found: Map<number, number[]>, expected: Map<number, number[]>): number {
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
  const ofPlace = ([id, vector]: [number, number[]]) =>
    Math.max(...vector.map((value, i) => Math.abs(value - found.get(id)![i]))) / Math.hypot(...vector);
  return Math.max(...[...expected].map(ofPlace));
}

/** Map images of 128 px, where the margin of the canvas is odd, embedded at 64 px. */
beforeAll(async () => {
  const layers = await cityIn(folder, { seed: 5, sizeM: 2500, placeCount: 150 });
  await placeprintJson('create', project);
  await placeprintJson('import', project, file('places.csv'), '--attribution', 'Generated places');
  await placeprintJson('source', 'add', project, ...layers, '--attribution', 'Generated map');
  await placeprintJson('render', project);
  const noLabels = ['--set', 'losses.geo=0', '--name', 'blind'];
  await placeprintJson('train', project, '--executor', 'compiled', ...tinyTraining, ...noLabels);
  await placeprintJson('embed', project, '--no-random');
});

describe('the encoder as a file', () => {
  it('is exported, comes back, embeds to the same vectors, and is scored', async () => {
    expect(await placeprintJson('export', project, 'encoder', '--run', '1', '--out', model)).toEqual({
      path: model,
      features: null,
    });
    const added = await placeprintJson('encoder', 'add', project, model);
    expect(added).toMatchObject({
      id: 1,
      name: 'city',
      fileName: 'city.onnx',
      description: {
        formatVersion: 1,
        images: { sizePx: 128, metresPerPixel: 2, styleVersion: expect.any(Number) as unknown },
        encoder: { kind: 'vit', width: 32 },
        embedding: { width: 32 },
        training: { run: 'blind', steps: 8 },
        labels: { seen: [], hidden: null },
        attribution: 'Generated places; Generated map',
      },
    });
    expect(await placeprintJson('encoder', 'list', project)).toEqual({ encoders: [added] });
    const embedded = await placeprintJson('embed', project, '--encoder', '1');
    expect(embedded).toMatchObject({ sets: [{ id: 2, runId: null, encoderId: 1, name: 'city' }] });
    expect(difference(vectorsOf(2), vectorsOf(1))).toBeLessThan(1e-5);
    const predict = ['predict', project, '--target', 'price', '--split', 'gaps', '--embeddings'];
    expect(await placeprintJson(...predict, '2')).toMatchObject({
      evaluation: { embeddingSetId: 2, folds: [0, 1, 2, 3, 4] },
    });
  });

  it('is not scored where it saw labels', async () => {
    await placeprintJson('train', project, '--executor', 'compiled', ...tinyTraining);
    const labelled = file('labelled.onnx');
    await placeprintJson('export', project, 'encoder', '--out', labelled);
    await placeprintJson('encoder', 'add', project, labelled);
    await placeprintJson('embed', project, '--encoder', '2');
    const { code, stdout } = await placeprint(
      ['--json', 'predict', project, '--target', 'price', '--split', 'gaps'], // prettier-ignore
    );
    expect([code, (JSON.parse(stdout) as { error: { code: string } }).error.code]).toEqual([
      3,
      'state/labels-seen',
    ]);
  });

  it('is refused where it is none', async () => {
    writeFileSync(file('none.onnx'), 'not a model');
    const { code, stderr } = await placeprint(['encoder', 'add', project, file('none.onnx')]);
    expect([code, stderr.trim().split('\n').at(-1)]).toEqual([
      2,
      expect.stringMatching(/^This is no encoder file, or it is damaged: .* Expected an ONNX file\.$/),
    ]);
  });

  it('goes with map images as PNG, in a new folder', async () => {
    const { images } = await placeprintJson<{ images: number }>('images', project, '--out', file('images'));
    expect(readdirSync(file('images')).length).toBe(images);
    expect((await placeprint(['images', project, '--out', file('images')])).code).toBe(2);
  });

  it.skipIf(!hasPython)(
    'runs in Python, by the program of its document, to the same vectors (needs onnxruntime)',
    () => {
      const images = file('images');
      const document = readFileSync(join(appRoot, 'docs', 'encoderFile.md'), 'utf8');
      const program = /```python\n([^]*?)```/.exec(document)![1];
      writeFileSync(file('embed.py'), program);
      execFileSync(python, [file('embed.py'), model, images, file('embeddings.npz')]);
      const toJson =
        'import json, numpy, sys; a = numpy.load(sys.argv[1]); print(json.dumps([a["place"].tolist(), a["embeddings"].tolist()]))';
      const printed = execFileSync(python, ['-c', toJson, file('embeddings.npz')], { maxBuffer: 1e8 });
      const [places, rows] = JSON.parse(printed.toString()) as [number[], number[][]];
      const worst = difference(new Map(places.map((id, i) => [id, rows[i]])), vectorsOf(1));
      process.stdout.write(
        `Python against the project, ${places.length} places: ${worst.toExponential(1)} of the norm\n`,
      );
      expect(worst).toBeLessThan(1e-4);
    },
  );

  it.skipIf(!hasPython)('runs in Python in batches of 1, 3 and 64 to one result (needs onnxruntime)', () => {
    const code = `
import sys, numpy as np, onnxruntime
session = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
maps = np.random.default_rng(1).integers(0, 256, (64, 128, 128, 3), dtype=np.uint8)
whole = session.run(None, {"images": maps})[0]
parts = [np.concatenate([session.run(None, {"images": maps[i:i + n]})[0] for i in range(0, 64, n)]) for n in (1, 3)]
print(max(float(np.abs(part - whole).max() / np.linalg.norm(whole, axis=1).min()) for part in parts))
`;
    expect(Number(execFileSync(python, ['-c', code, model]).toString())).toBeLessThan(1e-5);
  });

  it.skipIf(!hasChecker)('is a model by the checker of ONNX itself (needs the Python package onnx)', () => {
    const code = `
import sys, onnx
model = onnx.load(sys.argv[1], load_external_data=False)
onnx.checker.check_model(model, full_check=True)
print(sorted({node.domain for node in model.graph.node}), [(each.domain, each.version) for each in model.opset_import])
`;
    expect(execFileSync(python, ['-c', code, model]).toString().trim()).toBe("[''] [('', 21)]");
    expect(statSync(model).size).toBeGreaterThan(10_000);
  });
});
