import { type AppEvents } from '../../../src-shared/contract/app/events';
import { type Curves } from '../../../src-shared/contract/app/runs';
import { reservedTargetIds, type TargetId } from '../../../src-shared/kinds/targets';
import { embeddingWidth } from '../../../src-shared/settings/encoderSettings';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { fewDirections } from '../../../src-shared/settings/fewDirections';
import { fewPrototypes } from '../../../src-shared/settings/fewPrototypes';
import { type Level } from '../../ui/chart/series';

type Points = AppEvents['run.advanced']['points'];
type Curve = Curves[string];

/** Beyond this many points every other one is left out: a screen shows no more. */
const maxPoints = 3000;

/** Curves with the points that came since; a step that is there already is not taken twice. */
export function appended(curves: Curves, points: Points): Curves {
  const grown: Curves = { ...curves };
  for (const { step, metrics } of points)
    for (const [metric, value] of Object.entries(metrics))
      grown[metric] = extended(grown[metric], step, value);
  return grown;
}

function extended(curve: Curve | undefined, step: number, value: number): Curve {
  if (!curve) return { steps: [step], values: [value] };
  if (step <= curve.steps.at(-1)!) return curve;
  const kept = curve.steps.length < maxPoints ? curve : everyOther(curve);
  return { steps: [...kept.steps, step], values: [...kept.values, value] };
}

const everyOther = ({ steps, values }: Curve): Curve => ({
  steps: steps.filter((_, i) => i % 2 === 0),
  values: values.filter((_, i) => i % 2 === 0),
});

/** Curves of one run, under the name it has in the chart. */
export interface NamedCurves {
  name: string;
  curves: Curves;
}

/** One chart: `metric` is `losses` where it holds every loss term of one run. */
export interface Chart {
  metric: string;
  lines: (Curve & { name: string })[];
}

const otherMetrics = [
  'teacherEntropy',
  'prototypesInUse',
  'effectiveRank',
  'neighbours',
  'embeddingStd',
  'gradientNorm',
  'learningRate',
  'imagesPerSecond',
];
const isLoss = (metric: string) => metric === 'loss' || metric.startsWith('loss/');

/** What a metric tells of a target: its loss term, or how well similar places tell it; null for any other metric. */
export function ofTarget(metric: string): { told: 'loss' | 'neighbours'; target: TargetId } | null {
  const term = /^loss\/(.+)$/.exec(metric)?.[1];
  if (term && !reservedTargetIds.includes(term)) return { told: 'loss', target: term };
  const [, first, rest] = /^neighbours(.)(.*)$/u.exec(metric) ?? [];
  return first ? { told: 'neighbours', target: first.toLowerCase() + rest } : null;
}

/** Of one run all loss terms in one chart; of several a chart a metric, so that their lines lie over each other. */
export function chartsOf(runs: readonly NamedCurves[]): Chart[] {
  const metrics = [...new Set(runs.flatMap(({ curves }) => Object.keys(curves)))];
  const losses = metrics.filter(isLoss).sort();
  const others = otherMetrics.flatMap((each) =>
    metrics.filter((metric) => metric === each || (each === 'neighbours' && metric.startsWith(each))),
  );
  const overlaid = (metric: string): Chart => ({
    metric,
    lines: runs.flatMap(({ name, curves }) => (curves[metric] ? [{ name, ...curves[metric] }] : [])),
  });
  if (runs.length !== 1) return [...losses, ...others].map(overlaid);
  const [{ curves }] = runs;
  const terms = { metric: 'losses', lines: losses.map((name) => ({ name, ...curves[name] })) };
  return losses.length === 0
    ? []
    : [terms, ...others.map((metric) => ({ metric, lines: [{ name: metric, ...curves[metric] }] }))];
}

/** The levels that a metric is judged by (method.md, section 7); `label` is a key of the texts. */
export function levelsOf(metric: string, settings: TrainSettings): Level[] {
  const { head, encoder } = settings;
  const lnK = Math.log(head.scores);
  if (metric === 'teacherEntropy')
    return [
      { value: 0.95 * lnK, label: 'level.tooEven' },
      { value: 0.05 * lnK, label: 'level.tooSure' },
    ];
  if (metric === 'effectiveRank') return [{ value: fewDirections(settings), label: 'level.tooAlike' }];
  if (metric === 'prototypesInUse') return [{ value: fewPrototypes(settings), label: 'level.tooFew' }];
  if (metric === 'embeddingStd')
    return [{ value: 0.5 / Math.sqrt(embeddingWidth(encoder)), label: 'level.tooAlike' }];
  return [];
}
