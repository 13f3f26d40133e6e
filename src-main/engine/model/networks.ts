import { embeddingWidth } from '../../../src-shared/settings/encoderSettings';
import { type LabelKind } from '../../../src-shared/contract/engine';
import { type TargetId } from '../../../src-shared/kinds/targets';
import {
  type GeoPart,
  geoTargets,
  geoWeight,
  type TrainSettings,
} from '../../../src-shared/settings/trainSettings';
import { type TrainingSet } from '../data/imageSet';
import { type HostMap } from '../program/executor';
import { clusterSpecs } from './clusters';
import { encoderSpecs } from './encoder';
import { geoHeadSpecs, projectionSpecs } from './heads';
import { initialValues, mapValues, sizeOf, withPrefix, type ParameterSpecs } from './parameters';
import { reconstructionSpecs } from './reconstruction';

/** Which labels a training set has: a head exists only for labels that are there. */
export type LabelShape = Record<TargetId, LabelKind>;

export const noLabels: LabelShape = {};

export const labelShape = ({ labels }: TrainingSet): LabelShape =>
  mapValues(labels, ({ values: _values, ...kind }) => kind);

/** The parts of L_geo that have a head, each with how many outputs: the labelled targets and the location, of a share above 0. */
export function geoHeads(settings: TrainSettings, labels: LabelShape): Map<GeoPart, number> {
  const targets = geoTargets(settings).filter((id) => id in labels);
  const heads = targets.map((id) => [id, outputsOf(labels[id])] as const);
  const weighs = ([part]: readonly [GeoPart, number]) => geoWeight(settings, part) > 0;
  return new Map([...heads, ['location', 2] as const].filter(weighs));
}

const outputsOf = (label: LabelKind): number => (label.kind === 'classes' ? label.classes : 1);

function geoSpecs(settings: TrainSettings, labels: LabelShape): ParameterSpecs {
  const width = embeddingWidth(settings.encoder);
  const heads = [...geoHeads(settings, labels)].map(([part, outputs]) =>
    withPrefix(`geo/${part}/`, geoHeadSpecs(width, outputs)),
  );
  return Object.assign({}, ...heads) as ParameterSpecs;
}

/** The weights that the teacher has too: `encoder/…`; `head/…` with distillation; `clusters/…` with clustering. */
export function teacherSpecs(settings: TrainSettings): ParameterSpecs {
  const { encoder, losses } = settings;
  return {
    ...withPrefix('encoder/', encoderSpecs(encoder)),
    ...withPrefix('head/', losses.distillation > 0 ? projectionSpecs(settings) : {}),
    ...withPrefix('clusters/', losses.clustering > 0 ? clusterSpecs(settings) : {}),
  };
}

/** All trained weights: those of the teacher, `geo/PART/…` such as `geo/price/…` and `geo/location/…`, `reconstruction/…`. */
export function studentSpecs(settings: TrainSettings, labels: LabelShape): ParameterSpecs {
  const { encoder, losses } = settings;
  const reconstruction = losses.reconstruction > 0 ? reconstructionSpecs(encoder) : {};
  return {
    ...teacherSpecs(settings),
    ...geoSpecs(settings, labels),
    ...withPrefix('reconstruction/', reconstruction),
  };
}

/** Moving averages of what the teacher's heads give: `centre` of the scores, `clusterCentre` (p_div) of f_c. */
function centreShapes({ losses, head, teacher, clusters }: TrainSettings): Record<string, number[]> {
  return {
    ...(losses.distillation > 0 && teacher.sinkhorn === 0 && { centre: [head.scores] }),
    ...(losses.clustering > 0 && { clusterCentre: [clusters.outputs] }),
  };
}

/** The whole state of a training step by name, each with its shape. */
export function stateShapes(settings: TrainSettings, labels: LabelShape): Record<string, number[]> {
  const student = mapValues(studentSpecs(settings, labels), ({ shape }) => shape);
  const teacher = mapValues(teacherSpecs(settings), ({ shape }) => shape);
  return {
    ...withPrefix('student/', student),
    ...withPrefix('teacher/', teacher),
    ...withPrefix('first/', student),
    ...withPrefix('second/', student),
    ...centreShapes(settings),
  };
}

/** The state before the first step: seeded random weights, the teacher equal to the student, all else 0. */
export function initialState(settings: TrainSettings, labels: LabelShape): HostMap {
  const student = initialValues(studentSpecs(settings, labels), settings.seed);
  const teacher = mapValues(teacherSpecs(settings), (_, name) => student[name].slice());
  const zeros = mapValues(stateShapes(settings, labels), (shape) => new Float32Array(sizeOf(shape)));
  return { ...zeros, ...withPrefix('student/', student), ...withPrefix('teacher/', teacher) };
}
