import { type ModelFigures } from '../../../src-shared/contract/app/predictions';
import { predictingModels } from '../../../src-shared/texts/models';

export interface Verdict {
  kind: 'wins' | 'loses' | 'untrained' | 'worthless';
  /** By how much R² differs: of the embedding and the best coordinate baseline, or the encoder with random weights. */
  by: number;
}

const r2Of = (figures: ModelFigures[], models: string[]) =>
  Math.max(
    -Infinity,
    ...figures.filter(({ model }) => models.includes(model)).map(({ r2 }) => r2 ?? -Infinity),
  );

/** What the table says of the embedding, in one judgement; null where R² is not known. */
export function verdictOf(figures: ModelFigures[]): Verdict | null {
  const embedding = r2Of(figures, [...predictingModels]);
  const coordinates = r2Of(figures, ['nearestOnCoordinates', 'ridgeOnCoordinates', 'coordinatesChosen']);
  if (!Number.isFinite(embedding) || !Number.isFinite(coordinates)) return null;
  const random = r2Of(figures, ['randomEncoder', 'randomEncoderChosen']);
  const by = Math.abs(embedding - coordinates);
  if (Math.max(embedding, coordinates) < 0) return { kind: 'worthless', by };
  if (random >= embedding && random > coordinates) return { kind: 'untrained', by: random - embedding };
  return { kind: embedding > coordinates ? 'wins' : 'loses', by };
}

/** The best figure of a column: the largest, or the smallest where less is better; null ones are left out. */
export function bestOf(values: (number | null)[], isLessBetter: boolean): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return isLessBetter ? Math.min(...known) : Math.max(...known);
}
