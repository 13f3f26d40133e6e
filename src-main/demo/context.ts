import { type ExecutorId } from '../../src-shared/kinds/executors';
import { type WorkOptions } from '../../src-shared/progress';
import { type TargetId } from '../../src-shared/kinds/targets';
import { type Project } from '../project/project';
import { type PlaceFolder } from './placeFolder';
import { type Stages } from './stages';

export interface DemoOptions extends WorkOptions {
  /** A folder with a place's files; without it, the sample city is generated. */
  placeDir?: string;
  outDir: string;
  /** Goes on where a map loses nearly all of its features, or nearly all images are blank. */
  anyway?: boolean;
  seed: number;
  /** How many encoders to train, with this seed and those after it; default 1. */
  seeds?: number;
  executor: ExecutorId;
  /** Of the executor; default: as many as the machine runs at a time. */
  threads?: number;
  preset: string;
  /** Settings over those of the preset and the place: `epochs=3`. */
  overrides?: string[];
}

/** A place whose demo has begun. */
export interface DemoPlace {
  project: Project;
  place: PlaceFolder;
  options: DemoOptions;
  stages: Stages;
}

/** What every step of a demo works on. */
export interface DemoContext extends DemoPlace {
  targets: readonly TargetId[];
}
