import { type AppEventName, type AppEvents, type ChangedPart } from '../../src-shared/contract/app/events';
import {
  type Contract,
  type MethodName,
  type Params,
  type Result,
} from '../../src-shared/contract/app/index';
import { type JobKind, type LiveJob } from '../../src-shared/contract/app/jobs';
import { type Language } from '../../src-shared/languages';
import { type StartedJob } from '../../src-shared/contract/app/values';
import { type WorkOptions } from '../../src-shared/progress';
import { type Project } from '../project/project';
import { type JobBoard } from './jobBoard';
import { type LastLooks } from './lastLooks';
import { type OnlineTileServer } from './onlineTileServer';
import { type RecentProjects } from './recentProjects';
import { type Shell } from './shell';
import { type StateFile } from './stateFile';

/** What the handlers of the contract work with. */
export interface AppContext {
  shell: Shell;
  board: JobBoard;
  recent: RecentProjects;
  looks: LastLooks;
  onlineTiles: OnlineTileServer;
  /** Of the interface, as it last was; null until it has told. */
  language: StateFile<Language | null>;
  /** The open project; `state/missing` without one. */
  project(): Project;
  openedProject(): Project | null;
  /**
   * Makes another project the open one (null: none); the one before is closed, or removed if it was a trial and nothing is in
   * it. `state/busy` while it has live jobs.
   */
  replaceProject(open: (() => Project) | null, options?: { isTrial?: boolean }): void;
  /** Makes the project of a file the open one; an older one is brought up to date as long work, with none open meanwhile. */
  openProject(path: string): Promise<void>;
  emit<Name extends AppEventName>(name: Name, payload: AppEvents[Name]): void;
  /** Says which parts of the project are not what they were. */
  changed(...parts: ChangedPart[]): void;
  /** Long work on the open project: a row of its jobs and an entry of the board. `parts` have changed when it ends. */
  startJob(
    job: { kind: JobKind; label: LiveJob['label']; parts: ChangedPart[] },
    work: (project: Project, options: WorkOptions) => Promise<unknown> | unknown,
  ): StartedJob;
}

export type Handler<Name extends MethodName> = (
  context: AppContext,
  params: Params<Name>,
) => Promise<Result<Name>> | Result<Name>;

/** Handlers of one domain: all methods that begin with its name. */
export type HandlersOf<Domain extends string> = {
  [Name in Extract<keyof Contract, `${Domain}.${string}`>]: Handler<Name>;
};

export const snapshot = (job: LiveJob): LiveJob => structuredClone(job);
