import { type ModelFigures, type PredictionSetView } from '../../../src-shared/contract/app/predictions';
import { type ModelRole, models } from '../../../src-shared/kinds/models';
import { isIdOf } from '../../../src-shared/kinds/table';
import { type Message } from '../../../src-shared/message';
import { whyUndefined } from '../../../src-shared/whyUndefined';
import { ownFigures } from './compare';

export interface Verdict {
  kind: 'wins' | 'loses' | 'even' | 'untrained' | 'asUntrained' | 'worthless';
  /** R² of the set's own model. */
  r2: number;
  /** By how much it differs from that of the best coordinate baseline, which is at least 0, or of the random weights. */
  by: number;
}

/** Less of the variance than this is next to nothing. */
const leastR2 = 0.05;
/** Less than this is shown as no difference. */
const leastDifference = 0.005;

const roleOf = (model: string): ModelRole | null => (isIdOf(models, model) ? models[model].role : null);
const r2Of = (figures: ModelFigures[], role: ModelRole) =>
  Math.max(
    -Infinity,
    ...figures.filter(({ model }) => roleOf(model) === role).map(({ r2 }) => r2 ?? -Infinity),
  );

/** What the table says of the model that a set's predictions are made with, in one judgement; null where R² is not known. */
export function verdictOf({ figures, model }: Pick<PredictionSetView, 'figures' | 'model'>): Verdict | null {
  const r2 = ownFigures({ figures, model })?.r2 ?? null;
  const others = figures.filter((each) => each.model !== model);
  const coordinates = r2Of(others, 'coordinates');
  if (r2 === null || !Number.isFinite(coordinates)) return null;
  const random = roleOf(model) === 'encoder' ? r2Of(others, 'untrained') : -Infinity;
  const by = Math.abs(r2 - Math.max(0, coordinates));
  if (Math.max(r2, coordinates) < leastR2) return { kind: 'worthless', r2, by };
  if (random >= r2 && random > coordinates) {
    const isSame = random - r2 < leastDifference;
    return { kind: isSame ? 'asUntrained' : 'untrained', r2, by: random - r2 };
  }
  if (by < leastDifference) return { kind: 'even', r2, by };
  return { kind: r2 > coordinates ? 'wins' : 'loses', r2, by };
}

/** Why the figures of a set do not tell one model from another; null where they may. */
export function whyNoVerdict({
  figures,
  definition,
}: Pick<PredictionSetView, 'figures' | 'definition'>): Message | null {
  const isNull = (key: 'r2' | 'top1') => figures.every((each) => each[key] === null);
  return whyUndefined(definition.kind, { r2: isNull('r2'), top1: isNull('top1') });
}

/**
 * The best figure of a column: the largest, or the smallest where less is better; null ones are left out. None where several are all
 * the same.
 */
export function bestOf(values: (number | null)[], isLessBetter: boolean): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0 || (known.length > 1 && known.every((value) => value === known[0]))) return null;
  return isLessBetter ? Math.min(...known) : Math.max(...known);
}
