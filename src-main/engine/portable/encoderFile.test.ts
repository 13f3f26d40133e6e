import { PbfWriter } from 'pbf';
import { beforeAll, describe, expect, it } from 'vitest';
import { type EncoderOrigin } from '../../../src-shared/contract/engine';
import { AppError } from '../../../src-shared/errors';
import { randomStream } from '../../../src-shared/random';
import { expectClose } from '../golden/close.fixture';
import { tinySet, tinySettings } from '../golden/tinySet.fixture';
import { initialState, noLabels } from '../model/networks';
import { createExecutor } from '../executors/createExecutor';
import { embedImages } from '../train/embed';
import { teacherEncoder } from '../train/embeddingProgram';
import { checkEncoderFile, openEncoderFile } from './encoderFile';
import { embedWithModel } from './embedWithModel';
import { readModelFile } from './modelFile';
import { portableModel } from './portableModel';
import { writeEncoderFile } from './writeEncoderFile';

const settings = tinySettings();
const state = initialState(settings, noLabels);
const weights = teacherEncoder(state);
const set = tinySet(5);
const origin: EncoderOrigin = {
  formatVersion: 1,
  productVersion: '0.1.0',
  images: { sizePx: 32, metresPerPixel: 2, styleVersion: 2 },
  training: { run: 'tiny', settingsHash: 'ab', seed: 1, steps: 12, places: 5, finishedAt: null },
  labels: { seen: [{ target: 'price', places: 3 }], hidden: { splits: ['gaps'], fold: 1, seed: 1 } },
  attribution: '© A',
};
const description = { ...origin, encoder: settings.encoder, embedding: { width: 16 } };

let written: Uint8Array;
beforeAll(async () => {
  written = await writeEncoderFile(settings.encoder, weights, origin, set);
});

/** What a file is refused with, or `taken`. */
async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await checkEncoderFile(bytes);
    return 'taken';
  } catch (error) {
    return error instanceof AppError ? `${error.code}: ${error.message}` : `unexpected: ${String(error)}`;
  }
}

/** The model with another description. */
const described = (metadata: Record<string, string>) =>
  portableModel(settings.encoder, 32, weights, { metadata });
const saying = (changed: object) => described({ placeprint: JSON.stringify({ ...description, ...changed }) });

/** The written file with something more at its end. */
function withMore(fill: (pbf: PbfWriter) => void): Uint8Array {
  const more = new PbfWriter();
  fill(more);
  return Buffer.concat([written, more.finish()]);
}

/** A model whose graph is nothing but that. */
function graphOf(fill: (pbf: PbfWriter) => void): Uint8Array {
  const model = new PbfWriter();
  message(model, 7, fill);
  return model.finish();
}

const message = (pbf: PbfWriter, tag: number, fill: (inner: PbfWriter) => void) =>
  pbf.writeMessage(tag, (_: unknown, inner: PbfWriter) => fill(inner), null);

