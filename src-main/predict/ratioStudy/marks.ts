import { type Estimate } from './estimate';
import { type RatioFigures } from './figures';

/** A range that a figure is asked to be in, and by whom. */
export interface Mark {
  figure: 'median' | 'cod' | 'prd' | 'prb' | 'mki' | 'vei' | 'veiSignificance';
  /** Of which places, where the mark is not one of all. */
  of?: 'homes' | 'landAndIncome';
  least: number | null;
  most: number | null;
  source: string;
  /** Passed where the interval of the figure touches the range; otherwise the figure itself is judged. */
  byInterval?: boolean;
  /** Fewer sales are not judged. */
  fewestSales?: number;
}

export interface JudgedMark extends Mark {
  /** Null where the sales do not have the figure, or are too few. */
  isPassed: boolean | null;
}

const [indiana, wyoming] = ['Indiana 50 IAC 27-4-5', 'Wyoming, Department of Revenue rules, ch. 5 § 6'];
const laws = `${indiana}; ${wyoming}`;
const draft = 'IAAO Standard on Ratio Studies, exposure draft of May 2026 (not adopted)';

export const marks: readonly Mark[] = [
  { figure: 'median', least: 0.9, most: 1.1, source: indiana, byInterval: true },
  { figure: 'median', least: 0.95, most: 1.05, source: wyoming, byInterval: true },
  { figure: 'cod', of: 'homes', least: null, most: 15, source: laws },
  { figure: 'cod', of: 'landAndIncome', least: null, most: 20, source: laws },
  { figure: 'cod', least: 5, most: null, source: 'assesspy, cod_met: less is suspicious' },
  { figure: 'prd', least: 0.98, most: 1.03, source: laws, fewestSales: 20 },
  { figure: 'prb', least: -0.05, most: 0.05, source: draft, byInterval: true },
  { figure: 'mki', least: 0.95, most: 1.05, source: 'Quintos 2020, JPTAA 17(2)' },
  { figure: 'vei', least: -10, most: 10, source: draft },
  { figure: 'veiSignificance', least: null, most: 10, source: draft },
];

const told = (value: number | undefined): Estimate | null =>
  value === undefined ? null : { value, interval: null };

const estimateOf: Record<Mark['figure'], (figures: RatioFigures) => Estimate | null> = {
  median: ({ median }) => median,
  cod: ({ cod }) => cod,
  prd: ({ prd }) => prd,
  prb: ({ prb }) => prb,
  mki: ({ mki }) => mki,
  vei: ({ verticalEquity }) => told(verticalEquity?.vei),
  veiSignificance: ({ verticalEquity }) => told(verticalEquity?.significance),
};

export const judged = (figures: RatioFigures): JudgedMark[] =>
  marks.map((mark) => ({ ...mark, isPassed: isPassed(mark, figures) }));

function isPassed(
  { figure, least, most, byInterval, fewestSales = 0 }: Mark,
  figures: RatioFigures,
): boolean | null {
  const estimate = estimateOf[figure](figures);
  if (!estimate || figures.count < fewestSales) return null;
  const { value, interval } = estimate;
  const [low, high] = (byInterval && interval) || [value, value];
  return (least === null || high >= least) && (most === null || low <= most);
}
