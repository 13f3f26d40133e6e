/** What the engine process calls. */
export { type ImageSet, type TrainingSet } from '../data/imageSet';
export { initialState, labelShape, noLabels, type LabelShape } from '../model/networks';
export { embedImages, predictImages } from './embed';
export { embeddingProgram, teacherEncoder } from './embeddingProgram';
export { healthOf } from './health';
export { Probe, type ProbeFigures } from './probe';
export { type ProbedEpoch, probeSigns, rollBackSign } from './probeSigns';
export { firstCheckpoint, trainRun } from './trainRun';
export { trainingProgram } from './trainingProgram';
export type { Checkpoint, StepReport, TrainOptions, TrainOutcome } from './types';
