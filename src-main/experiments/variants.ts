import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { applyOverrides } from '../../src-shared/settings/overrides';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';

/** One of the settings that are compared. */
export interface Variant {
  name: string;
  title: string;
  settings: TrainSettings;
}

/** The terms in the order in which the paper's ablation adds them. */
const steps = [
  { name: 'dino', title: 'DINO only', term: 'distillation' },
  { name: 'geo', title: 'DINO + geo', term: 'geo' },
  { name: 'rec', title: 'DINO + geo + rec', term: 'reconstruction' },
  { name: 'full', title: 'full', term: 'clustering' },
];

export const variantNames = steps.map(({ name }) => name);

/**
 * One variant for each term that these settings weigh: with it and those before it, without those after it. `names`
 * chooses among them. `input/bad-argument` for a variant that there is not, and without distillation, which all rest on.
 */
export function variantsOf(settings: TrainSettings, names?: readonly string[]): Variant[] {
  const weights: Record<string, unknown> = settings.losses;
  const weighs = (term: string) => Number(weights[term] ?? 0) > 0;
  if (!weighs('distillation')) throw new AppError('input/bad-argument', say('experiments.noDistillation'));
  const variants = steps.flatMap(({ name, title, term }, i) => {
    const off = steps.slice(i + 1).filter((later) => later.term in weights);
    const losses = { ...settings.losses, ...Object.fromEntries(off.map((later) => [later.term, 0])) };
    return weighs(term) ? [{ name, title, settings: { ...settings, losses } }] : [];
  });
  const unknown = names?.find((name) => !variants.some((variant) => variant.name === name));
  if (unknown === undefined) return variants.filter(({ name }) => names?.includes(name) ?? true);
  const known = variants.map(({ name }) => name);
  throw new AppError('input/bad-argument', say('experiments.noVariant', { name: unknown, known }));
}

/**
 * These settings as they are, and with one change at a time; a change: `key=value`. Codes: those of `applyOverrides`.
 */
export function changedVariants(settings: TrainSettings, changes: readonly string[]): Variant[] {
  const changed = changes.map((change) => ({
    name: change,
    title: change,
    settings: applyOverrides(settings, [change]),
  }));
  return [{ name: 'as-set', title: 'as set', settings }, ...changed];
}
