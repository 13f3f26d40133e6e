import { AppError } from '../../src-shared/errors';
import { ablationSteps } from '../../src-shared/kinds/variants';
import { say } from '../../src-shared/message';
import { applyOverrides } from '../../src-shared/settings/overrides';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';

/** One of the settings that are compared. */
export interface Variant {
  /** Of the table of variants, or a change: `key=value`. */
  id: string;
  settings: TrainSettings;
}

/**
 * One variant for each term that these settings weigh: with it and those before it, without those after it. `ids`
 * chooses among them. `input/bad-argument` for a variant that there is not, and without distillation, which all rest on.
 */
export function variantsOf(settings: TrainSettings, ids?: readonly string[]): Variant[] {
  const weights: Record<string, unknown> = settings.losses;
  const weighs = (term: string) => Number(weights[term] ?? 0) > 0;
  if (!weighs('distillation')) throw new AppError('input/bad-argument', say('experiments.noDistillation'));
  const variants = ablationSteps.flatMap(({ id, term }, i) => {
    const off = ablationSteps.slice(i + 1).filter((later) => later.term in weights);
    const losses = { ...settings.losses, ...Object.fromEntries(off.map((later) => [later.term, 0])) };
    return weighs(term) ? [{ id, settings: { ...settings, losses } }] : [];
  });
  const unknown = ids?.find((wanted) => !variants.some(({ id }) => id === wanted));
  if (unknown === undefined) return variants.filter(({ id }) => ids?.includes(id) ?? true);
  const known = variants.map(({ id }) => id);
  throw new AppError('input/bad-argument', say('experiments.noVariant', { name: unknown, known }));
}

/**
 * These settings as they are, and with one change at a time; a change: `key=value`. Codes: those of `applyOverrides`.
 */
export function changedVariants(settings: TrainSettings, changes: readonly string[]): Variant[] {
  const changed = changes.map((change) => ({
    id: change,
    settings: applyOverrides(settings, [change]),
  }));
  return [{ id: 'as-set', settings }, ...changed];
}
