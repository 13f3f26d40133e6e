import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { Batches } from '../data/batches';
import { type TrainingSet } from '../data/imageSet';
import { type Agreement, requireAgreement, type Trial } from '../executors/agreement';
import { createExecutor } from '../executors/createExecutor';
import { type Executor } from '../program/executor';
import { pick } from '../model/parameters';
import { initialState, labelShape } from '../model/networks';
import { scheduleAt } from '../optim/schedules';
import { trainingProgram } from '../train';
import { scheduleData } from '../train/trainRun';

/** Of the batch that is compared: enough for losses between images, and quick on the eager executor. */
const comparedImages = 2;

/**
 * Takes one training step on the first images with this executor and with an eager one, before a session trusts it:
 * `engine/mismatch` where losses or gradients (the first moments) differ by more than `tolerance` of their largest value. The parameters after the step are left out: AdamW
 * blows the rounding noise of gradients that are truly zero up to full steps.
 */
export async function checkFirstStep(
  executor: Executor,
  set: TrainingSet,
  settings: TrainSettings,
  tolerance: number,
): Promise<Agreement> {
  const reference = await createExecutor('wasm');
  try {
    return await requireAgreement(firstStep(set, settings), executor, reference, tolerance);
  } finally {
    await reference.dispose();
  }
}

function firstStep(set: TrainingSet, settings: TrainSettings): Trial {
  const labels = labelShape(set);
  const [images, entropy] = [set.images.slice(0, comparedImages), set.entropy.slice(0, comparedImages)];
  const batches = new Batches({ ...set, images, entropy }, settings);
  const { batch, stepsPerEpoch } = batches.plan;
  const spec = trainingProgram(settings, labels, batch);
  const data = { ...batches.at(0), ...scheduleData(scheduleAt(settings, 0, stepsPerEpoch), 0) };
  return {
    spec,
    state: initialState(settings, labels),
    data: pick(data, spec.data),
    compares: (name) => name.startsWith('out:') || name.startsWith('next:first/'),
  };
}
