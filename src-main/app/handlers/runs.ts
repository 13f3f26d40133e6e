import { availableParallelism } from 'node:os';
import { type Curves, type RunEstimate, type RunView } from '../../../src-shared/contract/app/runs';
import { type JobEvent, type Placement } from '../../../src-shared/contract/engine';
import { type LiveJob } from '../../../src-shared/contract/app/jobs';
import { AppError } from '../../../src-shared/errors';
import { type WantedExecutor } from '../../../src-shared/kinds/executors';
import { presetIds } from '../../../src-shared/kinds/presets';
import { say } from '../../../src-shared/message';
import { runName } from '../../../src-shared/names';
import { type WorkOptions } from '../../../src-shared/progress';
import { parsePreset } from '../../../src-shared/settings/presets';
import { listEmbeddingSets } from '../../project/embeddings';
import { getImageSet } from '../../project/images';
import { type Project } from '../../project/project';
import { deleteRun, restoreRun, shelvedRuns, shelveRun } from '../../project/runShelf';
import { settingsOfRun } from '../../project/runSettings';
import { getRun, listMetrics, listRuns, type Run, runHealth } from '../../project/runs';
import { ownTargetNames } from '../../project/targets';
import { estimateRun, requireMemory } from '../../runs/estimateRun';
import { chooseExecutor } from '../../runs/executors';
import { fineTune } from '../../runs/fineTune';
import { embedBoth, trainScored } from '../../runs/trainAndEmbed';
import { requireResumable, resumeRun, type TrainOptions } from '../../runs/trainRun';
import { type AppContext, type HandlersOf } from '../context';
import { RunTeller } from '../runTeller';

export const runs: HandlersOf<'runs'> = {
  'runs.presets': () => presetIds.map((name) => ({ name, settings: parsePreset(name) })),
  'runs.estimate': (context, { settings, imageSetId, ...placement }) => {
    const { id } = getImageSet(context.project(), imageSetId);
    const job = { kind: 'measure' as const, label: '', parts: [] };
    return context.startJob(job, async (project, work): Promise<RunEstimate> => {
      const { placed, passedOver } = await placementOf(placement, work);
      const estimate = await estimateRun(project, settings, placed, { ...work, imageSetId: id });
      return { executor: placed.executor, passedOver, ...estimate };
    });
  },
  'runs.train': (context, { settings, imageSetId, name, force, ...placement }) =>
    startTraining(context, name ?? '', async (project, options) => {
      const placed = await toldPlacement(placement, options);
      if (!force)
        requireMemory(await estimateRun(project, settings, placed, { ...options, imageSetId }), settings);
      return trainScored(project, { settings, imageSetId, name, ...placed }, options);
    }),
  'runs.obstacle': (context, { runId }) => {
    const run = getRun(context.project(), runId);
    try {
      requireResumable(context.project(), run);
      return { why: null };
    } catch (error) {
      if (error instanceof AppError) return { why: error.text };
      throw error;
    }
  },
  'runs.resume': (context, { runId }) => {
    requireResumable(context.project(), getRun(context.project(), runId));
    return startTraining(context, labelOf(context, runId), (project, options) =>
      resumeRun(project, runId, options),
    );
  },
  'runs.fineTune': (context, { runId, target, ...placement }) => {
    return startTraining(context, labelOf(context, runId), async (project, options) =>
      fineTune(project, { runId, target, ...(await toldPlacement(placement, options)) }, options),
    );
  },
  'runs.list': (context) => viewsOf(context.project()),
  'runs.curves': (context, { runId }) => curvesOf(context.project(), runId),
  'runs.health': (context, { runId }) => runHealth(context.project(), runId),
  'runs.change': (context, { runId, ...change }) => {
    shelveRun(context.project(), runId, change);
    context.changed('runs');
    return viewOf(context.project(), runId);
  },
  'runs.delete': (context, { runId }) => {
    deleteRun(context.project(), runId);
    context.changed('runs', 'embeddings', 'predictions');
    return null;
  },
  'runs.restore': (context, { runId }) => {
    restoreRun(context.project(), runId);
    context.changed('runs', 'embeddings', 'predictions');
    return viewOf(context.project(), runId);
  },
};

const labelOf = (context: AppContext, runId: number) =>
  runName(getRun(context.project(), runId), ownTargetNames(context.project()));

/** Trains, then embeds: what an analyst wants a run for. */
function startTraining(
  context: AppContext,
  label: LiveJob['label'],
  train: (project: Project, options: TrainOptions) => Promise<Run>,
) {
  const job = { kind: 'train' as const, label, parts: ['runs' as const, 'embeddings' as const] };
  return context.startJob(job, async (project, work) => {
    const teller = new RunTeller(context);
    const onEvent = (runId: number, event: JobEvent) => teller.tell(runId, event);
    const run = await train(project, { ...work, onEvent });
    teller.flush();
    context.changed('runs');
    const [{ id }] = await embedBoth(project, run.id, work);
    return { runId: run.id, embeddingSetId: id };
  });
}

interface WantedPlacement {
  executor: WantedExecutor;
  threads?: number;
}

/** Where a run is placed; what was passed over is a notice of its job. */
async function toldPlacement(wanted: WantedPlacement, work: WorkOptions): Promise<Placement> {
  const { placed, passedOver } = await placementOf(wanted, work);
  for (const notice of passedOver) work.onNotice?.(notice);
  return placed;
}

/** Where a run is placed; of `auto`, with what was passed over, and why. */
async function placementOf(
  { executor, threads = availableParallelism() }: WantedPlacement,
  work: WorkOptions,
): Promise<{ placed: Placement } & Pick<RunEstimate, 'passedOver'>> {
  if (executor !== 'auto') return { placed: { executor, threads }, passedOver: [] };
  const chosen = await chooseExecutor({ threads, ...work });
  const passedOver = chosen.passedOver.map(({ executor: name, error }) =>
    say('runs.passedOver', { executor: name, reason: error!.message }),
  );
  return { placed: { executor: chosen.executor, threads }, passedOver };
}

function viewsOf(project: Project): RunView[] {
  const shelf = shelvedRuns(project);
  const sets = listEmbeddingSets(project);
  return listRuns(project).map(({ labels: _labels, settings, ...run }) => ({
    ...run,
    ...shelf.get(run.id)!,
    settings: settingsOfRun({ id: run.id, settings }),
    embeddingSetId: sets.findLast(({ runId }) => runId === run.id)?.id ?? null,
  }));
}

const viewOf = (project: Project, runId: number): RunView => {
  getRun(project, runId);
  return viewsOf(project).find(({ id }) => id === runId)!;
};

/** More points than a screen has columns say nothing more. */
const maxPoints = 1500;

function curvesOf(project: Project, runId: number): Curves {
  const curves: Curves = {};
  for (const { step, name, value } of listMetrics(project, runId)) {
    const curve = (curves[name] ??= { steps: [], values: [] });
    curve.steps.push(step);
    curve.values.push(value);
  }
  for (const curve of Object.values(curves)) {
    const every = Math.ceil(curve.steps.length / maxPoints);
    curve.steps = curve.steps.filter((_, i) => i % every === 0);
    curve.values = curve.values.filter((_, i) => i % every === 0);
  }
  return curves;
}
