import { zstdCompressSync } from 'node:zlib';
import {
  type EncoderDescription,
  encoderFileKey,
  maxEncoderBytes,
  parseEncoderDescription,
} from '../../../src-shared/encoderFile';
import { AppError } from '../../../src-shared/errors';
import { plain, say } from '../../../src-shared/message';
import { printable } from '../../../src-shared/printable';
import { onnxTypeCodes } from '../trace/onnxGraph';
import { embedWithModel } from './embedWithModel';
import { type ModelFile, type ModelPort, portText, readModelFile } from './modelFile';
import { ModelSession } from './modelSession';
import { modelInput, modelOutput } from './portableModel';

/**
 * Reads an encoder file, which may be anything, and embeds a blank image with it. Returns what it says of itself. Codes:
 * `input/malformed`, `input/unsupported`, `input/too-large`, `state/newer-version`.
 */
export async function checkEncoderFile(model: Uint8Array): Promise<EncoderDescription> {
  const { session, description } = await openEncoderFile(model, 1);
  try {
    const { sizePx } = description.images;
    const blank = zstdCompressSync(new Uint8Array(3 * sizePx * sizePx).fill(127));
    await embedWithModel(session, { sizePx, canvasPx: sizePx, images: [blank] }, description.embedding.width);
    return description;
  } finally {
    await session.close();
  }
}

/** Opens an encoder file, which may be anything. Codes: those of `checkEncoderFile`. */
export async function openEncoderFile(
  model: Uint8Array,
  threads: number,
): Promise<{ session: ModelSession; description: EncoderDescription }> {
  const description = describe(model);
  try {
    return { session: await ModelSession.open(model, threads), description };
  } catch (cause) {
    const reason = printable(String(cause)).slice(0, 500);
    throw new AppError('input/malformed', say('encoderFile.refused', { reason }), { cause });
  }
}

function describe(model: Uint8Array): EncoderDescription {
  if (model.length > maxEncoderBytes)
    throw new AppError(
      'input/too-large',
      say('encoderFile.tooLarge', {
        megabytes: megabytesOf(model.length),
        most: megabytesOf(maxEncoderBytes),
      }),
    );
  const file = readModelFile(model);
  const json = file.metadata.get(encoderFileKey);
  if (json === undefined) throw new AppError('input/unsupported', say('encoderFile.notOurs'));
  const description = parseEncoderDescription(json);
  checkPorts(file, description);
  return description;
}

const megabytesOf = (bytes: number) => Math.ceil(bytes / 2 ** 20);

/** The input and the output must be what the description says: nothing else is ever fed or read. */
function checkPorts({ inputs, outputs }: ModelFile, { images, embedding }: EncoderDescription): void {
  const { uint8, float32 } = onnxTypeCodes;
  const { sizePx } = images;
  expectPort(inputs, { name: modelInput, elementType: uint8, shape: [null, sizePx, sizePx, 3] });
  expectPort(outputs, { name: modelOutput, elementType: float32, shape: [null, embedding.width] });
}

function expectPort(found: ModelPort[], expected: ModelPort): void {
  const [told, wanted] = [found.map(portText).join(', '), portText(expected)];
  if (told === wanted) return;
  const shown = told ? plain(told.slice(0, 500)) : say('encoderFile.nothing');
  throw new AppError('input/unsupported', say('encoderFile.otherPort', { found: shown, expected: wanted }));
}
