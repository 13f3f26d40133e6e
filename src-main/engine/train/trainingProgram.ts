import * as tf from '@tensorflow/tfjs-core';
import { type LabelKind } from '../../../src-shared/contract/engine';
import { AppError } from '../../../src-shared/errors';
import { type TargetId } from '../../../src-shared/kinds/targets';
import { say } from '../../../src-shared/message';
import { geoWeight, type TrainSettings } from '../../../src-shared/settings/trainSettings';
import {
  type HostMap,
  type PackedForm,
  type ProgramSpec,
  type TensorMap,
  type TensorSpec,
} from '../program/executor';
import { inputNames } from '../data/batches';
import { prototypesInUse } from '../losses/clustering';
import { nextCentre, teacherView, type TeacherView } from '../losses/distillation';
import { sinkhornView } from '../losses/sinkhorn';
import { clusterHead, prototypeScores } from '../model/clusters';
import { encode } from '../model/encoder';
import { projection } from '../model/heads';
import { unitLength } from '../model/layers';
import { below, mapValues, pick, withPrefix } from '../model/parameters';
import { geoHeads, stateShapes, type LabelShape } from '../model/networks';
import { Packing } from './packing';
import { studentTerms, type Targets } from './studentTerms';
import { type LossTerm } from './types';
import { packedUpdate, update, type Updated, vectorOf } from './update';

/**
 * The terms in use, each with its weight in the total: L = L_cl + α (⅓ L_lp + ⅓ L_c + ⅓ L_l) + β L_rec + γ L_clust, the thirds
 * with equal `geoShares` of the paper's three parts.
 */
export function termWeights(settings: TrainSettings, labels: LabelShape): Map<LossTerm, number> {
  const { losses } = settings;
  const geo = [...geoHeads(settings, labels).keys()].map(
    (part) => [part, geoWeight(settings, part)] as const,
  );
  const weights = new Map<LossTerm, number>([
    ['distillation', losses.distillation],
    ...geo,
    ['reconstruction', losses.reconstruction],
    ['clustering', losses.clustering],
    ['spread', losses.spread],
  ]);
  return new Map([...weights].filter(([, weight]) => weight > 0));
}

const float = (...shape: number[]): TensorSpec => ({ shape, dtype: 'float32' });

const scheduleSpecs = {
  learningRate: float(),
  lastLayerRate: float(),
  weightDecay: float(),
  teacherTemperature: float(),
  teacherMomentum: float(),
  firstCorrection: float(),
  secondCorrection: float(),
};

/** What one step is fed: views, context images, labels, schedule. */
function dataSpecs(settings: TrainSettings, labels: LabelShape, batch: number): Record<string, TensorSpec> {
  const { encoder, views } = settings;
  const terms = termWeights(settings, labels);
  const specs: Record<string, TensorSpec> = {
    globals: float(2 * batch, encoder.sizePx, encoder.sizePx, 3),
    ...scheduleSpecs,
  };
  if (views.locals > 0 && (terms.has('distillation') || terms.has('clustering')))
    specs.locals = float(views.locals * batch, views.localPx, views.localPx, 3);
  if (terms.has('clustering')) specs.clusterTemperature = float();
  if (terms.has('reconstruction')) specs.contexts = float(batch, encoder.sizePx, encoder.sizePx, 3);
  for (const part of geoHeads(settings, labels).keys())
    Object.assign(
      specs,
      part === 'location' ? { location: float(batch, 2) } : labelSpecs(part, labels[part], batch),
    );
  return specs;
}

function labelSpecs(target: TargetId, label: LabelKind, batch: number): Record<string, TensorSpec> {
  const names = inputNames(target);
  return label.kind === 'classes'
    ? { [names.labels]: float(batch, label.classes) }
    : { [names.labels]: float(batch), [names.known]: float(batch) };
}

/** What the teacher gives to a step: its targets, the next centres, and figures of its health. */
interface TeacherPass {
  targets: Targets;
  state: TensorMap;
  outputs: TensorMap;
}

function teacherPass(
  state: TensorMap,
  data: TensorMap,
  settings: TrainSettings,
  terms: Map<LossTerm, number>,
): TeacherPass {
  const teacher = below('teacher/', state);
  const { embedding, feature } = encode(data.globals, below('encoder/', teacher), settings.encoder);
  const pass: TeacherPass = {
    targets: { distillation: null, clustering: null },
    state: {},
    outputs: { embeddingStd: unitStd(embedding) },
  };
  if (terms.has('distillation')) {
    const scores = projection(embedding, below('head/', teacher));
    const view = scoreTargets(scores, state, data, settings);
    pass.targets.distillation = view.probabilities;
    pass.outputs.teacherEntropy = view.entropy;
    if (state.centre) pass.state.centre = nextCentre(state.centre, scores, settings.momentum.centre);
  }
  if (terms.has('clustering')) {
    const clusters = below('clusters/', teacher);
    const given = clusterHead(feature, clusters);
    const scores = prototypeScores(given, state.clusterCentre, clusters);
    const { probabilities } = teacherView(scores, data.clusterTemperature);
    pass.targets.clustering = probabilities;
    pass.outputs.prototypesInUse = prototypesInUse(probabilities);
    pass.state.clusterCentre = nextCentre(state.clusterCentre, given, settings.clusters.momentum);
  }
  return pass;
}

/** P_t of the teacher's scores `[2 · batch, K]`: centred, or evened out by Sinkhorn-Knopp. */
function scoreTargets(
  scores: tf.Tensor2D,
  { centre }: TensorMap,
  { teacherTemperature }: TensorMap,
  { teacher }: TrainSettings,
): TeacherView {
  return teacher.sinkhorn > 0
    ? sinkhornView(scores, teacherTemperature, teacher.sinkhorn)
    : teacherView(tf.sub(scores, centre), teacherTemperature);
}

