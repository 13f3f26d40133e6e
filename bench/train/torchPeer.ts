import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { appRoot } from '../../src-main/files/entryPath';
import { type LabelShape } from '../../src-main/engine/model/networks';
import { embeddingWidth } from '../../src-shared/settings/encoderSettings';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';

/** A training step, or the embeddings of a batch. */
export type Task = 'train' | 'embed';

/** What a contender did in one slice. */
export interface Slice {
  imagesPerSecond: number;
  /** Processor time of all its threads: hardly moves with what else the machine does, unlike the wall clock. */
  cpuSecondsPerImage: number;
  /** Share of the time in which the GPU computed; only where it was asked for. */
  gpuUse?: number | null;
}

export interface TorchPeer {
  parameters: number;
  torch: string;
  slice(seconds: number): Promise<Slice>;
  end(): void;
}

const python = process.env.PLACEPRINT_TORCH_PYTHON ?? 'python3';

/** PyTorch in a process of its own, warmed up and waiting for slices; a string says why there is none. */
export async function startTorch(
  settings: TrainSettings,
  labels: LabelShape,
  run: { task: Task; batch: number; threads: number; device: 'cpu' | 'cuda'; compile: boolean },
): Promise<TorchPeer | string> {
  const peer = spawn(python, [join(appRoot, 'bench', 'peers', 'torch_step.py')], {
    // Its threads sleep while they wait, as ours do: threads that spin for a core that is taken cost ten times the step.
    env: { OMP_WAIT_POLICY: 'PASSIVE', ...process.env },
  });
  let errors = '';
  peer.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  peer.stdin.on('error', () => {});
  peer.on('error', (error) => (errors += error.message));
  const lines = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
  const ask = async (line: string) => {
    peer.stdin.write(`${line}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(errors.trim().split('\n').at(-1) ?? 'no answer');
    return JSON.parse(value) as unknown;
  };
  try {
    const ready = (await ask(JSON.stringify({ ...sizes(settings, labels), ...run }))) as TorchPeer;
    return {
      ...ready,
      slice: async (seconds: number) => (await ask(String(seconds))) as Slice,
      end: () => peer.stdin.end(),
    };
  } catch (error) {
    return (error as Error).message;
  }
}

function sizes({ encoder, head, views, losses }: TrainSettings, { population }: LabelShape) {
  const { hidden, bottleneck, scores: outputs } = head;
  const { localPx, locals } = views;
  const network = { encoder, embeddingWidth: embeddingWidth(encoder), hidden, bottleneck, outputs };
  const populationClasses = population.kind === 'classes' ? population.classes : 0;
  return { ...network, localPx, locals, populationClasses, geoWeight: losses.geo };
}
