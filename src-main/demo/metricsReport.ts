import { type Evaluation } from '../predict/evaluate';
import { evaluationTable } from '../predict/evaluationTable';

/** What a demo did, as `metrics.json` keeps it. */
export interface DemoReport {
  place: string;
  /** True where the place is invented. */
  generated: boolean;
  attribution: string;
  preset: string;
  executor: string;
  seeds: number[];
  placeCount: number;
  imageCount: number;
  /** One for each target, split and seed. */
  evaluations: { seed: number; evaluation: Evaluation }[];
  stages: { stage: string; seconds: number }[];
}

/** The report for people: what was done, one table for each target and split (over all seeds), and the time it took. */
export function metricsMarkdown(report: DemoReport): string {
  const { place, attribution, preset, executor, seeds, placeCount, imageCount, stages } = report;
  const tables = [...Map.groupBy(report.evaluations, ({ evaluation }) => tableKey(evaluation)).values()];
  const seconds = stages.reduce((sum, stage) => sum + stage.seconds, 0);
  const parts = [
    `# ${place}`,
    `${attribution}.`,
    `${count(placeCount, 'place')}, ${count(imageCount, 'map image')} kept. Preset ${preset}, executor ${executor}, ` +
      `${seeds.length > 1 ? 'seeds' : 'seed'} ${seeds.join(', ')}. Labels of the scored folds were hidden from every ` +
      'training head; all rows of a table are scored on the same places.',
    ...tables.map((each) => fenced(evaluationTable(each.map(({ evaluation }) => evaluation)))),
    fenced(
      stages.map(({ stage, seconds }) => `${stage.padEnd(24)}${seconds.toFixed(1).padStart(8)} s`).join('\n'),
    ),
    `Total: ${seconds.toFixed(0)} s.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

const tableKey = ({ target, split }: Evaluation) => `${target} ${split.name}`;
const fenced = (text: string) => `\`\`\`text\n${text}\n\`\`\``;
const count = (value: number, noun: string) =>
  `${value.toLocaleString('en-US')} ${noun}${value === 1 ? '' : 's'}`;
