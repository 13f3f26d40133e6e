import { AppError } from '../errors';
import { say } from '../message';
import { editDistance } from '../nearest';
import { isSharePath, parseTrainSettings, type TrainSettings } from './trainSettings';

type Tree = { [key: string]: unknown };

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Dotted paths of all single values, such as `encoder.width`. */
export function settingKeys(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    isTree(value) ? settingKeys(value, `${prefix}${key}.`) : [prefix + key],
  );
}

/** The keys most like a wrong one: a whole last part that fits comes first, then the smallest edit distance. */
function nearKeys(wrong: string, keys: string[]): string[] {
  const lastPart = (key: string) => key.slice(key.lastIndexOf('.') + 1);
  const cost = (key: string) =>
    Math.min(editDistance(wrong, key), editDistance(lastPart(wrong), lastPart(key)) + 0.5);
  return keys.toSorted((a, b) => cost(a) - cost(b)).slice(0, 3);
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Settings with `key=value` changes, such as `encoder.width=64` or `views.globalSpan=[0.4,1]` (values as in JSON).
 * `input/bad-argument` for an unknown key, with the keys it may have meant, or for a value that does not fit.
 */
export function applyOverrides(settings: TrainSettings, overrides: readonly string[]): TrainSettings {
  const changed = structuredClone(settings);
  for (const override of overrides) {
    const at = override.indexOf('=');
    if (at < 1) throw new AppError('input/bad-argument', say('settings.notKeyValue', { text: override }));
    const key = override.slice(0, at).trim();
    const keys = settingKeys(changed);
    if (!keys.includes(key) && !isSharePath(key))
      throw new AppError('input/bad-argument', say('settings.unknown', { key, near: nearKeys(key, keys) }), {
        data: keys,
      });
    setAt(changed, key, parseValue(override.slice(at + 1).trim()));
  }
  return parseTrainSettings(changed);
}

function setAt(tree: object, key: string, value: unknown): void {
  const path = key.split('.');
  const last = path.pop() as string;
  const parent = path.reduce<Tree>((node, part) => node[part] as Tree, tree as Tree);
  parent[last] = value;
}