describe('an encoder file', () => {
  it('says what it is, and embeds as the engine does', async () => {
    expect(await checkEncoderFile(written)).toEqual(description);
    const { session } = await openEncoderFile(written, 1);
    const found = await embedWithModel(session, set, 16);
    await session.close();
    const executor = await createExecutor('cpu');
    expectClose(found, await embedImages(executor, set, settings, state));
  });

  it('is not written of an encoder that gives no numbers', async () => {
    const broken = { ...weights, 'norm.bias': weights['norm.bias'].map(() => NaN) };
    await expect(writeEncoderFile(settings.encoder, broken, origin, set)).rejects.toMatchObject({
      code: 'engine/non-finite',
    });
  });

  it('is refused where it is of another kind, or newer, or says what is not so', async () => {
    const found = [
      await refusal(Buffer.from('not a model')),
      await refusal(new Uint8Array()),
      await refusal(described({})),
      await refusal(described({ placeprint: '{' })),
      await refusal(saying({ formatVersion: 2, anything: true })),
      await refusal(saying({ labels: { seen: [{ target: 'An age', places: 1 }], hidden: null } })),
      await refusal(saying({ images: { ...origin.images, sizePx: 64 } })),
      await refusal(saying({ embedding: { width: 8 } })),
      await refusal(Buffer.concat([written.subarray(0, 4), Buffer.from('ORTM'), written.subarray(8)])),
    ];
    const beginnings = [
      'input/malformed: This is no encoder file',
      'input/malformed: This is no encoder file, or it is damaged: it has no graph.',
      'input/unsupported: This is an ONNX model, but no encoder of Placeprint',
      'input/malformed: The encoder file is damaged: what it says of itself is no JSON.',
      'state/newer-version: The encoder is of file format 2; this Placeprint reads up to 1.',
      'input/malformed: The encoder file is damaged: what it says of itself does not fit: labels.seen[0].target',
      'input/unsupported: The encoder file takes or gives "images" uint8 [any, 32, 32, 3] where "images" uint8 [any, 64, 64, 3]',
      'input/unsupported: The encoder file takes or gives "embeddings" float32 [any, 16] where "embeddings" float32 [any, 8]',
      'input/unsupported: The encoder file has the format of ONNX Runtime alone',
    ];
    expect(found.map((told, i) => told.slice(0, beginnings[i].length))).toEqual(beginnings);
  });

  it('is refused where something reaches beyond it or hides what runs', () => {
    const refused = (bytes: Uint8Array) => {
      try {
        readModelFile(bytes);
      } catch (error) {
        return error instanceof AppError ? error.message : String(error);
      }
      return 'taken';
    };
    const external = (pbf: PbfWriter) =>
      message(pbf, 5, (tensor) => {
        message(tensor, 13, (entry) => {
          entry.writeStringField(1, 'location');
          entry.writeStringField(2, '/etc/passwd');
        });
        tensor.writeVarintField(14, 1);
      });
    const node = (fill: (pbf: PbfWriter) => void) => (pbf: PbfWriter) => message(pbf, 1, fill);
    const attribute = (tag: number) =>
      node((pbf) => message(pbf, 5, (inner) => message(inner, tag, () => {})));
    const files = {
      external: graphOf(external),
      located: graphOf((pbf) => message(pbf, 5, (tensor) => tensor.writeVarintField(14, 1))),
      inAttribute: graphOf(node((pbf) => message(pbf, 5, (inner) => external(inner)))),
      sparse: graphOf((pbf) => message(pbf, 15, () => {})),
      subgraph: graphOf(attribute(6)),
      graphs: graphOf(attribute(11)),
      nodeDomain: graphOf(node((pbf) => pbf.writeStringField(7, 'evil'))),
      opset: withMore((pbf) => message(pbf, 8, (opset) => opset.writeStringField(1, 'evil'))),
      functions: withMore((pbf) => message(pbf, 25, () => {})),
      training: withMore((pbf) => message(pbf, 20, () => {})),
      twoGraphs: withMore((pbf) => message(pbf, 7, () => {})),
    };
    const found = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, refused(bytes)]));
    const words = {
      external: 'weights in another file',
      located: 'weights in another file',
      inAttribute: 'weights in another file',
      sparse: 'sparse weights',
      subgraph: 'parts that run inside an operator',
      graphs: 'parts that run inside an operator',
      nodeDomain: 'operators of "evil"',
      opset: 'operators of "evil"',
      functions: 'functions of its own',
      training: 'training steps',
      twoGraphs: 'two graphs',
    };
    const expected = Object.entries(words).map(([name, word]) => [
      name,
      `The encoder file has ${word}, which Placeprint neither writes nor runs. Use a file that Placeprint exported.`,
    ]);
    expect(found).toEqual(Object.fromEntries(expected));
  });

  it('is read or refused in words, however it is damaged', () => {
    const codes = new Set<string>();
    for (let seed = 0; seed < 400; seed++) {
      const random = randomStream(seed);
      const bytes = written.slice(0, random.int(4) === 0 ? random.int(written.length) : written.length);
      const changes = 1 + random.int(20);
      for (let i = 0; i < changes && bytes.length > 0; i++) bytes[random.int(bytes.length)] = random.int(256);
      try {
        readModelFile(bytes);
        codes.add('read');
      } catch (error) {
        codes.add(error instanceof AppError ? error.code : `unexpected: ${String(error)}`);
      }
    }
    expect(codes).toContain('read');
    expect(codes).toContain('input/malformed');
    expect(['read', 'input/malformed', 'input/unsupported']).toEqual(expect.arrayContaining([...codes]));
  });
});
