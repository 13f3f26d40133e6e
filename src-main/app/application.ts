import { basename, join } from 'node:path';
import { z } from 'zod';
import { type AppEventName, type AppEvents, type ChangedPart } from '../../src-shared/contract/app/events';
import {
  type Answer,
  isMethodName,
  type MethodName,
  type Params,
  parseParams,
} from '../../src-shared/contract/app/index';
import { type LiveJob } from '../../src-shared/contract/app/jobs';
import { AppError, toErrorData } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { printable } from '../../src-shared/printable';
import { languageCodes } from '../../src-shared/languages';
import { runJob } from '../jobs/runJob';
import { discardProject, isEmptyProject } from '../project/discardProject';
import { inTurns, openingProject } from '../project/openProject';
import { type Project } from '../project/project';
import { type AppContext, type Handler, snapshot } from './context';
import { handlers } from './handlers';
import { JobBoard } from './jobBoard';
import { LastLooks } from './lastLooks';
import { OnlineTileServer } from './onlineTileServer';
import { RecentProjects } from './recentProjects';
import { type Resource, Resources } from './resources';
import { type Shell } from './shell';
import { StateFile } from './stateFile';

/** What was asked for in place of a method may be anything. */
const shownName = (name: unknown): string =>
  typeof name === 'string' ? printable(name).slice(0, 100) : typeof name;

type Listener = <Name extends AppEventName>(name: Name, payload: AppEvents[Name]) => void;

/** The application behind the contract: one open project, its long work, its bulk data. A shell carries it. */
export class Application {
  private readonly listeners = new Set<Listener>();
  private readonly board = new JobBoard((job) => this.emit('job.changed', snapshot(job)));
  private readonly resources: Resources;
  private opened: Project | null = null;
  private isTrial = false;
  private readonly context: AppContext;

  constructor(shell: Shell) {
    const startJob: AppContext['startJob'] = (job, work) => {
      const project = this.requireProject();
      const { id } = this.board.start(job.kind, job.label, async (options) => {
        try {
          return await runJob(project, job.kind, (inner) => work(project, inner), options);
        } finally {
          if (job.parts.length > 0) this.changed(...job.parts);
        }
      });
      return { jobId: id };
    };
    const onlineTiles = new OnlineTileServer(join(shell.stateFolder, 'onlineTiles.json'));
    this.resources = new Resources(() => this.requireProject(), onlineTiles);
    this.context = {
      shell,
      board: this.board,
      recent: new RecentProjects(join(shell.stateFolder, 'recentProjects.json')),
      looks: new LastLooks(join(shell.stateFolder, 'looks.json')),
      onlineTiles,
      language: new StateFile(
        join(shell.stateFolder, 'language.json'),
        z.enum(languageCodes).nullable(),
        null,
      ),
      project: () => this.requireProject(),
      openedProject: () => this.opened,
      replaceProject: (open, options) => this.replaceProject(open, options),
      openProject: (path) => this.openProject(path),
      emit: (name, payload) => this.emit(name, payload),
      changed: (...parts) => this.changed(...parts),
      startJob,
    };
  }

  /** Answers a method of the contract; never rejects: an error is data. */
  async call(name: unknown, params: unknown): Promise<Answer> {
    try {
      if (!isMethodName(name))
        throw new AppError('input/bad-argument', say('app.noMethod', { name: shownName(name) }));
      return { ok: true, value: await this.answer(name, params) } as Answer;
    } catch (error) {
      return { ok: false, error: toErrorData(error) };
    }
  }

  /** Calls `listener` with every event until the function that it returns is called. */
  on(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Bulk data by its path below `/data/` (contract/app/resources.ts); errors as a status and a text. */
  resource(path: string): Promise<Resource> {
    return this.resources.get(path);
  }

  /** Whether long work is queued or running. */
  get busy(): boolean {
    return this.board.busy;
  }

  liveJobs(): LiveJob[] {
    return this.board.list().map(snapshot);
  }

  /** Cancels all work, waits for its end and closes the project. */
  async close(): Promise<void> {
    await this.board.stop();
    await this.resources.close();
    this.leaveProject();
    this.opened = null;
  }

  private answer<Name extends MethodName>(name: Name, params: unknown): unknown {
    const handler = handlers[name] as Handler<Name>;
    return handler(this.context, parseParams(name, params) as Params<Name>);
  }

  private requireProject(): Project {
    if (this.opened) return this.opened;
    throw new AppError('state/missing', say('app.noProject'));
  }

  private replaceProject(open: (() => Project) | null, { isTrial = false } = {}): void {
    this.refuseAtWork();
    this.enter(open?.() ?? null, isTrial);
  }

  private async openProject(path: string): Promise<void> {
    this.refuseAtWork();
    const steps = openingProject(path, { mode: 'either' });
    const begun = steps.next();
    if (begun.done) return this.enter(begun.value);
    // What comes now is long; what is done meanwhile must not be done to a project that is about to be left.
    this.enter(null);
    const ended = Promise.withResolvers<void>();
    this.board.start('open', basename(path, '.placeprint'), async (work) => {
      try {
        this.enter(await inTurns(steps, work, begun));
        ended.resolve();
      } catch (error) {
        ended.reject(error);
        throw error;
      }
    });
    await ended.promise;
  }

  private refuseAtWork(): void {
    if (this.board.busy) throw new AppError('state/busy', say('app.atWork'));
  }

  private enter(next: Project | null, isTrial = false): void {
    this.resources.forget();
    this.leaveProject();
    this.opened = next;
    this.isTrial = isTrial;
    this.board.clear();
    if (next) this.context.recent.add(next.path);
    this.changed('project');
  }

  /** Closes the open project; of a trial that nothing was put into, nothing is left. */
  private leaveProject(): void {
    if (!this.opened) return;
    if (!this.isTrial || !isEmptyProject(this.opened)) return this.opened.close();
    if (discardProject(this.opened)) this.context.recent.forget(this.opened.path);
  }

  private emit<Name extends AppEventName>(name: Name, payload: AppEvents[Name]): void {
    for (const listener of this.listeners) listener(name, payload);
  }

  private changed(...parts: ChangedPart[]): void {
    this.resources.forget(...parts);
    this.emit('project.changed', { parts });
  }
}
