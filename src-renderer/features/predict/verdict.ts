import { type ModelFigures, type PredictionSetView } from '../../../src-shared/contract/app/predictions';
import { type ModelRole, models } from '../../../src-shared/kinds/models';
import { isIdOf } from '../../../src-shared/kinds/table';
import { ownFigures } from './compare';

export interface Verdict {
  kind: 'wins' | 'loses' | 'untrained' | 'worthless';
  /** R² of the set's own model. */
  r2: number;
  /** By how much it differs from that of the best coordinate baseline, which is at least 0, or of the random weights. */
  by: number;
}

/** Less of the variance than this is next to nothing. */
const leastR2 = 0.05;

const roleOf = (model: string): ModelRole | null => (isIdOf(models, model) ? models[model].role : null);
const r2Of = (figures: ModelFigures[], role: ModelRole) =>
  Math.max(
    -Infinity,
    ...figures.filter(({ model }) => roleOf(model) === role).map(({ r2 }) => r2 ?? -Infinity),
  );

/** What the table says of the model that a set's predictions are made with, in one judgement; null where R² is not known. */
export function verdictOf({ figures, model }: Pick<PredictionSetView, 'figures' | 'model'>): Verdict | null {
  const r2 = ownFigures({ figures, model })?.r2 ?? null;
  const coordinates = r2Of(figures, 'coordinates');
  if (r2 === null || !Number.isFinite(coordinates)) return null;
  const random = r2Of(figures, 'untrained');
  const by = Math.abs(r2 - Math.max(0, coordinates));
  if (Math.max(r2, coordinates) < leastR2) return { kind: 'worthless', r2, by };
  if (random >= r2 && random > coordinates) return { kind: 'untrained', r2, by: random - r2 };
  return { kind: r2 > coordinates ? 'wins' : 'loses', r2, by };
}

/** The best figure of a column: the largest, or the smallest where less is better; null ones are left out. */
export function bestOf(values: (number | null)[], isLessBetter: boolean): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return isLessBetter ? Math.min(...known) : Math.max(...known);
}
