import { settingKeys } from '../../../src-shared/settings/overrides';
import { type TargetId } from '../../../src-shared/kinds/targets';
import { geoTargets, isSharePath, type TrainSettings } from '../../../src-shared/settings/trainSettings';

/** A number, or the two ends of a range. */
export type SettingValue = number | [number, number];
/** What names a network, too: a word, yes or no, a list. */
export type AnyValue = SettingValue | string | boolean | number[];
type Tree = { [key: string]: Tree | SettingValue };

/** The settings an analyst may change, by what they are about; dotted paths. Those of an encoder are there by its kind. */
export const settingGroups = {
  course: ['epochs', 'batchSize', 'frozenEpochs', 'priorityExponent'],
  encoder: [
    'encoder.sizePx',
    'encoder.patchPx',
    'encoder.width',
    'encoder.depth',
    'encoder.heads',
    'encoder.mlpRatio',
    'encoder.groups',
    'encoder.pixelMean',
    'encoder.pixelStd',
  ],
  views: ['views.locals', 'views.localPx', 'views.globalSpan', 'views.localSpan'],
  head: ['head.hidden', 'head.bottleneck', 'head.scores'],
  learning: [
    'learningRate.base',
    'learningRate.warmUp',
    'learningRate.final',
    'weightDecay.start',
    'weightDecay.end',
    'clipNorm',
  ],
  teacher: [
    'temperature.student',
    'temperature.teacherStart',
    'temperature.teacherEnd',
    'temperature.ramp',
    'momentum.teacher',
    'momentum.centre',
    'teacher.sinkhorn',
  ],
  losses: [
    'losses.distillation',
    'losses.geo',
    'losses.reconstruction',
    'losses.clustering',
    'losses.spread',
    'geoShares.price',
    'geoShares.population',
    'geoShares.location',
  ],
  clusters: [
    'clusters.prototypes',
    'clusters.hidden',
    'clusters.outputs',
    'clusters.temperature.student',
    'clusters.temperature.teacherStart',
    'clusters.temperature.teacherEnd',
    'clusters.temperature.ramp',
    'clusters.momentum',
  ],
} as const;

export const sharePath = (target: TargetId): string => `geoShares.${target}`;

/**
 * The settings of a group that these have: beside the losses also the shares of these further targets, and of those that the settings
 * name. A share that is not there is 0.
 */
export function pathsOf(
  group: SettingGroup,
  settings: TrainSettings,
  targets: readonly TargetId[],
): string[] {
  const known = settingGroups[group].filter((path) => settingAt(settings, path) !== undefined);
  if (group !== 'losses') return known;
  const shares = [...targets, ...geoTargets(settings)].map(sharePath);
  return [...new Set([...known, ...shares])];
}

export type SettingGroup = keyof typeof settingGroups;
/** What kind of network an encoder is: chosen with the preset. */
export const networkPaths = ['encoder.kind', 'encoder.blocks', 'encoder.bottleneck'] as const;

export type SettingPath = (typeof settingGroups)[SettingGroup][number];

/** Undefined where the settings have no such value, as those of an older run may not. */
export function settingAt(settings: TrainSettings, path: string): SettingValue | undefined {
  let node: unknown = settings;
  for (const key of path.split('.')) node = (node as Tree | undefined)?.[key];
  return (node ?? (isSharePath(path) ? 0 : undefined)) as SettingValue | undefined;
}

/** A copy with one value changed. */
export function withSetting(settings: TrainSettings, path: string, value: SettingValue): TrainSettings {
  const changed = structuredClone(settings);
  const keys = path.split('.');
  const last = keys.pop()!;
  const parent = keys.reduce<Tree>((node, key) => node[key] as Tree, changed as unknown as Tree);
  parent[last] = value;
  return changed;
}

export interface SettingDifference {
  path: string;
  values: (AnyValue | undefined)[];
}

/** The settings that are not the same in both, in their own order. */
export function settingsDiff(one: TrainSettings, other: TrainSettings): SettingDifference[] {
  const paths = [...new Set([...settingKeys(one), ...settingKeys(other)])];
  return paths
    .map((path) => ({ path, values: [one, other].map((settings) => settingAt(settings, path)) }))
    .filter(({ values: [a, b] }) => JSON.stringify(a) !== JSON.stringify(b));
}
