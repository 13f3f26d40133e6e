import { type TargetDefinition } from '../../src-shared/kinds/targets';
import { type Message, say } from '../../src-shared/message';
import { noNames, targetName } from '../../src-shared/names';

/** Bins of the decimal logarithm of a value: so many a power of ten, from 1e-20 to 1e20. */
const [binsADecade, decades] = [20, 40];
/** At least so far from the median, as powers of ten, and so many times the middle half of the values. */
const [leastDecades, timesSpread] = [2, 5];
const fewest = 20;

/** Positive values of a target on their way in: whether some lie far below or above the rest, as a sale for 1 does. */
export class PlausibleValues {
  private readonly bins = new Uint32Array(binsADecade * decades);
  private count = 0;

  constructor(private readonly target: Pick<TargetDefinition, 'id' | 'name'>) {}

  add(value: number): void {
    if (!(value > 0 && Number.isFinite(value))) return;
    this.bins[binOf(value)]++;
    this.count++;
  }

  /** How many lie far from the rest, where any do. */
  told(): Message[] {
    if (this.count < fewest) return [];
    const [low, median, high] = [0.25, 0.5, 0.75].map((share) => this.quantileBin(share));
    const far = Math.max(leastDecades * binsADecade, timesSpread * (high - low));
    const below = this.countWhere((bin) => bin < median - far);
    const above = this.countWhere((bin) => bin > median + far);
    if (below + above === 0) return [];
    const values = { below, above, total: this.count, median: Number(valueOf(median).toPrecision(2)) };
    return [say('notice.implausible', { target: this.name(), ...values })];
  }

  private name(): Message {
    const { id, name } = this.target;
    return targetName(id, name === null ? noNames : new Map([[id, name]]));
  }

  private quantileBin(share: number): number {
    let sum = 0;
    return this.bins.findIndex((count) => (sum += count) >= share * this.count);
  }

  private countWhere(passes: (bin: number) => boolean): number {
    return this.bins.reduce((sum, count, bin) => (passes(bin) ? sum + count : sum), 0);
  }
}

const binOf = (value: number) =>
  Math.min(
    binsADecade * decades - 1,
    Math.max(0, Math.floor((Math.log10(value) + decades / 2) * binsADecade)),
  );
const valueOf = (bin: number) => 10 ** ((bin + 0.5) / binsADecade - decades / 2);
