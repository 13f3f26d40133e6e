import { type Random } from '../../../src-shared/random';
import { type Pause } from '../pause';
import { prb } from './bias';
import { bootstrap } from './bootstrap';
import { cod } from './dispersion';
import { deviate95, type Estimate } from './estimate';
import { ginis, ki, mki } from './gini';
import { medianInterval } from './level';
import { type PercentErrors, percentErrors } from './percentErrors';
import { prd } from './priceRelated';
import { median } from './quantile';
import { once, type Sales } from './sales';
import { type VerticalEquity, verticalEquity } from './verticalEquity';

/** What is told of some sales; intervals of 95 %. */
export interface RatioFigures extends PercentErrors {
  count: number;
  /** Level: the median ratio. */
  median: Estimate;
  /** In %. */
  cod: Estimate;
  prd: Estimate;
  /** Null where the values do not vary; so is `mki` where the prices do not. */
  prb: Estimate | null;
  mki: Estimate | null;
  ki: number;
  verticalEquity: VerticalEquity | null;
}

const indexOf = (...sales: Parameters<typeof ginis>) => mki(ginis(...sales));

export async function ratioFigures(sales: Sales, random: Random, pause: Pause): Promise<RatioFigures> {
  const { ratios } = sales;
  const counts = once(sales);
  const intervals = await bootstrap(sales, { cod, prd, mki: indexOf }, random, pause);
  const index = indexOf(sales, counts);
  return {
    count: ratios.length,
    median: { value: median(ratios), interval: medianInterval(ratios, deviate95) },
    cod: { value: cod(sales, counts), interval: intervals.cod },
    prd: { value: prd(sales, counts), interval: intervals.prd },
    prb: prb(sales),
    mki: index === null ? null : { value: index, interval: intervals.mki },
    ki: ki(ginis(sales, counts)),
    verticalEquity: verticalEquity(sales),
    ...percentErrors(ratios),
  };
}