/** Mean over the dimensions of the standard deviation of the L2-normalised embeddings `[n, width]`. */
function unitStd(embeddings: tf.Tensor2D): tf.Tensor {
  const unit = unitLength(embeddings, 1);
  const variance = tf.mean(tf.square(tf.sub(unit, tf.mean(unit, 0, true))), 0);
  return tf.mean(tf.sqrt(variance));
}

/**
 * One training step of a batch: teacher pass, student's loss and gradient, AdamW, teacher average, centres. Outputs: the
 * terms in use by name, `total`, `embeddingStd`, `gradientNorm`, `teacherEntropy` with distillation, and `prototypesInUse`
 * with clustering.
 */
export function trainingProgram(settings: TrainSettings, labels: LabelShape, batch: number): ProgramSpec {
  const terms = termWeights(settings, labels);
  if (terms.size === 0) throw new AppError('input/bad-argument', say('engine.noLabels'));
  const shapes = stateShapes(settings, labels);
  const data = dataSpecs(settings, labels, batch);
  return {
    state: mapValues(shapes, (shape) => float(...shape)),
    data,
    compute: (state, data) =>
      trainingStep(below('student/', state), state, data, settings, terms, (gradients) =>
        update(state, gradients, data, settings.clipNorm),
      ),
    packed: packedForm(shapes, data, settings, terms),
  };
}

/** The step with the tensors of the student, the teacher and the two moments packed, each of the four as one. */
function packedForm(
  shapes: Record<string, number[]>,
  dataSpecs: Record<string, TensorSpec>,
  settings: TrainSettings,
  terms: Map<LossTerm, number>,
): PackedForm {
  // The teacher's tensors are the first of the student's, in the same order: its rows are the student's first rows.
  const student = new Packing(below('student/', shapes));
  const packings = {
    student,
    teacher: new Packing(below('teacher/', shapes)),
    first: student,
    second: student,
  };
  const rest = Object.fromEntries(Object.entries(shapes).filter(([name]) => !name.includes('/')));
  return {
    spec: {
      state: mapValues({ ...mapValues(packings, ({ shape }) => shape), ...rest }, (shape) => float(...shape)),
      data: dataSpecs,
      compute: (state, data) => {
        const teacher = withPrefix('teacher/', packings.teacher.parts(state.teacher));
        const parts = { ...teacher, ...pick(state, rest) };
        return trainingStep(student.parts(state.student), parts, data, settings, terms, (gradients) =>
          packedUpdate(state, gradients, data, settings.clipNorm, student),
        );
      },
    },
    pack: (state) => ({
      ...mapValues(packings, (packing, name) => packing.pack(below(`${name}/`, state))),
      ...pick(state, rest),
    }),
    unpack: (state) =>
      Object.assign(
        {},
        ...Object.entries(packings).map(([name, packing]) =>
          withPrefix(`${name}/`, packing.unpack(state[name])),
        ),
        pick(state, rest),
      ) as HostMap,
  };
}

/**
 * The whole step, in order. `state` holds the teacher's tensors and the centres.
 * 0. Before it: `data/sampling.ts` draws the places, `data/batches.ts` their views (`data/views.ts`), contexts and labels;
 *    `optim/schedules.ts` gives the step its rates, temperatures and momenta. Both come in through `data`.
 * 1. Teacher (`teacherPass`), global views alone: `model/encoder.ts` → z and y_c; `model/heads.ts` → scores, made P_t by centring
 *    (`losses/distillation.ts`) or `losses/sinkhorn.ts`; `model/clusters.ts` → p^t. It leaves the next centres.
 * 2. Student (`studentTerms.ts`), all views: the same encoder with its own weights, its heads, and a scalar for each term in use:
 *    `losses/distillation.ts` (of scores and of prototypes), `geo.ts`, `reconstruction.ts`, `spread.ts`.
 * 3. Total: the terms by `termWeights`; one backward pass gives its gradient by the student's weights.
 * 4. Update (`update.ts`): the gradient clipped and AdamW (`optim/adamw.ts`), then the teacher's average (`optim/ema.ts`).
 * 5. After it: the next state and figures of the step go out; `trainRun.ts` repeats this, and goes back where a figure is no number.
 */
function trainingStep(
  student: TensorMap,
  state: TensorMap,
  data: TensorMap,
  settings: TrainSettings,
  terms: Map<LossTerm, number>,
  updateBy: (gradients: TensorMap) => Updated,
): { state: TensorMap; outputs: TensorMap } {
  const teacher = teacherPass(state, data, settings, terms);
  const names = Object.keys(student);
  // The loss is a vector of terms; its cotangent holds their weights, so that one backward pass gives the gradient of the total.
  const forward = (...weights: tf.Tensor[]) => {
    const named = Object.fromEntries(names.map((name, i) => [name, weights[i]]));
    const { targets } = teacher;
    return vectorOf(studentTerms(named, data, targets, state.clusterCentre ?? null, settings, terms.keys()));
  };
  const weightOfTerm = tf.tensor1d([...terms.values()]);
  const { grads, value } = tf.valueAndGrads(forward)(Object.values(student), weightOfTerm);
  const updated = updateBy(Object.fromEntries(names.map((name, i) => [name, grads[i]])));
  const parts = [...terms.keys()].map((term, i) => [term, tf.reshape(tf.slice(value, i, 1), [])]);
  return {
    state: { ...updated.state, ...teacher.state },
    outputs: {
      ...Object.fromEntries(parts),
      ...teacher.outputs,
      total: tf.sum(tf.mul(value, weightOfTerm)),
      gradientNorm: updated.gradientNorm,
    },
  };
}
