import { type ModelFigures } from '../../../src-shared/contract/app/predictions';
import { type TargetKind } from '../../../src-shared/kinds/targets';
import { formatNumber } from '../../ui/messages';

/** A figure of a model as a column of a table. */
export interface FigureColumn {
  key: Exclude<keyof ModelFigures, 'model' | 'chosen'>;
  /** Empty: in words of the language. */
  title: string;
  isLessBetter: boolean;
  isShare?: boolean;
  /** Neither more nor less is better. */
  isPlain?: boolean;
}

const r2: FigureColumn = { key: 'r2', title: 'R²', isLessBetter: false };
const mae: FigureColumn = { key: 'mae', title: 'MAE', isLessBetter: true };
const coverage: FigureColumn = {
  key: 'coverage',
  title: '',
  isLessBetter: false,
  isShare: true,
  isPlain: true,
};
const ofClasses: FigureColumn[] = [
  { key: 'top1', title: 'top-1', isLessBetter: false, isShare: true },
  { key: 'top5', title: 'top-5', isLessBetter: false, isShare: true },
  { key: 'macroF1', title: 'macro-F1', isLessBetter: false },
];
const ofNumbers = (own: FigureColumn[]): FigureColumn[] => [
  r2,
  { key: 'rmse', title: 'RMSE', isLessBetter: true },
  mae,
  ...own,
  coverage,
];
const mape: FigureColumn = { key: 'mape', title: 'MAPE', isLessBetter: true, isShare: true };

/** All figures that a target has. */
export const figureColumns: Record<TargetKind, FigureColumn[]> = {
  value: ofNumbers([mape]),
  density: ofNumbers(ofClasses),
  class: ofClasses,
};

/** The few that say the most. */
export const mainColumns: Record<TargetKind, FigureColumn[]> = {
  value: [r2, mape, coverage],
  density: [r2, ofClasses[0], coverage],
  class: ofClasses,
};

export function figureText(value: number | null, isShare = false): string {
  if (value === null) return '–';
  return isShare ? `${formatNumber(100 * value, 1)} %` : formatNumber(value, 3);
}
